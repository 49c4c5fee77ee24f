import { Injectable } from '@nestjs/common';
import type { MonthlyReport } from '../../shared/contracts/metrics.js';
import { addDays, addMonths } from '../../shared/day.js';
import { lastDay, yearToDate, type Period } from '../../shared/period.js';
import { currentLocale } from '../core/request-context.js';
import { CITY, placeKeyOf } from '../metrics/domain/places.js';
import { labelled, periodAnswer } from '../metrics/domain/periods.js';
import { MetricScopes, type ResolvedScope } from '../metrics/metric-scopes.js';
import { QuestionReader, refuse, type RawQuery } from '../metrics/question-reader.js';
import { AGREED_INVESTMENT, AMOUNT, amounts, cohortFunds, cohortReached, ONE, reached, standing, type Relation } from '../metrics/relations.js';
import { Tiers, type TiersOfQuestion } from '../metrics/tiers.js';
import { BY_PLACE, Tallies, type GroupColumns, type TallyRow } from '../metrics/tallies.js';
import { HomeCity } from '../parks/home-city.js';
import { tierHead } from '../projects/investment-tiers.js';
import {
  COHORT_FUNDS, COHORT_STARTED, FUNDS, monthlyColumns, MONTHLY_STAGES, RANKED_BY, reachedKey, SIGNED_INVESTMENT, tierKey, UNDER_CONSTRUCTION, UNDER_CONSTRUCTION_INVESTMENT, type Span,
} from './domain/monthly-columns.js';
import { addAmount, cellsOf, monthlyRows, type Amount } from './domain/monthly-rows.js';

const TITLES = { zh: (city: string, year: number, month: number) => `${city}${year}年${month}月招商引资月报表`, en: (city: string, year: number, month: number) => `${city}: investment attraction, ${year}-${String(month).padStart(2, '0')}` };
const NO_LABEL = { what: { zh: '', en: '' } };

interface Asking { spans: Record<Span, Period>; on: string; knownAt: string; verifiedOnly: boolean; resolved: ResolvedScope; tiers: TiersOfQuestion | undefined }

/** The monthly table (月报) that counties send and the city compiles, from the same facts as every metric. */
@Injectable()
export class MonthlyReportService {
  constructor(
    private readonly reader: QuestionReader,
    private readonly scopes: MetricScopes,
    private readonly tallies: Tallies,
    private readonly home: HomeCity,
    private readonly tiers: Tiers,
  ) {}

  /** @throws 400 without a year and a month that has begun, 404 a scope beyond the caller's */
  async monthly(raw: RawQuery): Promise<MonthlyReport> {
    const { texts, period, asOf, knownAt, latest, asked, problems } = this.reader.readTable(raw, ['verifiedOnly']);
    const { verifiedOnly = 'false' } = texts;
    if (verifiedOnly !== 'true' && verifiedOnly !== 'false') problems.push({ path: 'verifiedOnly', code: 'not-flag' });
    if (texts['month'] === undefined) problems.push({ path: 'month', code: 'period-required' });
    if (period && period.from > latest) problems.push({ path: 'month', code: 'bad-period' });
    refuse(problems);
    const month = period!;
    const [year, monthNumber] = [Number(month.from.slice(0, 4)), Number(month.from.slice(5, 7))];
    const on = lastDay(month) < latest ? lastDay(month) : latest;
    const toDate = yearToDate(year, monthNumber);
    // A month that is not over is compared with the same days of the year before.
    const sameDaysUntil = lastDay(month) <= latest ? addMonths(month.until, -12) : dayAfterAYearBefore(latest);
    const spans: Record<Span, Period> = { month, 'year-to-date': toDate, 'last-year': { from: `${year - 1}-01-01`, until: sameDaysUntil } };
    const resolved = await this.scopes.resolve(asked, { period: month, on, knownAt });
    const tiers = await this.tiers.find({ period: month, on, knownAt });
    const asking: Asking = { spans, on, knownAt, verifiedOnly: verifiedOnly === 'true', resolved, tiers };
    const columns = monthlyColumns(asking.verifiedOnly, tiers && { ...tiers, tiers: tiers.tiers.map((tier) => ({ ...tier, zh: tierHead(tier, 'zh'), en: tierHead(tier, 'en') })) });
    const [city, places, { byPlace, whole }] = await Promise.all([this.home.city(), this.scopes.places(), this.collect(asking)]);
    const shown = places.filter((place) => byPlace.has(place.key) || resolved.shows(place));
    const locale = currentLocale();
    const spanAnswer = (span: Span) => periodAnswer(labelled(spans[span], locale));
    return {
      year, month: monthNumber, title: TITLES[locale](city.name, year, monthNumber), demonstration: city.demonstration, scope: resolved.scope, verifiedOnly: asking.verifiedOnly, asOf,
      rankedBy: RANKED_BY, periods: { month: spanAnswer('month'), 'year-to-date': spanAnswer('year-to-date'), 'last-year': spanAnswer('last-year') }, on, columns,
      rows: [...monthlyRows(shown, byPlace, columns, resolved.scope.kind === 'city'), { key: CITY, name: resolved.scope.name, kind: 'city', depth: 0, rank: null, ...cellsOf(whole, columns) }],
    };
  }

