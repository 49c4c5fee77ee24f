import { Injectable } from '@nestjs/common';
import type { InvestmentTiersInForce, LedgerEventRecord, ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import { STAGE_CODES, type EvidenceKind, type Milestone, type Stage } from '../../shared/vocabulary.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { placeholders, selectRows } from '../core/database/rows.js';
import { notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale, currentScope, seesConfidential, type DataScope } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { Policy, type PolicyOn } from '../policy/policy.service.js';
import { missingForGate, nextStage } from './domain/advance.js';
import { FOREVER, UNKNOWN_DAY } from './domain/fold.js';
import { GATES_POLICY, PATHS, PATHS_POLICY, type ProjectRules } from './domain/rules.js';
import { MilestoneFactRow } from './entities.js';
import { LEDGER_ENTITY, ledgerRecords } from './ledger-list.js';
import { investmentTiers, tierLabel, TIERS_POLICY, type InvestmentTiers } from './investment-tiers.js';
import { listWithTiers, masked, PROJECT_LIST, projectListFor, projectRecord, projectScope } from './project-list.js';
import { Successions } from './successions.js';

/** Reads projects within the caller's scope. */
@Injectable()
export class ProjectReader {
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceService,
    private readonly policy: Policy,
    private readonly clock: Clock,
    private readonly successions: Successions,
  ) {}

  async list(query: ListQuery): Promise<Page<ProjectRecord>> {
    const tiers = await this.tiers();
    const { spec, open } = projectListFor(query, listWithTiers(tiers));
    const page = await listRows(this.database, spec, query, [...projectScope(currentScope(), query), ...open]);
    return page.map((row) => this.record(row, tiers));
  }

  /** One project as listed; 404 when it is not in scope. */
  async one(id: number, scope = currentScope()): Promise<ProjectRecord> {
    const tiers = await this.tiers();
    return this.record(await this.row(id, scope, tiers), tiers);
  }

  private async row(id: number, scope: DataScope, tiers?: InvestmentTiers): Promise<Row> {
    const where = [...projectScope(scope, { filter: '"archived"' }), { sql: 'p.`id` = ?', params: [id] }];
    const row = await this.database.queryOne(`SELECT ${listWithTiers(tiers).select} FROM ${PROJECT_LIST.from} WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')}`, where.flatMap((part) => part.params));
    if (!row) throw notFound('project', id);
    return row;
  }

  /** One project with its path, milestones and what the next stage still needs. */
  async detail(id: number): Promise<ProjectDetail> {
    const policy = await this.policy.on(this.clock.today());
    const tiers = tiersIn(policy);
    const [row, facts, kinds, bypassed] = await Promise.all([this.row(id, currentScope(), tiers), this.factsOf(id), this.evidenceKinds(id), this.bypassedIn(id)]);
    const project = withTier(projectRecord(this.database, row), row, tiers);
    // The gate asks for what is there, also where the caller may not see it.
    const paths = (policy.find(PATHS_POLICY)?.value as ProjectRules['paths'] | undefined) ?? PATHS;
    const gates = policy.find(GATES_POLICY)?.value as ProjectRules['gates'] | undefined;
    const nextGate = gates ? nextGateOf({ paths, gates }, project, kinds) : null;
    return Object.assign(masked(project, seesConfidential()), pathOf(paths, facts, project, bypassed), { nextGate, chain: project.confidential && !seesConfidential() ? [] : await this.successions.chainOf(project) });
  }

  /** The milestones of a project as they are known now. */
  private factsOf(projectId: number): Promise<MilestoneFactRow[]> {
    return selectRows(this.database, MilestoneFactRow, { projectId, knownTo: FOREVER }, 'ORDER BY `eventId`');
  }

  /** The ledger rows by which a gate was passed by exception. */
  private async bypassedIn(projectId: number): Promise<ReadonlySet<number>> {
    return new Set((await this.database.query<{ id: number }>('SELECT `id` FROM `project_event` WHERE `projectId` = ? AND `bypassedGate` = 1', [projectId])).map((row) => row.id));
  }

  /** The ledger rows of a project, latest first. */
  async ledgerOf(id: number): Promise<LedgerEventRecord[]> {
    await this.one(id);
    return ledgerRecords(this.database, this.evidence, 'WHERE e.`projectId` = ? ORDER BY e.`id` DESC LIMIT 500', [id]);
  }

  /** Every row of a list, a page at a time, for exports; filtered and sorted as the list is. */
  async *all(query: ListQuery, size = 25): AsyncGenerator<ProjectRecord> {
    const tiers = await this.tiers();
    const { spec, open } = projectListFor(query, listWithTiers(tiers));
    const where = await whereOf(this.database, spec, query.filter, [...projectScope(currentScope(), query), ...open], { everyRow: true });
    const order = orderOf(spec, query.sort);
    const ids = Int32Array.from((await this.database.query<{ id: number }>(`SELECT p.\`id\` FROM \`project\` p WHERE ${where.sql} ${order} LIMIT 100000`, where.params)).map((row) => row.id));
    for (let start = 0; start < ids.length; start += size) {
      const part = [...ids.subarray(start, start + size)];
      const rows = await this.database.query<Row & { id: number }>(`SELECT ${spec.select} FROM ${spec.from} WHERE p.\`id\` IN (${part.map(() => '?').join(', ')})`, part);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const id of part) {
        const row = byId.get(id);
        if (row) yield this.record(row, tiers);
      }
    }
  }

  /** The tiers of agreed investment in force today; undefined where no pack has any. */
  async tiers(): Promise<InvestmentTiers | undefined> {
    return tiersIn(await this.policy.on(this.clock.today()));
  }

  /** The same with the clause, for a filter. */
  async tiersInForce(): Promise<InvestmentTiersInForce> {
    const item = (await this.policy.on(this.clock.today())).find(TIERS_POLICY);
    if (!item) return { leadingIndustryOnly: false, source: null, tiers: [] };
    const { leadingIndustryOnly, tiers } = investmentTiers(item);
    return { leadingIndustryOnly, source: item.source.clause, tiers: tiers.map((tier) => ({ ...tier, label: tierLabel(tier, currentLocale()) })) };
  }

  /** The list as it can be filtered today. */
  async listSpec(): Promise<ListSpec> {
    return listWithTiers(await this.tiers());
  }

  /** How projects advance today, by the policy in force. @throws 422 naming the pack that has run out */
  async rules(): Promise<ProjectRules> {
    const policy = await this.policy.on(this.clock.today());
    return { paths: policy.value<ProjectRules['paths']>(PATHS_POLICY), gates: policy.value<ProjectRules['gates']>(GATES_POLICY) };
  }

  /** Kinds of all evidence on a project's ledger: what an earlier row proved need not be uploaded again. */
  async evidenceKinds(projectId: number): Promise<EvidenceKind[]> {
    const rows = await this.database.query<{ kind: EvidenceKind }>(
      // CROSS: SQLite would begin with every link to a ledger row there is.
      'SELECT DISTINCT v.`kind` FROM `project_event` e CROSS JOIN `evidence_link` l ON l.`entity` = ? AND l.`entityId` = e.`id` JOIN `evidence` v ON v.`id` = l.`evidenceId` WHERE e.`projectId` = ?',
      [LEDGER_ENTITY, projectId],
    );
    return rows.map((row) => row.kind);
  }

  /** What each of these projects still lacks for its next stage; projects that lack nothing are left out. */
  async gates(filter: Record<string, unknown>, limit: number): Promise<{ project: ProjectRecord; gate: NonNullable<ProjectDetail['nextGate']> }[]> {
    const query = { filter: JSON.stringify(filter), sort: '["updatedAt","DESC"]', range: `[0,${limit - 1}]` };
    const { rows } = await listRows(this.database, PROJECT_LIST, query, projectScope(currentScope('project:read'), query));
    const ids = rows.map((row) => row['id'] as number);
    const rules = await this.rules();
    const found = ids.length ? await this.database.query<{ projectId: number; kind: EvidenceKind }>(
      `SELECT DISTINCT e.\`projectId\`, v.\`kind\` FROM \`project_event\` e JOIN \`evidence_link\` l ON l.\`entity\` = ? AND l.\`entityId\` = e.\`id\` JOIN \`evidence\` v ON v.\`id\` = l.\`evidenceId\` WHERE e.\`projectId\` IN (${placeholders(ids)})`, [LEDGER_ENTITY, ...ids]) : [];
    return rows.flatMap((row) => {
      const project = projectRecord(this.database, row);
      const gate = nextGateOf(rules, project, found.filter(({ projectId }) => projectId === project.id).map(({ kind }) => kind));
      return gate?.missing.length ? [{ project: masked(project, seesConfidential()), gate }] : [];
    });
  }

  record(row: Row, tiers?: InvestmentTiers): ProjectRecord {
    return this.shown(withTier(projectRecord(this.database, row), row, tiers));
  }

  /** A whole record as the caller may see it. */
  shown(record: ProjectRecord): ProjectRecord {
    return masked(record, seesConfidential());
  }
}

