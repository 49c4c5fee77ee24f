import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { Policy } from '../../api/policy/policy.service.js';
import { ShippedPacks } from '../../api/policy/shipped-packs.js';
import type { ErrorAnswer } from '../../shared/contracts/common.js';
import type { PolicyAdoption, PolicyChange, PolicyItemInForce, PolicyPackDetail, PolicyPackRecord, PolicyValidation } from '../../shared/contracts/policy.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

let app: TestApp;
let city: Client;
beforeAll(async () => {
  app = await startApp();
  city = await app.login('city-manager');
});
afterAll(() => app.close());

const packs = async (filter: object = {}) => (await city.get<PolicyPackRecord[]>('/policy-packs', { query: { filter: JSON.stringify(filter), range: '[0,99]' } })).body;
const COMPOSITION = {
  code: 'city', title: '本市政策参数', titleEn: 'The city’s pack', covers: { from: '2026-01-01', until: '2027-12-31' },
  decision: { title: '关于采用政策参数的决定', number: '某招商发〔2026〕3号', issuedOn: '2025-12-20' },
  picks: [{ pack: 'base', items: ['projects.', 'leads.', 'imports.', 'counting.', 'key-projects.'] }, { pack: '000', items: ['targets.new-companies', 'targets.matchmaking-events'] }, { pack: '003', items: ['assessment.', 'enclaves.split'] }, { pack: '001', items: ['tiers.investment'] }],
};
const compose = async (more: object = {}) => city.post<PolicyPackDetail & ErrorAnswer>('/policy-packs/compose', { ...COMPOSITION, ...more });
const publish = async (id: number) => city.post<PolicyPackDetail & ErrorAnswer>(`/policy-packs/${id}/publish`, {});
const write = async (yaml: string) => city.post<PolicyPackDetail & ErrorAnswer>('/policy-packs', { yaml });
/** The composed pack with its new-company threshold at 2000万元. */
const edited = (yaml: string) => yaml.replace(/minimumFen: 1000万元/, 'minimumFen: 2000万元');

describe('what comes with the product', () => {
  test('is read once, also when the first to ask is a unit of work', async () => {
    const policy = new Policy(app.database);
    const asked = jest.spyOn(app.database, 'query');
    try {
      for (let unit = 0; unit < 3; unit += 1) await app.database.write(async () => expect((await policy.on('2026-01-01')).find('projects.gates')).toBeDefined(), { unaudited: true });
      expect(asked.mock.calls.filter(([sql]) => sql.includes('`policy_pack`'))).toHaveLength(1);
    } finally {
      asked.mockRestore();
    }
  });

  test('six packs, published, each with its standing; common practice is in force', async () => {
    const shipped = await packs({ published: true });
    expect(shipped.map(({ code, number, documentStatus, shipped: own }) => [code, number, documentStatus, own])).toEqual([
      ['000', 1, 'period-over', true], ['001', 1, 'period-over', true], ['002', 1, 'draft', true], ['003', 1, 'trial', true], ['004', 1, 'repost', true], ['base', 1, 'practice', true],
    ]);
    expect(shipped.filter(({ inForce }) => inForce).map(({ code }) => code)).toEqual(['base']);
    const { body } = await city.get<PolicyAdoption[]>('/policy-adoptions');
    expect(body).toMatchObject([{ code: 'base', from: '1978-01-01', until: null, builtIn: true, adoptedBy: null }]);
  });

  test('starting again adds nothing', async () => {
    await app.app.get(ShippedPacks).onApplicationBootstrap();
    expect(await packs()).toHaveLength(6);
  });

  test('everybody may read what is in force, with its clause; a year without a definition is an error', async () => {
    for (const username of ['officer', 'finance', 'department', 'auditor']) {
      const { status, body } = await (await app.login(username)).get<PolicyItemInForce[]>('/policy/items', { query: { on: '2026-06-30' } });
      expect(status).toBe(200);
      expect(body.find(({ key }) => key === 'leads.cold-after')).toMatchObject({ id: 'leads.cold-after', topic: 'leads', value: 30, unit: '天', documentStatus: 'practice', pack: 'base', until: '2035-12-31' });
    }
    expect((await city.get<ErrorAnswer>('/policy/items', { query: { on: 'soon' } })).status).toBe(400);
    expect((await city.get<ErrorAnswer>('/policy/items', { query: { on: '1970-01-01' } })).body.error.code).toBe('policy-none-adopted');
    await expect(app.app.get(Policy).value('leads.cold-after', '2036-01-01')).rejects.toMatchObject({ code: 'policy-item-ended', params: { pack: 'base', until: '2035-12-31', title: '通行做法（系统默认设定）' } });
  });
});

