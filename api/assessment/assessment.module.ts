import { Module, type OnModuleInit } from '@nestjs/common';
import type { Scheme } from '../../shared/contracts/scheme.js';
import { AuditModule } from '../audit/audit.module.js';
import { placeholders } from '../core/database/rows.js';
import { Database } from '../core/database/database.js';
import { currentUser } from '../core/request-context.js';
import { EvidenceAccess } from '../evidence/evidence-access.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { PolicyModule } from '../policy/policy.module.js';
import { AssessmentReports } from './assessment-reports.js';
import { AssessmentController } from './assessment.controller.js';
import { schemeProblems } from './domain/read-scheme.js';
import { LineNames } from './line-names.js';
import { ObjectionsService } from './objections.service.js';
import { ProspectsService } from './prospects.service.js';
import { RunReader } from './run-reader.js';
import { RunsService } from './runs.service.js';
import { ScoringService } from './scoring.service.js';
import { StepsService } from './steps.service.js';
import { ValuesService } from './values.service.js';

/** The yearly assessment of parks: from the collection of values to the final, frozen result (domain §11). */
@Module({
  imports: [AuditModule, EvidenceModule, IdentityModule, MetricsModule, ParksModule, PolicyModule],
  controllers: [AssessmentController],
  providers: [RunReader, RunsService, ValuesService, StepsService, ScoringService, ObjectionsService, ProspectsService, LineNames, AssessmentReports],
  exports: [RunReader, ValuesService],
})
export class AssessmentModule implements OnModuleInit {
  constructor(private readonly names: PolicyNames, private readonly access: EvidenceAccess, private readonly values: ValuesService, private readonly database: Database) {}

  /** Packs are checked by what computes with them; files follow what they are evidence of. */
  onModuleInit(): void {
    this.names.registerSchemeCheck((scheme) => schemeProblems(scheme as Scheme));
    this.access.register('assessment-value', (ids) => this.values.visibleValues(ids));
    this.access.register('assessment-check', (ids) => this.values.visibleChecks(ids));
    this.access.register('assessment-step', async (ids) => (currentUser().permissions.has('assessment:read') && currentUser().permissions.has('evidence:read') ? new Set((await this.database.query<{ id: number }>(`SELECT \`id\` FROM \`assessment_step\` WHERE \`id\` IN (${placeholders(ids)})`, ids)).map((row) => row.id)) : new Set()));
  }
}
