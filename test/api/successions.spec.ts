import type { MetricAnswer, MetricLine } from '../../shared/contracts/metrics.js';
import type { ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { signIn, startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK, PASSWORD } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

const YI = 1_0000_0000_00;

let app: TestApp;
let officer: Client;
let city: Client;
let theirs: Client;
beforeAll(async () => {
  app = await startApp();
  [officer, city] = await Promise.all([app.login('officer'), app.login('city-manager')]);
});
afterAll(() => app.close());

const project = async (patch: Record<string, unknown>, signedOn?: string, since = '2024-01-05') => {
  const record = await createProject(officer, { parkId: PARK.a, agreedInvestmentFen: 2 * YI, ...patch });
  if (signedOn) {
    await advance(officer, record.id, 'negotiating', since);
    await advance(officer, record.id, 'signed', signedOn, 'agreement');
  }
  return record;
};
const value = async (metric: string, args: Record<string, unknown>, query: Record<string, string | number>) => (await city.get<MetricAnswer>(`/metrics/${metric}`, { query: { args: JSON.stringify(args), ...query } })).body.value;
const signed = (year: number) => value('projects-reached', { milestone: 'signed' }, { year });
const agreed = (year: number) => value('agreed-investment-reached', { milestone: 'signed' }, { year });
const standing = (stage: string, on?: string) => value('projects-standing', { stage }, on ? { on } : {});
const problemsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);
const detail = async (id: number, client = officer) => (await client.get<ProjectDetail>(`/projects/${id}`)).body;

