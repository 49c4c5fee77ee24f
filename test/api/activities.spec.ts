import ExcelJS from 'exceljs';
import type { ActivityDetail, ActivityRecord, CalendarEntry, MyDay, NextStepDetail, NextStepRecord, PromotionEventDetail, PromotionEventRecord, ResponseClock, ResponseTimes } from '../../shared/contracts/activities.js';
import type { MetricAnswer, MetricBreakdown, MetricLine } from '../../shared/contracts/metrics.js';
import type { ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import type { SearchAnswer } from '../../shared/contracts/search.js';
import { confidentialName } from '../../api/projects/project-list.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { NOW, ORGANISATION, PARK, TODAY, userId } from '../support/fixtures.js';
import { createProject, uploadEvidence } from '../support/samples.js';

let app: TestApp;
let officer: Client;
let park: Client;
let stranger: Client;
let city: Client;
let viewer: Client;

beforeAll(async () => {
  app = await startApp();
  [officer, park, stranger, city, viewer] = await Promise.all([app.login('officer'), app.login('park-manager'), app.login('officer-b'), app.login('city-manager'), app.login('viewer')]);
});
afterAll(() => app.close());
afterEach(() => app.setClock(NOW));

const problems = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`).sort();
const project = async (id: number, client = officer) => (await client.get<ProjectDetail>(`/projects/${id}`)).body;

async function log(patch: Record<string, unknown> = {}, client = officer): Promise<ActivityDetail> {
  const { status, body } = await client.post<ActivityDetail>('/activities', { kind: 'visit-out', occurredOn: TODAY, companyName: '四川中蓝新能源', notes: '介绍园区', ...patch });
  if (status !== 201) throw new Error(`logging answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

describe('an activity', () => {
  test('is logged in one request with the lead that it brought and what comes next', async () => {
    const activity = await log({ startsAt: '09:30', people: '王总', newLead: { name: '年产5万吨电解液项目', investors: ['四川中蓝新能源'] }, nextStep: { what: '寄送资料', dueOn: '2026-07-02' } });
    expect(activity).toMatchObject({ kind: 'visit-out', startsAt: '09:30', companyName: '四川中蓝新能源', organisationId: ORGANISATION.parkA, participants: [{ name: 'officer' }], projects: [{ name: '年产5万吨电解液项目' }], nextSteps: [{ what: '寄送资料', ownerName: 'officer', status: 'open' }] });
    expect(await project(activity.projects[0]!.id)).toMatchObject({ stage: 'lead', source: 'visit', nextStepOn: '2026-07-02' });
  });

  test('is logged once however often a phone retries', async () => {
    const headers = { 'idempotency-key': 'quick-add-1' };
    const body = { kind: 'call', occurredOn: TODAY, newLead: { name: '离线重试项目' }, nextStep: { what: '回访', dueOn: '2026-07-03' } };
    const [first, again] = [await officer.post<ActivityDetail>('/activities', body, { headers }), await officer.post<ActivityDetail>('/activities', body, { headers })];
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.body.id).toBe(first.body.id);
    expect((await officer.list<ProjectRecord>('/projects', { filter: { q: '离线重试' } })).total).toBe(1);
    expect((await officer.list('/next-steps', { filter: { activityId: first.body.id } })).total).toBe(1);
  });

  test('leaves nothing behind when a part of it is refused', async () => {
    const before = (await officer.list('/activities')).total;
    const { status, body } = await officer.post('/activities', { kind: 'call', occurredOn: TODAY, newLead: { name: '不该留下的项目' }, projectIds: [999_999], participantIds: [999_999], companyId: 999_999, nextStep: { what: 'x', dueOn: '2026-07-02', ownerId: userId('officer-b') } });
    expect(status).toBe(400);
    expect(problems(body)).toEqual(['companyId:unknown-reference', 'nextStep.ownerId:unknown-reference', 'participantIds:unknown-reference', 'projectIds:unknown-reference']);
    expect((await officer.list('/activities')).total).toBe(before);
    expect((await officer.list('/projects', { filter: { q: '不该留下' } })).total).toBe(0);
  });

  test('says what it is about, on a day and at a time that exist', async () => {
    expect(problems((await officer.post('/activities', { kind: 'call', occurredOn: TODAY })).body)).toEqual(['subject:activity-about-nothing']);
    expect(problems((await officer.post('/activities', { kind: 'dinner', occurredOn: '2026-02-30', startsAt: '25:00', notes: 'x' })).body)).toEqual(['kind:not-choice', 'occurredOn:not-day', 'startsAt:bad-format']);
  });

  test('of another county is not there; one about a project is seen with it', async () => {
    const activity = await log();
    for (const answer of [await stranger.get(`/activities/${activity.id}`), await stranger.put(`/activities/${activity.id}`, { notes: 'x', version: 1 })]) expect(answer.status).toBe(404);
    expect((await stranger.list<ActivityRecord>('/activities')).rows.map(({ id }) => id)).not.toContain(activity.id);
    const lead = await createProject(officer, { introducingOrganisationId: ORGANISATION.parkB });
    const shared = await log({ projectIds: [lead.id] });
    expect((await stranger.get<ActivityDetail>(`/activities/${shared.id}`)).body.projects).toEqual([{ id: lead.id, code: lead.code, name: lead.name }]);
    expect((await stranger.put(`/activities/${shared.id}`, { notes: 'x', version: 1 })).status).toBe(404);
  });

  test('about a confidential project is masked, and not found by its words', async () => {
    const lead = await createProject(officer, { confidential: true });
    const activity = await log({ projectIds: [lead.id], subject: '机密谈判', notes: '保密内容', nextStep: { what: '保密下一步', dueOn: '2026-07-01' } });
    const seen = (await viewer.get<ActivityDetail>(`/activities/${activity.id}`)).body;
    expect(seen).toMatchObject({ subject: confidentialName(), notes: null, companyName: null, projects: [{ name: confidentialName() }], nextSteps: [{ what: confidentialName() }] });
    expect((await viewer.list('/activities', { filter: { q: '机密' } })).total).toBe(0);
    expect((await city.list('/activities', { filter: { q: '机密' } })).total).toBe(1);
    expect((await viewer.get<CalendarEntry[]>('/calendar', { query: { from: TODAY, to: '2026-07-01' } })).body.map(({ title }) => title).join()).not.toMatch(/机密|保密内容|保密下一步/);
  });

  test('is changed by its version, its lists replaced', async () => {
    const lead = await createProject(officer);
    const activity = await log({ projectIds: [lead.id] });
    const { body } = await officer.put<ActivityDetail>(`/activities/${activity.id}`, { projectIds: [], result: '对方有意来访', companyName: null, version: 1 });
    expect(body).toMatchObject({ projects: [], result: '对方有意来访', companyName: null, notes: '介绍园区', version: 2 });
    const stale = await officer.put<ErrorBody>(`/activities/${activity.id}`, { notes: 'y', version: 1 });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'stale-version']);
  });

  test('its files are seen by those who see it', async () => {
    const evidenceId = await uploadEvidence(officer, 'photo');
    const activity = await log({ evidenceIds: [evidenceId] });
    expect(activity).toMatchObject({ evidenceCount: 1, evidence: [{ id: evidenceId, kind: 'photo' }] });
    expect((await stranger.get(`/evidence/${evidenceId}`)).status).toBe(404);
    expect((await viewer.get(`/evidence/${evidenceId}`)).status).toBe(200);
  });

  test('comes as a workbook under the list’s own filter', async () => {
    const { id } = await createProject(officer, { name: '导出活动项目' });
    await log({ projectIds: [id], subject: '=1+1' });
    const { raw, headers } = await officer.get('/activities/export', { query: { filter: JSON.stringify({ projectId: id }) } });
    expect(headers['content-type']).toContain('spreadsheetml');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    expect([sheet.rowCount, sheet.getRow(2).getCell(6).value, sheet.getRow(2).getCell(14).value]).toEqual([2, "'=1+1", 'officer']);
  });
});