function withTier<T extends ProjectRecord>(record: T, row: Row, tiers: InvestmentTiers | undefined): T {
  const tier = tiers?.tiers.find(({ code }) => code === row['tier']);
  return Object.assign(record, { tier: tier ? { code: tier.code, name: tier.name } : null });
}

function tiersIn(policy: PolicyOn): InvestmentTiers | undefined {
  const item = policy.find(TIERS_POLICY);
  return item && investmentTiers(item);
}

function pathOf(paths: ProjectRules['paths'], rows: readonly MilestoneFactRow[], record: ProjectRecord, bypassed: ReadonlySet<number>): Pick<ProjectDetail, 'path' | 'milestones'> {
  const facts = new Map(rows.map((fact) => [fact.milestone, fact]));
  const day = (from: string) => (from === UNKNOWN_DAY ? null : from);
  const planned: Partial<Record<Stage, string | null>> = { started: record.plannedStartOn, built: record.plannedBuiltOn, producing: record.plannedProducingOn };
  const stages = STAGE_CODES.filter((stage) => paths[record.landMode].includes(stage) || facts.has(stage));
  return {
    path: stages.map((stage) => {
      const fact = facts.get(stage);
      return {
        stage, reached: Boolean(fact), current: record.stage === stage, occurredOn: fact ? day(fact.occurredFrom) : null, precision: fact?.precision ?? null,
        inferred: fact?.inferred ?? false, verification: fact?.verification ?? null, eventId: fact?.eventId ?? null, plannedOn: planned[stage] ?? null, bypassed: fact?.eventId != null && bypassed.has(fact.eventId),
      };
    }),
    milestones: [...facts.values()]
      .filter((fact) => !STAGE_CODES.includes(fact.milestone as Stage) && fact.milestone !== 'terminated' && fact.milestone !== 'suspended')
      .map((fact) => ({ milestone: fact.milestone as Milestone, occurredOn: day(fact.occurredFrom), precision: fact.precision, verification: fact.verification, eventId: fact.eventId ?? 0 })),
  };
}

function nextGateOf(rules: ProjectRules, project: ProjectRecord, kinds: readonly EvidenceKind[]): ProjectDetail['nextGate'] {
  const to = nextStage(rules, { project, stage: project.stage });
  if (!to || project.status === 'terminated' || project.archivedAt !== null) return null;
  return { to, missing: missingForGate(rules, project, to, kinds, currentLocale()) };
}