describe('a draft', () => {
  test('is checked without keeping anything, with lines and words in the caller’s language', async () => {
    const yaml = readFileSync('api/policy/packs/004.yaml', 'utf8').replace('kind: range', 'kind: ranges');
    const { status, body } = await city.post<PolicyValidation>('/policy-packs/validate', { yaml });
    expect(status).toBe(200);
    expect(body).toMatchObject({ content: null, itemCount: 16, problems: [{ code: 'policy-not-one-of', path: 'items.1.kind' }] });
    expect(body.problems[0]!.line).toBe(yaml.split('\n').findIndex((line) => line.includes('kind: ranges')) + 1);
    const english = await city.with({ 'accept-language': 'en' }).post<PolicyValidation>('/policy-packs/validate', { yaml });
    expect(english.body.problems[0]!.message).toMatch(/^Not one of/);
    expect(await packs({ published: false })).toEqual([]);
  });

  test('may have mistakes, but not be published with them: all of them, with lines', async () => {
    const { body: draft, status } = await write('pack: broken\ntitle: 未完\nitems:\n  - key: targets.x\n');
    expect(status).toBe(201);
    const refused = await publish(draft.id);
    expect(refused.status).toBe(422);
    expect(refused.body.error.code).toBe('policy-invalid');
    expect(refused.body.error.fields.length).toBeGreaterThan(5);
    expect(refused.body.error.fields.every(({ path }) => /^line \d+/.test(path))).toBe(true);
    expect((await city.get<ErrorAnswer>(`/policy-packs/${draft.id}/diff`)).status).toBe(422);
    expect((await city.post<ErrorAnswer>(`/policy-packs/${draft.id}/adopt`, { from: '2026-01-01', decisionTitle: '决定' })).body.error.code).toBe('policy-not-published');
  });

  test('has to say which pack it is, keeps that, and is saved by version only', async () => {
    for (const yaml of ['items: []', 'pack: A B', '{', '']) expect((await write(yaml)).status).toBe(400);
    const { body: draft } = await write('pack: mine\n');
    expect((await city.put<ErrorAnswer>(`/policy-packs/${draft.id}`, { yaml: 'pack: other', version: 1 })).body.error.code).toBe('policy-code-changed');
    expect((await city.put<PolicyPackDetail>(`/policy-packs/${draft.id}`, { yaml: 'pack: mine\ntitle: 我的\n', version: 1 })).body).toMatchObject({ version: 2, title: '我的', number: null, content: null });
    expect((await city.put<ErrorAnswer>(`/policy-packs/${draft.id}`, { yaml: 'pack: mine', version: 1 })).status).toBe(409);
  });

  test('is for the city bureau', async () => {
    for (const username of ['officer', 'viewer', 'county-manager', 'auditor']) expect((await (await app.login(username)).post('/policy-packs', { yaml: 'pack: x1' })).status).toBe(403);
  });
});