test('colleagues are those of one’s scope', async () => {
  expect((await officer.list<{ displayName: string }>('/colleagues')).rows.map((user) => user.displayName).sort()).toEqual(['officer', 'park-manager']);
  expect((await city.list('/colleagues', { filter: { q: 'officer-b' } })).total).toBe(1);
});

describe('a next step', () => {
  const set = async (patch: Record<string, unknown> = {}, client = officer) => (await client.post<NextStepRecord>('/next-steps', { what: '电话回访', dueOn: '2026-07-05', ...patch })).body;

  test('shows on its project until it is done, and one tap sets the following one', async () => {
    const lead = await createProject(officer);
    const step = await set({ projectId: lead.id });
    expect((await project(lead.id)).nextStepOn).toBe('2026-07-05');
    const { status, body } = await officer.put<NextStepDetail>(`/next-steps/${step.id}`, { change: 'done', reason: '已通话', following: { what: '邀请来访', dueOn: '2026-07-09' }, version: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'done', closedAt: expect.any(String), changes: [{ change: 'created' }, { change: 'done', reason: '已通话' }] });
    expect((await project(lead.id)).nextStepOn).toBe('2026-07-09');
    expect((await officer.list('/next-steps', { filter: { projectId: lead.id, status: 'open' } })).rows).toMatchObject([{ what: '邀请来访', ownerName: 'officer' }]);
  });

  test('is moved and cancelled only with a reason, and everything stays in its history', async () => {
    const step = await set();
    const change = (body: Record<string, unknown>, version: number) => officer.put<NextStepDetail & ErrorBody>(`/next-steps/${step.id}`, { ...body, version });
    expect(problems((await change({ change: 'moved' }, 1)).body)).toEqual(['dueOn:required', 'reason:reason-required']);
    expect((await change({ change: 'moved', dueOn: '2026-07-12', reason: '对方出差' }, 1)).body).toMatchObject({ dueOn: '2026-07-12', version: 2 });
    expect(problems((await change({ change: 'cancelled', reason: ' ' }, 2)).body)).toEqual(['reason:reason-required']);
    expect((await change({ change: 'cancelled', reason: '项目终止' }, 2)).body.status).toBe('cancelled');
    expect(problems((await change({ change: 'done' }, 3)).body)).toEqual(['change:step-closed']);
    const { body } = await change({ change: 'reopened' }, 3);
    expect(body.changes.map((entry) => [entry.change, entry.dueOn, entry.reason])).toEqual([['created', '2026-07-05', null], ['moved', '2026-07-12', '对方出差'], ['cancelled', '2026-07-12', '项目终止'], ['reopened', '2026-07-12', null]]);
    expect((await change({ change: 'done' }, 1)).status).toBe(409);
  });

  test('is handed to a colleague of one’s scope only, and moves with its owner', async () => {
    const step = await set();
    const hand = (ownerId: number, client = officer) => client.put<NextStepDetail & ErrorBody>(`/next-steps/${step.id}`, { change: 'reassigned', ownerId, version: 1 });
    expect(problems((await hand(userId('officer-b'))).body)).toEqual(['ownerId:unknown-reference']);
    expect((await hand(userId('park-manager'))).body).toMatchObject({ ownerName: 'park-manager', version: 2 });
    expect((await park.list<NextStepRecord>('/next-steps', { filter: { mine: true } })).rows.map(({ id }) => id)).toContain(step.id);
    expect((await stranger.get(`/next-steps/${step.id}`)).status).toBe(404);
    expect((await stranger.put(`/next-steps/${step.id}`, { change: 'done', version: 2 })).status).toBe(404);
  });

  test('is carried out by an activity that says what came of it', async () => {
    const lead = await createProject(officer);
    const step = await set({ projectId: lead.id });
    const activity = await log({ projectIds: [lead.id], doneStep: { id: step.id, version: 1 }, nextStep: { what: '第二次拜访', dueOn: '2026-07-20' } });
    expect((await officer.get<NextStepDetail>(`/next-steps/${step.id}`)).body.status).toBe('done');
    expect(activity.nextSteps).toMatchObject([{ what: '第二次拜访', projectId: lead.id }]);
  });
});

