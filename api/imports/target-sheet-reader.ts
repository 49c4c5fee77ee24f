import type { TargetItem, TargetRecord } from '../../shared/contracts/targets.js';
import type { MetricUnit } from '../../shared/contracts/metrics.js';
import type { ErrorCode } from '../../shared/errors.js';
import { FEN_PER_WAN } from '../../shared/money.js';
import { PLAN_MONTHS } from '../../shared/target-plan.js';
import { nameKey } from '../../shared/text.js';
import type { TargetPace } from '../../shared/vocabulary.js';
import { currentLocale } from '../core/request-context.js';
import type { Metric } from '../metrics/metric.js';
import { argumentText, readArgumentText } from '../targets/domain/argument-text.js';
import type { Layout } from '../targets/target-layout.js';
import { plannedValue, TARGET_SHEET } from '../targets/target-workbook.js';
import { planColumn, readPace, readSheetNumber, type TargetColumn } from './domain/target-sheet.js';

/** A row of the sheet as written, empty cells absent. */
export type SheetCells = Readonly<Partial<Record<TargetColumn, string>>>;
export interface SheetFinding { column: TargetColumn; code: ErrorCode; params?: Record<string, unknown> }
/** What a row says: an item to judge, or only what is wrong with it. */
export interface ReadTarget { item: TargetItem | null; unit: MetricUnit | null; findings: SheetFinding[] }

/** What rows are read by: the targets that stand, the metrics, the places and organisations of the city. */
export class TargetSheetReader {
  private readonly scopes = new Map<string, string[]>();
  private readonly organisations = new Map<string, number[]>();
  private readonly byId: ReadonlyMap<number, TargetRecord>;

  /** `columns`: those that the sheet has; what it has none of stays as it is. */
  constructor(private readonly columns: ReadonlySet<TargetColumn>, private readonly year: number | undefined, standing: readonly TargetRecord[], private readonly metrics: readonly Metric[], { tree, parks, nameOf, cityName }: Layout, countyNames: ReadonlyMap<string, string>) {
    this.byId = new Map(standing.map((target) => [target.id, target]));
    const add = <T>(to: Map<string, T[]>, name: string, value: T) => to.set(nameKey(name), [...(to.get(nameKey(name)) ?? []), value]);
    for (const name of new Set([cityName, '全市', 'The city'])) add(this.scopes, name, 'city');
    for (const [code, name] of countyNames) add(this.scopes, name, `county:${code}`);
    for (const id of parks.keys()) add(this.scopes, nameOf({ kind: 'park', id }) ?? '', `park:${id}`);
    for (const organisation of tree.all()) {
      if (organisation.archivedAt !== null) continue;
      add(this.organisations, organisation.name, organisation.id);
      if (!this.scopes.has(nameKey(organisation.name))) add(this.scopes, organisation.name, `organisation:${organisation.id}`);
    }
  }

