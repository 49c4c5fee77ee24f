import { Injectable } from '@nestjs/common';
import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import { CompaniesService } from '../../companies/companies.service.js';
import { Database } from '../../core/database/database.js';
import { findRow, placeholders } from '../../core/database/rows.js';
import { refused } from '../../core/errors.js';
import { currentScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import { identityKey } from '../../projects/domain/identity-key.js';
import { Project } from '../../projects/entities.js';
import { LedgerService, type NewEvent, type NewProject } from '../../projects/ledger.service.js';
import { attributesOf, EMPTY_ATTRIBUTES, todaysFacts } from '../../projects/project-row.js';
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

  async begin(): Promise<RowReader> {
    const context = await this.contexts.load(currentScope());
    const scope = currentScope('project:read');
    return { read: (rows) => Promise.resolve(rows.map((row) => readOne(row, context))), duplicates: (rows) => projectDuplicates(this.database, scope, rows) };
  }

  async applier(batch: ImportBatch, stamp: Stamp): Promise<Applier> {
    await this.refuseNewTwins(batch);
    const context = await this.contexts.load(currentScope());
    this.companies.rememberNames();
    return async (rows) => {
      const applied = await this.createProjects(batch, rows.filter((row) => row.decision !== 'use'), context, stamp);
      for (const row of rows.filter((row) => row.decision === 'use')) applied.push(await this.useProject(batch, row, stamp));
      return applied;
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

  /** Takes what the row states over into the record it was said to be: new values as a revision, new milestones as baselines. */
  private async useProject(batch: ImportBatch, row: RowToApply, stamp: Stamp): Promise<AppliedRow> {
    const project = row.useId ? await findRow(this.database, Project, { id: row.useId }) : undefined;
    if (!project || project.archivedAt || !inScope(currentScope('project:update'), project)) throw refused('open-decisions', [{ path: `rows.${row.rowNumber}`, code: 'unknown-reference' }], { count: 1 });
    await this.ledger.lock([project.id]);
    const values = row.values as unknown as RowValues;
    const projection = await this.ledger.projectionOf(project.id);
    const before = attributesOf(project);
    const stated = statedAttributes({ ...values, extra: { ...before.extra, ...values.extra } });
    const changed = Object.entries(stated).filter(([name, value]) => JSON.stringify(before[name as keyof ProjectAttributes]) !== JSON.stringify(value));
    const reached = new Set(todaysFacts(projection.milestones).filter((fact) => !fact.inferred).map((fact) => fact.milestone));
    const events: NewEvent[] = [
      ...(changed.length ? [{ type: 'revised' as const, payload: Object.fromEntries(changed) }] : []),
      ...(newBaselineEvents(values, reached, projection.status) as NewEvent[]).filter((event) => event.type !== 'funds-arrived' && event.type !== 'completed-investment'),
      ...(amountEvents(values, project.fundsArrivedFen, project.completedInvestmentFen) as NewEvent[]),
    ];
    await this.inChunks(events.map((event) => ({ projectId: project.id, event: { ...event, batchId: batch.id } })), stamp);
    return { rowNumber: row.rowNumber, recordId: project.id, recordVersion: null, previous: null };
  }

  private async inChunks(entries: readonly { projectId: number; event: NewEvent }[], stamp: Stamp): Promise<void> {
    for (let start = 0; start < entries.length; start += CHUNK) await this.ledger.append(entries.slice(start, start + CHUNK), stamp);
  }
}

function readOne(row: RowInput, context: ImportContext): RowReading {
  const mapping = row.mapping as Mapping;
  const first = readRow({ cells: row.cells, mapping, columns: row.columns, context });
  const { values, problems, verdict, setAside } = applyDecisions(first, { values: row.edits, choices: row.choices }, { today: context.today, columns: row.columns, mapping });
  // A park decides the region, as it does for the stored project.
  if (values.parkId !== null) values.regionCode = context.parkRegions.get(values.parkId) ?? values.regionCode;
  const key = values.name ? identityKey(values.name, values.investors, values.regionCode) : null;
  return { rowNumber: row.rowNumber, values, problems: [...problems, ...remarks(values, context, row)], verdict, setAside, identityKey: key };
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
