import { ATTRACTION_MODES, LAND_MODES, ORIGINS, PROJECT_KINDS, type Label } from '../../../shared/vocabulary.js';
import type { Cell, Column } from './cell.js';
import type { ReadDate } from './calendar.js';
import { MILESTONE_FIELDS, choicesFor, crossProblems, verdictOf, type MilestoneField, type Problem, type Verdict } from './check-row.js';
import type { Finding, Reading } from './finding.js';
import type { Mapping } from './guess-mapping.js';
import type { ImportField } from './import-fields.js';
import { unitInHeader } from './money-units.js';
import { readAmount, type Amount } from './read-amount.js';
import { readCreditCode } from './read-credit-code.js';
import { readDate } from './read-date.js';
import { readIndustry, type IndustryIndex } from './read-industry.js';
import { readInvestors } from './read-investors.js';
import { readPark, type ParkIndex } from './read-park.js';
import { readProgress, readProgressAmount, type Progress, type ProgressField } from './read-progress.js';
import { readRegion } from './read-region.js';
import { readStage, readStatus, type ReadStage, type StageTable } from './read-stage.js';
import { readTimeline } from './read-timeline.js';
import type { RegionIndex } from './region-index.js';
import { MAX_INVESTORS, TEXT_LIMITS, emptyValues, type RowValues } from './row-values.js';
import { comparable, isBlank } from './text.js';
import { isTotalRow } from './total-row.js';

export interface ReadContext {
  /** YYYY-MM-DD in the installation's time zone. */
  today: string;
  regions: RegionIndex;
  parks: ParkIndex;
  industries: IndustryIndex;
  stages: StageTable;
  /** Region code of the installation's city; its counties need no province. */
  homeRegionCode?: string;
}

export interface RowInput {
  cells: Readonly<Record<string, Cell>>;
  mapping: Mapping;
  columns: readonly Column[];
  context: ReadContext;
}

export interface ReadRow {
  values: RowValues;
  problems: Problem[];
  verdict: Verdict;
}

/** 合计, 全市小计, ３个项目合计: no project is called so. */
const TOTAL_ROW = /^累计$|(合计|总计|小计|共计)$/;

const CHOICES: Readonly<Record<'kind' | 'landMode' | 'attractionMode' | 'origin', Readonly<Record<string, Label>>>> = { kind: PROJECT_KINDS, landMode: LAND_MODES, attractionMode: ATTRACTION_MODES, origin: ORIGINS };

/** Reads one row of a ledger; what is not certain is left out and named in `problems`. */
export function readRow(input: RowInput): ReadRow {
  const row = new RowReader(input);
  row.readTexts();
  row.readName();
  row.readInvestors();
  row.readPlace();
  row.readIndustry();
  row.readAmount();
  row.readDates();
  row.readStage();
  row.readStatus();
  row.readChoices();
  row.readTimeline();
  row.readProgress();
  row.keepTheRest();
  row.problems.push(...crossProblems(row.values, (field) => row.columnOf(field)?.header ?? ''));
  suggestStage(row);
  // What else a total leaves open nobody needs to answer.
  const total = row.problems.filter(({ code }) => code === 'total-row');
  const problems = total.length ? total : row.problems;
  return { values: row.values, problems, verdict: verdictOf(problems) };
}

/** The row while it is being read: its columns by field, values and problems so far. */
class RowReader {
  readonly values: RowValues = emptyValues();
  readonly problems: Problem[] = [];
  private readonly byField = new Map<ImportField, Column>();

  constructor(private readonly input: RowInput) {
    for (const column of input.columns) {
      const field = input.mapping[column.key] as ImportField | null | undefined;
      if (field && !this.byField.has(field)) this.byField.set(field, column);
    }
  }

  columnOf(field: ImportField): Column | undefined {
    return this.byField.get(field);
  }

  /** The cell of a field; an empty one where the column or its value is missing or in error. */
  private cell(field: ImportField): Cell {
    const column = this.byField.get(field);
    const cell = column && this.input.cells[column.key];
    if (!cell) return { kind: 'text', text: '' };
    if (cell.kind !== 'error') return cell;
    this.report(field, [{ code: 'formula-no-value', severity: 'error' }], cell.text);
    return { kind: 'text', text: '' };
  }

  /** Keeps the cell's text under its header. */
  private keep(field: ImportField): void {
    const column = this.byField.get(field);
    const text = column && this.input.cells[column.key]?.text.trim();
    if (column && text) this.values.extra[column.header] = text;
  }

