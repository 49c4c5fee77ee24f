import { Injectable } from '@nestjs/common';
import type { OpportunityLeadAnswer } from '../../shared/contracts/opportunities.js';
import type { LandMode, OpportunityState } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { selectRows, updateRows } from '../core/database/rows.js';
import { forbidden, notFound, refused } from '../core/errors.js';
import { currentScope } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope } from '../identity/data-scope.js';
import { LEDGER_ENTITY } from '../projects/ledger-list.js';
import { ProjectsService } from '../projects/projects.service.js';
import { Opportunity } from './entities.js';
import { OpportunitiesService } from './opportunities.service.js';
import type { CreateOpportunityLead } from './opportunity.dto.js';
import { OPPORTUNITY_ENTITY, OpportunityReader } from './opportunity-reader.js';

/** Turns what is offered into leads. */
@Injectable()
export class OpportunityLeadsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly projects: ProjectsService,
    private readonly opportunities: OpportunitiesService,
    private readonly reader: OpportunityReader,
    private readonly evidence: EvidenceService,
  ) {}

  /**
   * A lead from a published opportunity, through the projects' own door; several may come of one, and `close` says that this one takes it. Its files go with it.
   * @throws 404, 422 `opportunity-not-offered`, and whatever creating the project refuses
   */
  async createLead(id: number, { name, investors, organisationId, agreedInvestmentFen, close = false }: CreateOpportunityLead): Promise<OpportunityLeadAnswer> {
    return this.database.write(async () => {
      const offered = await this.reader.find(id);
      if (!offered) throw notFound('opportunity', id);
      const [before] = await selectRows(this.database, Opportunity, { id }, this.opportunities.lock);
      // Who takes it off the market must be one of those who offer it.
      if (close && !inScope(currentScope('opportunity:manage'), before!)) throw forbidden('forbidden', { permission: 'opportunity:manage' });
      if (before!.state !== 'published') throw refused('opportunity-not-offered');
      const landMode: LandMode = offered.landMu === null && offered.factorySquareMetres !== null ? 'leased-factory' : 'new-land';
      const project = await this.projects.create({
        name: name ?? offered.name, investors, ...(organisationId === undefined ? {} : { organisationId }), parkId: offered.parkId, regionCode: offered.regionCode, industryCode: offered.industryCode,
        industryText: offered.chain, landMode, landMu: offered.landMu, factorySquareMetres: offered.factorySquareMetres, source: 'opportunity', contentAndScale: offered.content,
        expectedOutputFen: offered.expectedOutputFen, ...(agreedInvestmentFen === undefined ? {} : { agreedInvestmentFen }),
      });
      await this.handOver(id, project.id);
      const now = this.clock.instant();
      const state: OpportunityState = close ? 'converted' : 'published';
      await updateRows(this.database, Opportunity, { id }, { state, updatedAt: now, version: before!.version + 1 });
      await this.opportunities.note(id, 'published', state, now, undefined, project.id);
      await this.audit.record({ action: 'opportunity:convert', entity: 'opportunity', entityId: id, details: { projectId: project.id, close } });
      return { opportunity: await this.reader.detail(id), project };
    });
  }

  /** What was handed out with the opportunity stands behind the lead's first entry, also for those who no longer see what it came of. */
  private async handOver(id: number, projectId: number): Promise<void> {
    const files = (await this.evidence.evidenceOf(OPPORTUNITY_ENTITY, [id])).get(id) ?? [];
    const entered = await this.database.queryOne<{ id: number }>("SELECT `id` FROM `project_event` WHERE `projectId` = ? AND `type` = 'created'", [projectId]);
    await this.evidence.link(LEDGER_ENTITY, entered!.id, files.map((file) => file.id));
  }
}