  read(cells: SheetCells): ReadTarget {
    const findings: SheetFinding[] = [];
    const wrong = (column: TargetColumn, code: ErrorCode, params?: Record<string, unknown>) => { findings.push({ column, code, ...(params ? { params } : {}) }); };
    const number = (column: TargetColumn): number | undefined => {
      const text = cells[column];
      const value = text === undefined ? undefined : readSheetNumber(text);
      if (text !== undefined && value === undefined) wrong(column, 'not-number');
      return value;
    };
    const id = number('id');
    const known = id === undefined ? undefined : this.byId.get(id);
    if (id !== undefined && !known) {
      wrong('id', 'unknown-reference');
      return { item: null, unit: null, findings };
    }
    const parentId = number('parent');
    const parent = parentId === undefined ? undefined : this.byId.get(parentId);
    if (parentId !== undefined && !parent) wrong('parent', 'unknown-reference');
    const above = known ?? parent;
    const metric = this.metric(cells, above, wrong);
    const year = number('year') ?? above?.year ?? this.year;
    if (year === undefined) wrong('year', 'required');
    const scopeKey = this.scope(cells, known, wrong);
    const args = metric && this.argumentsOf(cells, metric, above, wrong);
    if (known) this.sameTarget(cells, known, { metric, scopeKey, args, parentId, year }, wrong);
    const responsible = cells.responsible === undefined ? undefined : this.organisation(cells.responsible, 'responsible', known ? [[known.responsibleOrganisationId, known.responsibleOrganisationName]] : [], wrong);
    const cooperating = cells.cooperating === undefined ? (known && this.columns.has('cooperating') ? [] : undefined) : cells.cooperating.split(/[、,，;；]/).map((name) => name.trim()).filter(Boolean).flatMap((name) => this.organisation(name, 'cooperating', known?.cooperatingOrganisationIds.map((organisation, at) => [organisation, known.cooperatingOrganisationNames[at]!]) ?? [], wrong) ?? []);
    const pace = cells.pace === undefined ? undefined : readPace(cells.pace);
    if (cells.pace !== undefined && !pace) wrong('pace', 'not-choice');
    const written = number('value');
    if (cells.value === undefined) wrong('value', 'required');
    const unit = metric?.unit ?? null;
    const plan = unit && this.plan(cells, known, pace, unit, number, wrong);
    if (unit && cells.unit !== undefined && !(['zh', 'en'] as const).some((locale) => nameKey(TARGET_SHEET[locale].units[unit]) === nameKey(cells.unit!) || TARGET_SHEET[locale].units[unit] === cells.unit)) wrong('unit', 'target-unit', { unit: TARGET_SHEET[currentLocale()].units[unit] });
    if (findings.length || !metric || scopeKey === undefined || year === undefined) return { item: null, unit, findings };
    const version = number('version');
    return {
      unit, findings,
      item: {
        ...(known ? { id: known.id, ...(version === undefined ? {} : { version }) } : {}), year, metric: metric.code, arguments: args ?? {}, label: cells.label ?? (known ? known.label : (parent?.label ?? '')), scopeKey, parentId: known ? known.parentId : (parentId ?? null), value: valueOf(written!, metric.unit),
        ...(pace ? { pace } : plan ? { pace: 'plan' } : {}), ...(plan ? { monthlyPlan: plan } : {}), ...(responsible === undefined ? {} : { responsibleOrganisationId: responsible }), ...(cooperating ? { cooperatingOrganisationIds: cooperating } : {}), ...(known && !this.columns.has('source') ? {} : { source: cells.source ?? (known ? null : (parent?.source ?? null)) }), ...(known && !this.columns.has('note') ? {} : { note: cells.note ?? null }),
      },
    };
  }

  /** Twelve cells, or none where the target goes by something else; what a plan has been is dropped with its pace. */
  private plan(cells: SheetCells, known: TargetRecord | undefined, pace: TargetPace | undefined, unit: MetricUnit, number: (column: TargetColumn) => number | undefined, wrong: (column: TargetColumn, code: ErrorCode) => void): number[] | undefined {
    const columns = PLAN_MONTHS.map(planColumn);
    if (!columns.some((column) => this.columns.has(column))) return undefined;
    const any = columns.some((column) => cells[column] !== undefined);
    const planned = (pace ?? known?.pace ?? (any ? 'plan' : 'calendar')) === 'plan';
    const written = columns.map((column) => {
      if (planned && cells[column] === undefined) wrong(column, 'required');
      return number(column);
    });
    if (planned) return written.every((value) => value !== undefined) ? written.map((value) => valueOf(value, unit)) : undefined;
    const unchanged = known?.monthlyPlan?.every((value, month) => plannedValue(value, unit) === written[month]) ?? false;
    if (any && !unchanged) wrong('pace', 'plan-pace');
    return undefined;
  }

