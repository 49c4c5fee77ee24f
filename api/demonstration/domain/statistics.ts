import { addDays } from '../../../shared/day.js';
import { FEN_PER_WAN, FEN_PER_YI } from '../../../shared/money.js';
import { officialPeriodCode, officialPeriodName } from '../../../shared/official-period.js';
import { yearToDate } from '../../../shared/period.js';
import type { Minute } from './plan-types.js';
import { COUNTIES, PARKS } from './places.js';
import { Random } from './random.js';

/** A figure of the city, a county (by code) or a park (by name). */
export interface PlannedStatistic { series: string; place: { city: true } | { county: string } | { park: string }; period: string; value: number }
/** What the statistics bureau publishes on one day; with a reason, corrections of what it published before. */
export interface Publication { at: Minute; document: string; documentNumber: string; publishedOn: string; reason: string | null; values: PlannedStatistic[] }

/** Yearly values of a county of average size in the first year, and how much of a year is there by the end of a quarter. */
const SERIES: readonly { series: string; yi: number; parks: boolean }[] = [{ series: 'fixed-asset-investment', yi: 128, parks: false }, { series: 'output-value', yi: 310, parks: true }, { series: 'tax-paid', yi: 11, parks: true }];
const SHARES: Readonly<Record<number, number>> = { 3: 0.19, 6: 0.46, 9: 0.72, 12: 1 };
/** What the city counts beyond its counties: projects across them. */
const ACROSS = 1.03;

const toWan = (fen: number) => Math.round(fen / FEN_PER_WAN) * FEN_PER_WAN;
const rounded = (rate: number) => Math.round(rate * 1_000) / 1_000;
const weightOf = (code: string) => PARKS.filter(({ county }) => county === code).reduce((sum, { weight }) => sum + weight, 0);
const ALL = PARKS.reduce((sum, { weight }) => sum + weight, 0);

/** A county's value in a year: it grows by some per cent each year, a little differently everywhere. */
function yearly(seed: number, first: number, year: number, index: number, base: number): number {
  let value = base;
  for (let each = first; each < year; each += 1) value *= 1.03 + Random.of(seed + each, index).next() * 0.08;
  return value;
}

/**
 * The statistics of a fictional city as its bureau publishes them: cumulative by quarter, the year in January, for the city and its counties, a year
 * also for the parks; each September the yearbook corrects last year's investment. The city's figures are its own, not the sum of its counties'.
 */
export function planStatistics(seed: number, from: string, until: string): Publication[] {
  const first = Number(from.slice(0, 4));
  const publications: Publication[] = [];
  const valueOf = (series: number, county: number, year: number, month: number, part = 1) => toWan(yearly(seed + series * 1_000, first - 1, year, county, (SERIES[series]!.yi * FEN_PER_YI * weightOf(COUNTIES[county]!.code) * COUNTIES.length) / ALL) * SHARES[month]! * part);
  const cityOf = (series: number, year: number, month: number) => toWan(COUNTIES.reduce((sum, _county, index) => sum + valueOf(series, index, year, month), 0) * ACROSS);
  for (let year = first - 1; year <= Number(until.slice(0, 4)); year += 1) {
    for (const month of [3, 6, 9, 12]) {
      const period = yearToDate(year, month);
      const publishedOn = addDays(period.until, 19);
      const code = officialPeriodCode(period);
      publications.push({
        at: `${publishedOn}T09:30`, document: month === 12 ? `落地市${year}年国民经济和社会发展统计公报（演示）` : `落地市统计月报（${officialPeriodName(period, 'zh')}，演示）`, documentNumber: `落统〔${publishedOn.slice(0, 4)}〕${month === 12 ? 2 : month + 4}号`, publishedOn, reason: null,
        values: SERIES.flatMap(({ series, parks }, index) => [
          { series, place: { city: true as const }, period: code, value: cityOf(index, year, month) },
          ...COUNTIES.map((county, at) => ({ series, place: { county: county.code }, period: code, value: valueOf(index, at, year, month) })),
          ...(series === 'fixed-asset-investment' ? [{ series: 'fixed-asset-investment-growth', place: { city: true as const }, period: code, value: rounded(cityOf(index, year, month) / cityOf(index, year - 1, month) - 1) }] : []),
          ...(parks && month === 12 ? PARKS.map((park) => ({ series, place: { park: park.name }, period: code, value: valueOf(index, COUNTIES.findIndex(({ code: county }) => county === park.county), year, month, (0.7 * park.weight) / weightOf(park.county)) })) : []),
        ]),
      });
    }
    const publishedOn = `${year + 1}-09-15`;
    publications.push({
      at: `${publishedOn}T10:00`, document: `落地市统计年鉴（${year + 1}，演示）`, documentNumber: `落统〔${year + 1}〕21号`, publishedOn, reason: '年报核实，剔除跨年度重复统计的项目',
      values: [{ series: 'fixed-asset-investment', place: { city: true }, period: String(year), value: toWan(cityOf(0, year, 12) * 0.986) }, { series: 'fixed-asset-investment', place: { county: COUNTIES[0]!.code }, period: String(year), value: toWan(valueOf(0, 0, year, 12) * 0.981) }],
    });
  }
  // What was published before the demonstration begins is not on record, and cannot be corrected.
  const begun = (text: string) => text >= from && text <= until;
  return publications.filter(({ publishedOn, reason, values }) => begun(publishedOn) && (reason === null || begun(`${Number(values[0]!.period) + 1}-01-20`))).sort((one, other) => (one.at < other.at ? -1 : 1));
}