  /** What every row is made of: by place, and of the whole scope, summed over the groups as they came, before they were given to places. */
  private async collect(asking: Asking): Promise<{ byPlace: Map<string, Map<string, Amount>>; whole: Map<string, Amount> }> {
    const counties = new Set((await this.home.city()).counties.map((county) => county.code));
    const byPlace = new Map<string, Map<string, Amount>>();
    const whole = new Map<string, Amount>();
    const put = (row: TallyRow, key: string, amount: Amount) => {
      const place = placeKeyOf(row['parkId'] as number | null, row['regionCode'] as string | null, counties);
      const found = byPlace.get(place) ?? new Map<string, Amount>();
      addAmount(found, key, amount);
      byPlace.set(place, found);
      addAmount(whole, key, amount);
    };
    const { spans, on, knownAt, verifiedOnly, resolved, tiers } = asking;
    const conditions = { verifiedOnly };
    const grouped = (relation: Relation, value: string, groups: GroupColumns = {}) => this.tallies.grouped({ relation, value, unit: value === ONE ? 'count' : 'fen' }, resolved.narrow(relation), { ...BY_PLACE, ...groups });
    const flows = async (span: Span) => {
      for (const row of await grouped(reached(span === 'last-year' ? ['signed'] : MONTHLY_STAGES, spans[span], knownAt, conditions, NO_LABEL), AGREED_INVESTMENT, { stage: 'f.`milestone`', ...(span === 'year-to-date' && tiers ? { tier: tiers.expression } : {}) })) {
        const stage = String(row['stage']);
        put(row, reachedKey(stage, span), { value: row.count, undetermined: row.undetermined });
        if (stage === 'signed') put(row, SIGNED_INVESTMENT[span], row);
        if (stage === 'signed' && row['tier']) put(row, tierKey(String(row['tier'])), { value: row.count, undetermined: row.undetermined });
      }
    };
    const funds = async (span: Span) => {
      for (const row of await grouped(amounts(['funds-arrived'], spans[span], knownAt, conditions, NO_LABEL), AMOUNT)) put(row, FUNDS[span], row);
    };
    const stock = async () => {
      for (const row of await grouped(standing(['started'], on, knownAt, conditions, NO_LABEL), AGREED_INVESTMENT)) {
        put(row, UNDER_CONSTRUCTION, { value: row.count, undetermined: row.undetermined });
        put(row, UNDER_CONSTRUCTION_INVESTMENT, row);
      }
    };
    const cohort = async (key: string, relation: Relation, value: string) => {
      for (const row of await grouped(relation, value)) put(row, key, row);
    };
    const signed = spans['year-to-date'];
    await Promise.all([
      flows('month'), flows('year-to-date'), flows('last-year'), funds('month'), funds('year-to-date'), funds('last-year'), stock(),
      cohort(COHORT_STARTED, cohortReached('started', signed, on, knownAt, conditions, NO_LABEL), ONE),
      cohort(COHORT_FUNDS, cohortFunds(signed, on, knownAt, conditions, NO_LABEL), AMOUNT),
    ]);
    return { byPlace, whole };
  }
}

/** The day after the same day of the year before (29 February becomes the 28th). */
const dayAfterAYearBefore = (day: string) => addDays(addMonths(day, -12), 1);
