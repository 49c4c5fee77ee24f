import { Injectable } from '@nestjs/common';
import type { ParkRecord, ParkSummary, SettledCompany } from '../../shared/contracts/places.js';
import type { Permission } from '../../shared/permissions.js';
import { CARRIER_KINDS, STAGE_CODES, type CarrierKind, type Stage } from '../../shared/vocabulary.js';
import { CompanyFacts } from '../companies/company-facts.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { sumOf } from '../core/database/rows.js';
import { pageOf, type ListQuery, type Page } from '../core/http/list.js';
import { currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { STILL_HOLDING_SQL, visibleProjects } from './holders.js';

interface StageRow { stage: Stage; count: number; agreed: number; suspended: number }
interface CarrierSums { kind: CarrierKind; count: number; area: number; reserved: number; occupied: number; idleCount: number; idleArea: number }
type CompanyRow = Omit<SettledCompany, 'settledOn'>;

const MOST_COMPANIES = 5_000;
const CHUNK = 500;

/** What follows from projects and carriers about one park: read, never stored. */
@Injectable()
export class ParkFacts {
  constructor(private readonly database: Database, private readonly companyFacts: CompanyFacts) {}

  /** The pipeline by stage (terminated projects left out) and the carriers in sums. */
  async summary({ id: parkId, organisationId }: ParkRecord): Promise<ParkSummary> {
    const seen = visibleProjects();
    const reaches = (permission: Permission) => {
      const scope = currentUser().scopeFor(permission);
      return scope !== undefined && inScope(scope, { organisationId, parkId });
    };
    const [stages, carriers, stillHeld] = await Promise.all([
      this.database.query<StageRow>(
        `SELECT p.\`stage\`, COUNT(*) AS \`count\`, ${sumOf('p.`agreedInvestmentFen`')} AS \`agreed\`, COALESCE(SUM(CASE WHEN p.\`status\` = 'suspended' THEN 1 ELSE 0 END), 0) AS \`suspended\`
         FROM \`project\` p WHERE p.\`parkId\` = ? AND p.\`archivedAt\` IS NULL AND p.\`status\` <> 'terminated'${seen.map(({ sql }) => ` AND (${sql})`).join('')} GROUP BY p.\`stage\``,
        [parkId, ...seen.flatMap(({ params }) => params)],
      ),
      this.database.query<CarrierSums>(
        `SELECT \`kind\`, COUNT(*) AS \`count\`, COALESCE(SUM(\`areaCenti\`), 0) AS \`area\`, COALESCE(SUM(\`reservedCenti\`), 0) AS \`reserved\`, COALESCE(SUM(\`occupiedCenti\`), 0) AS \`occupied\`,
         COALESCE(SUM(CASE WHEN \`status\` = 'idle' THEN 1 ELSE 0 END), 0) AS \`idleCount\`, COALESCE(SUM(CASE WHEN \`status\` = 'idle' THEN \`areaCenti\` ELSE 0 END), 0) AS \`idleArea\`
         FROM \`carrier\` WHERE \`parkId\` = ? AND \`archivedAt\` IS NULL GROUP BY \`kind\``,
        [parkId],
      ),
      this.database.queryOne<{ count: number }>(
        `SELECT COUNT(DISTINCT h.\`carrierId\`) AS \`count\` FROM \`carrier_holding\` h JOIN \`carrier\` c ON c.\`id\` = h.\`carrierId\` JOIN \`project\` p ON p.\`id\` = h.\`projectId\` WHERE c.\`parkId\` = ? AND c.\`archivedAt\` IS NULL AND ${STILL_HOLDING_SQL}`,
        [parkId],
      ),
    ]);
    const of = new Map(stages.map((row) => [row.stage, row]));
    return {
      pipeline: STAGE_CODES.map((stage) => ({ stage, count: of.get(stage)?.count ?? 0, agreedInvestmentFen: of.get(stage)?.agreed ?? 0, suspended: of.get(stage)?.suspended ?? 0 })),
      carriers: Object.fromEntries(Object.keys(CARRIER_KINDS).map((kind) => [kind, sumsOf(carriers.find((row) => row.kind === kind))])) as ParkSummary['carriers'],
      stillHeldCount: stillHeld?.count ?? 0,
      seesProjects: reaches('project:read'),
      mayManageCarriers: reaches('carrier:manage'),
    };
  }

  /** A company is credited once, to the first park in the city that it settled in (domain §2). */
  async companies(parkId: number, query: ListQuery): Promise<Page<SettledCompany>> {
    const candidates = await this.database.query<CompanyRow>(
      `SELECT c.\`id\`, c.\`name\`, c.\`creditCode\`, c.\`industryCode\` FROM \`company\` c WHERE c.\`archivedAt\` IS NULL AND c.\`id\` IN (
         SELECT r.\`projectCompanyId\` FROM \`project_revision\` r WHERE r.\`parkId\` = ? AND r.\`knownTo\` = ? AND r.\`withdrawn\` = 0) ORDER BY c.\`id\` LIMIT ${MOST_COMPANIES}`,
      [parkId, FOREVER],
    );
    const settled: SettledCompany[] = [];
    for (let start = 0; start < candidates.length; start += CHUNK) {
      const part = candidates.slice(start, start + CHUNK);
      const settlements = await this.companyFacts.settlements(part.map((company) => company.id));
      for (const company of part) {
        const settlement = settlements.get(company.id);
        if (settlement?.settledParkId === parkId) settled.push({ ...company, settledOn: settlement.settledOn });
      }
    }
    settled.sort((a, b) => (b.settledOn ?? '').localeCompare(a.settledOn ?? '') || b.id - a.id);
    return pageOf('companies', settled, query);
  }
}

const sumsOf = (row: CarrierSums | undefined) => ({
  count: row?.count ?? 0, area: (row?.area ?? 0) / 100, reservedArea: (row?.reserved ?? 0) / 100, occupiedArea: (row?.occupied ?? 0) / 100,
  freeArea: ((row?.area ?? 0) - (row?.reserved ?? 0) - (row?.occupied ?? 0)) / 100, idleCount: row?.idleCount ?? 0, idleArea: (row?.idleArea ?? 0) / 100,
});
