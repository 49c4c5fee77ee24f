import { readdirSync } from 'node:fs';
import type { MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine } from '../../shared/contracts/metrics.js';
import type { ProjectRevisionRow } from '../../api/projects/entities.js';
import { addDays } from '../../shared/day.js';
import { quarterPeriod, yearPeriod, type Period } from '../../shared/period.js';
import { countOf, modelLines, NOW_KNOWN, placeOf, valueOf, type ModelLine, type ModelQuestion } from '../domain/metrics/model.js';
import { KNOWN_DAYS, loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, ORGANISATION, PARK, TODAY } from '../support/fixtures.js';

const world = makeWorld(400, 20260630);
const COUNTIES = new Set(['511502', '511503', '511504', '511523', '511524', '511525', '511526', '511527', '511528', '511529']);
const SUBTREE_A = { organisations: [ORGANISATION.countyA, ORGANISATION.parkA, ORGANISATION.townshipA] as number[], parks: [PARK.a] as number[] };

let app: TestApp;
let admin: Client;
let county: Client;
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, world);
  [admin, county] = await Promise.all([app.login('admin'), app.login('county-manager')]);
});
afterAll(() => app.close());

const all = () => true;
const inSubtreeA = (revision: ProjectRevisionRow) =>
  SUBTREE_A.organisations.includes(revision.organisationId) || SUBTREE_A.organisations.includes(revision.introducingOrganisationId ?? 0) || SUBTREE_A.parks.includes(revision.parkId ?? 0);

interface Case { metric: string; args: Record<string, unknown>; query: Record<string, string | number>; period?: Period; on?: string }
const FLOW_PERIODS: { query: Record<string, string | number>; period: Period }[] = [
  { query: { year: 2025 }, period: yearPeriod(2025) }, { query: { year: 2026, quarter: 1 }, period: quarterPeriod(2026, 1) },
  { query: { from: '2025-03-05', to: '2026-02-10' }, period: { from: '2025-03-05', until: '2026-02-11' } },
];
const PROJECT_ARGS = [{}, { verifiedOnly: true }, { minimumFen: 1_000_000_000 }, { origin: 'foreign' }, { origin: 'unstated', verifiedOnly: true }, { industrialOnly: true }, { certifiedOnly: true }, { certifiedOnly: true, origin: 'foreign' }, { chainExtendingOnly: true, industrialOnly: true }, { minimumFen: 500_000_000, belowFen: 1_000_000_000 }];
const flows = (metric: string, variants: Record<string, unknown>[]): Case[] => FLOW_PERIODS.flatMap(({ query, period }) => variants.map((args) => ({ metric, args, query, period })));
const stocks = (metric: string, stages: string[]): Case[] => stages.flatMap((stage) => PROJECT_ARGS.flatMap((args) => ['2025-07-15', TODAY].map((on): Case => ({ metric, args: { stage, ...args }, query: (on === TODAY ? {} : { on }) as Case['query'], on }))));
const CASES: Case[] = [
  ...['signed', 'started', 'registered', 'settled', 'terminated'].flatMap((milestone) => flows('projects-reached', PROJECT_ARGS.map((args) => ({ milestone, ...args })))),
  ...flows('agreed-investment-reached', PROJECT_ARGS.map((args) => ({ milestone: 'signed', ...args }))),
  ...stocks('projects-standing', ['signed', 'started', 'producing']), ...stocks('agreed-investment-standing', ['started']),
  ...flows('funds-arrived', [{}, { verifiedOnly: true }, { origin: 'local' }, { origin: 'unstated' }]), ...flows('completed-investment', [{}, { verifiedOnly: true }]),
  ...flows('new-companies', [{}, { minimumFen: 0 }, { amount: 'arrived', minimumFen: 20_000_000 }, { verifiedOnly: true, minimumFen: 0 }, { amount: 'arrived', minimumFen: 0, verifiedOnly: true, origin: 'local' }]),
  ...['started', 'producing', 'registered', 'funds'].flatMap((numerator) => flows('cohort-rate', [{ numerator }, { numerator, verifiedOnly: true }, { numerator, denominator: 'started' }])),
  ...['registered', 'started', 'not-terminated'].flatMap((fulfilled) => flows('fulfilment-rate', [{ fulfilled }, { fulfilled, certifiedOnly: true }])),
  ...['certified-attraction-projects', 'certified-chain-extending'].flatMap((metric) => ['2025-07-15', TODAY].map((on): Case => ({ metric, args: {}, query: { on }, on }))),
  ...flows('leader-or-major-projects', [{ minimumFen: 10_000_000_000 }, { minimumFen: 500_000_000, verifiedOnly: true, industrialOnly: true }]),
  ...flows('year-on-year', [{ of: 'signed-projects' }, { of: 'signed-investment', certifiedOnly: true }]), ...flows('share', [{ of: 'signed-projects', part: 'parks' }, { of: 'signed-investment', part: 'industrial' }, { of: 'funds-arrived', part: 'local' }]),
];
const RATES = new Set(['cohort-rate', 'fulfilment-rate', 'year-on-year', 'share']);
const DEFAULTS: Record<string, Record<string, unknown>> = { 'new-companies': { minimumFen: 1_000_000_000, amount: 'agreed', origin: 'any' } };