describe('the response clock', () => {
  test('runs from the lead to its first contact; notes and plans are none', async () => {
    const lead = await createProject(officer);
    const clock = async (client = officer) => (await client.get<ResponseClock>(`/projects/${lead.id}/response-clock`)).body;
    expect(await clock()).toMatchObject({ enteredOn: TODAY, firstContactOn: null, days: 0, answered: false, late: false });
    // A browser's session would be over by then.
    const phone = await app.token('officer');
    app.setClock('2026-07-04T02:00:00.000Z');
    await log({ kind: 'note', occurredOn: '2026-07-01', projectIds: [lead.id] }, phone);
    await log({ kind: 'visit-out', occurredOn: '2026-07-10', projectIds: [lead.id] }, phone);
    // A Saturday: three working days, which is the limit of the policy in force.
    expect(await clock(phone)).toMatchObject({ days: 3, unit: 'working-days', limitDays: 3, answered: false, late: false });
    app.setClock('2026-07-06T02:00:00.000Z');
    expect(await clock(phone)).toMatchObject({ days: 4, answered: false, late: true });
    await log({ kind: 'call', occurredOn: '2026-07-02', projectIds: [lead.id] }, phone);
    expect(await clock(phone)).toMatchObject({ firstContactOn: '2026-07-02', days: 2, answered: true, late: false });
    app.setClock(NOW);
    expect((await stranger.get(`/projects/${lead.id}/response-clock`)).status).toBe(404);
  });

  test('is summed up per unit within the scope', async () => {
    const mine = (await officer.get<ResponseTimes>('/response-times')).body;
    expect(mine).toMatchObject({ unit: 'working-days', limitDays: 3, daysOffKnownUntil: '2026-12-31' });
    expect(mine.units.map((unit) => unit.organisationId)).toEqual([ORGANISATION.parkA]);
    expect(mine.total.leads).toBe(mine.units[0]!.leads);
    expect(mine.total.answered + mine.total.waiting).toBe(mine.total.leads);
    await createProject(stranger);
    expect((await city.get<ResponseTimes>('/response-times', { query: { from: TODAY, to: TODAY } })).body.units.map((unit) => unit.organisationId)).toEqual([ORGANISATION.parkA, ORGANISATION.parkB]);
    expect(problems((await city.get('/response-times', { query: { from: 'x', to: TODAY } })).body)).toEqual(['from:not-day']);
  });
});

