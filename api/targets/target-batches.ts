import { Injectable } from '@nestjs/common';
import type { TargetItem, TargetRecord } from '../../shared/contracts/targets.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, refuseDuplicate, selectRows, updateVersionedRows } from '../core/database/rows.js';
import { badRequest, conflict } from '../core/errors.js';
import { currentScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import type { CreateTarget } from './dto.js';
import { Target } from './entities.js';
import { TargetLayout, type Layout } from './target-layout.js';
import { detailsOf, MOST_TARGETS, scaleOf, TargetsService, visible, type RowOf } from './targets.service.js';

/** An item with the target that it changes, and what it would make of it. */
export interface Judged { known: Target | undefined; row: RowOf | undefined; problems: FieldProblem[] }
/** Items with everything that stands in their years. */
export interface Judgement { judged: Judged[]; standing: Target[]; layout: Layout }

const questionOf = ({ year, metric, argumentsKey, label, scopeKey }: RowOf | Target) => JSON.stringify([year, metric, argumentsKey, label, scopeKey]);

/** Many targets at once: looked through without writing, or set and changed all or none. */
@Injectable()
export class TargetBatches {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly metrics: MetricsRegistry,
    private readonly targets: TargetsService,
    private readonly layout: TargetLayout,
  ) {}

  /** Everything wrong with each item; two statements, however many items. */
  async judge(items: readonly TargetItem[]): Promise<Judgement> {
    const layout = await this.layout.read();
    const byId = await selectRows(this.database, Target, { id: items.flatMap(({ id }) => id ?? []) });
    const years = [...new Set([...items.map(({ year }) => year), ...byId.map(({ year }) => year)])];
    const standing = await selectRows(this.database, Target, { year: years, archivedMark: 0 }, 'ORDER BY `id`');
    const scope = currentScope();
    const known = new Map(standing.filter((row) => visible(row, scope)).map((row) => [row.id, row]));
    const judged = items.map((item): Judged => this.judgeOne(item, known, layout));
    const taken = new Map(standing.map((row) => [questionOf(row), row.id]));
    const seen = new Set<string>();
    for (const { row, known: target, problems } of judged) {
      if (!row) continue;
      const question = questionOf(row);
      if (seen.has(question) || (taken.has(question) && taken.get(question) !== target?.id)) problems.push({ path: 'scopeKey', code: 'duplicate' });
      seen.add(question);
    }
    return { judged, standing, layout };
  }

  /** @throws 400 naming everything wrong by item, 409 `stale-version` where somebody changed a target since */
  async put(items: readonly TargetItem[]): Promise<TargetRecord[]> {
    if (items.length > MOST_TARGETS) throw badRequest('validation', {}, [{ path: 'items', code: 'too-many-items', params: { max: MOST_TARGETS } }]);
    const { judged, layout } = await this.judge(items);
    const problems = judged.flatMap((each, index) => each.problems.map((problem) => ({ ...problem, path: `items.${index}.${problem.path}` })));
    const others = problems.filter(({ code }) => code !== 'stale-version');
    if (others.length) throw badRequest('validation', {}, others);
    if (problems.length) throw conflict('stale-version', {}, problems);
    const fresh = judged.flatMap(({ row, known }) => (row && !known ? [row] : []));
    for (const year of new Set(fresh.map((row) => row.year))) await this.targets.checkRoom(year, fresh.filter((row) => row.year === year).length);
    const ids = await this.ids.take('target', fresh.length);
    const now = this.clock.instant();
    const made = fresh.map((row, index): Target => ({ ...row, id: ids[index]!, archivedMark: 0, archivedAt: null, version: 1, createdAt: now, updatedAt: now }));
    const changed = judged.flatMap(({ row, known }) => (row && known ? [{ ...row, id: known.id, version: known.version }] : []));
    await refuseDuplicate('items', () => this.database.write(async () => {
      await insertRows(this.database, Target, made);
      await updateVersionedRows(this.database, Target, changed.map(({ id, version, scaled, pace, monthlyPlan, responsibleOrganisationId, cooperatingOrganisationIds, source, note }) => ({
        id, version, patch: { scaled, pace, monthlyPlan, responsibleOrganisationId, cooperatingOrganisationIds, source, note, updatedAt: now },
      })), (id) => this.targets.read(id));
      await this.audit.recordMany([
        ...made.map((row) => ({ action: 'target:created', entity: 'target', entityId: row.id, details: detailsOf(row) })), ...changed.map((row) => ({ action: 'target:updated', entity: 'target', entityId: row.id, details: detailsOf(row) })),
      ]);
    }));
    return (await selectRows(this.database, Target, { id: [...made, ...changed].map(({ id }) => id) }, 'ORDER BY `id`')).map((row) => this.targets.record(row, layout));
  }

  private judgeOne(item: TargetItem, known: ReadonlyMap<number, Target>, layout: Layout): Judged {
    const { id, version, ...values } = item;
    const target = id === undefined ? undefined : known.get(id);
    if (id !== undefined && !target) return { known: undefined, row: undefined, problems: [{ path: 'id', code: 'unknown-reference' }] };
    const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as unknown as CreateTarget;
    const metric = this.metrics.all().find(({ code }) => code === (target?.metric ?? values.metric));
    if (!metric) return { known: target, row: undefined, problems: [{ path: 'metric', code: 'unknown-metric' }] };
    // A target is changed in what it asks of people, not in what it asks: metric, arguments, scope and place in the tree stay.
    const own = target && { ...target, value: target.scaled / scaleOf(metric.unit) };
    const whole: CreateTarget = target ? { ...own, ...stated, year: target.year, metric: target.metric, arguments: target.arguments, label: target.label, scopeKey: target.scopeKey, parentId: target.parentId } : stated;
    const { row, problems } = this.targets.check(whole, metric, layout, whole.parentId ? known.get(whole.parentId) : undefined);
    if (row && !inScope(currentScope(), { organisationId: row.responsibleOrganisationId })) problems.push({ path: 'responsibleOrganisationId', code: 'unknown-reference' });
    if (target && version !== target.version) problems.push({ path: 'version', code: version === undefined ? 'version-required' : 'stale-version' });
    return { known: target, row, problems };
  }
}
