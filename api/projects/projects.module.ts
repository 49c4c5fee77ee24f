import { Module, type OnModuleInit } from '@nestjs/common';
import { PHASE_RULES } from '../../shared/vocabulary.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { currentScope, seesConfidential } from '../core/request-context.js';
import { EvidenceAccess } from '../evidence/evidence-access.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { AmountsService } from './amounts.service.js';
import { CompanyRepointing } from './company-repointing.js';
import { PolicyModule } from '../policy/policy.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { BulkAssignmentsService } from './bulk-assignments.service.js';
import { GATE_FIELDS, GATES_POLICY, PATHS_POLICY, PHASE_RULE_SETTING } from './domain/rules.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerExport } from './ledger-export.js';
import { LEDGER_ENTITY } from './ledger-list.js';
import { LedgerService } from './ledger.service.js';
import { ProjectBoardController } from './project-board.controller.js';
import { ProjectBoard } from './project-board.js';
import { ProjectExport } from './project-export.js';
import { openProjects, projectScope } from './project-list.js';
import { ProjectReader } from './project-reader.js';
import { ProjectSearch } from './project-search.js';
import { ProjectionRebuild } from './projection-rebuild.js';
import { ProjectionStore } from './projection-store.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsService } from './projects.service.js';
import { ReviewsService } from './reviews.service.js';
import { StageEventsService } from './stage-events.service.js';
import { Successions } from './successions.js';

@Module({
  imports: [IdentityModule, EvidenceModule, CompaniesModule, ParksModule, PolicyModule],
  controllers: [ProjectBoardController, ProjectsController, LedgerController],
  providers: [ProjectsService, CompanyRepointing, ProjectReader, StageEventsService, AmountsService, ReviewsService, LedgerService, LedgerExport, ProjectionStore, ProjectionRebuild, ProjectExport, ProjectSearch, ProjectBoard, BulkAssignmentsService, Successions],
  exports: [ProjectsService, AmountsService, ProjectReader, StageEventsService, ReviewsService, LedgerService, ProjectionRebuild],
})
export class ProjectsModule implements OnModuleInit {
  constructor(private readonly database: Database, private readonly evidenceAccess: EvidenceAccess, private readonly names: PolicyNames) {}

  /** A file on a ledger row is seen by those who see the project; packs say by which paths and gates projects advance. */
  onModuleInit(): void {
    this.names.registerGateFields([...GATE_FIELDS.keys()]);
    this.names.require(PATHS_POLICY, 'path-table');
    this.names.require(GATES_POLICY, 'gate-table');
    this.names.registerSetting(PHASE_RULE_SETTING, Object.keys(PHASE_RULES));
    this.evidenceAccess.register(LEDGER_ENTITY, async (ids) => {
      const scope = [...projectScope(currentScope('project:read')), ...openProjects()];
      const conditions = [`e.\`id\` IN (${placeholders(ids)})`, ...scope.map((part) => `(${part.sql})`)].join(' AND ');
      const rows = await this.database.query<{ id: number }>(`SELECT e.\`id\` FROM \`project_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\` WHERE ${conditions}`, [...ids, ...scope.flatMap((part) => part.params)]);
      return new Set(rows.map((row) => row.id));
    }, () => (seesConfidential() ? [] : [{
      sql: 'NOT EXISTS (SELECT 1 FROM `evidence_link` l JOIN `project_event` x ON x.`id` = l.`entityId` JOIN `project` p ON p.`id` = x.`projectId` WHERE l.`entity` = ? AND l.`evidenceId` = e.`id` AND p.`confidential` = 1)', params: [LEDGER_ENTITY],
    }]));
  }
}
