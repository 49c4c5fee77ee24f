import { Entity } from 'typeorm';
import type { JobOutcome } from '../../shared/contracts/operations.js';
import { Instant, Key, Line, LongText } from '../core/database/columns.js';

/** The last run of a job: recurring ones, and the backup command. */
@Entity('job_run')
export class JobRun {
  @Key(60) name!: string;
  @Instant() startedAt!: string;
  @Instant() finishedAt!: string;
  @Line(10) outcome!: JobOutcome;
  @LongText({ nullable: true }) message!: string | null;
}