describe('a city’s own pack', () => {
  let first: PolicyPackDetail;

  test('names everything that cannot be picked', async () => {
    const { status, body } = await compose({ picks: [{ pack: '009', items: ['x.'] }, { pack: '000', items: ['targets.nothing'] }, { pack: '000', items: ['industries.leading-count'] }, { pack: '002', items: ['industries.leading-count'] }] });
    expect(status).toBe(400);
    expect(body.error.fields.map(({ code }) => code)).toEqual(['policy-unknown-pack', 'policy-nothing-picked', 'policy-picked-twice']);
  });

  test('is composed from several documents, under its own decision and periods, with the clause it came from', async () => {
    const { status, body } = await compose();
    expect(status).toBe(201);
    const published = await publish(body.id);
    expect([published.status, published.body.number]).toEqual([200, 1]);
    first = published.body;
    expect(first.content!.items.find(({ key }) => key === 'assessment.scheme')).toMatchObject({
      from: '2026-01-01', until: '2027-12-31', source: { document: 'decision', clause: '全文' }, origin: { pack: '003', version: 1, clause: '附件2', from: '2021-01-01', until: '2025-12-31' },
    });
    const { body: changes } = await city.get<PolicyChange[]>(`/policy-packs/${first.id}/diff`);
    expect(new Set(changes.filter(({ change }) => change === 'changed').flatMap(({ fields }) => fields))).toEqual(new Set(['from', 'until']));
  });

  test('never changes once published, by nobody', async () => {
    expect((await city.put<ErrorAnswer>(`/policy-packs/${first.id}`, { yaml: 'pack: city', version: 2 })).body.error.code).toBe('policy-published');
    expect((await publish(first.id)).status).toBe(422);
    for (const sql of ["UPDATE `policy_pack` SET `yaml` = ''", 'DELETE FROM `policy_pack`', "UPDATE `policy_adoption` SET `fromDay` = '2000-01-01'", 'DELETE FROM `policy_adoption`']) {
      await expect(app.database.write(() => app.database.execute(sql), { unaudited: true })).rejects.toThrow('is append-only');
    }
    expect((await city.get<PolicyPackDetail>(`/policy-packs/${first.id}`)).body.sha256).toBe(first.sha256);
  });

  test('is not adopted where it lacks what the system reads', async () => {
    const before = await city.post<ErrorAnswer>(`/policy-packs/${first.id}/adopt`, { from: '2025-12-31', decisionTitle: '决定' });
    expect(before.status).toBe(422);
    expect(before.body.error.fields.map(({ code, params }) => `${code} ${String(params?.['key'])}`)).toContain('policy-adoption-lacks projects.gates');
    expect((await city.post<ErrorAnswer>(`/policy-packs/${first.id}/adopt`, { from: '2026-01-01', decisionTitle: '决定', decidedOn: '2026-07-01' })).status).toBe(400);
    expect((await city.post<ErrorAnswer>('/policy-packs/999999/adopt', { from: '2026-01-01', decisionTitle: '决定' })).status).toBe(404);
  });

  test('is in force from the day of its adoption, and errors name it when it ends', async () => {
    const { status, body } = await city.post<PolicyAdoption>(`/policy-packs/${first.id}/adopt`, { from: '2026-01-01', decisionTitle: '市政府常务会议纪要', decisionNumber: '某政纪〔2026〕1号', decidedOn: '2025-12-25' });
    expect([status, body.code, body.until]).toEqual([201, 'city', null]);
    const policy = app.app.get(Policy);
    expect((await policy.definition('counting.new-company', '2025-12-31')).adopted.pack).toBe('base');
    expect((await policy.definition('counting.new-company', '2026-01-01')).adopted.pack).toBe('city');
    await expect(policy.value('counting.new-company', '2028-01-01')).rejects.toMatchObject({ code: 'policy-item-ended', params: { pack: 'city', until: '2027-12-31' } });
    expect((await packs({ code: 'city' }))[0]).toMatchObject({ inForce: true, adoptedFrom: ['2026-01-01'] });
    expect((await city.get<PolicyAdoption[]>('/policy-adoptions')).body.map(({ code, until }) => [code, until])).toEqual([['base', '2025-12-31'], ['city', null]]);
    const { body: items } = await city.get<PolicyItemInForce[]>('/policy/items', { query: { on: '2026-03-31' } });
    expect(items.find(({ key }) => key === 'targets.new-companies')).toMatchObject({ documentNumber: '某招商发〔2026〕3号', origin: { document: '000', clause: '二(六)' } });
  });

  test('is mended by a new version, which says what it changed', async () => {
    const { body: draft } = await write(edited(first.yaml));
    const second = (await publish(draft.id)).body;
    expect([second.number, second.sha256 === first.sha256]).toEqual([2, false]);
    const { body: changes } = await city.get<PolicyChange[]>(`/policy-packs/${second.id}/diff`);
    expect(changes.filter(({ fields }) => fields.includes('value')).map(({ key }) => key)).toEqual(['counting.new-company']);
    expect((await app.app.get(Policy).definition('counting.new-company', '2026-06-30')).item.value).toMatchObject({ arguments: { minimumFen: 1_000_000_000 } });
  });

  test('leaves its trace in the audit log', async () => {
    const { body } = await (await app.login('auditor')).get<{ action: string }[]>('/audit-entries', { query: { filter: '{"entity":["policy-pack","policy-adoption"]}', range: '[0,99]' } });
    expect(new Set(body.map(({ action }) => action))).toEqual(new Set(['policy-pack:created', 'policy-pack:updated', 'policy-pack:composed', 'policy-pack:published', 'policy-adoption:created']));
  });
});
