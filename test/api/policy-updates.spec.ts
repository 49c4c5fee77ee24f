import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import type { ErrorAnswer } from '../../shared/contracts/common.js';
import type { MetricAnswer } from '../../shared/contracts/metrics.js';
import type { PackUpdates, PolicyPackDetail } from '../../shared/contracts/policy.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

let app: TestApp;
let city: Client;
beforeAll(async () => {
  app = await startApp();
  city = await app.login('city-manager');
});
afterAll(() => app.close());

const compose = async (code: string, picks: object[]) => {
  const { status, body } = await city.post<PolicyPackDetail>('/policy-packs/compose', { code, title: code, titleEn: code, covers: { from: '2026-01-01', until: '2026-12-31' }, decision: { title: '本市决定', number: '市政发〔2026〕1号', issuedOn: '2026-01-02' }, picks });
  expect([status, body]).toEqual([201, body]);
  return body;
};
const publish = async (id: number) => {
  const { status, body } = await city.post<PolicyPackDetail & ErrorAnswer>(`/policy-packs/${id}/publish`, {});
  expect([status, body]).toEqual([200, body]);
  return body;
};
const updates = async (id: number) => (await city.get<PackUpdates>(`/policy-packs/${id}/updates`)).body;
const changed = (yaml: string, change: (document: Document) => void) => { const document = parseDocument(yaml); change(document); return document.toString({ lineWidth: 0 }); };
const itemOf = (document: Document, key: string) => { const items = document.get('items'); return isSeq(items) ? items.items.find((item) => isMap(item) && item.get('key') === key) : undefined; };
const TOPICS = ['projects.', 'leads.', 'imports.', 'counting.new-company', 'counting.points-rounding', 'key-projects.'];

it('what the system has come to read and an adopted pack lacks is named, with where to take it in; the next version has it', async () => {
  const own = await publish((await compose('own', [{ pack: 'base', items: TOPICS }])).id);
  expect((await city.post(`/policy-packs/${own.id}/adopt`, { from: '2026-05-01', decisionTitle: '关于采用参数的决定' })).status).toBe(201);
  const ask = () => city.get<MetricAnswer & ErrorBody>('/metrics/leading-industry-projects', { query: { from: '2026-05-01', to: '2026-06-30', args: '{"milestone":"signed"}' } });
  const refused = await ask();
  expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([422, 'policy-item-missing', '采用的参数包“own”（own@1）中没有“counting.leading-industry”；请在“政策参数”中打开该参数包，从“新条目”补入后发布并采用']);

  const { newer, items } = await updates(own.id);
  expect([newer, items.filter(({ required }) => required).map(({ key, change, pack }) => [key, change, pack])]).toEqual([null, expect.arrayContaining([['counting.leading-industry', 'new', 'base@1'], ['tiers.investment', 'new', 'base@1']])]);
  // What was left out and nothing reads stays out.
  expect(items.map(({ key }) => key)).not.toContain('calendar.days-off');
  const unknown = await city.post<ErrorBody>(`/policy-packs/${own.id}/next-version`, { keys: ['counting.leading-industry', 'counting.dreams'] });
  expect([unknown.status, unknown.body.error.fields.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, ['keys policy-nothing-picked']]);
  const { status, body: draft } = await city.post<PolicyPackDetail>(`/policy-packs/${own.id}/next-version`, { keys: ['counting.leading-industry', 'tiers.investment'] });
  expect(status).toBe(201);
  const next = await publish(draft.id);
  expect([next.number, next.content!.items.length, next.content!.items.find(({ key }) => key === 'counting.leading-industry')]).toMatchObject([2, own.content!.items.length + 2, { from: '2026-01-01', until: '2026-12-31', source: { document: 'decision' }, origin: { pack: 'base', version: 1, clause: '†' } }]);
  expect((await city.post(`/policy-packs/${next.id}/adopt`, { from: '2026-05-01', decisionTitle: '关于采用参数的决定' })).status).toBe(201);
  expect((await ask()).status).toBe(200);
  expect((await updates(own.id)).newer).toEqual({ id: next.id, number: 2 });
  expect((await updates(next.id)).items.map(({ key }) => key)).not.toContain('tiers.investment');
});

it('a newer version of a pack that it draws on: what is new and what was changed there since', async () => {
  const source = await publish((await compose('source', [{ pack: 'base', items: TOPICS }])).id);
  const own = await publish((await compose('drawn', [{ pack: 'source', items: ['projects.', 'leads.', 'imports.', 'key-projects.'] }, { pack: 'base', items: ['counting.', 'tiers.', 'targets.'] }])).id);
  expect((await updates(own.id)).items.filter(({ pack }) => pack.startsWith('source'))).toEqual([]);
  const yaml = changed(source.yaml, (document) => {
    const large = itemOf(document, 'key-projects.large-signed');
    const items = document.get('items');
    if (!isMap(large) || !isSeq(items)) throw new Error('no such item');
    items.add(document.createNode({ ...(large.toJSON() as object), key: 'key-projects.another', name: '另一条', nameEn: 'Another', origin: undefined }));
    large.set('value', 20);
  });
  const { body: second } = await city.post<PolicyPackDetail>('/policy-packs', { yaml });
  await publish(second.id);
  expect((await updates(own.id)).items.filter(({ pack }) => pack === 'source@2').map(({ key, change, item, current }) => [key, change, item.value, current?.value ?? null])).toEqual([['key-projects.large-signed', 'updated', 20, 10], ['key-projects.another', 'new', 10, null]]);
  const { body: draft } = await city.post<PolicyPackDetail>(`/policy-packs/${own.id}/next-version`, { keys: ['key-projects.large-signed', 'key-projects.another'] });
  const next = await publish(draft.id);
  expect(next.content!.items.filter(({ key }) => key.startsWith('key-projects.')).map(({ key, value, origin }) => [key, value, origin?.version])).toEqual(expect.arrayContaining([['key-projects.large-signed', 20, 2], ['key-projects.another', 10, 2]]));
  expect((await updates(next.id)).items.filter(({ pack }) => pack === 'source@2')).toEqual([]);
});

it('is read by everybody and used by those who manage packs; a draft has none', async () => {
  const [pack] = (await city.list<PolicyPackDetail>('/policy-packs', { filter: { q: 'own' } })).rows;
  const officer = await app.login('officer');
  expect([(await officer.get(`/policy-packs/${pack!.id}/updates`)).status, (await officer.post(`/policy-packs/${pack!.id}/next-version`, { keys: ['x'] })).status]).toEqual([200, 403]);
  const draft = await compose('draft', [{ pack: 'base', items: ['leads.'] }]);
  expect((await city.get(`/policy-packs/${draft.id}/updates`)).status).toBe(422);
});
