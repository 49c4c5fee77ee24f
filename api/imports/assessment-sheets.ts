import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AssessmentCell, AssessmentSheetPreview, SheetChange, SheetProblem } from '../../shared/contracts/assessment.js';
import { errorMessage, type ErrorCode } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import { readValue } from '../assessment/domain/read-value.js';
import { RunReader, type LoadedRun } from '../assessment/run-reader.js';
import { ValuesService } from '../assessment/values.service.js';
import { AuditService } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../core/config.js';
import { Database } from '../core/database/database.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellValue } from '../core/xlsx.js';
import { UNIT_HEADER, valueColumns, valueWords, writtenIn, type ValueColumn } from './domain/value-sheet.js';
import { readUploadedSheet } from './uploaded-sheet.js';
import type { Workbook } from './workbook/open-workbook.js';
import { WorkbookError } from './workbook/workbook-error.js';

const MOST_ROWS = 2_000;
const MOST_SHOWN = 60;

/** A filled cell of the sheet and what it stands for. */
interface Filled { row: number; column: string; header: string; unitName: string; value: ValueColumn; cell: AssessmentCell | undefined; raw: string }

/** A department's part of an assessment as a workbook: given out with what is entered, read back with everything that is wrong with it. */
@Injectable()
export class AssessmentSheets {
  constructor(@Inject(CONFIG) private readonly config: Config, private readonly database: Database, private readonly audit: AuditService, private readonly reader: RunReader, private readonly values: ValuesService) {}

  /** The caller's indicators, or one department's, by unit. @throws 404 */
  async send(runId: number, department: string | undefined, reply: FastifyReply): Promise<void> {
    const loaded = await this.reader.load(runId);
    const grid = await this.values.grid(runId);
    const open = new Set(grid.filter((cell) => cell.mine).map((cell) => `${cell.indicator}|${cell.input}`));
    const columns = valueColumns(loaded.run.scheme).filter(({ key, indicator }) => open.has(key) && (!department || indicator.departments.includes(department)));
    const byCell = new Map(grid.map((cell) => [`${cell.unitId}|${cell.indicator}|${cell.input}`, cell]));
    await this.database.write(() => this.audit.record({ action: 'assessment-run:exported', entity: 'assessment-run', entityId: runId, details: { sheet: department ?? null } }));
    const locale = currentLocale();
    const title = locale === 'zh' ? `${loaded.run.year}年度考核数据填报表${department ? `（${department}）` : ''}` : `Assessment ${loaded.run.year}${department ? `, ${department}` : ''}`;
    const note = locale === 'zh' ? '在空格中填写，空着的不改动；百分数可写 85、85% 或 0.85，小于 1% 的请带百分号。' : 'Fill in the cells; an empty one changes nothing. Percentages may be written 85, 85% or 0.85; below one percent with the sign.';
    const across = (text: string): CellValue[] => [text, ...columns.map(() => null)];
    await streamWorkbook(reply, {
      filename: `${title}.xlsx`, sheet: String(loaded.run.year), headRows: 3, frozenColumns: 1, landscape: true,
      columns: [{ width: 26 }, ...columns.map(({ unit }) => ({ width: 16, ...(unit === '%' ? { format: 'percent' as const } : {}) }))],
    }, async (sheet) => {
      await sheet.block([across(title)], [[0, 0, 0, columns.length]], 'title');
      await sheet.block([across(note)], [[0, 0, 0, columns.length]], 'note');
      await sheet.row([UNIT_HEADER[locale], ...columns.map(({ label }) => label)], 'head');
      for (const unit of loaded.units) {
        if (unit.included && this.reader.sees(unit)) await sheet.row([unit.name, ...columns.map(({ key, unit: measure }) => shownIn(byCell.get(`${unit.id}|${key}`)?.value ?? null, measure))]);
      }
    });
  }

  /**
   * Reads an uploaded sheet: what it would change and how each cell was read, and every problem with its place; nothing is kept.
   * @throws 400/413 for a file that is no such sheet, 404, 422 when values no longer change
   */
  async read(runId: number, request: FastifyRequest): Promise<AssessmentSheetPreview> {
    const loaded = await this.reader.load(runId);
    const columns = valueColumns(loaded.run.scheme);
    const words = valueWords(columns);
    return readUploadedSheet(this.config, request, words, MOST_ROWS, async (book, { filename }) => {
      if (!book.columns.some(({ header }) => words.isUnit(header))) throw new WorkbookError('header-missing');
      const { filled, problems } = await this.filledCells(book, words, columns, loaded);
      return { filename, ...(await this.judge(loaded, filled, problems)) };
    });
  }

