import { Injectable } from '@nestjs/common';
import type { CountFeed } from '../../shared/contracts/metrics.js';
import { lastDay, type Period } from '../../shared/period.js';
import { HomeCity } from '../parks/home-city.js';
import { COMPANY_AMOUNT, newCompanies } from './definitions/new-companies.js';
import { COMPLETED_KEY, feedColumns, FEED_STAGES, FUNDS_KEY, fundsKey, NEW_COMPANIES_KEY, reachedInvestmentKey, reachedKey, standingInvestmentKey, standingKey, type FeedSettings } from './count-feed-columns.js';
import { CITY, placeKeyOf } from './domain/places.js';
import { periodAnswer } from './domain/periods.js';
import { MetricScopes, type ResolvedScope } from './metric-scopes.js';
import { PolicyArguments } from './policy-arguments.js';
import { QuestionReader, refuse, type RawQuery } from './question-reader.js';
import { AGREED_INVESTMENT, AMOUNT, amounts, firstSettled, ONE, reached, standing, type Relation } from './relations.js';
import { BY_PLACE, Tallies, type GroupColumns, type TallyRow } from './tallies.js';

type Cell = { value: number; undetermined: number };
type Cells = Record<string, Cell>;
type FeedRow = CountFeed['rows'][number];

interface Asking { period: Period; on: string; knownAt: string; settings: FeedSettings; resolved: ResolvedScope }

const NO_LABEL = { what: { zh: '', en: '' } };

/** The table that feeds the park assessment: every place of the city by every count, with four statements in all. */
@Injectable()
export class CountFeedService {
  constructor(
    private readonly reader: QuestionReader,
    private readonly scopes: MetricScopes,
    private readonly tallies: Tallies,
    private readonly home: HomeCity,
    private readonly stated: PolicyArguments,
  ) {}

  /** @throws 400 naming everything wrong, 404 a scope beyond the caller's */
  async feed(raw: RawQuery): Promise<CountFeed> {
    const { texts, period, asOf, knownAt, latest, asked, problems } = this.reader.readTable(raw, ['verifiedOnly', 'minimumFen', 'amount']);
    const { verifiedOnly = 'false', minimumFen = '0', amount = 'agreed' } = texts;
    if (verifiedOnly !== 'true' && verifiedOnly !== 'false') problems.push({ path: 'verifiedOnly', code: 'not-flag' });
    if (!/^\d{1,15}$/.test(minimumFen)) problems.push({ path: 'minimumFen', code: 'not-integer' });
    if (!COMPANY_AMOUNT.choices!.includes(amount)) problems.push({ path: 'amount', code: 'not-choice' });
    refuse(problems);
    const given = new Set(Object.keys(texts));
    const { values } = await this.stated.complete(newCompanies, period!, { minimumFen: Number(minimumFen), amount }, given);
    const settings: FeedSettings = { verifiedOnly: verifiedOnly === 'true', minimumFen: Number(values['minimumFen']), amount: values['amount'] as FeedSettings['amount'] };
    const end = lastDay(period!);
    const on = end < latest ? end : latest;
    const resolved = await this.scopes.resolve(asked, { period: period!, on, knownAt });
    const asking: Asking = { period: period!, on, knownAt, settings, resolved };
    const [places, { byPlace, whole }] = await Promise.all([this.scopes.places(), this.collect(asking)]);
    const columns = feedColumns(settings);
    const complete = (cells: Cells | undefined): Cells => Object.fromEntries(columns.map(({ key }) => [key, cells?.[key] ?? { value: 0, undetermined: 0 }]));
    const rows = places.filter((place) => byPlace.has(place.key) || resolved.shows(place)).map((place): FeedRow => ({ key: place.key, name: place.name, kind: place.kind, countyName: place.countyName, cells: complete(byPlace.get(place.key)) }));
    return {
      period: periodAnswer(period!), on, ...settings, scope: resolved.scope, asOf, columns,
      rows: [...rows, { key: CITY, name: resolved.scope.name, kind: 'city', countyName: null, cells: complete(whole) }],
    };
  }

  /** Every cell: by place, and of the whole scope, summed over the groups as they came, before they were given to places. */
  private async collect(asking: Asking): Promise<{ byPlace: Map<string, Cells>; whole: Cells }> {
    const counties = new Set((await this.home.city()).counties.map((county) => county.code));
    const byPlace = new Map<string, Cells>();
    const whole: Cells = {};
    const put = (group: TallyRow, key: string, cell: Cell) => {
      const place = placeKeyOf(group['parkId'] as number | null, group['regionCode'] as string | null, counties);
      byPlace.set(place, add(byPlace.get(place) ?? {}, key, cell));
      add(whole, key, cell);
    };
    const { period, on, knownAt, settings, resolved } = asking;
    const conditions = { verifiedOnly: settings.verifiedOnly };
    const grouped = (relation: Relation, value: string, groups: GroupColumns) => this.tallies.grouped({ relation, value, unit: value === ONE ? 'count' : 'fen' }, resolved.narrow(relation), { ...BY_PLACE, ...groups });
    const byStage = { stage: 'f.`milestone`' };
    const [flows, stocks, companies, money] = await Promise.all([
      grouped(reached(FEED_STAGES, period, knownAt, conditions, NO_LABEL), AGREED_INVESTMENT, byStage),
      grouped(standing(FEED_STAGES, on, knownAt, conditions, NO_LABEL), AGREED_INVESTMENT, byStage),
      grouped(firstSettled(period, knownAt, { ...conditions, minimumFen: settings.minimumFen, amount: settings.amount }, NO_LABEL), ONE, {}),
      grouped(amounts(['funds-arrived', 'completed-investment'], period, knownAt, conditions, NO_LABEL), AMOUNT, { series: 'f.`series`', origin: 'f.`origin`' }),
    ]);
    for (const row of flows) {
      put(row, reachedKey(String(row['stage'])), { value: row.count, undetermined: row.undetermined });
      put(row, reachedInvestmentKey(String(row['stage'])), { value: row.value, undetermined: row.undetermined });
    }
    for (const row of stocks) {
      put(row, standingKey(String(row['stage'])), { value: row.count, undetermined: row.undetermined });
      put(row, standingInvestmentKey(String(row['stage'])), { value: row.value, undetermined: row.undetermined });
    }
    for (const row of companies) put(row, NEW_COMPANIES_KEY, row);
    for (const row of money) {
      const series = String(row['series']);
      put(row, series === 'funds-arrived' ? FUNDS_KEY : COMPLETED_KEY, row);
      if (series === 'funds-arrived') put(row, fundsKey(String(row['origin'] ?? 'unstated')), row);
    }
    return { byPlace, whole };
  }
}

function add(cells: Cells, key: string, { value, undetermined }: Cell): Cells {
  const cell = cells[key];
  cells[key] = cell ? { value: cell.value + value, undetermined: cell.undetermined + undetermined } : { value, undetermined };
  return cells;
}