describe('a project that continues another', () => {
  let first: ProjectRecord;
  let again: ProjectRecord;

  it('re-signed: never counts again, its start does, and the earlier one has handed over', async () => {
    first = await project({}, '2024-06-10');
    again = await project({ predecessorId: first.id, succession: 're-signed', agreedInvestmentFen: 3 * YI }, '2026-03-05');
    expect(again).toMatchObject({ predecessorId: first.id, countedWithId: first.id });
    expect([await signed(2024), await signed(2026), await agreed(2026)]).toEqual([1, 0, 0]);
    expect([await standing('signed'), await standing('signed', '2025-01-01')]).toEqual([1, 1]);
    expect(await value('agreed-investment-standing', { stage: 'signed' }, {})).toBe(3 * YI);
    await advance(officer, again.id, 'started', '2026-04-05', 'permit');
    expect([await value('projects-reached', { milestone: 'started' }, { year: 2026 }), await standing('signed'), await standing('started')]).toEqual([1, 0, 1]);
  });

  it('re-signed once more: counts with the first of the chain', async () => {
    const third = await project({ predecessorId: again.id, succession: 'relocated' }, '2026-05-05');
    expect(third.countedWithId).toBe(first.id);
    expect(await signed(2026)).toBe(0);
    await advance(officer, third.id, 'started', '2026-06-05', 'permit');
    expect(await value('projects-reached', { milestone: 'started' }, { year: 2026 })).toBe(1);
  });

  it('a later phase of a signed contract is no new project', async () => {
    await project({ predecessorId: first.id, succession: 'later-phase', agreedInvestmentFen: 5 * YI }, '2026-05-10');
    expect([await signed(2026), await agreed(2026)]).toEqual([0, 0]);
    // The one that was signed in place of the first one stands as started.
    expect([await standing('signed'), await standing('started')]).toEqual([0, 1]);
  });

  it('what is reached in it later is credited to the cohort of the signing that counted, once', async () => {
    const rate = async (numerator: string, year: number, query: Record<string, string | number> = {}) => {
      const { body } = await city.get<MetricAnswer>('/metrics/cohort-rate', { query: { args: JSON.stringify({ numerator }), year, ...query } });
      return [body.numerator!.value, body.denominator!.value];
    };
    expect([await rate('started', 2024), await rate('started', 2024, { on: '2026-04-04' }), await rate('started', 2024, { on: '2026-04-05' }), await rate('started', 2026)]).toEqual([[1, 1], [0, 1], [1, 1], [0, 0]]);
    expect((await officer.post(`/projects/${again.id}/funds-arrivals`, { amountFen: YI, occurredOn: '2026-05-01', origin: 'local' })).status).toBe(201);
    expect(await rate('funds', 2024)).toEqual([YI, 2 * YI]);
    const lines = async (client: Client, part: string) => (await client.get<MetricLine[]>('/metrics/cohort-rate/lines', { query: { args: JSON.stringify({ numerator: 'started' }), year: 2024, part } })).body;
    const [line] = await lines(city, 'numerator');
    expect(line).toMatchObject({ projectId: first.id, contribution: 1, occurredOn: '2026-04-05', evidenceCount: 1, reachedBy: { id: again.id, code: again.code, name: again.name } });
    expect(line!.because).toBe(`开工：2026-04-05（由续接项目 ${again.code} ${again.name} 实现）`);
    expect((await lines(city, 'denominator')).map(({ projectId, reachedBy }) => [projectId, reachedBy])).toEqual([[first.id, null]]);
  });

  it('whether it was fulfilled is asked of the one signed last', async () => {
    const old = await project({}, '2023-03-10', '2023-01-05');
    const renewed = await project({ predecessorId: old.id, succession: 're-signed' }, '2025-11-10');
    const kept = async (on: string) => (await city.get<MetricAnswer>('/metrics/fulfilment-rate', { query: { args: '{"fulfilled":"not-terminated"}', year: 2023, on } })).body.value;
    const status = (id: number, occurredOn: string) => officer.post(`/projects/${id}/status`, { status: 'terminated', occurredOn, reason: '投资方退出' });
    expect((await status(old.id, '2025-09-01')).status).toBe(201);
    expect([await kept('2025-08-31'), await kept('2025-10-01'), await kept('2025-12-01')]).toEqual([1, 0, 1]);
    expect((await status(renewed.id, '2026-02-01')).status).toBe(201);
    expect([await kept('2026-01-31'), await kept('2026-02-01')]).toEqual([1, 0]);
  });

  it('an expansion counts its increment', async () => {
    const whole = await project({ predecessorId: first.id, succession: 'expansion', agreedInvestmentFen: 7 * YI, countedBeforeFen: 3 * YI }, '2026-05-20');
    expect(whole.countedWithId).toBeNull();
    expect([await signed(2026), await agreed(2026)]).toEqual([1, 4 * YI]);
    expect(await value('projects-reached', { milestone: 'signed', minimumFen: 5 * YI }, { year: 2026 })).toBe(0);
    const { body } = await officer.put<ProjectRecord>(`/projects/${whole.id}`, { agreedInvestmentFen: 4 * YI, version: (await detail(whole.id)).version });
    expect(body.agreedInvestmentFen).toBe(4 * YI);
    expect(await agreed(2026)).toBe(YI);
  });

  it('as known before somebody said so, it counted twice', async () => {
    const one = await project({}, '2025-02-10');
    const two = await project({}, '2025-08-10');
    expect(await signed(2025)).toBe(2);
    app.setClock('2026-07-01T01:00:00.000Z');
    // A browser's session would be over by then.
    [officer, city, theirs] = await Promise.all(['officer', 'city-manager', 'officer-b'].map((username) => signIn(app, username, PASSWORD))) as [Client, Client, Client];
    const { version } = await detail(two.id);
    expect((await officer.put<ProjectRecord>(`/projects/${two.id}`, { predecessorId: one.id, succession: 're-signed', version })).status).toBe(200);
    expect(await signed(2025)).toBe(1);
    expect(await value('projects-reached', { milestone: 'signed' }, { year: 2025, asOf: '2026-06-30' })).toBe(2);
    expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedRows: 0 });
  });

  it('shows what it continues and what continues it, by name only to those who may see it', async () => {
    expect((await detail(again.id)).chain.map(({ place, id, succession }) => [place, id, succession])).toEqual([['before', first.id, 're-signed'], ['after', again.id + 1, 'relocated']]);
    const elsewhere = await createProject(theirs, { parkId: PARK.b });
    const { version } = await detail(elsewhere.id, city);
    expect((await city.put(`/projects/${elsewhere.id}`, { predecessorId: again.id + 1, succession: 'relocated', version })).status).toBe(200);
    const [before] = (await detail(elsewhere.id, theirs)).chain;
    expect(before).toMatchObject({ place: 'before', id: null, code: null, name: '〔其他单位的项目〕', stage: 'started' });
  });

  it('refuses what makes no chain, everything at once', async () => {
    const post = async (patch: Record<string, unknown>) => problemsOf((await officer.post('/projects', { name: `接续${JSON.stringify(patch)}`, ...patch })).body);
    expect(await post({ succession: 're-signed', countedBeforeFen: 5 })).toEqual(['predecessorId:required', 'countedBeforeFen:counted-before-expansion']);
    expect(await post({ predecessorId: first.id })).toEqual(['succession:required']);
    expect(await post({ predecessorId: first.id, succession: 'expansion', agreedInvestmentFen: 4, countedBeforeFen: 5 })).toEqual(['countedBeforeFen:counted-before-beyond']);
    const foreign = await createProject(theirs, { parkId: PARK.b });
    expect(await post({ predecessorId: foreign.id, succession: 're-signed' })).toEqual(['predecessorId:unknown-reference']);
    const put = async (id: number, patch: Record<string, unknown>) => problemsOf((await officer.put(`/projects/${id}`, { ...patch, version: (await detail(id)).version })).body);
    const lone = await project({});
    expect(await put(lone.id, { predecessorId: lone.id, succession: 're-signed' })).toEqual(['predecessorId:predecessor-itself']);
    expect(await put(first.id, { predecessorId: lone.id, succession: 're-signed' })).toEqual(['predecessorId:chain-continues']);
  });
});