function questionOf({ metric, args, period, on }: Case, sees: ModelQuestion['sees'], asOf?: string): ModelQuestion {
  return { args: { ...DEFAULTS[metric], ...args }, period: period ?? yearPeriod(2025), on: on ?? asOf ?? TODAY, knownAt: asOf ? `${asOf}T15:59:59.999Z` : NOW_KNOWN, sees };
}
const queryOf = ({ args, query }: Case, more: Record<string, string | number> = {}) => ({ query: { args: JSON.stringify(args), ...query, ...more } });

function expectFigures(answer: Pick<MetricAnswer, 'value' | 'undetermined' | 'lineCount' | 'numerator' | 'denominator'>, main: readonly ModelLine[], numerator: readonly ModelLine[] | undefined): void {
  const sides = numerator && { numerator: { value: valueOf(numerator), lineCount: countOf(numerator, 'counted') }, denominator: { value: valueOf(main), lineCount: countOf(main, 'counted') } };
  const value = numerator ? (valueOf(main) === 0 ? null : valueOf(numerator) / valueOf(main)) : valueOf(main);
  expect(answer).toMatchObject({ value, lineCount: countOf(main, 'counted'), undetermined: countOf(main, 'undetermined') + (numerator ? countOf(numerator, 'undetermined') : 0), ...sides });
}

describe('a metric against the same count by hand', () => {
  it('in the whole city', async () => {
    const seen = new Set<string>();
    for (const one of CASES) {
      const { main, numerator } = modelLines(world, one.metric, questionOf(one, all));
      const { status, body } = await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one));
      expect(status).toBe(200);
      expectFigures(body, main, numerator);
      seen.add(`${one.metric} ${countOf([...main, ...(numerator ?? [])], 'counted') > 0} ${countOf([...main, ...(numerator ?? [])], 'undetermined') > 0}`);
    }
    // A world of nothing would agree with everything.
    for (const metric of new Set(CASES.map((one) => one.metric))) expect(seen).toContain(`${metric} true ${!metric.startsWith('certified-')}`);
  });

  it('as known on a past day', async () => {
    for (const asOf of KNOWN_DAYS) {
      for (const one of CASES.filter((_, index) => index % 3 === 0)) {
        if (one.on && one.on > asOf) continue;
        const { main, numerator } = modelLines(world, one.metric, questionOf(one, all, asOf));
        const { body } = await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one, { asOf }));
        expectFigures(body, main, numerator);
      }
    }
  });

  it('within a county, and the same for a city user who asks for that county', async () => {
    for (const one of CASES.filter((_, index) => index % 2 === 0)) {
      const { main, numerator } = modelLines(world, one.metric, questionOf(one, inSubtreeA));
      expectFigures((await county.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one))).body, main, numerator);
      expectFigures((await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one, { organisation: ORGANISATION.countyA }))).body, main, numerator);
    }
  });

  it('in one park', async () => {
    for (const one of CASES.filter((_, index) => index % 5 === 0)) {
      const { main, numerator } = modelLines(world, one.metric, questionOf(one, (revision) => revision.parkId === PARK.a));
      expectFigures((await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one, { park: PARK.a }))).body, main, numerator);
    }
  });
});