describe('promotion events', () => {
  const make = async (patch: Record<string, unknown> = {}, client = park) => {
    const { status, body } = await client.post<PromotionEventDetail>('/promotion-events', { name: '长三角新材料对接会', kind: 'matchmaking', startsOn: '2026-06-10', regionCode: '310000', ...patch });
    if (status !== 201) throw new Error(`making an event answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };

  test('count as held once their date has passed and there is evidence', async () => {
    const question = { year: 2026 };
    const held = async (args = {}) => (await city.get<MetricAnswer>('/metrics/events-held', { query: { ...question, args: JSON.stringify(args) } })).body.value;
    const before = await held();
    const event = await make();
    expect(event).toMatchObject({ state: 'unproven', outOfProvince: true, endsOn: '2026-06-10', regionName: expect.stringContaining('上海') });
    expect(await held()).toBe(before);
    const proven = await park.put<PromotionEventDetail>(`/promotion-events/${event.id}`, { evidenceIds: [await uploadEvidence(park, 'photo')], version: 1 });
    expect(proven.body).toMatchObject({ state: 'held', evidenceCount: 1 });
    await make({ name: '还没开的会', startsOn: '2026-08-01', evidenceIds: [await uploadEvidence(park, 'photo')] });
    await make({ name: '取消的会', cancelledReason: '疫情', evidenceIds: [await uploadEvidence(park, 'photo')] });
    expect(await held()).toBe(before! + 1);
    expect(await held({ where: 'out-of-province' })).toBe(before! + 1);
    expect(await held({ where: 'in-province' })).toBe(0);
    const lines = await city.list<MetricLine>('/metrics/events-held/lines?year=2026');
    expect(lines.rows).toMatchObject([{ id: `promotion-event:${event.id}`, promotionEventId: event.id, name: '长三角新材料对接会', organisationName: '南溪经开区管委会', occurredOn: '2026-06-10', contribution: 1 }]);
    expect((await viewer.list<MetricLine>('/metrics/events-held/lines?year=2026')).rows[0]!.name).toBe('长三角新材料对接会');
    for (const by of ['organisation', 'month']) {
      const { body } = await city.get<MetricBreakdown>('/metrics/events-held/breakdown', { query: { ...question, by } });
      expect(body.rows.filter((row) => row.value).map((row) => [row.name, row.value])).toEqual([[by === 'month' ? expect.stringContaining('6') : '南溪经开区管委会', 1]]);
    }
    expect((await stranger.get<MetricAnswer>('/metrics/events-held', { query: question })).body.value).toBe(0);
  });

  test('tell what came of them, and the count opens those projects', async () => {
    const [one, other] = [await createProject(officer), await createProject(officer)];
    const event = await make({ name: '成果会', projectIds: [one.id, other.id] });
    expect(event).toMatchObject({ leadCount: 2, signedCount: 0, projects: [{ id: one.id, stage: 'lead' }, { id: other.id }] });
    expect((await city.list<ProjectRecord>('/projects', { filter: { promotionEventId: event.id } })).total).toBe(2);
    const { body } = await park.put<PromotionEventDetail>(`/promotion-events/${event.id}`, { projectIds: [one.id], version: 1 });
    expect(body).toMatchObject({ leadCount: 1, version: 2 });
  });

  test('are found by their name, filtered by state, and not seen from another county', async () => {
    const event = await make({ name: '大湾区电子信息沙龙' });
    expect((await city.get<SearchAnswer>('/search', { query: { q: 'dwq' } })).body.groups).toMatchObject([{ resource: 'promotion-events', hits: [{ id: event.id, name: '大湾区电子信息沙龙' }] }]);
    expect((await city.list<PromotionEventRecord>('/promotion-events', { filter: { q: '大湾区', state: ['unproven'], outOfProvince: true } })).total).toBe(1);
    expect((await city.list('/promotion-events', { filter: { q: '大湾区', state: 'held' } })).total).toBe(0);
    expect((await stranger.get(`/promotion-events/${event.id}`)).status).toBe(404);
    expect((await stranger.get<SearchAnswer>('/search', { query: { q: 'dwq' } })).body.groups).toEqual([]);
    expect((await officer.put(`/promotion-events/${event.id}`, { name: 'x', version: 1 })).status).toBe(403);
  });

  test('are refused with everything wrong at once', async () => {
    const { status, body } = await park.post('/promotion-events', { name: 'x', kind: 'forum', startsOn: '2026-06-10', endsOn: '2026-06-09', regionCode: '999999', projectIds: [999_999], organisationId: ORGANISATION.parkB });
    expect([status, problems(body)]).toEqual([400, ['endsOn:ends-before-start', 'organisationId:unknown-reference', 'projectIds:unknown-reference', 'regionCode:unknown-reference']]);
  });
});

describe('my day', () => {
  test('shows what is late, due and cold, what gates miss, and for a team who carries how much', async () => {
    const lead = await createProject(officer, { parkId: PARK.a, industryCode: null });
    await officer.post(`/projects/${lead.id}/stage-events`, { to: 'negotiating', occurredOn: TODAY });
    for (const dueOn of ['2026-06-01', TODAY, '2026-07-04']) await officer.post('/next-steps', { what: `到期 ${dueOn}`, dueOn, projectId: lead.id });
    await log({ occurredOn: TODAY, subject: '今日来访' });
    const mine = (await officer.get<MyDay>('/my-day')).body;
    expect(mine.steps.items[0]).toMatchObject({ what: '到期 2026-06-01' });
    expect(mine.steps.overdue).toBeGreaterThanOrEqual(1);
    expect(mine.steps.today).toBeGreaterThanOrEqual(1);
    expect(mine.activities.map((activity) => activity.subject)).toContain('今日来访');
    expect(mine.gates.find((gate) => gate.id === lead.id)).toMatchObject({ to: 'signed', missing: expect.arrayContaining([{ kind: 'evidence', code: 'agreement', label: expect.any(String) }]) });
    expect(mine.load).toEqual([]);
    const team = (await park.get<MyDay>('/my-day', { query: { of: 'team' } })).body;
    expect(team.steps.items.map((step) => step.what)).toContain('到期 2026-06-01');
    expect(team.load.find((person) => person.name === 'officer')).toMatchObject({ overdue: mine.steps.overdue });
    const phone = await app.token('officer');
    app.setClock('2026-08-15T02:00:00.000Z');
    const later = (await phone.get<MyDay>('/my-day')).body;
    expect(later.coldLeads.count).toBeGreaterThan(0);
    const cold = later.coldLeads.items[0]!;
    await log({ kind: 'call', occurredOn: '2026-08-15', projectIds: [cold.id] }, phone);
    expect((await phone.get<MyDay>('/my-day')).body.coldLeads.items.map(({ id }) => id)).not.toContain(cold.id);
    app.setClock(NOW);
    expect((await stranger.get<MyDay>('/my-day')).body.steps.items).toEqual([]);
  });
});

describe('the calendar', () => {
  test('holds activities, events, steps and planned milestones of the days asked for', async () => {
    const lead = await createProject(officer, { plannedStartOn: '2026-09-15' });
    await log({ occurredOn: '2026-09-16', startsAt: '10:00', projectIds: [lead.id], subject: '现场踏勘', nextStep: { what: '九月的下一步', dueOn: '2026-09-17' } });
    await park.post('/promotion-events', { name: '九月推介会', kind: 'promotion', startsOn: '2026-09-30', endsOn: '2026-10-01' });
    const { body } = await officer.get<CalendarEntry[]>('/calendar', { query: { from: '2026-09-01', to: '2026-09-30', mine: 'true' } });
    expect(body.map(({ kind, from, until, time }) => [kind, from, until, time])).toEqual([
      ['milestone', '2026-09-15', '2026-09-16', null], ['activity', '2026-09-16', '2026-09-17', '10:00'], ['next-step', '2026-09-17', '2026-09-18', null], ['promotion-event', '2026-09-30', '2026-10-02', null],
    ]);
    expect(problems((await officer.get('/calendar', { query: { from: '2026-09-01', to: '2020-09-01' } })).body)).toEqual(['to:bad-period']);
  });

  test('is read by a calendar program under a secret address, in its user’s scope, until that is revoked', async () => {
    const { body, status } = await officer.post<{ token: string }>('/calendar-feed');
    expect(status).toBe(201);
    const file = await app.anonymous.get(`/calendar/${body.token}.ics`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = file.raw.toString('utf8');
    expect(text).toContain('现场踏勘');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    const uids = [...text.matchAll(/^UID:(.*)$/gm)].map((match) => match[1]);
    expect(new Set(uids).size).toBe(uids.length);
    const { body: other } = await stranger.post<{ token: string }>('/calendar-feed');
    expect((await app.anonymous.get(`/calendar/${other.token}.ics`)).raw.toString('utf8')).not.toContain('现场踏勘');
    const renewed = (await officer.post<{ token: string }>('/calendar-feed')).body;
    expect((await app.anonymous.get(`/calendar/${body.token}.ics`)).status).toBe(404);
    expect((await app.anonymous.get(`/calendar/${renewed.token}.ics`)).status).toBe(200);
    await officer.delete('/calendar-feed');
    for (const token of [renewed.token, 'x', "' OR 1=1"]) expect((await app.anonymous.get(`/calendar/${encodeURIComponent(token)}.ics`)).status).toBe(404);
  });
});
