import type { AssessmentCell, AssessmentDifferences, AssessmentObjectionRecord, AssessmentProspects, AssessmentRunDetail, AssessmentScores, AwardAreaOpened, EnteredCell, ScoreOpened, SensitivityRow, WhatIfAnswer } from '../../shared/contracts/assessment.js';
import type { CarrierRecord } from '../../shared/contracts/places.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import { adoptScheme } from '../support/assessment.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';
import { uploadEvidence } from '../support/samples.js';

let app: TestApp;
let city: Client;
let department: Client;
let park: Client;
let run: AssessmentRunDetail;
let tenant: ProjectRecord;

beforeAll(async () => {
  app = await startApp();
  [city, department, park] = await Promise.all([app.login('city-manager'), app.login('department'), app.login('park-manager')]);
  await loadWorld(app.database, makeWorld(300, 20260630));
  // The world withdrew all of this year's; here they stand.
  await app.database.write(() => app.database.execute("UPDATE `certification_fact` SET `verdict` = 'certified' WHERE `year` = 2026 AND `kind` = 'attraction-project' AND `verdict` = 'withdrawn'"), { unaudited: true });
  await adoptScheme(city);
});
afterAll(() => app.close());

const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const at = (path = '') => `/assessment-runs/${run.id}${path}`;
const refresh = async () => { run = (await city.get<AssessmentRunDetail>(at())).body; return run; };
const step = async (act: string, body: object = {}, expected = 200) => {
  const answer = await city.post<AssessmentRunDetail>(at(`/${act}`), { version: run.version, ...body });
  expect([act, answer.status, answer.status === expected ? null : answer.body]).toEqual([act, expected, null]);
  if (answer.status === 200) run = answer.body;
  return answer;
};
const unitOf = (parkId: number) => run.unitList.find((unit) => unit.parkId === parkId)!.id;
const enter = (client: Client, values: object[]) => client.put<EnteredCell[]>(at('/values'), { values });
const indicators = () => [...run.scheme.groups.flatMap((group) => group.indicators), ...run.scheme.adjustments];

describe('setting up', () => {
  it('takes the scheme in force for the year with its pack, and the parks; one run a year', async () => {
    expect((await city.post<ErrorBody>('/assessment-runs', { year: 2029 })).body.error.code).toBe('policy-item-ended');
    const { status, body } = await city.post<AssessmentRunDetail>('/assessment-runs', { year: 2026 });
    expect([status, body]).toEqual([201, body]);
    run = body;
    expect(body).toMatchObject({ status: 'collecting', dueOn: '2027-03-31', packCode: 'city', units: 2, excluded: 0, acts: ['check'] });
    expect(body.deliveries.find(({ department: name }) => name === '市统计局')).toMatchObject({ organisationId: ORGANISATION.statistics, cells: 18, delivered: 0 });
    expect((await city.post<ErrorBody>('/assessment-runs', { year: 2026 })).body.error.code).toBe('duplicate');
    expect((await department.post('/assessment-runs', { year: 2026 })).status).toBe(403);
  });

  it('units in and out need a reason; all mistakes together', async () => {
    const bad = await city.put(at('/units'), { version: run.version, units: [{ name: '甲', included: false }, { name: '甲', parkId: 999, included: true, exclusion: 'weather' }] });
    expect([bad.status, problems(bad.body).sort()]).toEqual([400, ['units.0.reason reason-required', 'units.1.exclusion not-choice', 'units.1.name duplicate', 'units.1.parkId unknown-reference', 'units.1.reason reason-required']]);
    const good = await city.put<AssessmentRunDetail>(at('/units'), { version: run.version, units: [
      { name: '翠屏新材料园', included: true, group: '市级' }, { name: '暂缓园区', included: false, reason: '建设期，暂不考核' }, { name: '事故园区', included: true, exclusion: 'major-accident', reason: '2026年4月发生重大事故' },
    ] });
    expect([good.status, good.body.units, good.body.excluded]).toEqual([200, 4, 1]);
    run = good.body;
  });
});