describe('every metric of the catalogue', () => {
  it('answers, opens to lines that sum to it, and is made up of its places and units', async () => {
    const { rows } = await admin.list<MetricDefinition>('/metrics', { range: [0, 199] });
    expect(rows.length).toBeGreaterThan(10);
    for (const { code, nature, unit, imported, arguments: specs, breakdowns } of rows) {
      // What others publish is not made up of anything here.
      if (imported) continue;
      // What no pack in force states has to be said.
      const given = code === 'leader-or-major-projects' ? { minimumFen: 1_000_000_000 } : {};
      const query = { args: JSON.stringify(given), ...(nature === 'flow' ? { year: 2025 } : {}) };
      const { status, body } = await admin.get<MetricAnswer>(`/metrics/${code}`, { query });
      expect([code, status]).toEqual([code, 200]);
      expect(Object.keys(body.basis.arguments).sort()).toEqual(specs.map(({ name }) => name).sort());
      if (unit === 'rate') continue;
      const lines = await admin.get<MetricLine[]>(`/metrics/${code}/lines`, { query: { ...query, range: '[0,199]' } });
      if (body.lineCount <= 200) expect(lines.body.reduce((sum, line) => sum + line.contribution, 0)).toBe(body.value);
      for (const by of breakdowns.filter((one) => one !== 'month' && one !== 'quarter')) {
        const table = (await admin.get<MetricBreakdown>(`/metrics/${code}/breakdown`, { query: { ...query, by } })).body;
        expect([code, by, table.rows.reduce((sum, row) => sum + row.value!, 0)]).toEqual([code, by, body.value]);
      }
    }
  });
});

const ofPart = (lines: { main: ModelLine[]; numerator?: ModelLine[] }, select: (line: ModelLine) => boolean) => [lines.main.filter(select), lines.numerator?.filter(select)] as const;