  private report<T>(field: ImportField, findings: readonly Finding<T>[], raw: string, valuesOf?: (suggestion: T) => Partial<RowValues>): void {
    for (const { code, severity, params, suggestion } of findings) {
      const problem: Problem = { column: this.byField.get(field)?.header ?? '', field, code, severity, raw, choices: [] };
      if (params) problem.params = params;
      // What several projects share is no one's own amount, however it is confirmed: a person enters it or leaves it empty.
      if (suggestion !== undefined && valuesOf && code !== 'amount-shared') problem.suggestion = valuesOf(suggestion);
      problem.choices = choicesFor(problem);
      this.problems.push(problem);
    }
  }

  /** Takes a reading over: value, findings, and the text where it was not fully used. */
  private take<T>(field: ImportField, reading: Reading<T>, raw: string, valuesOf: (value: T) => Partial<RowValues>): void {
    if (reading.value !== null) Object.assign(this.values, valuesOf(reading.value));
    if (reading.leftover) this.keep(field);
    this.report(field, reading.findings, raw, valuesOf);
  }

  readTexts(): void {
    for (const field of ['code', 'projectCompany', 'introducingUnit', 'organisationName', 'leaderInCharge', 'contentAndScale', 'remarks'] as const) {
      const text = this.cell(field).text.trim();
      if (!isBlank(text) && this.fits(field, text, TEXT_LIMITS[field])) this.values[field] = text;
    }
    const code = this.cell('creditCode');
    this.take('creditCode', readCreditCode(code), code.text, (creditCode) => ({ creditCode }));
  }

  /** Whether a text can be stored; one that cannot is kept as it is and told. */
  private fits(field: ImportField, text: string, max: number): boolean {
    if ([...text].length <= max) return true;
    this.keep(field);
    this.report(field, [{ code: 'text-too-long', severity: 'decision', params: { max } }], text);
    return false;
  }

  readName(): void {
    const cell = this.cell('name');
    const text = cell.text.trim();
    if (isBlank(text)) {
      if (!this.problems.some((p) => p.field === 'name')) this.report('name', [{ code: isTotalRow(this.input.columns, this.input.cells) ? 'total-row' : 'name-missing', severity: 'error' }], text);
      return;
    }
    this.values.name = text;
    if (cell.merged === 'rest') this.report('name', [{ code: 'row-continued', severity: 'error' }], text);
    if (TOTAL_ROW.test(comparable(text))) this.report('name', [{ code: 'total-row', severity: 'error' }], text);
    if ([...text].length > TEXT_LIMITS.name) this.report('name', [{ code: 'name-too-long', severity: 'error', params: { max: TEXT_LIMITS.name } }], text);
  }

  readInvestors(): void {
    const { text } = this.cell('investors');
    const { value, findings } = readInvestors(text);
    if (value.length > MAX_INVESTORS) findings.push({ code: 'too-many-investors', severity: 'decision', params: { max: MAX_INVESTORS } });
    else if (value.every((name) => this.fits('investors', name, TEXT_LIMITS.investors))) this.values.investors = value;
    this.report('investors', findings, text);
    if (findings.length > 0) this.keep('investors');
  }

  readPlace(): void {
    const { context } = this.input;
    const single = this.cell('location').text;
    const several = (['province', 'city', 'county'] as const).map((f) => this.cell(f).text).filter((t) => !isBlank(t)).join(' ');
    const text = several === '' ? single : isBlank(single) || single.includes(several.split(' ')[0] ?? '') ? (isBlank(single) ? several : single) : `${several} ${single}`;
    const field: ImportField = !isBlank(single) ? 'location' : this.byField.has('county') ? 'county' : this.byField.has('city') ? 'city' : 'province';
    const { value, findings } = readRegion(text, context.regions, context.homeRegionCode);
    this.values.regionCode = value.regionCode;
    this.report(field, findings, text);
    if (value.remark !== null || findings.some((f) => f.code !== 'region-partial')) for (const f of ['location', 'province', 'city', 'county'] as const) this.keep(f);

    const named = this.cell('park').text;
    const parkField: ImportField = isBlank(named) ? field : 'park';
    const parkText = isBlank(named) ? value.parkText : named.trim();
    if (parkField === 'park' && value.parkText !== null) this.keep('location');
    if (parkText === null) return;
    if (!this.fits(parkField, parkText, TEXT_LIMITS.parkName)) return;
    const park = readPark(parkText, context.parks, value.regionCode);
    this.values.parkId = park.parkId;
    this.values.parkName = park.parkName;
    if (park.parkId !== null && park.parkName !== parkText) this.keep(parkField);
    this.report(parkField, park.findings, parkText);
  }