describe('collecting', () => {
  it('takes numbers as written and says how it read them', async () => {
    const [a, b] = [unitOf(PARK.a), unitOf(PARK.b)];
    const evidenceId = await uploadEvidence(department, 'approval');
    const { status, body } = await enter(department, [
      { unitId: a, indicator: 'tax-growth', raw: '85%', version: 0, evidenceIds: [evidenceId] }, { unitId: b, indicator: 'tax-growth', raw: '0.85', version: 0 }, { unitId: a, indicator: 'output-growth', raw: '８５', version: 0 },
      { unitId: b, indicator: 'output-growth', raw: '-3.5', version: 0 }, { unitId: a, indicator: 'new-output', raw: '1,234.5', version: 0 },
    ]);
    expect([status, body]).toEqual([200, body]);
    expect(body.map(({ value, readAs }) => [value, readAs])).toEqual([['85', '85%'], ['85', '85%'], ['85', '85%'], ['-3.5', '-3.5%'], ['1234.5', '1234.5']]);
    const grid = (await department.get<AssessmentCell[]>(at('/values'))).body;
    expect(grid.find((cell) => cell.unitId === b && cell.indicator === 'tax-growth')).toMatchObject({ value: '85', raw: '0.85', version: 1, mine: true });
    expect(grid.find((cell) => cell.unitId === a && cell.indicator === 'tax-growth')?.evidenceCount).toBe(1);
    expect(grid.find((cell) => cell.unitId === a && cell.indicator === 'projects')).toMatchObject({ fed: true, mine: false });
    const zone = run.unitList.find((unit) => unit.name === '翠屏新材料园')!.id;
    expect(grid.find((cell) => cell.unitId === zone && cell.indicator === 'projects')).toMatchObject({ fed: false, value: null });
    expect((await park.get<AssessmentCell[]>(at('/values'))).body.every((cell) => cell.unitId === a)).toBe(true);
  });

  it('refuses text, another department’s, what is fed, and units outside, all together', async () => {
    const outside = run.unitList.find((unit) => unit.name === '暂缓园区')!.id;
    const a = unitOf(PARK.a);
    const { status, body } = await enter(department, [
      { unitId: a, indicator: 'tax', raw: '约12', version: 0 }, { unitId: outside, indicator: 'tax', raw: '1', version: 0 }, { unitId: 999, indicator: 'tax', raw: '1', version: 0 }, { unitId: a, indicator: 'planning', raw: '1', version: 0 },
      { unitId: a, indicator: 'nothing', raw: '1', version: 0 }, { unitId: unitOf(PARK.b), indicator: 'tax', raw: '3%', version: 0 },
    ]);
    expect([status, problems(body)]).toEqual([400, [
      'values.0.raw assessment-not-number', 'values.1.unitId assessment-outside', 'values.2.unitId assessment-outside', 'values.3.indicator assessment-other-department', 'values.4.indicator unknown-reference', 'values.5.raw assessment-not-percent',
    ]]);
    expect((await enter(department, [{ unitId: a, indicator: 'planning', raw: '1', version: 0 }])).status).toBe(403);
    expect(problems((await enter(city, [{ unitId: a, indicator: 'projects', raw: '1', version: 0 }, { unitId: a, indicator: 'planning', raw: '3.5', version: 0 }])).body)).toEqual(['values.0.indicator assessment-fed', 'values.1.raw too-large']);
    expect((await enter(park, [{ unitId: a, indicator: 'tax', raw: '1', version: 0 }])).status).toBe(403);
  });

  it('keeps versions: nobody overwrites what they have not seen', async () => {
    const a = unitOf(PARK.a);
    expect((await enter(department, [{ unitId: a, indicator: 'new-output', raw: '12', version: 0 }])).status).toBe(409);
    expect((await enter(department, [{ unitId: a, indicator: 'new-output', raw: '12', version: 1, note: '更正' }])).body).toMatchObject([{ value: '12', version: 2 }]);
  });

  it('is filled but for one value, which stays missing', async () => {
    const grid = (await city.get<AssessmentCell[]>(at('/values'))).body;
    const open = grid.filter((cell) => !cell.fed && cell.value === null && !(cell.unitId === unitOf(PARK.b) && cell.indicator === 'tax'));
    const units = { [unitOf(PARK.a)]: 3, [unitOf(PARK.b)]: 2 } as Record<number, number>;
    const { status, body } = await enter(city, open.map(({ unitId, indicator, input }) => ({ unitId, indicator, input, raw: String(indicators().find(({ code }) => code === indicator)!.method.code === 'department-scored' ? 1 : input === 'state' ? 0 : (units[unitId] ?? 1)), version: 0 })));
    expect([status, body]).toEqual([200, body]);
    expect((await refresh()).missing).toBe(1);
  });
});

