import { Injectable } from '@nestjs/common';
import type { OfficialValueRecord } from '../../../shared/contracts/official-values.js';
import { officialPeriodCode, readOfficialPeriod } from '../../../shared/official-period.js';
import { nameKey } from '../../../shared/text.js';
import type { OfficialUnit } from '../../../shared/vocabulary.js';
import { Database } from '../../core/database/database.js';
import { HomeCity } from '../../parks/home-city.js';
import { ParksService } from '../../parks/parks.service.js';
import type { RecordOfficialValueBody } from '../../statistics/dto.js';
import { OfficialSeriesCatalogue } from '../../statistics/official-series-catalogue.js';
import { questionKey, StatisticsService } from '../../statistics/statistics.service.js';
import { recordDifferences, type RecordField, type RecordValues, type References, type RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { parksByName } from './references.js';
import { findingsOf, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

/** The row's field of each field of the service. */
const FIELDS: Readonly<Record<string, string>> = { scopeKey: 'regionCode', value: 'number' };
/** Rates stand in percent. */
const PERCENT = 100;

/** Figures of statistical authorities, known by series, place and period. Nothing is rewritten: what differs is a correction, an undo withdraws. */
@Injectable()
export class OfficialValuesKind extends RecordKind {
  readonly code = 'official-values';
  /** The series are those of the catalogue at the moment. */
  get recordFields(): readonly RecordField[] {
    const choices = Object.fromEntries(this.catalogue.all().filter(({ archivedAt }) => archivedAt === null).map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]));
    return [{ code: 'series', zh: '统计指标', en: 'Series', type: 'choice', required: true, choices, synonyms: ['指标', '指标名称', '统计项目'] }, ...this.otherFields];
  }

  private readonly otherFields: readonly RecordField[] = [
    { code: 'regionCode', zh: '地区', en: 'Region', type: 'region', synonyms: ['县区', '区县', '范围', '所在县区'] },
    { code: 'parkId', zh: '园区', en: 'Park', type: 'reference', resource: 'parks', synonyms: ['园区名称', '开发区'] },
    { code: 'period', zh: '期间', en: 'Period', type: 'text', required: true, max: 40, synonyms: ['报告期', '时期', '统计期', '时间'] },
    { code: 'amountFen', zh: '金额', en: 'Amount', type: 'money', synonyms: ['金额数', '总额'] },
    { code: 'number', zh: '数值（个、人或%）', en: 'Number or %', type: 'number', synonyms: ['数值', '数量', '增速', 'number'] },
    { code: 'document', zh: '来源', en: 'Document', type: 'text', required: true, synonyms: ['来源文件', '资料来源', '数据来源'] },
    { code: 'documentNumber', zh: '文号', en: 'Document number', type: 'text', max: 100, synonyms: ['来源文号'] },
    { code: 'publishedOn', zh: '公布日期', en: 'Published on', type: 'day', required: true, synonyms: ['发布日期', '公布时间'] },
    { code: 'reason', zh: '更正原因', en: 'Why corrected', type: 'long-text', max: 1_000, synonyms: ['修订说明', '备注'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly statistics: StatisticsService, private readonly parks: ParksService, private readonly home: HomeCity, private readonly catalogue: OfficialSeriesCatalogue) {
    super(database, contexts);
  }

  protected identityOf(row: RecordValues): string | null {
    const question = questionOf(row);
    return question && questionKey(question);
  }

  protected override async references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    const parks = await parksByName(this.database);
    return new Map([['parkId', new Map((texts.get('parkId') ?? []).map((text) => [nameKey(text), parks.get(nameKey(text)) ?? []]))]]);
  }

  /** Settles place and period, asks for an amount or a number as the series needs, and checks each row as the form would be. */
  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const [parks, city] = await Promise.all([this.parks.all(), this.home.city()]);
    const regions = new Map(parks.map((park) => [park.id, park.regionCode]));
    const found = rows.map((row): RowFinding[] => {
      const park = row['parkId'] as number | null;
      if (park !== null) row['regionCode'] = regions.get(park) ?? row['regionCode'];
      const period = typeof row['period'] === 'string' ? readOfficialPeriod(row['period']) : undefined;
      if (period) row['period'] = officialPeriodCode(period);
      const series = row['series'] as string | null;
      const money = series !== null && this.catalogue.unitOf(series) === 'fen';
      return [
        ...(row['regionCode'] === null ? [missing('regionCode', '地区', 'Region')] : []),
        ...(series === null || row[money ? 'amountFen' : 'number'] !== null ? [] : [money ? missing('amountFen', '金额', 'Amount') : missing('number', '数值', 'Number')]),
      ];
    });
    const whole = rows.map((row, index) => (found[index]!.length || ['series', 'period', 'document', 'publishedOn'].some((name) => row[name] === null) ? undefined : this.bodyOf(row, city.code)));
    const problems = await this.statistics.problemsOf(whole.flatMap((body) => body ?? []));
    let next = 0;
    return found.map((findings, index) => (whole[index] ? findingsOf(problems[next++]!).map((finding) => ({ ...finding, field: FIELDS[finding.field] ?? finding.field })) : findings));
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const { code } = await this.home.city();
    const chains = await this.statistics.chainsOf(rows.flatMap((row) => questionOf(row, code) ?? []));
    const records = new Map((await this.statistics.byIds([...chains.values()].filter((chain) => chain.at(-1)!.scaled !== null).flatMap((chain) => chain.flatMap(({ id, scaled }) => (scaled === null ? [] : [id]))))).map((record) => [record.id, record]));
    return rows.map((row): Match[] => {
      const question = questionOf(row, code);
      const said = (question ? (chains.get(questionKey(question)) ?? []) : []).flatMap(({ id }) => records.get(id) ?? []).reverse();
      // What was said before it was corrected is on record too: a list with its history says nothing new.
      const record = said.find((each) => !recordDifferences(this.recordFields, existing(each, row).values, row).length) ?? said[0];
      return record ? [{ record: existing(record, row), because: 'identity' }] : [];
    });
  }

  protected async create(values: readonly RecordValues[]): Promise<number[]> {
    const { code } = await this.home.city();
    return this.statistics.recordMany(values.map((row) => this.bodyOf(row, code)));
  }

  /** A further row takes the figure's place. */
  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    const units = new Map((await this.statistics.byIds(changes.map(({ id }) => id))).map(({ id, unit }) => [id, unit]));
    const made = await this.statistics.correctMany(changes.map(({ id, values: { amountFen, number, document, documentNumber, publishedOn, reason } }) => {
      const unit = units.get(id)!;
      const value = valueOf(unit, (unit === 'fen' ? amountFen : number) as number | undefined);
      const texts = Object.fromEntries(Object.entries({ document, documentNumber, publishedOn }).filter(([, text]) => text !== undefined));
      return { ...texts, ...(value === undefined ? {} : { value }), id, reason: typeof reason === 'string' ? reason : '按导入文件更正' };
    }));
    return changes.map(({ version }, index) => ({ id: made[index]!, version: version + 1 }));
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.statistics.withdraw(ids, '撤销导入');
  }

  private bodyOf(row: RecordValues, home: string | null): RecordOfficialValueBody {
    const series = row['series'] as string;
    const unit = this.catalogue.unitOf(series);
    return {
      series, scopeKey: scopeKeyOf(row, home), period: row['period'] as string, value: valueOf(unit, (unit === 'fen' ? row['amountFen'] : row['number']) as number)!,
      document: row['document'] as string, documentNumber: row['documentNumber'] as string | null, publishedOn: row['publishedOn'] as string,
    };
  }

  /** Figures that still stand; one corrected since is no longer the row that was imported. */
  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return (await this.statistics.byIds(ids)).filter((record) => record.current && record.value !== null).map((record) => existing(record, {}));
  }
}

