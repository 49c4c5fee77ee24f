import { Module } from '@nestjs/common';
import { EvidenceAccess } from './evidence-access.js';
import { EvidenceFiles } from './evidence-files.js';
import { EvidenceList } from './evidence-list.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';

/** Stored files and what they are evidence of. */
@Module({
  controllers: [EvidenceController],
  providers: [EvidenceService, EvidenceList, EvidenceFiles, EvidenceAccess],
  exports: [EvidenceService, EvidenceAccess],
})
export class EvidenceModule {}
