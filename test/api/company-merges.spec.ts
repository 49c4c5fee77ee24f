import type { CompanyDetail, CompanyMergePreview, CompanyMergeRecord, CompanyRecord, ContactRecord } from '../../shared/contracts/companies.js';
import type { LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

let app: TestApp;
let bureau: Client;
beforeAll(async () => {
  app = await startApp();
  bureau = await app.login('city-manager');
});
afterAll(() => app.close());

const company = async (name: string, more: object = {}) => (await bureau.post<CompanyDetail>('/companies', { name, ...more })).body;
const read = async (id: number) => (await bureau.get<CompanyDetail>(`/companies/${id}`)).body;
const project = async (name: string, more: object) => (await bureau.post<ProjectRecord>('/projects', { name, parkId: 1, ...more })).body;
const projectsOf = async (companyId: number) => (await bureau.list<ProjectRecord>('/projects', { filter: { companyId }, sort: ['id', 'ASC'] })).rows;
const merge = async (survivor: number, merged: number, more: object = {}) => bureau.post<CompanyDetail & ErrorBody>(`/companies/${survivor}/merge`, { mergedId: merged, version: (await read(survivor)).version, mergedVersion: (await read(merged)).version, ...more });
const undo = (id: number) => bureau.post<CompanyMergeRecord & ErrorBody>(`/companies/merges/${id}/undo`);
/** A company without what every write changes. */
const lasting = ({ version: _version, updatedAt: _updatedAt, merges: _merges, ...rest }: CompanyDetail) => rest;

describe('merging companies', () => {
  it('moves everything that named the one, shows it beforehand, and takes all of it back', async () => {
    const survivor = await company('宏图新能源有限公司', { aliases: ['宏图'], regionCode: '330000' });
    const merged = await company('宏图新能源（宜宾）有限公司', { creditCode: '91350100M000100Y43', anchor: true, rankings: [{ list: 'listed', year: 2025, position: null }] });
    const member = await company('宏图子公司', { groupId: merged.id });
    const contact = (await bureau.post<ContactRecord>('/contacts', { companyId: merged.id, name: '王示范', phone: '13900000000' })).body;
    const invested = await project('宏图电池项目', { investors: ['宏图新能源（宜宾）有限公司', '别的投资方'] });
    const owned = await project('宏图储能项目', { investors: ['别的投资方'], projectCompanyId: merged.id });
    const before = await Promise.all([survivor.id, merged.id, member.id].map(read));

    const { body: preview } = await bureau.get<CompanyMergePreview>(`/companies/${survivor.id}/merge-preview`, { query: { mergedId: merged.id } });
    expect(preview.moves).toEqual([{ what: 'contacts', count: 1 }, { what: 'members', count: 1 }, { what: 'projects', count: 2 }]);
    expect([preview.suggestedSurvivorId, (await bureau.get<CompanyMergePreview>(`/companies/${merged.id}/merge-preview`, { query: { mergedId: survivor.id } })).body.suggestedSurvivorId]).toEqual([merged.id, merged.id]);
    expect(preview.fields.filter(({ suggested }) => suggested === 'merged').map(({ field }) => field)).toEqual(['creditCode', 'anchor']);

    const { status, body: after } = await merge(survivor.id, merged.id, { reason: '同一企业' });
    expect(status).toBe(200);
    expect(after).toMatchObject({ name: '宏图新能源有限公司', creditCode: '91350100M000100Y43', anchor: true, regionCode: '330000', aliases: ['宏图', '宏图新能源（宜宾）有限公司'], projectCount: 2, members: [{ id: member.id }], rankings: [{ list: 'listed', year: 2025 }] });
    expect(await read(merged.id)).toMatchObject({ mergedIntoId: survivor.id, mergedIntoName: '宏图新能源有限公司' });
    expect((await bureau.list<CompanyRecord>('/companies', { filter: { q: '宏图新能源（宜宾）' } })).rows.map(({ id }) => id)).toEqual([survivor.id]);
    expect((await projectsOf(survivor.id)).map(({ id, investors, projectCompanyId }) => [id, investors, projectCompanyId])).toEqual([[invested.id, ['宏图新能源有限公司', '别的投资方'], null], [owned.id, ['别的投资方'], survivor.id]]);
    expect((await bureau.get<ContactRecord>(`/contacts/${contact.id}`)).body.companyId).toBe(survivor.id);
    expect((await bureau.list<LedgerEventRecord>(`/projects/${invested.id}/ledger`)).rows[0]).toMatchObject({ type: 'revised', reason: '企业合并' });
    // A project entered under the old name belongs to the survivor.
    const later = await project('宏图后来项目', { investors: ['宏图新能源（宜宾）有限公司'] });
    expect((await projectsOf(survivor.id)).map(({ id }) => id)).toContain(later.id);

    const [record] = (await bureau.list<CompanyMergeRecord>('/companies/merges')).rows;
    expect(record).toMatchObject({ survivorId: survivor.id, mergedId: merged.id, mergedName: '宏图新能源（宜宾）有限公司', reason: '同一企业', undoneAt: null });
    expect((await undo(record!.id)).body.undoneByName).toBe('city-manager');
    expect((await Promise.all([survivor.id, member.id].map(read))).map(lasting)).toEqual([before[0]!, before[2]!].map(lasting));
    expect(lasting(await read(merged.id))).toEqual({ ...lasting(before[1]!), projectCount: 3 });
    expect((await projectsOf(merged.id)).map(({ id }) => id)).toEqual([invested.id, owned.id, later.id]);
    expect((await bureau.get<ContactRecord>(`/contacts/${contact.id}`)).body.companyId).toBe(merged.id);
    expect((await undo(record!.id)).body.error.code).toBe('merge-undone');
    expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
  });

  it('lets the other’s name stay, and either name lead to the company', async () => {
    const survivor = await company('甲名公司');
    const merged = await company('乙名公司');
    const one = await project('乙名项目', { investors: ['乙名公司'] });
    const { body } = await merge(survivor.id, merged.id, { choices: { name: 'merged' } });
    expect([body.name, body.aliases]).toEqual(['乙名公司', ['甲名公司']]);
    const two = await project('甲名项目', { investors: ['甲名公司'] });
    expect((await projectsOf(survivor.id)).map(({ id }) => id)).toEqual([one.id, two.id]);
    await undo(body.merges[0]!.id);
    expect([(await read(survivor.id)).name, (await read(merged.id)).name]).toEqual(['甲名公司', '乙名公司']);
    expect([(await projectsOf(survivor.id)).map(({ id }) => id), (await projectsOf(merged.id)).map(({ id }) => id)]).toEqual([[two.id], [one.id]]);
  });

  it('refuses to undo over later changes, and says which', async () => {
    const survivor = await company('丙名公司');
    const merged = await company('丁名公司', { remarks: '丁的备注' });
    const one = await project('丁名项目', { investors: ['丁名公司'] });
    const { body } = await merge(survivor.id, merged.id);
    await bureau.put(`/companies/${survivor.id}`, { version: body.version, remarks: '后来的备注' });
    const current = (await bureau.get<ProjectRecord>(`/projects/${one.id}`)).body;
    await bureau.put(`/projects/${one.id}`, { version: current.version, investors: ['丙名公司', '新投资方'] });
    const { status, body: refusal } = await undo(body.merges[0]!.id);
    expect([status, refusal.error.code, refusal.error.fields.map(({ path, code }) => `${path} ${code}`)]).toEqual([422, 'merge-not-undoable', ['remarks merge-changed', `${one.code} merge-project-changed`]]);
    expect((await read(merged.id)).mergedIntoId).toBe(survivor.id);
  });

  it('merges on, and undoes only the last first', async () => {
    const [a, b, c] = [await company('子名公司'), await company('丑名公司'), await company('寅名公司')];
    const first = (await merge(b!.id, a!.id)).body.merges[0]!;
    const second = (await merge(c!.id, b!.id)).body.merges[0]!;
    expect((await read(a!.id)).mergedIntoId).toBe(c!.id);
    expect((await undo(first.id)).body.error.fields[0]!.code).toBe('merged-further');
    expect((await undo(second.id)).status).toBe(200);
    expect((await read(a!.id)).mergedIntoId).toBe(b!.id);
    expect((await undo(first.id)).status).toBe(200);
    expect((await read(a!.id)).mergedIntoId).toBeNull();
  });

  it('is for the bureau, for two companies as they were read, and done once', async () => {
    const [a, b] = [await company('卯名公司'), await company('辰名公司')];
    expect((await (await app.login('county-manager')).post(`/companies/${a.id}/merge`, { mergedId: b.id, version: 1, mergedVersion: 1 })).status).toBe(403);
    expect((await bureau.post<ErrorBody>(`/companies/${a.id}/merge`, { mergedId: a.id, version: 1, mergedVersion: 1 })).body.error.code).toBe('merge-itself');
    expect((await bureau.post(`/companies/${a.id}/merge`, { mergedId: b.id, version: 1, mergedVersion: 9 })).status).toBe(409);
    expect((await bureau.post(`/companies/${a.id}/merge`, { mergedId: b.id, version: 1, mergedVersion: 1, choices: { colour: 'merged' } })).status).toBe(400);
    const once = { headers: { 'idempotency-key': 'merge-once' } };
    const bodyOf = { mergedId: b.id, version: 1, mergedVersion: 1 };
    const [one, two] = [await bureau.post<CompanyDetail>(`/companies/${a.id}/merge`, bodyOf, once), await bureau.post<CompanyDetail>(`/companies/${a.id}/merge`, bodyOf, once)];
    expect([one.status, two.status, two.body]).toEqual([200, 200, one.body]);
    expect((await bureau.put<ErrorBody>(`/companies/${b.id}`, { version: 2, remarks: 'x' })).body.error.code).toBe('company-merged');
  });
});
