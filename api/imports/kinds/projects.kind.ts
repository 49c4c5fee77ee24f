import { Injectable } from '@nestjs/common';
import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import { nameKey } from '../../../shared/text.js';
import { CompaniesService } from '../../companies/companies.service.js';
import { FOREVER } from '../../core/database/columns.js';
import { Database } from '../../core/database/database.js';
import { selectRows } from '../../core/database/rows.js';
import { refused } from '../../core/errors.js';
import { currentScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import { identityKey } from '../../projects/domain/identity-key.js';
import { MilestoneFactRow, Project } from '../../projects/entities.js';
import { LedgerService, type NewEvent, type NewProject } from '../../projects/ledger.service.js';
import { PROJECT_HEADERS } from '../../projects/project-export.js';
import { attributesOf, EMPTY_ATTRIBUTES } from '../../projects/project-row.js';
import { applyDecisions } from '../domain/apply-decisions.js';
import type { Problem } from '../domain/check-row.js';
import type { Mapping } from '../domain/guess-mapping.js';
import { IMPORT_FIELDS, PROJECT_WORDS, type ImportField } from '../domain/import-fields.js';
import { readRow } from '../domain/read-row.js';
import type { RowValues } from '../domain/row-values.js';
import { amountEvents, baselineEvents, newBaselineEvents, statedAttributes } from '../domain/to-project.js';
import type { ImportBatch } from '../entities.js';
import { ImportContexts, organisationKey, type ImportContext } from '../import-context.js';
import { TO_APPLY, type Applier, type AppliedRow, type ChangedRecord, type ImportKind, type RowInput, type RowReader, type RowReading, type RowToApply, type Stamp } from './kind.js';
import { projectDuplicates } from './project-duplicates.js';
import { keyOf } from './record-kind.js';

/** Projects at a time. */
const CHUNK = 100;

/** Project ledgers (台账): a row becomes a project with its baseline, or the ledger rows that bring a project up to it. */
@Injectable()
export class ProjectsKind implements ImportKind {
  readonly code = 'projects';
  readonly words = PROJECT_WORDS;
  readonly fields = IMPORT_FIELDS.map((field) => ({ ...field, required: field.code === 'name', type: null, choices: null, resource: null }));
  readonly distinct = false;

  constructor(private readonly database: Database, private readonly contexts: ImportContexts, private readonly ledger: LedgerService, private readonly companies: CompaniesService) {}

  /** Rows of one name are likely to mean one project where they share an investor or name none, or agree in amount and signing day. */
  likeness(row: RowValues, earlier: RowValues): ReturnType<ImportKind['likeness']> {
    const others = new Set(earlier.investors.map(nameKey));
    const investor = !others.size || !row.investors.length || row.investors.some((name) => others.has(nameKey(name)));
    const deal = row.agreedInvestmentFen !== null && row.agreedInvestmentFen === earlier.agreedInvestmentFen && row.signedOn !== null && row.signedOn === earlier.signedOn;
    return { code: 'same-name-in-file', likely: investor || deal };
  }

  async begin(): Promise<RowReader> {
    const context = await this.contexts.load(currentScope());
    const scope = currentScope('project:read');
    return { read: (rows) => Promise.resolve(rows.map((row) => readOne(row, context))), duplicates: (rows) => projectDuplicates(this.database, scope, context, rows) };
  }

  async applier(batch: ImportBatch, stamp: Stamp): Promise<Applier> {
    await this.refuseNewTwins(batch);
    const context = await this.contexts.load(currentScope());
    this.companies.rememberNames();
    return async (rows) => {
      const applied = await this.createProjects(batch, rows.filter((row) => row.decision !== 'use'), context, stamp);
      return [...applied, ...(await this.useProjects(batch, rows.filter((row) => row.decision === 'use'), context, stamp))];
    };
  }

  /** Projects of the batch on which anything but the batch itself was recorded, reviewed or noted. */
  async changedSince({ id }: ImportBatch): Promise<ChangedRecord[]> {
    return this.database.query(
      `SELECT DISTINCT p.\`id\`, p.\`code\`, p.\`name\` FROM \`import_row\` w JOIN \`project\` p ON p.\`id\` = w.\`recordId\`
       WHERE w.\`batchId\` = ? AND (
         EXISTS (SELECT 1 FROM \`project_event\` e WHERE e.\`projectId\` = p.\`id\` AND (e.\`batchId\` IS NULL OR e.\`batchId\` <> ?) AND e.\`recordedAt\` > (SELECT b.\`appliedAt\` FROM \`import_batch\` b WHERE b.\`id\` = ?))
         OR EXISTS (SELECT 1 FROM \`project_event_review\` v JOIN \`project_event\` e ON e.\`id\` = v.\`eventId\` WHERE e.\`projectId\` = p.\`id\` AND e.\`batchId\` = ?)
         OR EXISTS (SELECT 1 FROM \`activity_project\` f WHERE f.\`projectId\` = p.\`id\` AND p.\`importBatchId\` = ?)
         OR EXISTS (SELECT 1 FROM \`next_step\` f WHERE f.\`projectId\` = p.\`id\` AND p.\`importBatchId\` = ?))
       ORDER BY p.\`id\` LIMIT 1000`, [id, id, id, id, id, id]);
  }

  async undo({ id }: ImportBatch, stamp: Stamp): Promise<Record<string, number>> {
    const created = await this.database.query<{ id: number }>('SELECT `id` FROM `project` WHERE `importBatchId` = ? AND `archivedAt` IS NULL ORDER BY `id`', [id]);
    const added = await this.database.query<{ id: number; projectId: number }>('SELECT e.`id`, e.`projectId` FROM `project_event` e JOIN `project` p ON p.`id` = e.`projectId` WHERE e.`batchId` = ? AND (p.`importBatchId` IS NULL OR p.`importBatchId` <> ?) ORDER BY e.`id`', [id, id]);
    await this.inChunks(created.map((project) => ({ projectId: project.id, event: { type: 'withdrawn', reason: 'import-undone' } })), stamp);
    await this.inChunks(added.map((event) => ({ projectId: event.projectId, event: { type: 'void', correctsId: event.id, reason: 'import-undone' } })), stamp);
    return { withdrawn: created.length, voided: added.length };
  }

  private async createProjects(batch: ImportBatch, rows: readonly RowToApply[], context: ImportContext, stamp: Stamp): Promise<AppliedRow[]> {
    if (!rows.length) return [];
    const values = rows.map((row) => row.values as unknown as RowValues);
    const companyIds = await this.companies.ensureByNames([...new Set(values.flatMap((row) => row.projectCompany ?? []))]);
    const ids = await this.ledger.create(values.map((row): NewProject => ({
      attributes: this.attributes(row, batch, context, row.projectCompany ? (companyIds.get(row.projectCompany) ?? null) : null),
      events: baselineEvents(row) as NewEvent[],
      batchId: batch.id,
    })), stamp);
    return rows.map(({ rowNumber }, index) => ({ rowNumber, recordId: ids[index]!, recordVersion: null, previous: null }));
  }

  /** Somebody may have created the same projects between preview and apply: then nothing is applied. */
  private async refuseNewTwins({ id }: ImportBatch): Promise<void> {
    const twins = await this.database.query<{ rowNumber: number }>(
      `SELECT DISTINCT w.\`rowNumber\` FROM \`import_row\` w JOIN \`project\` p ON p.\`identityKey\` = w.\`identityKey\` WHERE w.\`batchId\` = ? AND w.\`decision\` IS NULL AND ${TO_APPLY} ORDER BY w.\`rowNumber\` LIMIT 1000`, [id]);
    if (twins.length) throw refused('open-decisions', twins.map(({ rowNumber }) => ({ path: `rows.${rowNumber}`, code: 'duplicate' as const })), { count: twins.length });
  }

  private attributes(row: RowValues, batch: ImportBatch, context: ImportContext, projectCompanyId: number | null): ProjectAttributes {
    const stated = statedAttributes(row);
    const parkOrganisation = row.parkId === null ? undefined : context.parkOrganisations.get(row.parkId);
    const scope = currentScope();
    const own = parkOrganisation !== undefined && inScope(scope, { organisationId: parkOrganisation }) ? parkOrganisation : batch.organisationId;
    const introducing = context.allOrganisations.get(organisationKey(row.introducingUnit)) ?? null;
    const extra = { ...row.extra };
    if (row.introducingUnit && introducing === null) extra['引荐单位'] = row.introducingUnit;
    if (row.organisationName && !context.organisations.has(organisationKey(row.organisationName))) extra['责任单位'] = row.organisationName;
    return {
      ...EMPTY_ATTRIBUTES, source: 'import', ...stated, name: row.name!, extra,
      organisationId: context.organisations.get(organisationKey(row.organisationName)) ?? own,
      introducingOrganisationId: introducing, projectCompanyId,
    };
  }

  /** Takes what rows state over into the records they were said to be: new values as revisions, new milestones as baselines. */
  private async useProjects(batch: ImportBatch, rows: readonly RowToApply[], context: ImportContext, stamp: Stamp): Promise<AppliedRow[]> {
    // A project that several rows name is looked at anew after each of them.
    const [now, later] = parted(rows, ({ useId }) => useId);
    if (!now.length) return [];
    const ids = now.flatMap(({ useId }) => useId ?? []);
    await this.ledger.lock(ids);
    const scope = currentScope('project:update');
    const projects = new Map((await selectRows(this.database, Project, { id: ids })).filter((project) => !project.archivedAt && inScope(scope, project)).map((project) => [project.id, project]));
    const unknown = now.filter(({ useId }) => !projects.has(useId ?? 0));
    if (unknown.length) throw refused('open-decisions', unknown.map(({ rowNumber }) => ({ path: `rows.${rowNumber}`, code: 'unknown-reference' as const })), { count: unknown.length });
    const reached = new Map(ids.map((id) => [id, new Set<string>()]));
    for (const { projectId, milestone, inferred } of await selectRows(this.database, MilestoneFactRow, { projectId: ids, knownTo: FOREVER })) if (!inferred) reached.get(projectId)!.add(milestone);
    const companies = await this.companies.ensureByNames([...new Set(now.flatMap(({ values }) => (values as unknown as RowValues).projectCompany ?? []))]);
    await this.ledger.append(now.flatMap(({ useId, values }) => eventsOf(values as unknown as RowValues, projects.get(useId!)!, reached.get(useId!)!, context, companies).map((event) => ({ projectId: useId!, event: { ...event, batchId: batch.id } }))), stamp);
    return [...now.map(({ rowNumber, useId }) => ({ rowNumber, recordId: useId, recordVersion: null, previous: null })), ...(await this.useProjects(batch, later, context, stamp))];
  }

  private async inChunks(entries: readonly { projectId: number; event: NewEvent }[], stamp: Stamp): Promise<void> {
    for (let start = 0; start < entries.length; start += CHUNK) await this.ledger.append(entries.slice(start, start + CHUNK), stamp);
  }
}

/** The ledger rows that bring a project up to what a row states of it. */
function eventsOf(values: RowValues, project: Project, reached: ReadonlySet<string>, { organisations, allOrganisations }: ImportContext, companies: ReadonlyMap<string, number>): NewEvent[] {
  const before = attributesOf(project);
  // What the list of projects adds to a file that was taken from it is no news.
  const extra = Object.fromEntries(Object.entries(values.extra).filter(([header]) => values.code === null || !PROJECT_HEADERS.has(header)));
  const named = {
    organisationId: organisations.get(organisationKey(values.organisationName)), introducingOrganisationId: allOrganisations.get(organisationKey(values.introducingUnit)),
    projectCompanyId: values.projectCompany === null ? undefined : companies.get(values.projectCompany),
  };
  const stated = { ...statedAttributes({ ...values, extra: { ...before.extra, ...extra } }), ...Object.fromEntries(Object.entries(named).filter(([, id]) => id !== undefined)) };
  const changed = Object.entries(stated).filter(([name, value]) => JSON.stringify(before[name as keyof ProjectAttributes]) !== JSON.stringify(value));
  return [
    ...(changed.length ? [{ type: 'revised' as const, payload: Object.fromEntries(changed) }] : []),
    ...(newBaselineEvents(values, reached, project.status) as NewEvent[]).filter((event) => event.type !== 'funds-arrived' && event.type !== 'completed-investment'),
    ...(amountEvents(values, project.fundsArrivedFen, project.completedInvestmentFen) as NewEvent[]),
  ];
}

/** The first row of each key, and the rows that come after one of theirs. */
function parted<T>(rows: readonly T[], keyOf: (row: T) => unknown): [first: T[], later: T[]] {
  const seen = new Set<unknown>();
  const later: T[] = [];
  return [rows.filter((row) => (seen.has(keyOf(row)) ? (later.push(row), false) : seen.add(keyOf(row)))), later];
}

function readOne(row: RowInput, context: ImportContext): RowReading {
  const mapping = row.mapping as Mapping;
  const first = readRow({ cells: row.cells, mapping, columns: row.columns, context });
  const { values, problems, verdict, setAside } = applyDecisions(first, { values: row.edits, choices: row.choices }, { today: context.today, columns: row.columns, mapping });
  // A park decides the region, as it does for the stored project.
  if (values.parkId !== null) values.regionCode = context.parkRegions.get(values.parkId) ?? values.regionCode;
  const key = values.name ? identityKey(values.name, values.investors, values.regionCode) : null;
  return { rowNumber: row.rowNumber, values, problems: [...problems, ...remarks(values, context, row)], verdict, setAside, identityKey: key, likeKey: keyOf(values.name && nameKey(values.name)) };
}

/** What a person should know of a row although nothing is wrong with it. */
function remarks(values: RowValues, { homeRegionCode: home }: ImportContext, row: RowInput): Problem[] {
  const remark = (code: Problem['code'], fields: readonly ImportField[], params?: Problem['params']): Problem => {
    const column = row.columns.find(({ key }) => fields.some((field) => row.mapping[key] === field));
    return { column: column?.header ?? '', field: fields[0] ?? null, code, severity: 'warning', raw: (column && row.cells[column.key]?.text) ?? '', ...(params ? { params } : {}), choices: [] };
  };
  const inside = home?.replace(/(0000|00)$/, '') ?? '';
  return [
    ...(values.regionCode !== null && !values.regionCode.startsWith(inside) ? [remark('region-outside-home', ['location', 'county', 'city', 'province'])] : []),
    ...(values.currency !== null && values.agreedInvestmentFen === null ? [remark('amount-foreign', ['agreedInvestment'], { currency: values.currency })] : []),
  ];
}
