import type { AssessmentCell, AssessmentDifferences, AssessmentObjectionRecord, AssessmentProspects, AssessmentRunDetail, AssessmentScores, EnteredCell, ScoreOpened, SensitivityRow, WhatIfAnswer } from '../../shared/contracts/assessment.js';
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
    const refused = await city.put(at(), { version: run.version, awardDecisions: { 'green-award': [accident], first: [unitOf(PARK.a)] } });
    expect([refused.status, problems(refused.body)]).toEqual([400, ['awardDecisions.green-award assessment-excluded', 'awardDecisions.first assessment-not-decided']]);
    const decided = await city.put<AssessmentRunDetail>(at(), { version: run.version, awardDecisions: { 'green-award': [unitOf(PARK.a)] } });
    run = decided.body;
    // 600 for the ranks, 100 for the special award that is given: 300 are left for the factories.
    const factories = (awards: object) => city.put<AssessmentRunDetail>(at(), { version: run.version, awardDecisions: awards });
    const wrong = await factories({ 'idle-factory-award': [unitOf(PARK.a), { unitId: unitOf(PARK.b), amountFen: -1 }, { unitId: accident, amountFen: 1 }], 'green-award': [{ unitId: unitOf(PARK.a), amountFen: 1 }] });
    expect([wrong.status, problems(wrong.body)]).toEqual([400, ['awardDecisions.idle-factory-award.0 assessment-amount', 'awardDecisions.idle-factory-award.1 assessment-amount', 'awardDecisions.idle-factory-award assessment-excluded', 'awardDecisions.green-award.0 assessment-own-amount']]);
    expect(problems((await factories({ 'idle-factory-award': [{ unitId: unitOf(PARK.a), amountFen: 300_000_001 }] })).body)).toEqual(['awardDecisions.idle-factory-award assessment-beyond-budget']);
    run = (await factories({ 'idle-factory-award': [{ unitId: unitOf(PARK.a), amountFen: 200_000_000 }], 'standard-factory-award': [{ unitId: unitOf(PARK.b), amountFen: 100_000_000 }] })).body;
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
    expect((await city.get<AssessmentDifferences>(at('/differences'))).body).toMatchObject({ reproduced: true, schemeChanged: false, values: [], movements: [] });
    // Whatever happens to the ledger: the result stays, and says what it would be today.
    await app.database.write(() => app.database.execute("UPDATE `certification_fact` SET `verdict` = 'withdrawn' WHERE `year` = 2026 AND `projectId` IN (SELECT `projectId` FROM `project_revision` WHERE `parkId` = ?)", [PARK.a]), { unaudited: true });
    // Figures are kept until something is written that the audit knows.
    await uploadEvidence(city, 'other');
    expect((await city.get<AssessmentScores>(at('/scores'))).body).toEqual(before);
    const now = (await city.get<AssessmentDifferences>(at('/differences'))).body;
    expect(now.reproduced).toBe(true);
    expect(now.values.find(({ unitId }) => unitId === unitOf(PARK.a))).toMatchObject({ indicator: 'projects', now: '0' });
  });
});