describe('breakdowns', () => {
  const some = CASES.filter((_, index) => index % 4 === 1);

  it('by park: parks, counties outside parks and elsewhere make up the city', async () => {
    for (const one of some) {
      const lines = modelLines(world, one.metric, questionOf(one, all));
      const { body } = await admin.get<MetricBreakdown>(`/metrics/${one.metric}/breakdown`, queryOf(one, { by: 'park' }));
      expect(body.undetermined).toBe(countOf([...lines.main, ...(lines.numerator ?? [])], 'undetermined'));
      for (const row of body.rows) expectFigures(row, ...ofPart(lines, (line) => placeOf(line, COUNTIES) === row.key));
      expect(body.rows.reduce((sum, row) => sum + row.lineCount, 0)).toBe(countOf(lines.main, 'counted'));
      if (!lines.numerator) expect(body.rows.reduce((sum, row) => sum + row.value!, 0)).toBe(body.total);
    }
  });

  it('by county, organisation and origin', async () => {
    const countyOf = (line: ModelLine) => {
      const place = placeOf(line, COUNTIES);
      return place === 'park:1' ? `county:${COUNTY_A}` : place === 'park:2' ? `county:${COUNTY_B}` : place.replace('outside:', 'county:');
    };
    const byMoney = ({ metric, args }: Case) => ['funds-arrived', 'completed-investment'].includes(metric) || args['of'] === 'funds-arrived';
    const keys: Record<string, (line: ModelLine, one: Case) => string> = {
      county: countyOf, organisation: (line) => `owner:${line.revision.organisationId}`,
      origin: (line, one) => `origin:${(byMoney(one) ? line.fact.origin : line.origin) ?? 'unstated'}`,
    };
    for (const one of some) {
      const lines = modelLines(world, one.metric, questionOf(one, all));
      for (const [by, keyOf] of Object.entries(keys)) {
        const { body } = await admin.get<MetricBreakdown>(`/metrics/${one.metric}/breakdown`, queryOf(one, { by }));
        for (const row of body.rows) expectFigures(row, ...ofPart(lines, (line) => keyOf(line, one) === row.key));
        expect(body.rows.reduce((sum, row) => sum + row.lineCount, 0)).toBe(countOf(lines.main, 'counted'));
      }
    }
  });

  it('by month, quarter and year: parts and what is known no finer make up the period', async () => {
    for (const one of some.filter((candidate) => candidate.period && candidate.metric !== 'year-on-year')) {
      for (const by of ['month', 'quarter', 'year']) {
        const { body } = await admin.get<MetricBreakdown>(`/metrics/${one.metric}/breakdown`, queryOf(one, { by }));
        const { lineCount } = (await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one))).body;
        expect(body.rows.reduce((sum, row) => sum + row.lineCount, 0)).toBe(lineCount);
        for (const row of body.rows.filter((candidate) => candidate.period && !RATES.has(one.metric))) {
          const part = { ...one, period: { from: row.period!.from, until: addDays(row.period!.to, 1) } };
          // The threshold "arrived" looks at funds up to the end of the whole period, and certifications at all years of it.
          const ofWhole = one.args['amount'] === 'arrived' || one.args['certifiedOnly'] || one.args['chainExtendingOnly'] || one.metric === 'leader-or-major-projects';
          if (!ofWhole) expectFigures(row, modelLines(world, one.metric, questionOf(part, all)).main, undefined);
        }
      }
    }
  });

  it('shows empty parks and counties to the city, and only its own to a county', async () => {
    const query = { query: { year: 1990, by: 'park' } };
    const keys = async (client: Client) => (await client.get<MetricBreakdown>('/metrics/projects-reached/breakdown', query)).body.rows.map((row) => row.key);
    expect(await keys(admin)).toEqual(expect.arrayContaining(['park:1', 'park:2', `outside:${COUNTY_A}`]));
    expect((await keys(county)).filter((key) => key.startsWith('park'))).toContain('park:1');
  });

  it('refuses a breakdown that the metric does not have', async () => {
    const { status, body } = await admin.get<ErrorBody>('/metrics/projects-standing/breakdown', { query: { by: 'month' } });
    expect([status, body.error.code]).toEqual([400, 'no-breakdown']);
  });
});

async function everyLine(client: Client, metric: string, options: { query: Record<string, string | number> }): Promise<MetricLine[]> {
  const lines: MetricLine[] = [];
  for (let start = 0; ; start += 200) {
    const { status, body } = await client.get<MetricLine[]>(`/metrics/${metric}/lines`, { query: { ...options.query, range: JSON.stringify([start, start + 199]) } });
    expect(status).toBe(200);
    lines.push(...body);
    if (body.length < 200) return lines;
  }
}