  readIndustry(): void {
    const { text } = this.cell('industry');
    if (!isBlank(text) && this.fits('industry', text, TEXT_LIMITS.industryText)) Object.assign(this.values, readIndustry(text, this.input.context.industries));
  }

  readAmount(): void {
    const cell = this.cell('agreedInvestment');
    this.take('agreedInvestment', readAmount(cell, this.unitOf('agreedInvestment')), cell.text, amountValues);
  }

  private unitOf(field: ImportField): string | undefined {
    const column = this.byField.get(field);
    return column && (unitInHeader(column.header) ?? column.unit);
  }

  readDates(): void {
    const { today } = this.input.context;
    const publishedCell = this.cell('publishedOn');
    const published = readDate(publishedCell, { today }).value;
    for (const { field } of MILESTONE_FIELDS) {
      const cell = this.cell(field);
      this.take(field, readDate(cell, { today, published }), cell.text, (date) => dateValues(field, date));
    }
  }

  readStage(): void {
    const { text } = this.cell('stage');
    this.take('stage', readStage(text, this.input.context.stages), text, (stage: ReadStage) => ({ ...stage }));
  }

  /** A column of its own says only whether the project goes on: 正常, 停建, 终止. */
  readStatus(): void {
    const { text } = this.cell('status');
    if (isBlank(text)) return;
    const { value, findings, leftover } = readStatus(text, this.input.context.stages);
    if (value) this.values.status = value.status;
    if (leftover) this.keep('status');
    this.report('status', findings, text);
  }

  /** Dates found in the timeline fill only what no column of their own states. */
  readTimeline(): void {
    const { text } = this.cell('timeline');
    if (isBlank(text)) return;
    this.keep('timeline');
    const { dates, passedOver } = readTimeline(text, this.values.stage, this.input.context.today);
    for (const { field } of MILESTONE_FIELDS) {
      const date = field === 'signedOn' ? undefined : dates[field];
      if (date && isBlank(this.cell(field).text)) Object.assign(this.values, dateValues(field, date));
    }
    if (passedOver) this.report('timeline', [{ code: 'timeline-not-used', severity: 'info' }], text);
  }

  readProgress(): void {
    const progress = this.cell('progress');
    this.take('progress', readProgress(progress), progress.text, (value: Progress) => ({ ...value }));
    const columns: [ImportField, ProgressField][] = [['fundsArrived', 'fundsArrivedFen'], ['completedInvestment', 'completedInvestmentFen']];
    for (const [field, target] of columns) {
      const cell = this.cell(field);
      this.take(field, readProgressAmount(cell, target, this.unitOf(field)), cell.text, (fen) => ({ [target]: fen }));
    }
  }

  /** Columns without a home, and the publication date, stay with the row. */
  /** Words of the vocabulary; any other stay as they are printed. */
  readChoices(): void {
    for (const [field, words] of Object.entries(CHOICES)) {
      const text = comparable(this.cell(field as keyof typeof CHOICES).text);
      const code = text && Object.keys(words).find((one) => comparable(words[one]!.zh) === text || comparable(words[one]!.en) === text);
      if (code) Object.assign(this.values, { [field]: code });
      else this.keep(field as keyof typeof CHOICES);
    }
  }

  keepTheRest(): void {
    for (const { key, header } of this.input.columns) {
      const field = (this.input.mapping[key] ?? null) as ImportField | null;
      const cell = this.input.cells[key];
      const homeless = field === null || field === 'publishedOn' || (field !== 'ignored' && this.byField.get(field)?.key !== key);
      if (homeless && cell && cell.text.trim() !== '') this.values.extra[header] = cell.text.trim();
    }
  }
}

/** A status without a stage, or no stage at all, can be filled from the last dated milestone if a person agrees. */
function suggestStage(row: RowReader): void {
  const last = [...MILESTONE_FIELDS].reverse().find(({ field }) => row.values[field] !== null);
  const missing = row.problems.find((p) => p.code === 'stage-missing');
  if (!last || !missing) return;
  missing.suggestion = { stage: last.stage };
  missing.choices = choicesFor(missing);
}

function amountValues(amount: Amount): Partial<RowValues> {
  return { agreedInvestmentFen: amount.fen, foreignAmountMinor: amount.foreignMinor, currency: amount.currency, agreedInvestmentQualifier: amount.qualifier };
}

function dateValues(field: MilestoneField, date: ReadDate): Partial<RowValues> {
  return { [field]: date.on, [`${field}Precision`]: date.precision };
}