describe('computing and explaining', () => {
  it('has a register of carriers to go by', async () => {
    const carrier = async (values: object) => (await city.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'factory', name: '标准厂房', ...values })).body;
    const occupy = async (id: number, occurredOn: string, area?: number) => expect((await city.post(`/carriers/${id}/occupations`, { projectId: tenant.id, occurredOn, ...(area === undefined ? {} : { area }) })).status).toBe(201);
    tenant = (await city.list<ProjectRecord>('/projects')).rows.find(({ confidential }) => !confidential)!;
    await carrier({ code: 'N-1', area: 4_000.5, completedOn: '2026-03-01' });
    await carrier({ code: 'N-2', area: 9_999, completedOn: '2025-12-31' });
    const idle = await carrier({ code: 'I-1', area: 8_000, vacantSince: '2024-05-01' });
    await occupy(idle.id, '2026-02-10', 3_000);
    // In use for a while only: nothing of it is put to use for good.
    const passing = await carrier({ code: 'I-2', area: 500, vacantSince: '2024-05-01' });
    await occupy(passing.id, '2026-03-10');
    await city.post(`/carriers/${passing.id}/releases`, { projectId: tenant.id, occurredOn: '2026-04-10', reason: '退租' });
  });

  it('goes its way step by step, each by who may', async () => {
    await step('compute', {}, 422);
    expect((await department.post(at('/check'), { version: run.version })).status).toBe(403);
    await step('check');
    await step('compute');
    expect(run.steps.map(({ act, to }) => `${act} ${to}`)).toEqual(['create collecting', 'check checking', 'compute computed']);
    expect((await enter(department, [{ unitId: unitOf(PARK.a), indicator: 'tax', raw: '1', version: 1 }])).status).toBe(422);
    // A park sees scores only when they are open to objections.
    expect((await park.get(at('/scores'))).status).toBe(422);
  });

  it('gives ranks, groups, awards within the budget; the excluded one is announced and gets none', async () => {
    const { body } = await city.get<AssessmentScores>(at('/scores'));
    expect(body.units.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(body.excluded).toMatchObject([{ name: '事故园区', exclusionName: '重特大安全生产事故' }]);
    expect(body.units.find((unit) => unit.unitId === unitOf(PARK.b))!.missing).toEqual(['tax']);
    expect(body.awards.filter(({ why }) => why === 'granted').map(({ name, units }) => [name, units.length])).toEqual([['第一名', 1], ['第二名', 1], ['第三名', 1]]);
    expect(body.awardsTotalFen).toBeLessThanOrEqual(body.budgetFen!);
    const accident = run.unitList.find((unit) => unit.name === '事故园区')!.id;
    const areas = (code: string) => body.awards.find((award) => award.code === code)!.areas.map(({ unitId, area, lines }) => [unitId, area, lines]);
    const zone = run.unitList.find((unit) => unit.name === '翠屏新材料园')!.id;
    expect(areas('standard-factory-award')).toEqual([[unitOf(PARK.a), 4_000.5, 1], [unitOf(PARK.b), 0, 0], [zone, null, 0]]);
    expect(areas('idle-factory-award')).toEqual([[unitOf(PARK.a), 3_000, 1], [unitOf(PARK.b), 0, 0], [zone, null, 0]]);
    const opened = await city.get<AwardAreaOpened>(at(`/awards/idle-factory-award/${unitOf(PARK.a)}`));
    expect(opened.body).toMatchObject({ awardName: '盘活闲置厂房奖补', area: 3_000, entries: [{ carrierCode: 'I-1', carrierName: '标准厂房', projectName: tenant.name, area: 3_000, on: '2026-02-10', idleSince: '2024-05-01' }] });
    expect((await department.get<AwardAreaOpened>(at(`/awards/idle-factory-award/${unitOf(PARK.a)}`))).body.entries).toMatchObject([{ carrierCode: 'I-1', projectId: null, projectName: null }]);
    expect((await city.get(at(`/awards/first/${unitOf(PARK.a)}`))).status).toBe(404);
    const refused = await city.put(at(), { version: run.version, awardDecisions: { 'green-award': [accident], first: [unitOf(PARK.a)] } });
    expect([refused.status, problems(refused.body)]).toEqual([400, ['awardDecisions.green-award assessment-excluded', 'awardDecisions.first assessment-not-decided']]);
    const decided = await city.put<AssessmentRunDetail>(at(), { version: run.version, awardDecisions: { 'green-award': [unitOf(PARK.a)] } });
    run = decided.body;
    // 600 for the ranks, 100 for the special award that is given: 300 are left for the factories.
    const factories = (awards: object) => city.put<AssessmentRunDetail>(at(), { version: run.version, awardDecisions: awards });
    const wrong = await factories({ 'idle-factory-award': [unitOf(PARK.a), { unitId: unitOf(PARK.b), amountFen: -1 }, { unitId: accident, amountFen: 1 }], 'green-award': [{ unitId: unitOf(PARK.a), amountFen: 1 }] });
    expect([wrong.status, problems(wrong.body)]).toEqual([400, ['awardDecisions.idle-factory-award.0 assessment-amount', 'awardDecisions.idle-factory-award.1 assessment-amount', 'awardDecisions.idle-factory-award.1 assessment-no-area', 'awardDecisions.idle-factory-award assessment-excluded', 'awardDecisions.idle-factory-award.2 assessment-no-area', 'awardDecisions.green-award.0 assessment-own-amount']]);
    expect(problems((await factories({ 'idle-factory-award': [{ unitId: unitOf(PARK.a), amountFen: 300_000_001 }] })).body)).toEqual(['awardDecisions.idle-factory-award assessment-beyond-budget']);
    // Another area than the register's only with the reason.
    const granted = (decision: object) => factories({ 'idle-factory-award': [{ unitId: unitOf(PARK.a), amountFen: 200_000_000 }], 'standard-factory-award': [{ unitId: unitOf(PARK.b), amountFen: 100_000_000, ...decision }] });
    expect(problems((await granted({})).body)).toEqual(['awardDecisions.standard-factory-award.0 assessment-no-area']);
    expect(problems((await granted({ area: 1_200 })).body)).toEqual(['awardDecisions.standard-factory-award.0.reason reason-required']);
    expect(problems((await granted({ area: 0.001, reason: '错' })).body)).toEqual(['awardDecisions.standard-factory-award.0.area bad-format']);
    expect(problems((await factories({ 'green-award': [{ unitId: unitOf(PARK.a), area: 1 }] })).body)).toEqual(['awardDecisions.green-award.0.area assessment-without-area']);
    run = (await granted({ area: 1_200, reason: '未及登记，现场已核实' })).body;
    expect((await city.get<AssessmentScores>(at('/scores'))).body.awards.find(({ code }) => code === 'standard-factory-award')).toMatchObject({ units: [{ unitId: unitOf(PARK.b), area: 1_200 }], areas: [{ area: 4_000.5, decidedArea: null }, { area: 0, decidedArea: 1_200, reason: '未及登记，现场已核实' }, {}] });
    expect(problems((await factories({ 'platform-award': [unitOf(PARK.b)] })).body)).toEqual(['awardDecisions.platform-award assessment-beyond-budget']);
    expect((await city.get<AssessmentScores>(at('/scores'))).body).toMatchObject({ awardsTotalFen: 1_000_000_000, budgetFen: 1_000_000_000 });
    expect((await city.get<AssessmentScores>(at('/scores'))).body.awards.find(({ code }) => code === 'green-award')?.units).toMatchObject([{ unitId: unitOf(PARK.a), amountFen: 100_000_000 }]);
  });

  it('any score opens down to its lines, which sum to the value', async () => {
    const { body } = await city.get<ScoreOpened>(at(`/scores/${unitOf(PARK.a)}/projects`));
    expect(body).toMatchObject({ weight: 10, clause: '附件1三3', printedUnit: '亿元', method: { code: 'rank-share' }, population: 3 });
    const [input] = body.inputs;
    expect(input!.fed).toBe(true);
    expect(input!.lines.reduce((sum, line) => sum + line.contribution, 0)).toBe(Number(input!.value));
    expect(input!.lines.every((line) => line.name !== null)).toBe(true);
    // Whoever computed it: the reasons are worded for whoever reads.
    expect(input!.lines.every((line) => line.because.startsWith('2026年度认定：'))).toBe(true);
    const english = await city.get<ScoreOpened>(at(`/scores/${unitOf(PARK.a)}/projects`), { headers: { 'accept-language': 'en' } });
    expect(english.body.inputs[0]!.lines.map(({ because }) => because)).not.toEqual(input!.lines.map(({ because }) => because));
    expect(english.body.inputs[0]!.lines.every((line) => /^[\x20-\x7e]+$/.test(line.because))).toBe(true);
    // A result computed before reasons were kept has them as text.
    const [row] = await app.database.query<{ resultId: number; facts: string }>('SELECT r.`id` AS resultId, r.`facts` FROM `assessment_result` r JOIN `assessment_run` a ON a.`resultId` = r.`id` WHERE a.`id` = ?', [run.id]);
    const facts = (typeof row!.facts === 'string' ? JSON.parse(row!.facts) : row!.facts) as { lines: Record<string, { because: unknown }[]> };
    for (const lines of Object.values(facts.lines)) for (const line of lines) line.because = '签约：2026-01-05';
    const count = (resultId: number) => app.database.execute('UPDATE `assessment_run` SET `resultId` = ? WHERE `id` = ?', [resultId, run.id]);
    await app.database.write(async () => {
      await app.database.execute('INSERT INTO `assessment_result` (`id`, `runId`, `facts`, `result`, `sha256`, `computedAt`, `computedById`) SELECT 990001, `runId`, ?, `result`, `sha256`, `computedAt`, `computedById` FROM `assessment_result` WHERE `id` = ?', [JSON.stringify(facts), row!.resultId]);
      await count(990_001);
    }, { unaudited: true });
    expect((await city.get<ScoreOpened>(at(`/scores/${unitOf(PARK.a)}/projects`), { headers: { 'accept-language': 'en' } })).body.inputs[0]!.lines[0]!.because).toBe('签约：2026-01-05');
    await app.database.write(() => count(row!.resultId), { unaudited: true });
    const entered = await department.get<ScoreOpened>(at(`/scores/${unitOf(PARK.a)}/tax-growth`));
    expect(entered.body.history).toMatchObject([{ value: '85', raw: '85%', evidence: [{ kind: 'approval' }] }]);
    expect((await city.get(at('/scores/999/projects'))).status).toBe(404);
    // A department sees what a count is made of, not the projects' names.
    expect((await department.get<ScoreOpened>(at(`/scores/${unitOf(PARK.a)}/projects`))).body.inputs[0]!.lines.every((line) => line.name === null)).toBe(true);
  });

  it('what-if moves points and keeps nothing', async () => {
    const before = (await city.get<AssessmentScores>(at('/scores'))).body;
    const last = before.units.at(-1)!;
    const { status, body } = await city.post<WhatIfAnswer>(at('/what-if'), { values: [{ unitId: last.unitId, indicator: 'tax', value: '9999' }], methods: [{ indicator: 'new-output', code: 'rank-to-zero' }], weights: [{ indicator: 'planning', weight: '5' }] });
    expect([status, body.weights]).toEqual([200, { sum: 102, total: 100 }]);
    expect(body.movements).toHaveLength(3);
    const more = await city.post<WhatIfAnswer>(at('/what-if'), { values: [{ unitId: last.unitId, indicator: 'tax', value: '9999' }] });
    expect(Number(more.body.movements.find(({ unitId }) => unitId === last.unitId)!.points)).toBeGreaterThan(0);
    const bad = await city.post(at('/what-if'), { methods: [{ indicator: 'tax', code: 'dice' }], values: [{ unitId: 999, indicator: 'tax', value: 'x' }] });
    expect([bad.status, problems(bad.body)]).toEqual([400, ['methods.0 assessment-scheme', 'values.0.unitId assessment-outside', 'values.0.value assessment-not-number'].map((text) => text.replace('methods.0', 'methods'))]);
    expect((await city.get<AssessmentScores>(at('/scores'))).body).toEqual(before);
  });

  it('says what would move a park most', async () => {
    const { body } = await city.get<SensitivityRow[]>(at(`/sensitivity/${unitOf(PARK.b)}`));
    expect(body.length).toBeGreaterThan(0);
    expect(body.map(({ points }) => Number(points))).toEqual([...body.map(({ points }) => Number(points))].sort((one, other) => other - one));
    expect(body.find(({ indicator }) => indicator === 'projects')).toMatchObject({ kind: 'one-more' });
  });
});

