import type { MetricUnit } from '../../shared/contracts/metrics.js';
import { addDays } from '../../shared/day.js';
import type { Period } from '../../shared/period.js';
import { OFFICIAL_COVERAGES, type OfficialCoverage, type OfficialNature, type OfficialUnit } from '../../shared/vocabulary.js';
import type { ArgumentSpec } from './domain/arguments.js';
import { fragment } from './fragments.js';
import type { Metric, Question } from './metric.js';
import type { Measure, Relation } from './relations.js';
import { OFFICIAL } from './sources.js';

const COVERAGE: ArgumentSpec = { name: 'coverage', label: '取数', labelEn: 'Which published period', kind: 'choice', choices: Object.keys(OFFICIAL_COVERAGES), default: 'whole' };
/** Rates are kept in millionths. */
const VALUES: Record<MetricUnit, string> = { fen: 'f.`scaled`', count: 'f.`scaled`', rate: 'f.`scaled` * 0.000001' };

/** A series of the city's catalogue. */
export interface SeriesOfCity { code: string; name: string; nameEn: string; unit: OfficialUnit; nature: OfficialNature; archivedAt: string | null }
/** The catalogue, asked anew each time. */
export interface SeriesSource { all(): readonly SeriesOfCity[] }

/** The figures known at an instant that answer a question about a period: one a place (`domain/official.ts`); or all that may answer one about a part of it. */
function published({ code, name: zh, nameEn: en, nature }: SeriesOfCity, { from, until }: Period, knownAt: string, coverage: OfficialCoverage | 'each'): Relation {
  const days = nature === 'stock'
    ? coverage === 'whole' ? fragment('v.`periodUntil` = ?', until) : fragment('v.`periodUntil` > ? AND v.`periodUntil` <= ?', from, until)
    : coverage === 'each' ? fragment('v.`periodFrom` >= ? AND v.`periodUntil` <= ?', from, until)
    : coverage === 'whole' ? fragment('v.`periodFrom` = ? AND v.`periodUntil` = ?', from, until) : fragment('v.`periodFrom` = ? AND v.`periodUntil` <= ?', from, until);
  return {
    from: {
      sql: `(SELECT v.\`id\` AS \`officialValueId\`, v.\`firstId\`, NULL AS \`projectId\`, NULL AS \`eventId\`, v.\`periodFrom\` AS \`occurredFrom\`, v.\`periodUntil\` AS \`occurredUntil\`, 'day' AS \`precision\`, NULL AS \`verification\`, v.\`scaled\`,
          ROW_NUMBER() OVER (PARTITION BY v.\`scopeKey\` ORDER BY v.\`periodUntil\` DESC, v.\`periodFrom\` DESC) AS \`place\`
        FROM \`official_value\` v WHERE v.\`series\` = ? AND ${days.sql} AND v.\`scaled\` IS NOT NULL AND v.\`knownFrom\` <= ?
          AND NOT EXISTS (SELECT 1 FROM \`official_value\` w WHERE w.\`firstId\` = v.\`firstId\` AND w.\`revision\` > v.\`revision\` AND w.\`knownFrom\` <= ?)) f
        JOIN (SELECT q.\`id\`, NULL AS \`projectId\`, q.\`scopeKey\`, q.\`parkId\`, q.\`regionCode\`, NULL AS \`organisationId\`, NULL AS \`introducingOrganisationId\`, NULL AS \`origin\`, 0 AS \`confidential\` FROM \`official_value\` q) r ON r.\`id\` = f.\`officialValueId\``,
      params: [code, ...days.params, knownAt, knownAt],
    },
    where: [{ sql: coverage === 'each' ? '1 = 1' : 'f.`place` = 1', params: [] }], certain: { sql: '1 = 1', params: [] },
    entity: 'official-value', dated: 'f', origin: 'r.`origin`', what: { zh, en }, standingOn: null, imported: nature, at: { day: addDays(until, -1), knownAt },
  };
}

/** The series of one unit; a metric has one. */
function seriesOf(source: SeriesSource, code: string, unit: MetricUnit, name: string, nameEn: string): Metric {
  const all = () => source.all().filter((series) => series.unit === unit);
  const seriesOfCode = (asked: unknown) => all().find((series) => series.code === asked)!;
  const measure = ({ args, period, knownAt }: Question, coverage: OfficialCoverage | 'each'): Measure => ({ relation: published(seriesOfCode(args['series']), period, knownAt, coverage), value: VALUES[unit], unit });
  return {
    code, name, nameEn, unit, nature: 'flow', imported: true,
    definition: '统计等部门公布的数，按公布的地区（全市、县区、园区）和期间原样取用：不由本系统计算，不与本系统的数相加，也不由下级或分月数加总推算；没有公布的就是没有。时点指标（如企业数、从业人员数）取期末的数，不论公布时冠以哪个期间。取“最近一期累计”时，用自期初起、不超出所问期间的最近一期，并注明是哪一期。更正后按更正数，仍可查当时的数。',
    definitionEn: 'As published by statistical and other authorities, for the place (city, county, park) and period that they published it for: not computed here, not added to what is, and never summed up from places or months below; what was not published is missing. A series that stands at the end of a period (companies, employees) answers with the figure of that end, whichever period it was published under. “The latest cumulative period” takes the longest one that begins with the period asked about and does not go beyond it, and says which. Corrections replace earlier figures, which stay known as of then.',
    source: OFFICIAL,
    get arguments(): ArgumentSpec[] {
      const series = all();
      return [{ name: 'series', label: '统计指标', labelEn: 'Series', kind: 'choice', choices: series.map((each) => each.code), default: series[0]?.code ?? null, words: wordsOf(series) }, COVERAGE];
    },
    breakdowns: ['park', 'county', 'month', 'quarter', 'year'],
    asks: { period: true, on: false },
    plan: (question) => ({ measure: measure(question, question.args['coverage'] as OfficialCoverage) }),
    parts: (question) => measure(question, 'each'),
  };
}

const wordsOf = (series: readonly SeriesOfCity[]) => Object.fromEntries(series.map(({ code, name, nameEn, archivedAt }) => [code, archivedAt === null ? { zh: name, en: nameEn } : { zh: `${name}（已停用）`, en: `${nameEn} (archived)` }]));

/** Imported official series (domain §8), beside what is computed: a metric for each unit, its series those of the catalogue. */
export const officialMetrics = (source: SeriesSource): readonly Metric[] => [
  seriesOf(source, 'official-amount', 'fen', '官方统计：金额', 'Official statistics: amounts'),
  seriesOf(source, 'official-number', 'count', '官方统计：数量', 'Official statistics: numbers'),
  seriesOf(source, 'official-rate', 'rate', '官方统计：比率', 'Official statistics: rates'),
];
