import type { MetricUnit } from '../../../shared/contracts/metrics.js';
import { addDays } from '../../../shared/day.js';
import type { Period } from '../../../shared/period.js';
import { OFFICIAL_COVERAGES, OFFICIAL_SERIES, type OfficialCoverage } from '../../../shared/vocabulary.js';
import type { ArgumentSpec } from '../domain/arguments.js';
import type { Metric, Question } from '../metric.js';
import type { Measure, Relation } from '../relations.js';
import { OFFICIAL } from '../sources.js';

const COVERAGE: ArgumentSpec = { name: 'coverage', label: '取数', labelEn: 'Which published period', kind: 'choice', choices: Object.keys(OFFICIAL_COVERAGES), default: 'whole' };
/** Rates are kept in millionths. */
const VALUES: Record<MetricUnit, string> = { fen: 'f.`scaled`', count: 'f.`scaled`', rate: 'f.`scaled` * 0.000001' };

/** The figures known at an instant that answer a question about a period: one a place (`domain/official.ts`); or all that lie in it. */
function published(series: string, { from, until }: Period, knownAt: string, coverage: OfficialCoverage | 'each'): Relation {
  const days = coverage === 'each' ? { sql: 'v.`periodFrom` >= ? AND v.`periodUntil` <= ?', params: [from, until] }
    : coverage === 'whole' ? { sql: 'v.`periodFrom` = ? AND v.`periodUntil` = ?', params: [from, until] }
    : { sql: 'v.`periodFrom` = ? AND v.`periodUntil` <= ?', params: [from, until] };
  const { zh, en } = OFFICIAL_SERIES[series as keyof typeof OFFICIAL_SERIES];
  return {
    from: {
      sql: `(SELECT v.\`id\` AS \`officialValueId\`, v.\`firstId\`, NULL AS \`projectId\`, NULL AS \`eventId\`, v.\`periodFrom\` AS \`occurredFrom\`, v.\`periodUntil\` AS \`occurredUntil\`, 'day' AS \`precision\`, NULL AS \`verification\`, v.\`scaled\`,
          ROW_NUMBER() OVER (PARTITION BY v.\`scopeKey\` ORDER BY v.\`periodUntil\` DESC) AS \`place\`
        FROM \`official_value\` v WHERE v.\`series\` = ? AND ${days.sql} AND v.\`scaled\` IS NOT NULL AND v.\`knownFrom\` <= ?
          AND NOT EXISTS (SELECT 1 FROM \`official_value\` w WHERE w.\`firstId\` = v.\`firstId\` AND w.\`revision\` > v.\`revision\` AND w.\`knownFrom\` <= ?)) f
        JOIN (SELECT q.\`id\`, NULL AS \`projectId\`, q.\`scopeKey\`, q.\`parkId\`, q.\`regionCode\`, NULL AS \`organisationId\`, NULL AS \`introducingOrganisationId\`, NULL AS \`origin\`, 0 AS \`confidential\` FROM \`official_value\` q) r ON r.\`id\` = f.\`officialValueId\``,
      params: [series, ...days.params, knownAt, knownAt],
    },
    where: [{ sql: coverage === 'each' ? '1 = 1' : 'f.`place` = 1', params: [] }], certain: { sql: '1 = 1', params: [] },
    entity: 'official-value', dated: 'f', origin: 'r.`origin`', what: { zh, en }, standingOn: null, imported: true, at: { day: addDays(until, -1), knownAt },
  };
}

/** The series of one unit; a metric has one. */
function seriesOf(code: string, unit: MetricUnit, name: string, nameEn: string): Metric {
  const codes = Object.entries(OFFICIAL_SERIES).filter(([, series]) => series.unit === unit).map(([each]) => each);
  const measure = ({ args, period, knownAt }: Question, coverage: OfficialCoverage | 'each'): Measure => ({ relation: published(String(args['series']), period, knownAt, coverage), value: VALUES[unit], unit });
  return {
    code, name, nameEn, unit, nature: 'flow', imported: true,
    definition: '统计等部门公布的数，按公布的地区（全市、县区、园区）和期间原样取用：不由本系统计算，不与本系统的数相加，也不由下级或分月数加总推算；没有公布的就是没有。取“最近一期累计”时，用自期初起、不超出所问期间的最近一期，并注明是哪一期。更正后按更正数，仍可查当时的数。',
    definitionEn: 'As published by statistical and other authorities, for the place (city, county, park) and period that they published it for: not computed here, not added to what is, and never summed up from places or months below; what was not published is missing. “The latest cumulative period” takes the longest one that begins with the period asked about and does not go beyond it, and says which. Corrections replace earlier figures, which stay known as of then.',
    source: OFFICIAL,
    arguments: [{ name: 'series', label: '统计指标', labelEn: 'Series', kind: 'choice', choices: codes, default: codes[0] }, COVERAGE],
    breakdowns: ['park', 'county', 'month', 'quarter', 'year'],
    asks: { period: true, on: false },
    plan: (question) => ({ measure: measure(question, question.args['coverage'] as OfficialCoverage) }),
    parts: (question) => measure(question, 'each'),
  };
}

/** Imported official series (domain §8), beside what is computed. */
export const officialSeries: readonly Metric[] = [
  seriesOf('official-amount', 'fen', '官方统计：金额', 'Official statistics: amounts'),
  seriesOf('official-number', 'count', '官方统计：数量', 'Official statistics: numbers'),
  seriesOf('official-rate', 'rate', '官方统计：比率', 'Official statistics: rates'),
];