describe('lines', () => {
  it('sum to the value, and to every row of a table', async () => {
    for (const one of CASES.filter((_, index) => index % 6 === 2)) {
      const parts: (string | undefined)[] = RATES.has(one.metric) ? ['numerator', 'denominator'] : [undefined];
      for (const part of parts) {
        const figures = (answer: Pick<MetricAnswer, 'value' | 'lineCount' | 'numerator' | 'denominator'>) => (part === 'numerator' ? answer.numerator! : part === 'denominator' ? answer.denominator! : answer);
        const ofPartQuery: Record<string, string> = part ? { part } : {};
        const { body: answer } = await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one));
        const lines = await everyLine(admin, one.metric, queryOf(one, ofPartQuery));
        expect(lines).toHaveLength(figures(answer).lineCount);
        expect(lines.reduce((sum, line) => sum + line.contribution, 0)).toBe(figures(answer).value);
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
        for (const by of ['park', 'county', 'organisation', 'origin']) {
          const { body: table } = await admin.get<MetricBreakdown>(`/metrics/${one.metric}/breakdown`, queryOf(one, { by }));
          for (const row of table.rows.filter((candidate) => candidate.lineCount).slice(0, 2)) {
            const opened = await everyLine(admin, one.metric, queryOf(one, { ...ofPartQuery, within: row.key }));
            expect(opened.reduce((sum, line) => sum + line.contribution, 0)).toBe(figures(row).value);
          }
        }
      }
    }
  });

  it('tell which are left out for want of a date', async () => {
    for (const one of CASES.filter((candidate, index) => index % 7 === 3 && !RATES.has(candidate.metric))) {
      const { body: answer } = await admin.get<MetricAnswer>(`/metrics/${one.metric}`, queryOf(one));
      const lines = await everyLine(admin, one.metric, queryOf(one, { undetermined: 'true' }));
      expect(lines).toHaveLength(answer.undetermined);
      expect(lines.every((line) => line.undetermined)).toBe(true);
    }
  });

  it('open the row of what is known no finer than the year', async () => {
    const query = { args: JSON.stringify({ milestone: 'signed' }), year: 2025 };
    const { body: table } = await admin.get<MetricBreakdown>('/metrics/projects-reached/breakdown', { query: { ...query, by: 'month' } });
    const rest = table.rows.find((row) => row.key === 'undated:month')!;
    expect(rest).toMatchObject({ name: '月份不详', period: null });
    const lines = await everyLine(admin, 'projects-reached', { query: { ...query, within: rest.key } });
    expect(lines).toHaveLength(rest.value!);
    expect(lines.every((line) => line.precision === 'year')).toBe(true);
  });

  it('mask confidential projects from who may not see them, companies too', async () => {
    const viewer = await app.login('viewer');
    for (const metric of ['projects-reached', 'new-companies', 'funds-arrived']) {
      const query = { query: { from: '2024-01-01', to: '2026-06-30', ...(metric === 'new-companies' ? { args: '{"minimumFen":0}' } : {}) } };
      const [open, masked] = [await everyLine(admin, metric, query), await everyLine(viewer, metric, query)];
      expect(masked.map((line) => line.contribution)).toEqual(open.map((line) => line.contribution));
      const hidden = masked.filter((line) => line.name === '〔保密项目〕');
      expect(hidden.length).toBeGreaterThan(0);
      for (const line of hidden) expect(line).toMatchObject({ projectId: null, companyId: null, eventId: null, code: null });
      expect(open.some((line) => line.name === '〔保密项目〕')).toBe(false);
    }
  });
});

describe('what an answer says of itself', () => {
  it('repeats period, scope, defaults and definition', async () => {
    const { body } = await county.get<MetricAnswer>('/metrics/new-companies', { query: { year: 2026, quarter: 1 }, headers: { 'accept-language': 'en' } });
    expect(body).toMatchObject({
      code: 'new-companies', unit: 'count', period: { from: '2026-01-01', to: '2026-03-31', label: 'Q1 2026' }, on: null, asOf: null, scope: { kind: 'organisation', id: String(ORGANISATION.countyA), name: '南溪区招商局' },
      basis: { arguments: { minimumFen: 1_000_000_000, amount: 'agreed', origin: 'any', verifiedOnly: false } },
    });
    expect(body.basis.definition).toContain('for the first time');
    expect(body.basis.source).toContain('二（六）');
    expect((await admin.get<MetricAnswer>('/metrics/projects-standing', { query: { year: 2025, asOf: '2026-03-31' } })).body)
      .toMatchObject({ period: null, on: '2025-12-31', asOf: '2026-03-31T15:59:59.999Z', scope: { kind: 'city', name: '宜宾市' }, basis: { arguments: { stage: 'started', on: '2025-12-31' } } });
  });

  it('lists every metric with its arguments: each file of the definitions is one, called like it, but for the official series', async () => {
    const { body } = await admin.get<MetricDefinition[]>('/metrics', { query: { range: '[0,199]' } });
    const files = readdirSync('api/metrics/definitions').map((file) => file.replace(/\.ts$/, ''));
    const official = ['official-amount', 'official-number', 'official-rate'];
    expect(body.map((metric) => metric.code)).toEqual([...files, ...official].sort());
    for (const metric of body) expect([metric.definition, metric.definitionEn, metric.source].every((text) => text.length > 5)).toBe(true);
  });
});

