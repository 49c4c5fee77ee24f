import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JobOutcome, JobRecord, JobRunRecord, SystemStatus } from '../../shared/contracts/operations.js';
import { Allow } from '../core/http/allow.js';
import { ChoiceField, FlagField, IntegerField, NestedField, TextField } from '../core/http/fields.js';
import { ListAnswer, pageOf, type ListQuery, type Page } from '../core/http/list.js';
import { JobsService } from './jobs.service.js';
import { SystemStatusService } from './system-status.service.js';

const INSTANT = '2026-03-31T02:15:00.000Z';

class RunAnswer implements JobRunRecord {
  @TextField({ example: INSTANT }) startedAt!: string;
  @TextField({ example: INSTANT }) finishedAt!: string;
  @ChoiceField(['done', 'failed']) outcome!: JobOutcome;
  @TextField({ nullable: true, max: 500, description: 'Why it failed; for a backup, what it holds' }) message!: string | null;
}

class JobAnswer implements JobRecord {
  @TextField({ example: 'seal-audit' }) id!: string;
  @TextField({ example: 'seal-audit' }) name!: string;
  @TextField({ example: '*/2 * * * * *', description: 'cron, in the installation’s time zone; six fields begin with seconds' }) schedule!: string;
  @NestedField(() => RunAnswer, { nullable: true }) lastRun!: JobRunRecord | null;
}

class DatabaseAnswer {
  @ChoiceField(['sqlite', 'mysql']) kind!: 'sqlite' | 'mysql';
  @TextField({ example: '10.11.6-MariaDB' }) version!: string;
  @IntegerField() bytes!: number;
  @IntegerField({ example: 4 }) migrations!: number;
  @TextField({ example: 'CreateJobRuns1795306410000' }) lastMigration!: string;
}

class OutboxAnswer {
  @IntegerField() waiting!: number;
  @TextField({ nullable: true, example: INSTANT }) since!: string | null;
}

class UnsealedEntriesAnswer {
  @IntegerField() count!: number;
  @TextField({ nullable: true, example: INSTANT }) since!: string | null;
}

class DataDirAnswer {
  @IntegerField({ nullable: true, description: 'null while it is counted for the first time' }) bytes!: number | null;
  @IntegerField() freeBytes!: number;
}

class StatusAnswer implements SystemStatus {
  @FlagField() ready!: boolean;
  @TextField({ example: INSTANT, description: 'of the server that answers' }) startedAt!: string;
  @TextField({ example: '0.1.0' }) version!: string;
  @TextField({ example: '20.20.2' }) nodeVersion!: string;
  @NestedField(() => DatabaseAnswer) database!: SystemStatus['database'];
  @NestedField(() => OutboxAnswer) outbox!: SystemStatus['outbox'];
  @NestedField(() => UnsealedEntriesAnswer) unsealed!: SystemStatus['unsealed'];
  @NestedField(() => DataDirAnswer) dataDir!: SystemStatus['dataDir'];
  @NestedField(() => RunAnswer, { nullable: true }) lastBackup!: JobRunRecord | null;
}

@ApiTags('operations')
@Controller()
export class JobsController {
  constructor(private readonly jobs: JobsService, private readonly system: SystemStatusService) {}

  @Get('jobs')
  @Allow('job:read')
  @ApiOperation({ summary: 'Recurring jobs, each with its last run' })
  @ListAnswer(JobAnswer)
  async list(@Query() query: ListQuery): Promise<Page<JobRecord>> {
    return pageOf('jobs', await this.jobs.list(), query);
  }

  @Get('system-status')
  @Allow('job:read')
  @ApiOperation({ summary: 'How the installation is doing: versions, database, what waits, disk, the last backup' })
  @ApiOkResponse({ type: StatusAnswer })
  status(): Promise<SystemStatus> {
    return this.system.status();
  }
}