  private async filledCells(book: Workbook, words: ReturnType<typeof valueWords>, columns: readonly ValueColumn[], loaded: LoadedRun): Promise<{ filled: Filled[]; problems: SheetProblem[] }> {
    const byKey = new Map(columns.map((column) => [column.key, column]));
    const heads = book.columns.map(({ key, header }) => ({ key, header, isUnit: words.isUnit(header), value: byKey.get(words.fieldOf(header) ?? '') }));
    const unitColumn = heads.find(({ isUnit }) => isUnit)!;
    const units = new Map(loaded.units.map((unit) => [unit.nameKey, unit]));
    const grid = new Map((await this.values.grid(loaded.run.id)).map((cell) => [`${cell.unitId}|${cell.indicator}|${cell.input}`, cell]));
    const filled: Filled[] = [];
    const problems: SheetProblem[] = [];
    const strange = new Set<string>();
    for await (const { rowNumber, cells } of book.rows) {
      const unitName = cells[unitColumn.key]?.text.trim() ?? '';
      const unit = units.get(nameKey(unitName));
      const values = heads.filter(({ key, isUnit }) => !isUnit && cells[key] !== undefined);
      if (!values.length) continue;
      if (!unit?.included) {
        problems.push(problem('assessment-outside', { row: rowNumber, column: unitColumn.key, header: unitColumn.header, unitName: null, text: unitName }));
        continue;
      }
      for (const { key, header, value } of values) {
        const raw = writtenIn(cells[key]!);
        if (value) filled.push({ row: rowNumber, column: key, header, unitName: unit.name, value, cell: grid.get(`${unit.id}|${value.key}`), raw });
        else strange.add(key);
      }
    }
    for (const { key, header } of heads) if (strange.has(key)) problems.push(problem('assessment-unknown-column', { row: book.headerRowNumber, column: key, header, unitName: null, text: header }, { header }));
    return { filled, problems };
  }

  private async judge(loaded: LoadedRun, filled: readonly Filled[], problems: SheetProblem[]): Promise<Omit<AssessmentSheetPreview, 'filename'>> {
    const changed = filled.filter(({ cell, value, raw }) => {
      const read = readValue(value.indicator, value.unit, raw);
      return !cell || cell.value === null || 'problem' in read || read.value?.toFixed() !== cell.value;
    });
    const asked = changed.map(({ cell, value, raw }) => ({ unitId: cell?.unitId ?? 0, indicator: value.indicator.code, input: value.input, raw: raw.slice(0, MOST_SHOWN), version: cell?.version ?? 0 }));
    const { read, problems: found } = await this.values.preview(loaded, asked);
    for (const { path, code, params } of found) {
      const { row, column, header, unitName, raw } = changed[Number(path.split('.')[1])]!;
      problems.push(problem(code, { row, column, header, unitName, text: raw }, params));
    }
    const entered = new Map(read.map((each) => [`${each.unitId}|${each.indicator}|${each.input}`, each]));
    const changes = changed.flatMap(({ row, column, unitName, value, cell, raw }): SheetChange[] => {
      const each = cell && entered.get(`${cell.unitId}|${value.key}`);
      return each ? [{ row, column, unitId: each.unitId, unitName, indicator: each.indicator, indicatorName: value.label, input: each.input, before: cell.value, raw: raw.slice(0, MOST_SHOWN), readAs: each.readAs, version: cell.version }] : [];
    });
    const place = (one: SheetProblem, other: SheetProblem) => one.row - other.row || one.column.length - other.column.length || (one.column < other.column ? -1 : 1);
    return { changes, unchanged: filled.length - changed.length, problems: problems.sort(place) };
  }
}

function problem(code: ErrorCode, where: Omit<SheetProblem, 'code' | 'message'>, params: Record<string, unknown> = {}): SheetProblem {
  return { ...where, text: where.text.slice(0, MOST_SHOWN), code, message: errorMessage(code, currentLocale(), params) };
}

/** A stored value as a cell: a number that a spreadsheet keeps exactly, else its text; a percentage as the share that its format shows. */
function shownIn(value: string | null, unit: string): CellValue {
  if (value === null) return null;
  const number = unit === '%' ? Number((Number(value) / 100).toPrecision(15)) : Number(value);
  const back = unit === '%' ? Number((number * 100).toPrecision(15)) : number;
  return String(back) === value ? number : unit === '%' ? `${value}%` : value;
}
