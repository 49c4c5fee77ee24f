import ExcelJS from 'exceljs';
import type { MoneyEntry, MoneyPanel, MoneySummary } from '../../shared/contracts/money.js';
import type { AmountRecorded, LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK, TODAY } from '../support/fixtures.js';
import { advance, createProject, uploadEvidence } from '../support/samples.js';

const YI = 100_000_000_00;

describe('money', () => {
  let app: TestApp;
  let officer: Client;
  let county: Client;
  let city: Client;

  beforeAll(async () => {
    app = await startApp();
    [officer, county, city] = await Promise.all([app.login('officer'), app.login('county-manager'), app.login('city-manager')]);
  });
  afterAll(() => app.close());

  const fieldsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);
  const panel = async (id: number, client = officer) => (await client.get<MoneyPanel>(`/projects/${id}/money`)).body;
  const fetched = async (id: number) => (await officer.get<ProjectRecord>(`/projects/${id}`)).body;
  async function signed(patch: Record<string, unknown> = {}): Promise<number> {
    const { id } = await createProject(officer, { parkId: PARK.a, agreedInvestmentFen: 2 * YI, ...patch });
    await advance(officer, id, 'negotiating', '2026-01-05');
    await advance(officer, id, 'signed', '2026-02-10', 'agreement');
    return id;
  }
  const arrive = (id: number, body: Record<string, unknown>, client = officer) => client.post<AmountRecorded>(`/projects/${id}/funds-arrivals`, { occurredOn: '2026-03-05', ...body });

  describe('before the signing', () => {
    it('is refused in words, also by a day, and kept with a reason by those who may bypass a gate', async () => {
      const { id } = await createProject(officer, { parkId: PARK.a });
      const refusal = await officer.post<ErrorBody>(`/projects/${id}/funds-arrivals`, { amountFen: 100, occurredOn: '2026-03-01' });
      expect([refusal.status, refusal.body.error.code, fieldsOf(refusal.body)]).toEqual([422, 'money-refused', ['occurredOn:money-before-signing']]);
      expect((await officer.post(`/projects/${id}/completed-investments`, { amountFen: 100, occurredOn: '2026-03-01' })).status).toBe(422);
      expect((await officer.post(`/projects/${id}/funds-arrivals`, { amountFen: 100, occurredOn: '2026-03-01', bypassGate: true, reason: '诚意金' })).status).toBe(403);
      expect(fieldsOf((await county.post(`/projects/${id}/funds-arrivals`, { amountFen: 100, occurredOn: '2026-03-01', bypassGate: true })).body)).toEqual(['reason:reason-required']);
      const kept = await arrive(id, { amountFen: 100, bypassGate: true, reason: '签约前诚意金' }, county);
      expect(kept).toMatchObject({ status: 201, body: { bypassedGate: true, reason: '签约前诚意金' } });

      const other = await signed();
      expect(fieldsOf((await arrive(other, { amountFen: 100, occurredOn: '2026-02-09' })).body)).toEqual(['occurredOn:money-before-signing']);
      expect((await arrive(other, { amountFen: 100, occurredOn: '2026-02-10' })).status).toBe(201);
      expect((await arrive(other, { amountFen: 100, occurredOn: '2026-02-01', occurredOnPrecision: 'month' })).status).toBe(201);
      // A bypass that was not needed leaves no mark.
      expect((await arrive(other, { amountFen: 100, bypassGate: true, reason: '不必要' }, county)).body.bypassedGate).toBe(false);
    });

    it('lists everything else that is wrong at once', async () => {
      const id = await signed({ origin: null });
      expect(fieldsOf((await arrive(id, { amountFen: 0, occurredOn: '2026-07-01' })).body).sort()).toEqual(['amountFen:too-small', 'occurredOn:future-date', 'origin:required']);
      expect(fieldsOf((await arrive(id, { amountFen: -5, origin: 'local' })).body)).toEqual(['amountFen:negative-amount']);
      expect(fieldsOf((await arrive(id, { origin: 'local' })).body)).toEqual(['amountFen:required']);
    });
  });

  describe('against what was agreed', () => {
    it('is kept beyond it, with a warning, a remaining amount below zero and a mark in the ledger', async () => {
      const id = await signed();
      expect((await arrive(id, { amountFen: 1.5 * YI })).body.warnings).toEqual([]);
      const { body } = await arrive(id, { amountFen: 0.75 * YI, origin: 'foreign' });
      expect(body.warnings).toEqual([expect.objectContaining({ code: 'beyond-agreed', agreedFen: 2 * YI, totalFen: 2.25 * YI })]);
      expect(await panel(id)).toMatchObject({ agreedFen: 2 * YI, arrivedFen: 2.25 * YI, remainingFen: -0.25 * YI, beyondFen: 0.25 * YI, origins: [{ origin: 'out-of-province', amountFen: 1.5 * YI }, { origin: 'foreign', amountFen: 0.75 * YI }] });
      const { rows } = await officer.list<MoneyEntry>('/money-entries', { filter: { projectId: id } });
      expect(rows.map((row) => row.beyondAgreed)).toEqual([true, true]);
      expect((await officer.list('/money-entries', { filter: { projectId: id, beyondAgreed: false } })).total).toBe(0);
    });

    it('keeps the two series apart, verified ones beside all, and a counter-entry may be negative', async () => {
      const id = await signed();
      const evidenceIds = [await uploadEvidence(officer, 'bank-slip')];
      const { body: first } = await arrive(id, { amountFen: 8000, evidenceIds });
      await officer.post(`/projects/${id}/completed-investments`, { amountFen: 500, occurredOn: '2026-04-30' });
      await county.post(`/stage-events/${first.id}/verification`, { verdict: 'verified' });
      await city.post(`/stage-events/${first.id}/verification`, { verdict: 'verified' });
      expect(await panel(id)).toMatchObject({ arrivedFen: 8000, arrivedVerifiedFen: 8000, completedFen: 500, completedVerifiedFen: 0 });
      expect((await officer.list<MoneyEntry>('/money-entries', { filter: { projectId: id, series: 'funds-arrived' } })).rows).toMatchObject([{ id: first.id, evidenceCount: 1, verification: 'verified', correction: false }]);

      const { status, body: correction } = await officer.post<LedgerEventRecord>(`/stage-events/${first.id}/correction`, { amountFen: -2000, reason: '退回出资' });
      expect([status, correction.amountFen, correction.verification]).toEqual([201, -2000, 'pending']);
      expect(await panel(id)).toMatchObject({ arrivedFen: -2000, arrivedVerifiedFen: 0, remainingFen: 2 * YI + 2000 });
      expect((await officer.list<MoneyEntry>('/money-entries', { filter: { projectId: id, series: 'funds-arrived' } })).rows).toMatchObject([{ id: correction.id, correction: true }]);
      expect(fieldsOf((await officer.post(`/stage-events/${correction.id}/correction`, { occurredOn: '2026-01-01', reason: '早于签约' })).body)).toEqual(['occurredOn:money-before-signing']);
      await officer.post(`/stage-events/${correction.id}/correction`, { void: true, reason: '退回有误' });
      expect((await panel(id)).arrivedFen).toBe(8000);
    });
  });

  describe('in foreign currency', () => {
    const exchange = { amountMinor: 123_456_789, currency: 'USD', rate: '7.12345', rateOn: '2026-03-04', source: '中间价' };

    it('becomes yuan by one rounding and keeps what it came from', async () => {
      const id = await signed();
      const { status, body } = await arrive(id, { exchange });
      // 1,234,567.89 × 7.12345 = 8,794,382.636… yuan
      expect([status, body.amountFen, body.exchange]).toEqual([201, 879_438_264, exchange]);
      expect(fieldsOf((await arrive(id, { exchange, amountFen: 1 })).body)).toEqual(['amountFen:amount-from-rate']);
      expect(fieldsOf((await arrive(id, { exchange: { ...exchange, rate: '0', rateOn: '2026-07-01' } })).body).sort()).toEqual(['exchange.rate:bad-rate', 'exchange.rateOn:future-date']);
      const { body: corrected } = await officer.post<LedgerEventRecord>(`/stage-events/${body.id}/correction`, { exchange: { ...exchange, rate: '7' }, reason: '汇率有误' });
      expect(corrected).toMatchObject({ amountFen: 864_197_523, exchange: { rate: '7' } });
    });

    it('gives a project its agreed amount once the rate is known, as a revision', async () => {
      const { id, version, agreedInvestmentFen } = await createProject(officer, { agreedInvestmentFen: null, foreignAmountMinor: 50_000_000_00, currency: 'USD' });
      expect(agreedInvestmentFen).toBeNull();
      expect((await panel(id)).foreign).toMatchObject({ amountMinor: 50_000_000_00, rate: null });
      expect(fieldsOf((await officer.put(`/projects/${id}`, { version, exchangeRate: '7.1' })).body)).toEqual(['exchangeRateOn:required', 'exchangeRateSource:required']);
      const rate = { exchangeRate: '7.1', exchangeRateOn: '2026-05-06', exchangeRateSource: '中间价' };
      expect(fieldsOf((await officer.put(`/projects/${id}`, { version, ...rate, agreedInvestmentFen: 5 })).body)).toEqual(['agreedInvestmentFen:amount-from-rate']);
      const { body } = await officer.put<ProjectRecord>(`/projects/${id}`, { version, ...rate });
      expect(body).toMatchObject({ agreedInvestmentFen: 355_000_000_00, ...rate });
      expect((await officer.list<LedgerEventRecord>(`/projects/${id}/ledger`)).rows[0]).toMatchObject({ type: 'revised', changes: { ...rate, agreedInvestmentFen: 355_000_000_00 } });
      expect(fieldsOf((await officer.put(`/projects/${id}`, { version: 2, agreedInvestmentFen: 7 })).body)).toEqual(['agreedInvestmentFen:amount-from-rate']);
      expect((await officer.put<ProjectRecord>(`/projects/${id}`, { version: 2, jobs: 5 })).body.agreedInvestmentFen).toBe(355_000_000_00);
    });
  });

  it('is planned by the year: the latest plan stands, by whoever saw the former', async () => {
    const id = await signed();
    const { version } = await fetched(id);
    expect((await officer.post(`/projects/${id}/year-plans`, { year: 2026, amountFen: 100, version })).status).toBe(201);
    expect((await county.post(`/projects/${id}/year-plans`, { year: 2026, amountFen: 300, version })).status).toBe(409);
    await county.post(`/projects/${id}/year-plans`, { year: 2026, amountFen: 200, version: version + 1, reason: '年中调整' });
    await county.post(`/projects/${id}/year-plans`, { year: 2027, amountFen: 50, version: version + 2 });
    await arrive(id, { amountFen: 70 });
    await officer.post(`/projects/${id}/completed-investments`, { amountFen: 30, occurredOn: '2026-01-01', occurredOnPrecision: 'year' });
    expect((await panel(id)).years).toEqual([{ year: 2026, plannedFen: 200, arrivedFen: 70, completedFen: 30 }, { year: 2027, plannedFen: 50, arrivedFen: 0, completedFen: 0 }]);
    expect(await fetched(id)).toMatchObject({ fundsArrivedFen: 70, completedInvestmentFen: 30 });
    await officer.put(`/projects/${id}`, { version: (await fetched(id)).version, plannedThisYearFen: 240 });
    expect((await panel(id)).years[0]).toMatchObject({ year: 2026, plannedFen: 240 });
  });

  it('has phases of their own stage and amount; the first moves the project, which counts once', async () => {
    const phase = (number: number, agreedInvestmentFen: number) => ({ number, name: `${number}期`, agreedInvestmentFen, plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null });
    const id = await signed();
    const { version } = await fetched(id);
    expect(fieldsOf((await officer.put(`/projects/${id}`, { version, phases: [phase(1, 1), phase(1, 2)] })).body)).toEqual(['phases.1.number:duplicate-phase']);
    const { body } = await officer.put<ProjectRecord>(`/projects/${id}`, { version, phases: [phase(1, 1.2 * YI), phase(2, 0.7 * YI)] });
    expect(body.phases).toHaveLength(2);
    expect(await panel(id)).toMatchObject({ phaseSumFen: 1.9 * YI, phaseDifferenceFen: -0.1 * YI });
    expect(fieldsOf((await officer.post(`/projects/${id}/stage-events`, { to: 'started', occurredOn: '2026-04-01', phase: 3 })).body)).toEqual(['phase:unknown-phase']);
    const second = await advance(officer, id, 'started', '2026-05-20', 'permit', { phase: 2 });
    expect(second.phase).toBe(2);
    expect(await fetched(id)).toMatchObject({ stage: 'started', startedOn: '2026-05-20' });
    await advance(officer, id, 'started', '2026-04-01', 'permit', { phase: 1 });
    expect(await fetched(id)).toMatchObject({ stage: 'started', startedOn: '2026-04-01' });
    expect(fieldsOf((await officer.post(`/projects/${id}/stage-events`, { to: 'started', occurredOn: '2026-06-01', phase: 1 })).body)).toContain('to:stage-already-reached');
    expect((await panel(id)).phases.map(({ number, stage }) => [number, stage])).toEqual([[1, 'started'], [2, 'started']]);
    const count = await city.get<{ value: number }>(`/metrics/projects-reached?args=${encodeURIComponent('{"milestone":"started"}')}&year=2026&park=${PARK.a}`);
    expect(count.body.value).toBe(1);
  });

  describe('across projects', () => {
    it('is listed, summed by series and exported in scope, and only there', async () => {
      const id = await signed();
      await arrive(id, { amountFen: 100, occurredOn: '2026-06-01' });
      await arrive(id, { amountFen: 11, occurredOn: '2026-06-02', origin: 'local' });
      await officer.post(`/projects/${id}/completed-investments`, { amountFen: 7, occurredOn: '2026-06-01' });
      const filter = { projectId: id, occurredOn: { gte: '2026-06-01', lte: TODAY } };
      const { total, rows } = await county.list<MoneyEntry>('/money-entries', { filter });
      expect([total, rows.map((row) => row.amountFen)]).toEqual([3, [11, 7, 100]]);
      const { body } = await county.get<MoneySummary>('/money-entries/summary', { query: { filter: JSON.stringify(filter) } });
      expect(body.series).toEqual({ 'funds-arrived': { count: 2, amountFen: 111, verifiedFen: 0 }, 'completed-investment': { count: 1, amountFen: 7, verifiedFen: 0 } });
      expect(body.origins).toEqual([{ origin: 'out-of-province', count: 1, amountFen: 100, verifiedFen: 0 }, { origin: 'local', count: 1, amountFen: 11, verifiedFen: 0 }]);
      const stranger = await app.login('officer-b');
      expect((await stranger.list('/money-entries', { filter })).total).toBe(0);
      expect((await stranger.get<MoneySummary>('/money-entries/summary', { query: { filter: JSON.stringify(filter) } })).body.series['funds-arrived'].count).toBe(0);
      expect((await stranger.get(`/projects/${id}/money`)).status).toBe(404);
      expect((await stranger.post(`/projects/${id}/year-plans`, { year: 2026, amountFen: 1, version: 1 })).status).toBe(404);
      expect((await county.list('/money-entries', { filter: { year: 2025, projectId: id } })).total).toBe(0);
      expect((await county.list('/money-entries', { filter: { series: 'year-plan' } })).total).toBe(0);

      const { status, raw } = await county.get(`/money-entries/export`, { query: { filter: JSON.stringify(filter) } });
      expect(status).toBe(200);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(raw as never);
      expect(book.worksheets[0]!.actualRowCount).toBe(4);
    });
  });

  it('leaves nothing for a rebuild to change', async () => {
    expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
  });
});