const missing = (field: string, zh: string, en: string): RowFinding => ({ field, code: 'value-missing', severity: 'error', params: { field: { zh, en } } });
const valueOf = (unit: OfficialUnit, value: number | undefined): number | undefined => (value !== undefined && unit === 'rate' ? Math.round(value * 10_000) / (10_000 * PERCENT) : value);

function scopeKeyOf({ parkId, regionCode }: RecordValues, home: string | null): string {
  return typeof parkId === 'number' ? `park:${parkId}` : regionCode === home ? 'city' : `county:${String(regionCode)}`;
}

/** What a row answers; null where it does not say. A region that is the city itself has its own key only with the city's code known. */
function questionOf(row: RecordValues, home: string | null = null) {
  const period = typeof row['period'] === 'string' ? readOfficialPeriod(row['period']) : undefined;
  if (!period || row['series'] === null || row['regionCode'] === null) return null;
  return { series: row['series'] as string, scopeKey: scopeKeyOf(row, home), periodFrom: period.from, periodUntil: period.until };
}

/** The figure as a row would state it. Why it was corrected is no difference by itself. */
function existing({ id, revision, series, seriesName, unit, scopeName, regionCode, parkId, period, periodName, value, document, documentNumber, publishedOn, reason }: OfficialValueRecord, row: RecordValues): Existing {
  const values: RecordValues = {
    series, period, document, documentNumber, publishedOn, reason, regionCode, parkId,
    amountFen: unit === 'fen' ? value : (row['amountFen'] ?? null), number: unit === 'fen' ? (row['number'] ?? null) : unit === 'rate' ? Math.round(value! * 1_000_000) / 10_000 : value,
  };
  const same = ['amountFen', 'number', 'document', 'documentNumber', 'publishedOn'].every((name) => row[name] === undefined || row[name] === null || row[name] === values[name]);
  return { id, version: revision, code: `${scopeName} ${periodName}`, name: seriesName, values: same ? { ...values, reason: row['reason'] ?? reason } : values };
}
