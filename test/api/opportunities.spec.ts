import type { OpportunityDetail, OpportunityLeadAnswer, OpportunityRecord } from '../../shared/contracts/opportunities.js';
import type { CarrierRecord } from '../../shared/contracts/places.js';
import type { EvidenceRecord, LedgerEventRecord } from '../../shared/contracts/projects.js';
import type { SearchAnswer } from '../../shared/contracts/search.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let county: Client;
let park: Client;
let officer: Client;
let other: Client;
beforeAll(async () => {
  app = await startApp();
  [city, county, park, officer, other] = await Promise.all([app.login('city-manager'), app.login('county-manager'), app.login('park-manager'), app.login('officer'), app.login('officer-b')]);
});
afterAll(() => app.close());

const COMPLETE = {
  parkId: PARK.a, industryCode: '36', chain: '新能源汽车产业链', expectedInvestmentFen: 35_000_000_000, cooperation: 'sole', landMu: 80.5, content: '建设线束生产线 20 条', brief: '周边 150 公里有整车厂 3 家',
  contactUnit: '南溪经开区管委会', contactName: '李工', contactPhone: '0831-0000000',
};
let number = 0;
const draft = async (values: object = {}, client = park) => (await client.post<OpportunityDetail>('/opportunities', { name: `招商项目${(number += 1)}`, ...COMPLETE, ...values })).body;
const publish = async (values: object = {}) => {
  const { id, version } = await draft(values);
  return (await county.post<OpportunityDetail>(`/opportunities/${id}/publication`, { version })).body;
};
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const codeOf = (body: unknown) => (body as ErrorBody).error.code;

it('a draft is entered, seen by its unit only, and published by a bureau when nothing is missing', async () => {
  const { body: bare } = await officer.post<OpportunityDetail>('/opportunities', { name: '空白草稿' });
  expect(bare).toMatchObject({ state: 'draft', organisationId: ORGANISATION.parkA, leadCount: 0, nextStates: ['published', 'withdrawn'], version: 1 });
  expect(bare.code).toMatch(/^ZK\d{7}$/);
  expect((await other.get(`/opportunities/${bare.id}`)).status).toBe(404);
  expect((await officer.post(`/opportunities/${bare.id}/publication`, { version: 1 })).status).toBe(403);
  const unready = await county.post(`/opportunities/${bare.id}/publication`, { version: 1 });
  expect([unready.status, problems(unready.body)]).toEqual([422, ['parkId required', 'industryCode required', 'expectedInvestmentFen required', 'cooperation required', 'content required', 'contactName required', 'contactPhone required']]);
  const { body: filled } = await officer.put<OpportunityDetail>(`/opportunities/${bare.id}`, { version: 1, ...COMPLETE });
  expect(filled).toMatchObject({ regionName: '南溪区', landMu: 80.5, missing: [], industryName: '汽车制造业', version: 2 });
  const { status, body: published } = await county.post<OpportunityDetail>(`/opportunities/${bare.id}/publication`, { version: 2 });
  expect([status, published.state, published.version]).toEqual([200, 'published', 3]);
  expect(published.publishedAt).not.toBeNull();
  expect((await other.get<OpportunityDetail>(`/opportunities/${bare.id}`)).body.name).toBe('空白草稿');
  expect(published.events.map((event) => [event.fromState, event.toState])).toEqual([['draft', 'published'], [null, 'draft']]);
  const audited = await app.database.query<{ action: string; details: string }>("SELECT `action`, `details` FROM `audit_entry` WHERE `entity` = 'opportunity' AND `entityId` = ? ORDER BY `id`", [String(bare.id)]);
  expect(audited.map((row) => row.action)).toEqual(['opportunity:created', 'opportunity:updated', 'opportunity:publish']);
  expect(JSON.stringify(audited)).not.toContain('李工');
});

it('what is published is changed by those who may publish; others pause it first', async () => {
  const published = await publish();
  expect(codeOf((await officer.put(`/opportunities/${published.id}`, { version: published.version, brief: '改' })).body)).toBe('opportunity-published');
  expect(problems((await county.put(`/opportunities/${published.id}`, { version: published.version, contactPhone: null })).body)).toEqual(['contactPhone required']);
  expect(problems((await officer.post(`/opportunities/${published.id}/state`, { version: published.version, to: 'paused' })).body)).toEqual(['reason reason-required']);
  const { body: paused } = await officer.post<OpportunityDetail>(`/opportunities/${published.id}/state`, { version: published.version, to: 'paused', reason: '用地指标调整' });
  expect(paused).toMatchObject({ state: 'paused', nextStates: ['published', 'withdrawn'] });
  expect((await officer.put(`/opportunities/${published.id}`, { version: paused.version, brief: '改' })).status).toBe(200);
  expect(codeOf((await officer.post(`/opportunities/${published.id}/state`, { version: paused.version + 1, to: 'draft' })).body)).toBe('opportunity-transition');
  expect((await officer.post<ErrorBody>(`/opportunities/${published.id}/state`, { version: 1, to: 'withdrawn', reason: '旧版本' })).body.error).toMatchObject({ code: 'stale-version', params: { current: { state: 'paused' } } });
});