describe('bad questions', () => {
  const problems = async (path: string, query: Record<string, string | number>, client = admin) => {
    const { status, body } = await client.get<ErrorBody>(path, { query });
    return { status, code: body.error.code, fields: body.error.fields.map(({ path: at, code }) => `${at} ${code}`) };
  };

  it('are answered with everything that is wrong', async () => {
    expect(await problems('/metrics/projects-reached', { args: '{"milestone":"dreamt","colour":1}', year: 'x', prak: 3, on: '2026-01-01', asOf: '2030-01-01' })).toEqual({
      status: 400, code: 'validation',
      fields: ['prak unknown-argument', 'asOf future-date', 'year bad-period', 'on unknown-argument', 'args.milestone bad-argument', 'args.colour unknown-argument'],
    });
    expect(await problems('/metrics/projects-reached', {})).toMatchObject({ status: 400, code: 'period-required' });
    expect(await problems('/metrics/projects-reached', { year: 2026, args: '{"a":1,"b":2}' })).toMatchObject({ code: 'unknown-argument', fields: ['args.a unknown-argument', 'args.b unknown-argument'] });
    expect(await problems('/metrics/projects-reached', { year: 2026, args: '[1]' })).toMatchObject({ status: 400, code: 'not-object' });
    expect(await problems('/metrics/projects-standing', { on: '2026-07-01' })).toMatchObject({ status: 400, code: 'future-date' });
    expect(await problems('/metrics/projects-standing', { on: '2025-07-01', args: '{"on":"2025-07-02"}' })).toMatchObject({ status: 400, code: 'bad-argument' });
    expect(await problems('/metrics/projects-standing', { on: '2025-07-01', year: 2025 })).toMatchObject({ status: 400, code: 'bad-period' });
    expect(await problems('/metrics/nothing-of-ours', {})).toMatchObject({ status: 404, code: 'unknown-metric' });
    expect(await problems('/metrics/cohort-rate/lines', { year: 2026 })).toMatchObject({ status: 400, fields: ['part required'] });
    expect(await problems('/metrics/projects-reached/lines', { year: 2026, part: 'numerator' })).toMatchObject({ status: 400 });
    expect(await problems('/metrics/projects-reached', { year: 2026, within: 'park:99999' })).toMatchObject({ status: 400, fields: ['within bad-argument'] });
  });

  it('a scope beyond the caller’s is not found', async () => {
    expect(await problems('/metrics/projects-reached', { year: 2026, park: PARK.b }, county)).toMatchObject({ status: 404 });
    expect(await problems('/metrics/projects-reached', { year: 2026, organisation: ORGANISATION.countyB }, county)).toMatchObject({ status: 404 });
    expect(await problems('/metrics/projects-reached', { year: 2026, organisation: ORGANISATION.city }, county)).toMatchObject({ status: 404 });
    expect(await problems('/metrics/projects-reached', { year: 2026, park: 99_999 })).toMatchObject({ status: 404 });
    expect((await county.get('/metrics/projects-reached', { query: { year: 2026, park: PARK.a, organisation: ORGANISATION.townshipA } })).status).toBe(200);
  });
});
