import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TargetItem, TargetRecord, TargetSheetPreview } from '../../shared/contracts/targets.js';
import { errorMessage, type ErrorCode } from '../../shared/errors.js';
import { PLAN_MONTHS, type PlanMonth } from '../../shared/target-plan.js';
import { TARGET_PACES } from '../../shared/vocabulary.js';
import { CONFIG, type Config } from '../core/config.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { HomeCity } from '../parks/home-city.js';
import { Target } from '../targets/entities.js';
import { allocationText } from '../targets/target-progress.js';
import { TargetBatches, type Judgement } from '../targets/target-batches.js';
import { TargetLayout, scopeNameOf } from '../targets/target-layout.js';
import { scaleOf, TargetsService, visible, MOST_TARGETS } from '../targets/targets.service.js';
import { plannedValue, sheetValue } from '../targets/target-workbook.js';
import { planColumn, TARGET_COLUMNS, targetSheetWords, type TargetColumn } from './domain/target-sheet.js';
import { writtenIn } from './domain/value-sheet.js';
import { TargetSheetReader, type ReadTarget, type SheetCells } from './target-sheet-reader.js';
import { readUploadedSheet } from './uploaded-sheet.js';
import type { Workbook } from './workbook/open-workbook.js';
import { WorkbookError } from './workbook/workbook-error.js';

const MOST_SHOWN = 60;
type SheetRow = TargetSheetPreview['rows'][number];
/** Where a field that the service finds wrong stands in the sheet. */
const COLUMN_OF: Readonly<Record<string, TargetColumn>> = { scopeKey: 'scope', value: 'value', pace: 'pace', monthlyPlan: 'monthlyPlan.11', responsibleOrganisationId: 'responsible', cooperatingOrganisationIds: 'cooperating', parentId: 'parent', id: 'id', version: 'version', metric: 'metric', arguments: 'arguments' };

interface Line { row: number; cells: SheetCells; read: ReadTarget }

/** The table of targets read back from a workbook: what each row would do, with everything that is wrong by row and column. Nothing is kept. */
@Injectable()
export class TargetSheets {
  constructor(
    @Inject(CONFIG) private readonly config: Config, private readonly database: Database, private readonly targets: TargetsService, private readonly batches: TargetBatches,
    private readonly layout: TargetLayout, private readonly home: HomeCity, private readonly metrics: MetricsRegistry,
  ) {}

  /** @throws 400/413 for a file that is no such table */
  async read(request: FastifyRequest): Promise<TargetSheetPreview> {
    return readUploadedSheet(this.config, request, targetSheetWords, MOST_TARGETS, async (book, file) => {
      const fields = new Map(book.columns.flatMap(({ key, header }) => { const field = targetSheetWords.fieldOf(header) as TargetColumn | null; return field ? [[field, { key, header }] as const] : []; }));
      if (TARGET_COLUMNS.some((column) => 'required' in column && !fields.has(column.code))) throw new WorkbookError('header-missing');
      const rows = await rowsOf(book, fields);
      return { filename: file.filename, ...(await this.judge(rows, fields, file.fields['year'])) };
    });
  }