describe('what the open projects of a park would change', () => {
  it('is told for each, by the act that the scheme counts, and moves nothing', async () => {
    const before = (await city.get<AssessmentScores>(at('/scores'))).body;
    const { status, body } = await city.get<AssessmentProspects>(at(`/prospects/${unitOf(PARK.b)}`));
    expect([status, body.computed, body.yearOver]).toEqual([200, true, false]);
    expect(body.projects.length).toBeGreaterThan(4);
    expect(new Set(body.projects.flatMap(({ changes }) => changes.map(({ indicator }) => indicator)))).toEqual(new Set(['projects', 'chain-companies']));
    expect(body.projects.every(({ changes }) => changes.every(({ from, to }) => Number(to) === Number(from) + 1))).toBe(true);
    expect(body.projects.map(({ points }) => Number(points))).toEqual(body.projects.map(({ points }) => Number(points)).sort((one, other) => other - one));
    // The same as trying it by hand.
    const [first] = body.projects;
    const tried = await city.post<WhatIfAnswer>(at('/what-if'), { values: first!.changes.map(({ indicator, input, to }) => ({ unitId: unitOf(PARK.b), indicator, input, value: to })) });
    expect(tried.body.movements.find(({ unitId }) => unitId === unitOf(PARK.b))).toMatchObject({ points: first!.points, after: { rank: first!.rank } });
    expect((await city.get<AssessmentScores>(at('/scores'))).body).toEqual(before);
    expect((await department.get<AssessmentProspects>(at(`/prospects/${unitOf(PARK.b)}`))).body.projects.every(({ name }) => name === null)).toBe(true);
    expect((await park.get(at(`/prospects/${unitOf(PARK.a)}`))).status).toBe(422);
    expect((await park.get(at(`/prospects/${unitOf(PARK.b)}`))).status).toBe(404);
  });
});