  private metric(cells: SheetCells, above: TargetRecord | undefined, wrong: (column: TargetColumn, code: ErrorCode) => void): Metric | undefined {
    const text = cells.metric;
    const found = text === undefined ? this.metrics.find(({ code }) => code === above?.metric) : this.metrics.find(({ code, name, nameEn }) => [code, name, nameEn].some((word) => nameKey(word) === nameKey(text)));
    if (!found) wrong('metric', text === undefined ? 'required' : 'unknown-metric');
    return found;
  }

  private scope(cells: SheetCells, known: TargetRecord | undefined, wrong: (column: TargetColumn, code: ErrorCode, params?: Record<string, unknown>) => void): string | undefined {
    const text = cells.scope;
    if (text === undefined || (known && nameKey(known.scopeName) === nameKey(text))) {
      if (!known) wrong('scope', 'required');
      return known?.scopeKey;
    }
    const found = this.scopes.get(nameKey(text)) ?? [];
    if (found.length !== 1) wrong('scope', found.length ? 'ambiguous-name' : 'bad-scope', { name: text });
    return found.length === 1 ? found[0] : undefined;
  }

  /** An organisation by its name; of several, the one that the target has already. */
  private organisation(name: string, column: TargetColumn, own: readonly (readonly [number, string])[], wrong: (column: TargetColumn, code: ErrorCode, params?: Record<string, unknown>) => void): number | undefined {
    const kept = own.find(([, named]) => nameKey(named) === nameKey(name));
    if (kept) return kept[0];
    const found = this.organisations.get(nameKey(name)) ?? [];
    if (found.length !== 1) wrong(column, found.length ? 'ambiguous-name' : 'unknown-reference', { name });
    return found.length === 1 ? found[0] : undefined;
  }

  private argumentsOf(cells: SheetCells, metric: Metric, above: TargetRecord | undefined, wrong: (column: TargetColumn, code: ErrorCode, params?: Record<string, unknown>) => void): Record<string, unknown> | undefined {
    if (cells.arguments === undefined) return above?.metric === metric.code ? above.arguments : {};
    const read = readArgumentText(metric.arguments, cells.arguments);
    if ('values' in read) return read.values;
    wrong('arguments', 'target-arguments', { text: read.unknown });
    return undefined;
  }

  /** A row's id stands for one target: what it asks is not changed by a sheet, and a sheet that says something else has the wrong id. */
  private sameTarget(cells: SheetCells, known: TargetRecord, { metric, scopeKey, args, parentId, year }: { metric: Metric | undefined; scopeKey: string | undefined; args: Record<string, unknown> | undefined; parentId: number | undefined; year: number | undefined }, wrong: (column: TargetColumn, code: ErrorCode, params?: Record<string, unknown>) => void): void {
    const other = (column: TargetColumn) => wrong(column, 'target-other', { id: known.id, name: [known.metricName, known.label, known.scopeName, known.year].filter(Boolean).join(' · ') });
    if (metric && metric.code !== known.metric) other('metric');
    else if (metric && args && cells.arguments !== undefined && argumentText(metric.arguments, withDefaults(metric, args), 'zh') !== argumentText(metric.arguments, known.arguments, 'zh')) other('arguments');
    if (scopeKey !== undefined && scopeKey !== known.scopeKey) other('scope');
    if (year !== known.year) other('year');
    if (cells.label !== undefined && cells.label !== known.label) other('label');
    if (parentId !== undefined && parentId !== known.parentId) other('parent');
  }
}

/** A number of the sheet in the metric's unit: the reverse of `sheetValue`. */
const valueOf = (written: number, unit: MetricUnit): number => (unit === 'fen' ? Math.round(written * FEN_PER_WAN) : unit === 'rate' ? Math.round(written * 10_000) / 1_000_000 : written);

const withDefaults = (metric: Metric, args: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(metric.arguments.map((spec) => [spec.name, args[spec.name] ?? spec.default]));
