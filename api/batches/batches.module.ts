import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { BatchExport } from './batch-export.js';
import { BatchProposals } from './batch-proposal.js';
import { BatchesController } from './batches.controller.js';
import { BatchesService } from './batches.service.js';

@Module({ imports: [ProjectsModule], controllers: [BatchesController], providers: [BatchesService, BatchProposals, BatchExport], exports: [BatchesService] })
export class BatchesModule {}