describe('to the end', () => {
  it('passes the review only with documents and sites checked', async () => {
    const refused = await step('review', {}, 422);
    expect(problems(refused.body)).toHaveLength(6);
    const unitIds = run.unitList.filter((unit) => unit.included && !unit.exclusion).map((unit) => unit.id);
    const tomorrow = await city.post(at('/checks'), { unitIds: [...unitIds, 999], kind: 'documents', happenedOn: '2026-07-01', people: '甲', notes: '乙' });
    expect(problems(tomorrow.body)).toEqual(['unitIds.3 assessment-outside', 'happenedOn future-date']);
    for (const kind of ['documents', 'site-visit']) expect((await city.post(at('/checks'), { unitIds, kind, happenedOn: '2026-06-20', people: '甲、乙', notes: '资料齐全', evidenceIds: [await uploadEvidence(city, 'photo')] })).status).toBe(200);
    await refresh();
    expect(run.unitList.find((unit) => unit.parkId === PARK.a)!.checks.map(({ kind, evidence }) => [kind, evidence.length])).toEqual([['documents', 1], ['site-visit', 1]]);
    await step('review');
    await step('hear');
  });

  it('a park objects to its own score, the owner answers, and both stay', async () => {
    expect((await park.get<AssessmentScores>(at('/scores'))).status).toBe(200);
    expect((await park.get(at(`/scores/${unitOf(PARK.b)}/tax`))).status).toBe(404);
    expect((await park.post(at('/objections'), { unitId: unitOf(PARK.b), indicator: 'tax', text: '不服' })).status).toBe(404);
    const opened = await park.post<AssessmentObjectionRecord>(at('/objections'), { unitId: unitOf(PARK.a), indicator: 'tax-growth', text: '基数应扣除退税' });
    expect([opened.status, opened.body.state]).toEqual([201, 'open']);
    await park.post(at('/objections'), { unitId: unitOf(PARK.a), indicator: 'planning', text: '规划已批复' });
    await refresh();
    await step('approve', { decisionNumber: '某政发〔2026〕9号', decidedOn: '2026-06-29', evidenceIds: [await uploadEvidence(city, 'approval')] }, 422);
    const [first, second] = run.objections as [AssessmentObjectionRecord, AssessmentObjectionRecord];
    const answer = (client: Client, id: number, upheld = false) => client.post<AssessmentObjectionRecord>(at(`/objections/${id}/answer`), { version: 1, upheld, answer: '口径一致' });
    expect((await answer(department, second.id)).status).toBe(403);
    expect((await answer(department, first.id)).body).toMatchObject({ state: 'rejected', answeredByName: 'department' });
    expect((await answer(department, first.id)).status).toBe(422);
    expect((await answer(city, second.id, true)).body.state).toBe('upheld');
  });

  it('what was upheld goes back to collecting, and the way is gone again', async () => {
    await refresh();
    expect((await city.post(at('/return'), { version: run.version })).status).toBe(400);
    await step('return', { note: '异议成立，重新评分' });
    expect((await enter(city, [{ unitId: unitOf(PARK.a), indicator: 'planning', raw: '3', version: 1 }])).status).toBe(200);
    for (const act of ['check', 'compute', 'review', 'hear']) await step(act);
    await step('approve', { decisionNumber: '某政发〔2026〕9号', decidedOn: '2026-06-29', evidenceIds: [await uploadEvidence(city, 'approval')] });
    await step('publish');
  });

  it('gives the notice as Word, the table and the sheets as workbooks', async () => {
    const bytes = async (query: Record<string, string>) => { const answer = await city.get(at('/report'), { query }); expect(answer.status).toBe(200); return answer.raw; };
    for (const query of [{ format: 'docx' }, { format: 'xlsx' }, { format: 'xlsx', unit: String(unitOf(PARK.a)) }] as Record<string, string>[]) expect((await bytes(query)).subarray(0, 2).toString()).toBe('PK');
    expect((await city.get(at('/report'), { query: { format: 'pdf' } })).status).toBe(400);
    expect((await park.get(at('/report'), { query: { format: 'xlsx', unit: unitOf(PARK.b) } })).status).toBe(404);
  });

  it('is final only with a decision on what is missing, and never changes again', async () => {
    const refused = await step('finalise', {}, 422);
    expect((refused.body as unknown as ErrorBody).error.code).toBe('assessment-missing');
    await step('finalise', { missingDecision: '缺失一项按零分计，报市政府同意' });
    expect(run).toMatchObject({ status: 'final', missing: 1, missingDecision: '缺失一项按零分计，报市政府同意', acts: [] });
    const before = (await city.get<AssessmentScores>(at('/scores'))).body;
    const rows = async (sql: string) => app.database.write(() => app.database.execute(sql), { unaudited: true });
    for (const sql of ["UPDATE `assessment_run` SET `status` = 'collecting'", 'UPDATE `assessment_unit` SET `included` = 0', 'DELETE FROM `assessment_objection`']) await expect(rows(sql)).rejects.toThrow('a final assessment does not change');
    for (const table of ['assessment_value', 'assessment_result', 'assessment_step', 'assessment_check']) await expect(rows(`DELETE FROM \`${table}\``)).rejects.toThrow('is append-only');
    expect((await city.get<AssessmentDifferences>(at('/differences'))).body).toMatchObject({ reproduced: true, schemeChanged: false, values: [], areas: [], movements: [] });
    const factory = (await city.list<CarrierRecord>('/carriers', { filter: { code: 'N-2' } })).rows[0]!;
    await city.put(`/carriers/${factory.id}`, { version: factory.version, completedOn: '2026-01-05' });
    // Whatever happens to the ledger: the result stays, and says what it would be today.
    await app.database.write(() => app.database.execute("UPDATE `certification_fact` SET `verdict` = 'withdrawn' WHERE `year` = 2026 AND `projectId` IN (SELECT `projectId` FROM `project_revision` WHERE `parkId` = ?)", [PARK.a]), { unaudited: true });
    // Figures are kept until something is written that the audit knows.
    await uploadEvidence(city, 'other');
    expect((await city.get<AssessmentScores>(at('/scores'))).body).toEqual(before);
    const now = (await city.get<AssessmentDifferences>(at('/differences'))).body;
    expect(now.reproduced).toBe(true);
    expect(now.areas).toEqual([{ unitId: unitOf(PARK.a), unitName: expect.any(String), award: 'standard-factory-award', awardName: '新建标准化厂房奖补', frozen: 4_000.5, now: 13_999.5 }]);
    expect(now.values.find(({ unitId }) => unitId === unitOf(PARK.a))).toMatchObject({ indicator: 'projects', now: '0' });
  });
});
