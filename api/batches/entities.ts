import { Entity } from 'typeorm';
import type { Batch } from '../../shared/vocabulary.js';
import { Code, Day, Id, Instant, Int, Line, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A project's place in a batch of a year's plan, between the two instants in which it was planned. */
@Entity('batch_entry')
export class BatchEntryRow {
  @Id() id!: number;
  @Int() year!: number;
  @Code() batch!: Batch;
  @Ref() projectId!: number;
  @Ref(optional) ownerId!: number | null;
  @Day(optional) dueOn!: string | null;
  @Line(200, optional) note!: string | null;
  @Ref(optional) carriedFromId!: number | null;
  @Line(500, optional) carriedReason!: string | null;
  @Instant() knownFrom!: string;
  @Instant() knownTo!: string;
  @Ref(optional) addedById!: number | null;
  @Ref(optional) removedById!: number | null;
  @Line(500, optional) removedReason!: string | null;
  @Int() version!: number;
}
