import { Injectable } from '@nestjs/common';
import type { TargetRecord } from '../../shared/contracts/targets.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, refuseDuplicate, selectRows, updateVersioned, updateVersionedRows } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { readArguments } from '../metrics/domain/arguments.js';
import type { Metric } from '../metrics/metric.js';
import { PolicyArguments } from '../metrics/policy-arguments.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { planFaults } from './domain/pace.js';
import { liesWithin, readScope } from './domain/scope.js';
import type { Allocation, CreateTarget, UpdateTarget } from './dto.js';
import { Target } from './entities.js';
import { scopeNameOf, TargetLayout, type Layout } from './target-layout.js';

/** The whole table of a year is read at once; more than this is refused. */
export const MOST_TARGETS = 2_000;
/** Shares given in one request. */
const MOST_SHARES = 200;
const RATE_SCALE = 1_000_000;

export const scaleOf = (unit: string) => (unit === 'rate' ? RATE_SCALE : 1);
/** Arguments in one spelling; what asks for nothing is left out, so that an argument a metric gains later changes no key. */
const canonical = (args: Readonly<Record<string, unknown>>) => JSON.stringify(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== false && value !== null).sort(([one], [other]) => (one < other ? -1 : 1))));

/** Sets, changes and allocates targets. Who answers or helps for a scope sees its targets; what lies below one may be given by who answers for it. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly metrics: MetricsRegistry,
    private readonly layout: TargetLayout,
    private readonly stated: PolicyArguments,
  ) {}

  /** The year's targets within the caller's scope, parents before children. */
  async ofYear(year: number, archived = false): Promise<{ targets: Target[]; layout: Layout }> {
    const [rows, layout] = await Promise.all([selectRows(this.database, Target, { year }, `ORDER BY \`id\` LIMIT ${MOST_TARGETS + 1}`), this.layout.read()]);
    const scope = currentScope('target:read');
    const seen = rows.filter((row) => (archived || row.archivedAt === null) && visible(row, scope));
    return { targets: treeOrder(seen), layout };
  }

  /** @throws 404 outside the caller's scope */
  async find(id: number): Promise<Target> {
    const row = await findRow(this.database, Target, { id });
    if (!row || !visible(row, currentScope('target:read'))) throw notFound('target', id);
    return row;
  }

  async read(id: number): Promise<TargetRecord> {
    const [row, layout] = await Promise.all([this.find(id), this.layout.read()]);
    return this.record(row, layout);
  }

  /** @throws 400 naming everything wrong, 409 a second target for the same question, 422 outside the target above */
  async create(values: CreateTarget): Promise<TargetRecord> {
    const layout = await this.layout.read();
    const row = await this.rowOf(values, layout);
    await this.checkRoom(values.year, 1);
    const [id] = await this.ids.take('target', 1);
    const now = this.clock.instant();
    const target: Target = { ...row, id: id!, archivedMark: 0, archivedAt: null, version: 1, createdAt: now, updatedAt: now };
    await refuseDuplicate('scopeKey', () => this.database.write(async () => {
      await insertRows(this.database, Target, [target]);
      await this.audit.record({ action: 'target:created', entity: 'target', entityId: target.id, details: detailsOf(target) });
    }));
    return this.record(target, layout);
  }

  /** @throws 404, 400, 409 stale version, 422 `has-children` when metric or scope of an allocated target change */
  async update(id: number, { version, archived, ...values }: UpdateTarget): Promise<TargetRecord> {
    const [target, layout] = await Promise.all([this.find(id), this.layout.read()]);
    const metric = this.metrics.get(target.metric);
    const whole: CreateTarget = { ...target, value: target.scaled / scaleOf(metric.unit), ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) };
    const row = await this.rowOf(whole, layout);
    const asked = row.metric !== target.metric || row.argumentsKey !== target.argumentsKey || row.scopeKey !== target.scopeKey || row.year !== target.year;
    if ((asked || archived === true) && (await findRow(this.database, Target, { parentId: id, archivedMark: 0 }))) throw refused('has-children', [{ path: archived ? 'archived' : 'metric', code: 'has-children' }]);
    const now = this.clock.instant();
    const archivedAt = archived === undefined ? target.archivedAt : archived ? (target.archivedAt ?? now) : null;
    await refuseDuplicate('scopeKey', () => this.database.write(async () => {
      await updateVersioned(this.database, Target, id, version, { ...row, archivedAt, archivedMark: archivedAt === null ? 0 : id, updatedAt: now }, () => this.read(id));
      await this.audit.record({ action: 'target:updated', entity: 'target', entityId: id, details: { ...detailsOf({ ...target, ...row }), ...(archived === undefined ? {} : { archived }) } });
    }));
    return this.read(id);
  }

  /**
   * Gives the scopes below a target their shares, all or none; what they add up to may differ from it, and is shown.
   * @throws 400, 409 a stale share, 422 `outside-parent`
   */
  async allocate(id: number, { items }: Allocation): Promise<TargetRecord[]> {
    const [parent, layout, children] = await Promise.all([this.find(id), this.layout.read(), selectRows(this.database, Target, { parentId: id, archivedMark: 0 })]);
    if (!inScope(currentScope(), { organisationId: parent.responsibleOrganisationId })) throw notFound('target', id);
    const metric = this.metrics.get(parent.metric);
    if (items.length > MOST_SHARES) throw badRequest('validation', {}, [{ path: 'items', code: 'too-many-items', params: { max: MOST_SHARES } }]);
    const byId = new Map(children.map((child) => [child.id, child]));
    const problems: FieldProblem[] = [];
    const rows: { row: RowOf; id?: number; version?: number }[] = [];
    for (const [index, item] of items.entries()) {
      const known = item.id === undefined ? undefined : byId.get(item.id);
      if (item.id !== undefined && (!known || item.version === undefined || known.scopeKey !== item.scopeKey)) {
        problems.push({ path: `items.${index}.id`, code: item.version === undefined ? 'version-required' : 'unknown-reference' });
        continue;
      }
      const { row, problems: wrong } = this.check({
        ...(known ? { ...known, monthlyPlan: null } : { year: parent.year, metric: parent.metric, arguments: parent.arguments, label: parent.label, source: parent.source }),
        pace: parent.pace === 'level' ? 'level' : 'calendar', scopeKey: item.scopeKey, parentId: parent.id, value: item.value,
      } as CreateTarget, metric, layout, parent);
      problems.push(...wrong.map((problem) => ({ ...problem, path: `items.${index}.${problem.path}` })));
      if (row) rows.push({ row, ...(known ? { id: known.id, version: item.version! } : {}) });
    }
    const keys = items.map((item) => item.scopeKey);
    for (const [index, key] of keys.entries()) if (keys.indexOf(key) !== index) problems.push({ path: `items.${index}.scopeKey`, code: 'duplicate' });
    if (problems.length) throw problems.every(({ code }) => code === 'outside-parent') ? refused('outside-parent', problems) : badRequest('validation', {}, problems);
    const fresh = rows.filter((each) => each.id === undefined);
    await this.checkRoom(parent.year, fresh.length);
    const ids = await this.ids.take('target', fresh.length);
    const now = this.clock.instant();
    await refuseDuplicate('items', () => this.database.write(async () => {
      await insertRows(this.database, Target, fresh.map(({ row }, index): Target => ({ ...row, id: ids[index]!, archivedMark: 0, archivedAt: null, version: 1, createdAt: now, updatedAt: now })));
      await updateVersionedRows(this.database, Target, rows.flatMap(({ row, id: childId, version }) => (childId === undefined ? [] : [{ id: childId, version: version!, patch: { scaled: row.scaled, pace: row.pace, monthlyPlan: row.monthlyPlan, updatedAt: now } }])), (childId) => this.read(childId));
      await this.audit.record({ action: 'target:allocated', entity: 'target', entityId: id, details: { items: items.map(({ scopeKey, value }) => ({ scopeKey, value })) } });
    }));
    const saved = await selectRows(this.database, Target, { parentId: id, archivedMark: 0 }, 'ORDER BY `id`');
    return saved.map((row) => this.record(row, layout));
  }

  record(row: Target, layout: Layout): TargetRecord {
    const metric = this.metrics.get(row.metric);
    const { scaled, argumentsKey: _key, archivedMark: _mark, ...rest } = row;
    return {
      ...rest, metricName: currentLocale() === 'zh' ? metric.name : metric.nameEn, unit: metric.unit, value: scaled / scaleOf(metric.unit), scopeName: scopeNameOf(layout, row.scopeKey),
      responsibleOrganisationName: layout.tree.get(row.responsibleOrganisationId)?.name ?? '', cooperatingOrganisationNames: row.cooperatingOrganisationIds.map((organisation) => layout.tree.get(organisation)?.name ?? ''),
    };
  }

  private async rowOf(values: CreateTarget, layout: Layout): Promise<RowOf> {
    const parent = values.parentId ? await findRow(this.database, Target, { id: values.parentId, archivedMark: 0 }) : undefined;
    // What is left out is what the policy of the year says, and from then on the target's own.
    const metric = this.metrics.get(values.metric);
    const { row, problems } = this.check(values, { ...metric, arguments: await this.stated.specsOn(metric, `${values.year}-12-31`) }, layout, parent);
    if (!row) throw problems.every(({ code }) => code === 'outside-parent') ? refused('outside-parent', problems) : badRequest('validation', {}, problems);
    if (!inScope(currentScope(), { organisationId: row.responsibleOrganisationId })) throw badRequest('validation', {}, [{ path: 'responsibleOrganisationId', code: 'unknown-reference' }]);
    return row;
  }

  /** Everything that is wrong with a target, or the row that it becomes. */
  check(values: CreateTarget, metric: Metric, layout: Layout, parent: Target | undefined): { row?: RowOf; problems: FieldProblem[] } {
    const problems: FieldProblem[] = [];
    const { values: args, problems: argumentProblems } = readArguments(metric.arguments.filter((spec) => spec.name !== 'on'), values.arguments ?? {});
    problems.push(...argumentProblems.map((problem) => ({ ...problem, path: problem.path.replace(/^args/, 'arguments') })));
    const scope = readScope(values.scopeKey);
    const name = scope && layout.nameOf(scope);
    if (!scope || name === undefined) problems.push({ path: 'scopeKey', code: 'bad-scope' });
    const scale = scaleOf(metric.unit);
    if (metric.unit !== 'rate' && !Number.isInteger(values.value)) problems.push({ path: 'value', code: 'not-integer' });
    const pace = values.pace ?? (metric.unit === 'rate' || metric.nature === 'stock' ? 'level' : 'calendar');
    if (pace === 'plan') problems.push(...planFaults(values.monthlyPlan ?? [], values.value).map(({ month, code }) => ({ path: month === null ? 'monthlyPlan' : `monthlyPlan.${month}`, code })));
    const argumentsKey = canonical(args);
    if (values.parentId) {
      if (!parent || parent.year !== values.year || parent.metric !== values.metric || canonical(parent.arguments) !== argumentsKey) problems.push({ path: 'parentId', code: 'unknown-reference' });
      else if (scope && name !== undefined && !liesWithin(scope, readScope(parent.scopeKey)!, layout)) problems.push({ path: 'scopeKey', code: 'outside-parent', params: { name } });
    }
    const responsible = values.responsibleOrganisationId ?? (scope && layout.organisationOf(scope));
    if (responsible === undefined || !layout.tree.get(responsible)) problems.push({ path: 'responsibleOrganisationId', code: values.responsibleOrganisationId === undefined ? 'required' : 'unknown-reference' });
    for (const organisation of values.cooperatingOrganisationIds ?? []) if (!layout.tree.get(organisation)) problems.push({ path: 'cooperatingOrganisationIds', code: 'unknown-reference' });
    if (problems.length) return { problems };
    return {
      problems,
      row: {
        year: values.year, metric: values.metric, arguments: args, argumentsKey, label: values.label ?? '', scopeKey: values.scopeKey, parentId: values.parentId ?? null, scaled: Math.round(values.value * scale), pace,
        monthlyPlan: pace === 'plan' ? values.monthlyPlan! : null, responsibleOrganisationId: responsible!, cooperatingOrganisationIds: values.cooperatingOrganisationIds ?? [], source: values.source ?? null, note: values.note ?? null,
      },
    };
  }

  /** @throws 422 when a year would have more targets than are read at once */
  async checkRoom(year: number, more: number): Promise<void> {
    const { count } = (await this.database.queryOne<{ count: number }>('SELECT COUNT(*) AS `count` FROM `target` WHERE `year` = ?', [year]))!;
    if (count + more > MOST_TARGETS) throw refused('too-many-targets', [{ path: 'year', code: 'too-many-targets', params: { limit: MOST_TARGETS } }]);
  }
}

