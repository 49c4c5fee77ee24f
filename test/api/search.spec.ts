import type { SearchAnswer } from '../../shared/contracts/search.js';
import type { CompanyRecord } from '../../shared/contracts/companies.js';
import type { ParkRecord } from '../../shared/contracts/places.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import type { UserRecord } from '../../shared/contracts/identity.js';
import { insertRows } from '../../api/core/database/rows.js';
import { Outbox } from '../../api/core/events.js';
import { CompaniesService } from '../../api/companies/companies.service.js';
import { LedgerService } from '../../api/projects/ledger.service.js';
import { EMPTY_ATTRIBUTES } from '../../api/projects/project-row.js';
import { gramsOf } from '../../api/search/domain/grams.js';
import { SearchEntry, SearchGram } from '../../api/search/entities.js';
import { RARE } from '../../api/search/match.js';
import { SEARCH_REBUILD, SearchIndex } from '../../api/search/search-index.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK, PASSWORD } from '../support/fixtures.js';
import { createProject } from '../support/samples.js';

describe('search', () => {
  let app: TestApp;
  let officer: Client;
  let city: Client;
  let admin: Client;

  beforeAll(async () => {
    app = await startApp();
    [officer, city, admin] = await Promise.all([app.login('officer'), app.login('city-manager'), app.login('admin')]);
  });
  afterAll(() => app.close());

  const ids = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  const projects = async (q: string, client = officer) => (await client.list<ProjectRecord>('/projects', { filter: { q } })).rows;
  const search = async (q: string, client = officer) => (await client.get<SearchAnswer>('/search', { query: { q } })).body.groups;
  const group = async (resource: string, q: string, client = officer) => (await search(q, client)).find((each) => each.resource === resource)?.hits ?? [];
  /** The index is what the names say, no more and no less. */
  async function expectSound(): Promise<void> {
    const entries = (await app.database.query<SearchEntry>('SELECT * FROM `search_entry`'));
    const stored = (await app.database.query<SearchGram>('SELECT `kind`, `gram`, `id` FROM `search_gram`')).map(({ kind, gram, id }) => `${kind} ${id} ${gram}`);
    expect(stored.sort()).toEqual(entries.flatMap((entry) => [...gramsOf(entry)].map((gram) => `${entry.kind} ${entry.id} ${gram}`)).sort());
  }

  describe('the lists', () => {
    let project: ProjectRecord;
    beforeAll(async () => { project = await createProject(officer, { name: '宜宾（兴隆）锂电隔膜基地', investors: ['深圳星源材质科技有限公司'] }); });

    it.each(['宜宾兴隆', '锂电', '隔膜基地', '隔', 'yibinxing', 'YIBIN', 'geMo', 'ybxl', 'gmjd', '星源材质', 'xingyuan', 'xycz'])('find a project by %s', async (q) => expect(ids(await projects(q))).toEqual([project.id]));
    it.each(['宜宾隆兴', 'binyi', '%', '_', '（）', '隔膜基地二', 'ibin'])('and not by %s', async (q) => expect(await projects(q)).toEqual([]));
    it('find a project by its code or the beginning of it', async () => {
      expect(ids(await projects(project.code.toLowerCase()))).toEqual([project.id]);
      expect(ids(await projects(project.code.slice(0, 5)))).toContain(project.id);
    });

    it('follow a new name, and forget the old one', async () => {
      await officer.put(`/projects/${project.id}`, { version: project.version, name: '江安钛白粉基地' });
      expect([ids(await projects('钛白粉')), await projects('锂电隔膜')]).toEqual([[project.id], []]);
      await expectSound();
    });

    it('leave a project out whose creation was rolled back', async () => {
      const ledger = app.app.get(LedgerService);
      await expect(app.database.write(async () => {
        await ledger.create([{ attributes: { ...EMPTY_ATTRIBUTES, name: '回滚的项目', organisationId: ORGANISATION.parkA }, events: [] }], { recordedAt: '2026-03-01T00:00:00.000Z', recordedById: null });
        throw new Error('no');
      }, { unaudited: true })).rejects.toThrow('no');
      expect(await projects('回滚的')).toEqual([]);
      await expectSound();
    });

    it('keep to the scope and to the other filters', async () => {
      const other = await createProject(await app.login('officer-b'), { name: '翠屏专用车底盘项目' });
      expect(await projects('专用车底盘')).toEqual([]);
      expect(ids(await projects('zhuanyongche', city))).toEqual([other.id]);
      expect((await city.list('/projects', { filter: { q: '专用车底盘', stage: 'signed' } })).rows).toEqual([]);
    });

    it('find a company by its names, aliases and credit code, also once they change', async () => {
      const { body: company } = await officer.post<CompanyRecord>('/companies', { name: '宁德时代新能源科技股份有限公司', creditCode: '91350900587527783P', aliases: ['CATL', '宁王'] });
      const found = async (q: string) => ids((await officer.list<CompanyRecord>('/companies', { filter: { q } })).rows);
      for (const q of ['宁德', 'ningde', 'ndsd', 'catl', '宁王', '91350900587527783p', '913509']) expect([q, await found(q)]).toEqual([q, [company.id]]);
      await officer.put(`/companies/${company.id}`, { version: company.version, aliases: ['时代'] });
      expect([await found('宁王'), await found('时代')]).toEqual([[], [company.id]]);
      await expectSound();
    });

    it('find parks and people', async () => {
      const { body: user } = await admin.post<UserRecord>('/users', { username: 'zengm', displayName: '曾敏', password: `${PASSWORD}-x`, organisationId: ORGANISATION.city, roles: ['viewer'] });
      for (const q of ['曾敏', 'zengmin', 'zm', 'engm']) expect([q, ids((await admin.list<UserRecord>('/users', { filter: { q } })).rows)]).toEqual([q, [user.id]]);
      const { body: park } = await admin.post<ParkRecord>('/parks', { name: '江安化工园区', shortName: '阳春园', regionCode: '511523', organisationId: ORGANISATION.city });
      for (const q of ['江安', 'jianganh', '阳春', 'yangchun', 'jahg']) expect([q, ids((await officer.list<ParkRecord>('/parks', { filter: { q } })).rows)]).toEqual([q, [park.id]]);
    });
  });

  describe('the palette', () => {
    it('answers the best few of each kind that may be read', async () => {
      const project = await createProject(officer, { name: '凤凰山隧道盾构机', parkId: PARK.a, investors: ['凤凰重工有限公司'] });
      const later = await createProject(officer, { name: '后来的凤凰山隧道盾构机二期' });
      expect(await search('凤凰')).toEqual([
        { resource: 'projects', hits: [
          { id: project.id, name: '凤凰山隧道盾构机', code: project.code, detail: '线索 · 南溪经济开发区' },
          { id: later.id, name: '后来的凤凰山隧道盾构机二期', code: later.code, detail: '线索 · 南溪经开区管委会' },
        ] },
        { resource: 'companies', hits: [{ id: expect.any(Number), name: '凤凰重工有限公司', code: null, detail: null }] },
      ]);
      const { body } = await officer.get<SearchAnswer>('/search', { query: { q: 'fenghuangshan' }, headers: { 'accept-language': 'en' } });
      expect(body.groups[0]!.hits).toMatchObject([{ id: later.id, detail: expect.stringContaining('Lead') }, { id: project.id }]);
    });

    it('shows people and projects to those only who may read them, within their scope', async () => {
      expect(await group('users', 'officer')).toEqual([]);
      expect((await group('users', 'officer', await app.login('county-manager'))).map((hit) => hit.name).sort()).toEqual(['officer', 'officer-township']);
      expect((await search('凤凰', await app.login('finance')))).toEqual([]);
      expect((await search('nanxi', await app.login('finance'))).map((each) => each.resource)).toEqual(['parks']);
      expect(await group('projects', '凤凰山', await app.login('officer-b'))).toEqual([]);
    });

    it('does not let a confidential name be guessed', async () => {
      const project = await createProject(officer, { name: '天枢航天发动机项目', confidential: true, investors: ['隐名投资有限公司'] });
      const viewer = await app.login('viewer');
      for (const q of ['天枢', 'tianshu', 'tshtfdj', '隐名投资']) expect([q, await group('projects', q, viewer), await projects(q, viewer)]).toEqual([q, [], []]);
      expect(await group('projects', project.code, viewer)).toMatchObject([{ id: project.id, name: '〔保密项目〕' }]);
      expect(ids(await group('projects', '天枢', city))).toEqual([project.id]);
    });

    it('leaves withdrawn and archived records out', async () => {
      const { body: company } = await officer.post<CompanyRecord>('/companies', { name: '将被归档的企业' });
      await officer.put(`/companies/${company.id}`, { version: company.version, archived: true });
      expect(await search('将被归档')).toEqual([]);
    });

    it('answers nothing to nothing and refuses what is no keyword', async () => {
      expect([await search(''), await search('！？')]).toEqual([[], []]);
      expect((await officer.get<ErrorBody>('/search')).status).toBe(400);
      expect((await officer.get<ErrorBody>('/search', { query: { q: 'x'.repeat(101) } })).status).toBe(400);
    });
  });

  describe('many at once', () => {
    it('are indexed after their commit, and found then', async () => {
      const ledger = app.app.get(LedgerService);
      const made = await app.database.write(() => ledger.create(
        Array.from({ length: 300 }, (_, index) => ({ attributes: { ...EMPTY_ATTRIBUTES, name: `批量导入的沼气工程${index}`, organisationId: ORGANISATION.parkA, investors: [`沼气公司${index}`] }, events: [] })),
        { recordedAt: '2026-03-01T00:00:00.000Z', recordedById: null }), { unaudited: true });
      await app.settle();
      const { rows, total } = await officer.list<ProjectRecord>('/projects', { filter: { q: 'zhaoqi' }, sort: ['id', 'ASC'], range: [0, 1] });
      expect([ids(rows), total]).toEqual([made.slice(0, 2), 300]);
      expect(await projects('沼气公司299')).toMatchObject([{ id: made[299] }]);
      await expectSound();
    });

    it('a rebuild, or the job the migration leaves, puts back what is missing and takes away what is too much', async () => {
      const index = app.app.get(SearchIndex);
      await app.database.write(async () => {
        await app.database.execute("DELETE FROM `search_gram` WHERE `gram` LIKE '沼气%'");
        await app.database.execute("UPDATE `search_entry` SET `text` = '旧名' WHERE `kind` = 'k'");
      }, { unaudited: true });
      await app.database.write(() => insertRows(app.database, SearchGram, [{ kind: 'k', gram: '旧名', id: PARK.a }]), { unaudited: true });
      expect(await projects('沼气工')).toEqual([]);
      expect(await index.rebuild()).toBeGreaterThan(600);
      expect((await projects('沼气工')).length).toBe(25);
      expect((await officer.list('/parks', { filter: { q: '旧名' } })).rows).toEqual([]);

      await app.database.write(async () => {
        await app.database.execute('DELETE FROM `search_gram`');
        await app.database.execute('DELETE FROM `search_entry`');
        await app.app.get(Outbox).publish(SEARCH_REBUILD, {});
      }, { unaudited: true });
      await app.settle();
      expect((await projects('zqgc')).length).toBe(25);
      await expectSound();
    });

    it('a common keyword is counted up to 1,000 and says so, and is found in the order of the list', async () => {
      const companies = app.app.get(CompaniesService);
      await app.database.write(() => companies.ensureByNames(Array.from({ length: RARE + 50 }, (_, index) => `通用轴承厂${index}`)), { unaudited: true });
      await app.settle();
      const page = async (filter: Record<string, unknown>) => {
        const { body, headers } = await officer.get<CompanyRecord[]>('/companies', { query: { filter: JSON.stringify(filter), sort: '["id","DESC"]', range: '[0,1]' } });
        return { names: body.map((company) => company.name), range: headers['content-range'], capped: headers['x-total-capped'] };
      };
      const expected = { names: [`通用轴承厂${RARE + 49}`, `通用轴承厂${RARE + 48}`], range: 'companies 0-1/1000', capped: 'true' };
      for (const q of ['轴承', '轴', 'zhoucheng', 'tyzc', '通用轴承厂']) expect([q, await page({ q })]).toEqual([q, expected]);
      expect(await page({ q: '轴承厂4000' })).toEqual({ names: ['通用轴承厂4000'], range: 'companies 0-0/1', capped: undefined });
      const { headers } = await officer.get('/companies', { query: { range: '[0,1]' } });
      expect(headers['x-total-capped']).toBeUndefined();
      expect((await group('companies', '轴承')).length).toBe(6);
      expect(await projects('轴承')).toEqual([]);
    });
  });
});