  private async judge(rows: readonly { row: number; cells: SheetCells }[], fields: ReadonlyMap<TargetColumn, { key: string; header: string }>, year: string | undefined): Promise<Omit<TargetSheetPreview, 'filename'>> {
    const [layout, city] = await Promise.all([this.layout.read(), this.home.city()]);
    const named = [...new Set(rows.flatMap(({ cells }) => [cells.id, cells.parent].map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)))];
    const scope = currentScope();
    const standing = (await selectRows(this.database, Target, { id: named, archivedMark: 0 })).filter((row) => visible(row, scope)).map((row) => this.targets.record(row, layout));
    const reader = new TargetSheetReader(new Set(fields.keys()), /^\d{4}$/.test(year ?? '') ? Number(year) : undefined, standing, this.metrics.all(), layout, new Map(city.counties.map(({ code, name }) => [code, name])));
    const lines = rows.map((each): Line => ({ ...each, read: reader.read(each.cells) }));
    const items = lines.flatMap(({ read }) => (read.item ? [read.item] : []));
    const judgement = await this.batches.judge(items);
    const byId = new Map(standing.map((record) => [record.id, record]));
    let next = 0;
    const shown = lines.map((line): SheetRow => this.shown(line, line.read.item ? { ...judgement, at: next++ } : null, byId, fields));
    return { rows: shown, sums: this.sums(shown, judgement) };
  }

  private shown({ row, cells, read }: Line, judged: (Judgement & { at: number }) | null, byId: ReadonlyMap<number, TargetRecord>, fields: ReadonlyMap<TargetColumn, { key: string; header: string }>): SheetRow {
    const locale = currentLocale();
    const own = judged?.judged[judged.at];
    const findings = [...read.findings, ...(own?.problems ?? []).map(({ path, code, params }) => ({ column: columnOf(path), code: code as ErrorCode, ...(params ? { params } : {}) }))];
    const problems = findings.map(({ column, code, params }) => ({ column: fields.get(column)?.key ?? '', header: fields.get(column)?.header ?? headerOf(column), text: (cells[column] ?? '').slice(0, MOST_SHOWN), message: errorMessage(code, locale, params) }));
    const known = read.item?.id === undefined ? undefined : byId.get(read.item.id);
    const changes = problems.length || !own?.row || !judged ? [] : changesOf(read.item!, known, own.row, judged);
    const metric = this.metrics.all().find(({ code }) => code === read.item?.metric);
    return {
      row, name: metric ? metric[locale === 'zh' ? 'name' : 'nameEn'] : (cells.metric ?? '').trim(), scopeName: cells.scope ?? known?.scopeName ?? '', unit: read.unit,
      change: problems.length ? 'refused' : !known ? 'new' : changes.length ? 'changed' : 'unchanged', changes, problems, item: problems.length ? null : read.item,
    };
  }

  /** Families that the sheet touches and that would not add up. */
  private sums(rows: readonly SheetRow[], { judged, standing, layout }: Judgement): TargetSheetPreview['sums'] {
    const changed = new Map(judged.flatMap(({ known, row, problems }) => (known && row && !problems.length ? [[known.id, row.scaled] as const] : [])));
    const fresh = judged.flatMap(({ known, row, problems }) => (!known && row && !problems.length ? [row] : []));
    const touched = new Set([...rows.flatMap(({ change, item }) => (change === 'changed' ? [item!.id!, item!.parentId ?? 0] : [])), ...fresh.map((row) => row.parentId ?? 0)]);
    return standing.filter((target) => touched.has(target.id)).flatMap((target) => {
      const below = [...standing.filter((row) => row.parentId === target.id).map((row) => changed.get(row.id) ?? row.scaled), ...fresh.filter((row) => row.parentId === target.id).map((row) => row.scaled)];
      const record = this.targets.record({ ...target, scaled: changed.get(target.id) ?? target.scaled }, layout);
      const sum = below.reduce((total, scaled) => total + scaled, 0) / scaleOf(record.unit);
      return below.length === 0 || record.unit === 'rate' || sum === record.value ? [] : [{ name: record.metricName, scopeName: scopeNameOf(layout, target.scopeKey), unit: record.unit, value: record.value, below: sum, because: allocationText(sum - record.value, record.unit) }];
    });
  }
}

const columnOf = (path: string): TargetColumn => (TARGET_COLUMNS.some(({ code }) => code === path) ? (path as TargetColumn) : (COLUMN_OF[path.split('.')[0]!] ?? 'value'));
/** A workbook ends its lines in one way only. */
const asLines = (text: string | null): string | null => text?.replace(/\r\n?/g, '\n').trim() || null;
const headerOf = (column: TargetColumn): string => TARGET_COLUMNS.find(({ code }) => code === column)![currentLocale()];

async function rowsOf(book: Workbook, fields: ReadonlyMap<TargetColumn, { key: string }>): Promise<{ row: number; cells: SheetCells }[]> {
  const rows: { row: number; cells: SheetCells }[] = [];
  for await (const { rowNumber, cells } of book.rows) {
    const written = Object.fromEntries([...fields].flatMap(([field, { key }]) => { const text = cells[key] ? writtenIn(cells[key]).replace(/^[\s　]+/, '') : ''; return text ? [[field, text]] : []; }));
    if (Object.keys(written).length) rows.push({ row: rowNumber, cells: written });
  }
  return rows;
}

/** What an item makes different, as the sheet writes it. */
function changesOf(item: TargetItem, known: TargetRecord | undefined, row: NonNullable<Judgement['judged'][number]['row']>, { layout }: Judgement): SheetRow['changes'] {
  const locale = currentLocale();
  const names = (ids: readonly number[]) => ids.map((id) => layout.tree.get(id)?.name ?? '').join('、') || null;
  const unit = known?.unit;
  const written = (value: number) => (unit ? sheetValue(value, unit).toLocaleString('en-US', { maximumFractionDigits: 6 }) : String(value));
  if (!known) return [];
  const planned = (plan: readonly number[] | null, month: PlanMonth) => plannedValue(plan?.[month], known.unit)?.toLocaleString('en-US', { maximumFractionDigits: 6 }) ?? null;
  const pairs: [TargetColumn, string | null, string | null][] = [
    ['value', written(known.value), written(item.value)],
    ['responsible', names([known.responsibleOrganisationId]), names([row.responsibleOrganisationId])],
    ['cooperating', names([...known.cooperatingOrganisationIds].sort()), names([...row.cooperatingOrganisationIds].sort())],
    ['source', known.source, row.source],
    ['note', asLines(known.note), asLines(row.note)],
    ['pace', TARGET_PACES[known.pace][locale], TARGET_PACES[row.pace][locale]],
    ...PLAN_MONTHS.map((month): [TargetColumn, string | null, string | null] => [planColumn(month), planned(known.monthlyPlan, month), planned(row.monthlyPlan, month)]),
  ];
  return pairs.filter(([, before, after]) => before !== after).map(([column, before, after]) => ({ header: headerOf(column), before, after }));
}