export type RowOf = Omit<Target, 'id' | 'archivedMark' | 'archivedAt' | 'version' | 'createdAt' | 'updatedAt'>;

/** Who answers for it and who helps may see a target, and so may everybody above them. */
export function visible(row: Target, scope: ReturnType<typeof currentScope>): boolean {
  return [row.responsibleOrganisationId, ...row.cooperatingOrganisationIds].some((organisationId) => inScope(scope, { organisationId }));
}

/** Parents before their children, siblings as they were made. */
function treeOrder(rows: readonly Target[]): Target[] {
  const byId = new Set(rows.map((row) => row.id));
  const below = new Map<number | null, Target[]>();
  for (const row of rows) {
    const key = row.parentId !== null && byId.has(row.parentId) ? row.parentId : null;
    below.set(key, [...(below.get(key) ?? []), row]);
  }
  const walk = (parent: number | null): Target[] => (below.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  return walk(null);
}

export const detailsOf = ({ year, metric, arguments: args, label, scopeKey, parentId, scaled, pace, monthlyPlan, responsibleOrganisationId, cooperatingOrganisationIds, source, note }: Omit<Target, 'id'> | RowOf) => ({
  year, metric, arguments: args, label, scopeKey, parentId, scaled, pace, monthlyPlan, responsibleOrganisationId, cooperatingOrganisationIds, source, note,
});
