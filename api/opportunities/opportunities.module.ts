import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { OpportunitiesController } from './opportunities.controller.js';
import { OpportunitiesService } from './opportunities.service.js';
import { OpportunityChecks } from './opportunity-checks.js';
import { OpportunityExport } from './opportunity-export.js';
import { OpportunityLeadsService } from './opportunity-leads.service.js';
import { OpportunityReader } from './opportunity-reader.js';
import { OpportunitySearch } from './opportunity-search.js';

/** The project library (招商项目库): packaged projects offered to investors. */
@Module({
  imports: [IdentityModule, EvidenceModule, ParksModule, ProjectsModule],
  controllers: [OpportunitiesController],
  providers: [OpportunitiesService, OpportunityChecks, OpportunityLeadsService, OpportunityReader, OpportunityExport, OpportunitySearch],
  exports: [OpportunitiesService, OpportunityLeadsService],
})
export class OpportunitiesModule {}