it('becomes leads, several, with the link both ways; the last one takes it', async () => {
  const offered = await publish({ name: '高压线束基地' });
  const { status, body } = await officer.post<OpportunityLeadAnswer>(`/opportunities/${offered.id}/leads`, { investors: ['甲线束公司'], agreedInvestmentFen: 100 });
  expect(status).toBe(201);
  expect(body.project).toMatchObject({ name: '高压线束基地', source: 'opportunity', parkId: PARK.a, industryCode: '36', landMu: 80.5, stage: 'lead', investors: ['甲线束公司'], contentAndScale: COMPLETE.content });
  expect(body.opportunity).toMatchObject({ state: 'published', leadCount: 1 });
  // A unit elsewhere brings an investor for what is offered to all, but cannot take it off the market.
  expect((await other.post(`/opportunities/${offered.id}/leads`, { investors: ['乙线束公司'], close: true })).status).toBe(403);
  expect((await other.post(`/opportunities/${offered.id}/leads`, { investors: ['乙线束公司'] })).status).toBe(201);
  const { body: closed } = await park.post<OpportunityLeadAnswer>(`/opportunities/${offered.id}/leads`, { name: '高压线束基地三期', investors: ['丙'], close: true });
  expect(closed.opportunity).toMatchObject({ state: 'converted', leadCount: 3 });
  expect(closed.opportunity.leads.map((lead) => lead.projectName).sort()).toEqual(['高压线束基地', '高压线束基地', '高压线束基地三期']);
  expect(codeOf((await park.post(`/opportunities/${offered.id}/leads`, { investors: ['丁'] })).body)).toBe('opportunity-not-offered');
  expect((await officer.list<OpportunityRecord>('/opportunities', { filter: { projectId: body.project.id } })).rows.map((row) => row.id)).toEqual([offered.id]);
  expect((await (await app.login('finance')).get('/opportunities')).status).toBe(403);
});

it('two leads at the same moment, one of which takes it, and one key twice', async () => {
  const offered = await publish({ name: '同时来的项目' });
  const send = (name: string, key: string) => park.post<OpportunityLeadAnswer>(`/opportunities/${offered.id}/leads`, { name, investors: [name], close: true }, { headers: { 'idempotency-key': key } });
  const answers = await Promise.all([send('同时一', 'k1'), send('同时二', 'k2')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  const good = answers.findIndex((answer) => answer.status === 201);
  expect((await send(['同时一', '同时二'][good]!, ['k1', 'k2'][good]!)).body.project.id).toBe(answers[good]!.body.project.id);
  expect((await park.get<OpportunityDetail>(`/opportunities/${offered.id}`)).body.leadCount).toBe(1);
});

it('carriers and files go with it; files are seen by those who see it', async () => {
  const { body: carrier } = await park.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'land', code: 'OPP-1', name: '东侧地块', area: 80.5 });
  const { body: file } = await park.upload<EvidenceRecord>('/evidence', { name: '推介.pdf', content: '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n' }, { kind: 'brief' });
  const opportunity = await draft({ carrierIds: [carrier.id], evidenceIds: [file.id] });
  expect(opportunity).toMatchObject({ carrierIds: [carrier.id], carriers: [{ code: 'OPP-1', freeArea: 80.5, status: 'available' }], evidence: [{ id: file.id, filename: '推介.pdf' }] });
  expect((await other.get(`/evidence/${file.id}`)).status).toBe(404);
  await county.post(`/opportunities/${opportunity.id}/publication`, { version: 1 });
  expect((await other.get(`/evidence/${file.id}`)).status).toBe(200);
  // A lead takes the files along: its own people read them also when it is no longer offered.
  const { body: lead } = await other.post<OpportunityLeadAnswer>(`/opportunities/${opportunity.id}/leads`, { investors: ['别县的投资方'] });
  expect([lead.opportunity.mayManage, lead.opportunity.mayPublish]).toEqual([false, false]);
  const { body: offered } = await county.get<OpportunityDetail>(`/opportunities/${opportunity.id}`);
  expect([offered.mayManage, offered.mayPublish]).toEqual([true, true]);
  await county.post(`/opportunities/${opportunity.id}/state`, { version: offered.version, to: 'withdrawn', reason: '不再推介' });
  expect((await other.get(`/opportunities/${opportunity.id}`)).status).toBe(404);
  expect((await other.get(`/evidence/${file.id}`)).status).toBe(200);
  expect((await other.list<LedgerEventRecord>(`/projects/${lead.project.id}/ledger`)).rows.flatMap(({ type, evidence }) => evidence.map(({ id }) => [type, id]))).toEqual([['created', file.id]]);
  expect(problems((await draftAnswer({ carrierIds: [999_999], parkId: 999_999, industryCode: 'ZZ', organisationId: ORGANISATION.parkB })).body)).toEqual(['organisationId unknown-reference', 'parkId unknown-reference', 'industryCode unknown-reference', 'carrierIds unknown-reference']);
});
const draftAnswer = (values: object) => park.post('/opportunities', { name: '错', ...COMPLETE, ...values });

it('is listed, filtered, found by pinyin and exported', async () => {
  const published = await publish({ name: '氢燃料电池电堆项目', industryCode: '38' });
  const list = async (filter: Record<string, unknown>) => (await other.list<OpportunityRecord>('/opportunities', { filter })).rows.map((row) => row.id);
  expect(await list({ q: 'qingranliao' })).toEqual([published.id]);
  expect(await list({ industryCode: 'C', q: '电堆' })).toEqual([published.id]);
  expect(await list({ state: 'draft' })).toEqual([]);
  expect(await list({ expectedInvestmentFen: { gte: 35_000_000_001 } })).toEqual([]);
  const { body } = await other.get<SearchAnswer>('/search', { query: { q: '氢燃料' } });
  expect(body.groups.find((group) => group.resource === 'opportunities')?.hits).toEqual([{ id: published.id, name: '氢燃料电池电堆项目', code: published.code, detail: '已发布 · 南溪经济开发区' }]);
  const { status, raw } = await other.get('/opportunities/export', { query: { filter: JSON.stringify({ state: 'published' }) } });
  expect([status, raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  expect((await city.list('/opportunities', { sort: ['colour', 'ASC'] })).status).toBe(400);
});
