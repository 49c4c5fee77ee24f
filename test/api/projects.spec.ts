import ExcelJS from 'exceljs';
import type { LedgerEventRecord, ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import { AllowCheck } from '../../api/core/http/allow-check.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, ORGANISATION, PARK, TODAY, userId } from '../support/fixtures.js';
import { advance, COMPLETE, createProject, PDF, uploadEvidence } from '../support/samples.js';

async function workbookText(raw: Buffer): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(raw as unknown as ArrayBuffer);
  const lines: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => lines.push((row.values as ExcelJS.CellValue[]).slice(1).map((value) => String(value ?? '')).join('\t')));
  return lines.join('\n');
}

describe('projects', () => {
  let app: TestApp;
  let officer: Client;
  let county: Client;
  let city: Client;

  beforeAll(async () => {
    app = await startApp();
    [officer, county, city] = await Promise.all([app.login('officer'), app.login('county-manager'), app.login('city-manager')]);
  });
  afterAll(() => app.close());

  const detail = async (id: number, client = officer) => (await client.get<ProjectDetail>(`/projects/${id}`)).body;
  const fieldsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);

  describe('a lead', () => {
    it('is logged with a name alone and stands as a lead today', async () => {
      const { status, body } = await officer.post<ProjectRecord>('/projects', { name: ' 喷水织布项目 ' });
      expect(status).toBe(201);
      expect(body).toMatchObject({ name: '喷水织布项目', stage: 'lead', status: 'active', leadOn: TODAY, organisationId: ORGANISATION.parkA, officerName: 'officer', version: 1 });
      expect(body.code).toMatch(/^LD\d{7}$/);
    });

    it('takes its county from its park', async () => {
      expect(await createProject(officer, { parkId: PARK.a })).toMatchObject({ parkId: PARK.a, regionCode: COUNTY_A, parkName: '南溪经济开发区' });
    });

    it('is refused with every wrong field named at once, in the language asked for', async () => {
      const { status, body } = await officer.post<ErrorBody>('/projects', { name: '', agreedInvestmentFen: -5, plannedStartOn: '2026-02-30', kind: 'old', jobs: 1.5 }, { headers: { 'accept-language': 'en' } });
      expect(status).toBe(400);
      expect(fieldsOf(body).sort()).toEqual(['agreedInvestmentFen:negative-amount', 'jobs:not-integer', 'kind:not-choice', 'name:required', 'plannedStartOn:not-day']);
    });

    it('names only what exists and is its own to name', async () => {
      const { status, body } = await officer.post('/projects', { name: '新项目', parkId: 999, industryCode: 'Z9', organisationId: ORGANISATION.parkB });
      expect(status).toBe(400);
      expect(fieldsOf(body).sort()).toEqual(['industryCode:unknown-reference', 'organisationId:unknown-reference', 'parkId:unknown-reference']);
    });

    it('is not logged twice', async () => {
      const project = await createProject(officer);
      const { status, body } = await officer.post<ErrorBody>('/projects', { ...COMPLETE, name: `${project.name}（）` });
      expect(status).toBe(409);
      expect(body.error.params).toMatchObject({ projectId: project.id, code: project.code });
      const similar = await officer.post<{ projects: { id: number }[]; elsewhere: number }>('/projects/check-duplicates', { name: project.name });
      expect(similar.body.projects.map(({ id }) => id)).toContain(project.id);
      const stranger = await (await app.login('officer-b')).post<{ projects: unknown[]; elsewhere: number }>('/projects/check-duplicates', { name: project.name });
      expect(stranger.body).toEqual({ projects: [], elsewhere: expect.any(Number) });
      expect(stranger.body.elsewhere).toBeGreaterThan(0);
    });

    it('is created once however often the button is pressed', async () => {
      const headers = { 'idempotency-key': 'double-click-1' };
      const body = { ...COMPLETE, name: '双击项目' };
      const answers = await Promise.all([1, 2, 3].map(() => officer.post<ProjectRecord>('/projects', body, { headers })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect((await officer.post('/projects', { ...body, name: '另一个' }, { headers })).status).toBe(422);
    });
  });

  describe('scope', () => {
    it('shows a project to its unit, its introducing unit, its park and those above, and to nobody else', async () => {
      const project = await createProject(county, { organisationId: ORGANISATION.countyA, introducingOrganisationId: ORGANISATION.townshipA, parkId: PARK.b });
      const statusFor = async (username: string) => (await (await app.login(username)).get(`/projects/${project.id}`)).status;
      expect(await Promise.all(['county-manager', 'officer-township', 'park-manager-b', 'county-manager-b', 'city-manager', 'viewer'].map(statusFor))).toEqual([200, 200, 200, 200, 200, 200]);
      expect(await Promise.all(['officer', 'park-manager'].map(statusFor))).toEqual([404, 404]);
    });

    it('is the same for lists, counts and writes', async () => {
      const project = await createProject(officer);
      const stranger = await app.login('officer-b');
      expect((await stranger.list('/projects', { filter: { id: project.id } })).total).toBe(0);
      expect((await stranger.put(`/projects/${project.id}`, { name: '改名', version: 1 })).status).toBe(404);
      expect((await stranger.post(`/projects/${project.id}/stage-events`, { to: 'signed', occurredOn: TODAY })).status).toBe(404);
      expect((await stranger.get(`/projects/${project.id}/ledger`)).status).toBe(404);
    });

    it('hides what a confidential project is from those who only read', async () => {
      const project = await createProject(officer, { confidential: true });
      expect(await detail(project.id, await app.login('viewer'))).toMatchObject({ name: '〔保密项目〕', investors: [], agreedInvestmentFen: COMPLETE.agreedInvestmentFen });
      expect((await detail(project.id)).name).toBe(project.name);
    });
  });

  describe('a confidential project', () => {
    const SECRET = '紫微';
    it('is not named by any route to those who may not read its name, nor are its files and notes', async () => {
      const project = await createProject(officer, { name: `${SECRET}核心项目`, confidential: true, parkId: PARK.a, remarks: `${SECRET}备注` });
      await officer.post(`/projects/${project.id}/follow-ups`, { note: `${SECRET}来访`, nextStep: `再访${SECRET}`, nextStepOn: TODAY });
      const { body: file } = await officer.upload<{ id: number }>('/evidence', { name: `${SECRET}协议.pdf`, content: PDF, type: 'application/pdf' }, { kind: 'agreement' });
      await officer.post(`/projects/${project.id}/stage-events`, { to: 'signed', occurredOn: '2026-06-01', reason: `${SECRET}直接签约`, evidenceIds: [file.id] });
      const viewer = await app.login('viewer');
      const paths = app.app.get(AllowCheck).routes().filter(({ method }) => method === 'GET').flatMap(({ path }) => (/:(id|code)/.test(path) ? [project.id, file.id] : [0]).map((id) => path.replace(/:id/, String(id)).replace(/:code/, 'projects-reached').replace(/:\w+/g, '1')));
      const telling: string[] = [];
      for (const path of new Set(paths)) {
        const filters = ['{}', JSON.stringify({ q: SECRET }), JSON.stringify({ officerId: userId('officer') }), JSON.stringify({ projectId: project.id })];
        for (const filter of filters) {
          const { status, raw } = await viewer.get(path, { query: { filter, year: 2026, q: SECRET, range: '[0,199]' } });
          const text = raw.subarray(0, 2).toString() === 'PK' ? await workbookText(raw) : raw.toString();
          if (status === 200 && text.includes(SECRET) && !path.startsWith('/search')) telling.push(`${path} ${filter}`);
        }
      }
      expect(telling).toEqual([]);
      expect((await viewer.get<{ hits?: unknown[] }>('/search', { query: { q: SECRET } })).raw.toString()).not.toContain(project.code);
      expect((await viewer.get(`/evidence/${file.id}/content`)).status).toBe(404);
      expect((await viewer.post('/projects/check-duplicates', { name: project.name })).body).toEqual({ projects: [], elsewhere: 0 });
      // Whose project it is would tell, too; its figures and its code do not.
      expect((await viewer.list('/projects', { filter: { officerId: userId('officer'), confidential: true } })).total).toBe(0);
      expect((await viewer.list('/projects', { filter: { confidential: true } })).total).toBeGreaterThan(0);
      expect((await officer.list('/projects', { filter: { q: SECRET } })).total).toBe(1);
    });
  });

  describe('revision', () => {
    it('is a ledger row with the fields that changed', async () => {
      const project = await createProject(officer);
      const { status, body } = await officer.put<ProjectRecord>(`/projects/${project.id}`, { version: 1, landMu: 550.25, jobs: 300, stage: 'producing' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ landMu: 550.25, jobs: 300, version: 2, stage: 'lead' });
      const [latest] = (await officer.list<LedgerEventRecord>(`/projects/${project.id}/ledger`)).rows;
      expect(latest).toMatchObject({ type: 'revised', changes: { landMu: 550.25, jobs: 300 }, verification: null });
    });

    it('shows a stale writer the present record', async () => {
      const project = await createProject(officer);
      await officer.put(`/projects/${project.id}`, { version: 1, jobs: 1 });
      const { status, body } = await county.put<ErrorBody>(`/projects/${project.id}`, { version: 1, jobs: 2 });
      expect(status).toBe(409);
      expect(body.error.code).toBe('stale-version');
      expect(body.error.params['current']).toMatchObject({ jobs: 1, version: 2 });
      expect((await officer.put(`/projects/${project.id}`, { jobs: 3 })).status).toBe(400);
    });
  });

  describe('stages', () => {
    it('go through their gates with evidence, from lead to production', async () => {
      const project = await createProject(officer, { parkId: PARK.a });
      await advance(officer, project.id, 'negotiating', '2026-01-10');
      await advance(officer, project.id, 'framework', '2026-01-12');
      await advance(officer, project.id, 'signed', '2026-02-01', 'agreement');
      await advance(officer, project.id, 'started', '2026-03-01', 'permit');
      await advance(officer, project.id, 'built', '2026-05-01', 'acceptance', { occurredOnPrecision: 'month' });
      const before = await detail(project.id);
      expect(before.nextGate).toEqual({ to: 'producing', missing: [] });
      await advance(officer, project.id, 'producing', '2026-06-20', 'invoice');
      const after = await detail(project.id);
      expect(after).toMatchObject({ stage: 'producing', signedOn: '2026-02-01', builtOn: '2026-05-01', builtOnPrecision: 'month', nextGate: null });
      expect(after.path.map(({ stage, reached }) => `${stage}:${reached}`)).toEqual(['lead:true', 'negotiating:true', 'signed:true', 'started:true', 'built:true', 'producing:true']);
      expect(after.milestones).toMatchObject([{ milestone: 'framework', occurredOn: '2026-01-12' }]);
      const ledger = (await officer.list<LedgerEventRecord>(`/projects/${project.id}/ledger`)).rows;
      expect(ledger.map(({ code }) => code)).toEqual(['producing', 'built', 'started', 'signed', 'framework', 'negotiating', 'lead', null]);
      expect(ledger[0]!.evidence[0]).toMatchObject({ kind: 'invoice', mimeType: 'application/pdf' });
    });

    it('are refused with all reasons at once', async () => {
      const { body: bare } = await officer.post<ProjectRecord>('/projects', { name: '空白项目' });
      const { status, body } = await officer.post(`/projects/${bare.id}/stage-events`, { to: 'signed', occurredOn: '2026-07-15' });
      expect(status).toBe(422);
      expect(fieldsOf(body)).toEqual(['occurredOn:future-date', 'reason:stage-skipped', 'investors:gate-field-missing', 'agreedInvestmentFen:gate-field-missing', 'industryCode:gate-field-missing', 'parkId:gate-field-missing', 'contentAndScale:gate-field-missing', 'evidenceIds:gate-evidence-missing']);
      expect((await detail(bare.id)).stage).toBe('lead');
    });

    it('pass a gate by exception only for those who may, and the exception shows', async () => {
      const { body: bare } = await county.post<ProjectRecord>('/projects', { name: '特批项目' });
      const request = { to: 'signed', occurredOn: '2026-06-01', bypassGate: true, reason: '市政府专题会议议定' };
      expect((await (await app.login('officer')).post(`/projects/${bare.id}/stage-events`, request)).status).toBe(403);
      const { body } = await county.post<LedgerEventRecord>(`/projects/${bare.id}/stage-events`, request);
      expect(body).toMatchObject({ code: 'signed', bypassedGate: true, reason: request.reason });
    });

    it('take the fields that a gate asks for along, and give them back when it refuses', async () => {
      const { body: bare } = await officer.post<ProjectRecord>('/projects', { name: '一次写入项目' });
      const fields = { investors: ['甲公司'], agreedInvestmentFen: 5_0000_0000_00, industryCode: 'C', parkId: PARK.a, contentAndScale: '建设厂房' };
      const event = { to: 'signed', occurredOn: '2026-06-01', reason: '直接签约' };
      const path = `/projects/${bare.id}/stage-events`;
      expect(fieldsOf((await officer.post(path, { ...event, fields, version: 1 })).body)).toEqual(['evidenceIds:gate-evidence-missing']);
      expect(await detail(bare.id)).toMatchObject({ version: 1, investors: [], stage: 'lead' });
      const evidenceIds = [await uploadEvidence(officer, 'agreement')];
      expect(fieldsOf((await officer.post(path, { ...event, evidenceIds, fields })).body)).toEqual(['version:required']);
      expect((await officer.post(path, { ...event, evidenceIds, fields: { ...fields, jobs: -1, parkId: 'x' }, version: 1 })).status).toBe(400);
      expect((await officer.post(path, { ...event, evidenceIds, fields, version: 1 })).status).toBe(201);
      expect(await detail(bare.id)).toMatchObject({ investors: ['甲公司'], stage: 'signed', signedOn: '2026-06-01' });
      expect((await officer.list<LedgerEventRecord>(`/projects/${bare.id}/ledger`)).rows.map(({ type }) => type)).toEqual(['stage', 'revised', 'stage', 'created']);
      const stale = await officer.post<ErrorBody>(path, { to: 'started', occurredOn: '2026-06-20', fields: { jobs: 5 }, version: 1 });
      expect([stale.status, stale.body.error.code]).toEqual([409, 'stale-version']);
    });

    it('do not borrow somebody else’s evidence', async () => {
      const project = await createProject(officer, { parkId: PARK.a });
      const foreign = await uploadEvidence(await app.login('officer-b'), 'agreement');
      const { status } = await officer.post(`/projects/${project.id}/stage-events`, { to: 'signed', occurredOn: '2026-06-01', reason: '直接签约', evidenceIds: [foreign] });
      expect(status).toBe(400);
      expect((await detail(project.id)).stage).toBe('lead');
    });
  });

  describe('corrections', () => {
    it('name what they correct and leave it in the ledger; a correction may be corrected', async () => {
      const project = await createProject(officer, { parkId: PARK.a });
      await advance(officer, project.id, 'negotiating', '2026-01-05');
      const signed = await advance(officer, project.id, 'signed', '2026-02-01', 'agreement');
      const corrected = await officer.post<LedgerEventRecord>(`/stage-events/${signed.id}/correction`, { occurredOn: '2026-02-11', reason: '以协议签署日为准' });
      expect(corrected.status).toBe(201);
      expect((await detail(project.id)).signedOn).toBe('2026-02-11');
      expect((await officer.post<ErrorBody>(`/stage-events/${signed.id}/correction`, { void: true, reason: 'x' })).body.error.code).toBe('already-corrected');
      await officer.post(`/stage-events/${corrected.body.id}/correction`, { void: true, reason: '更正有误' });
      expect((await detail(project.id)).signedOn).toBe('2026-02-01');
      const rows = (await officer.list<LedgerEventRecord>(`/projects/${project.id}/ledger`)).rows;
      expect(rows.find(({ id }) => id === signed.id)).toMatchObject({ effective: true, correctedById: corrected.body.id });
    });

    it('void a stage that was not reached', async () => {
      const project = await createProject(officer);
      const negotiating = await advance(officer, project.id, 'negotiating', '2026-01-05');
      await officer.post(`/stage-events/${negotiating.id}/correction`, { void: true, reason: '误操作' });
      expect((await detail(project.id)).stage).toBe('lead');
    });

    it('are refused without a change, without a reason, in the future', async () => {
      const project = await createProject(officer);
      const event = await advance(officer, project.id, 'negotiating', '2026-01-05');
      const correct = (body: object) => officer.post<ErrorBody>(`/stage-events/${event.id}/correction`, body);
      expect(fieldsOf((await correct({ reason: '无变化' })).body)).toEqual([':nothing-to-correct']);
      expect((await correct({ occurredOn: '2026-01-06' })).status).toBe(400);
      expect(fieldsOf((await correct({ occurredOn: '2026-07-01', reason: 'x' })).body)).toEqual(['occurredOn:future-date']);
    });
  });

  describe('reviews', () => {
    it('go from the county to the city, never by the recorder', async () => {
      const project = await createProject(county, { organisationId: ORGANISATION.countyA });
      const event = await advance(officer, (await createProject(officer)).id, 'negotiating', '2026-01-05');
      const own = await advance(county, project.id, 'negotiating', '2026-01-05');
      const review = (client: Client, id: number, body: object) => client.post<LedgerEventRecord & ErrorBody>(`/stage-events/${id}/verification`, body);
      expect((await review(officer, event.id, { verdict: 'verified' })).status).toBe(403);
      expect(fieldsOf((await review(county, own.id, { verdict: 'verified' })).body)).toEqual([':own-record']);
      expect((await review(county, event.id, { verdict: 'verified' })).body.verification).toBe('reviewed');
      expect(fieldsOf((await review(county, event.id, { verdict: 'verified' })).body)).toEqual([':already-verified']);
      expect((await review(city, event.id, { verdict: 'verified', note: '属实' })).body).toMatchObject({ verification: 'verified', reviews: [{ level: 'county' }, { level: 'city', note: '属实' }] });
      expect((await review(await app.login('county-manager-b'), event.id, { verdict: 'rejected', note: 'x' })).status).toBe(404);
    });

    it('reject with a note, after which the stage does not count and can be recorded anew', async () => {
      const project = await createProject(officer);
      const event = await advance(officer, project.id, 'negotiating', '2026-01-05');
      expect(fieldsOf((await city.post(`/stage-events/${event.id}/verification`, { verdict: 'rejected' })).body)).toEqual(['note:note-required']);
      await city.post(`/stage-events/${event.id}/verification`, { verdict: 'rejected', note: '缺少会谈纪要' });
      expect((await detail(project.id)).stage).toBe('lead');
      expect((await officer.list('/ledger-events', { filter: { awaiting: 'recorder', projectId: project.id } })).total).toBe(1);
      await advance(officer, project.id, 'negotiating', '2026-01-06');
      expect((await detail(project.id)).stage).toBe('negotiating');
    });

    it('are given in bulk, all or nothing', async () => {
      const events = [];
      for (let index = 0; index < 3; index += 1) events.push(await advance(officer, (await createProject(officer)).id, 'negotiating', '2026-01-05'));
      const ids = events.map(({ id }) => id);
      const refusal = await county.post(`/stage-events/verification`, { ids: [...ids, 999_999], verdict: 'verified' });
      expect(refusal.status).toBe(422);
      expect(fieldsOf(refusal.body)).toEqual(['ids.3:unknown-reference']);
      expect((await county.list('/ledger-events', { filter: { id: ids, verification: 'reviewed' } })).total).toBe(0);
      expect((await county.post(`/stage-events/verification`, { ids, verdict: 'verified' })).body).toEqual({ verified: 3, rejected: 0 });
      expect((await city.list('/ledger-events', { filter: { id: ids, awaiting: 'city' } })).total).toBe(3);
    });
  });

  describe('status and money', () => {
    it('suspends, resumes and terminates with a reason; termination stays unless corrected', async () => {
      const project = await createProject(officer);
      const change = (status: string) => officer.post<LedgerEventRecord & ErrorBody>(`/projects/${project.id}/status`, { status, occurredOn: '2026-06-01', reason: '资金链紧张' });
      expect((await change('suspended')).status).toBe(201);
      expect(fieldsOf((await change('suspended')).body)).toEqual(['status:status-unchanged']);
      expect((await change('active')).status).toBe(201);
      const ended = await change('terminated');
      expect((await detail(project.id)).status).toBe('terminated');
      expect(fieldsOf((await officer.post(`/projects/${project.id}/stage-events`, { to: 'negotiating', occurredOn: TODAY })).body)).toContain('to:project-terminated');
      await officer.post(`/stage-events/${ended.body.id}/correction`, { void: true, reason: '企业恢复投资' });
      expect((await detail(project.id)).status).toBe('active');
    });

    it('keeps funds arrived and completed investment apart, and corrects an amount by a counter-entry', async () => {
      const project = await createProject(officer, { parkId: PARK.a });
      await advance(officer, project.id, 'negotiating', '2026-01-05');
      await advance(officer, project.id, 'signed', '2026-02-10', 'agreement');
      const funds = await officer.post<LedgerEventRecord>(`/projects/${project.id}/funds-arrivals`, { amountFen: 5_000_000_00, occurredOn: '2026-05-10', evidenceIds: [await uploadEvidence(officer, 'bank-slip')] });
      expect(funds.body).toMatchObject({ type: 'funds-arrived', amountFen: 500_000_000, origin: 'out-of-province' });
      await officer.post(`/projects/${project.id}/completed-investments`, { amountFen: 800_000_000, occurredOn: '2026-05-31' });
      expect(await detail(project.id)).toMatchObject({ fundsArrivedFen: 500_000_000, completedInvestmentFen: 800_000_000 });
      await officer.post(`/stage-events/${funds.body.id}/correction`, { amountFen: 300_000_000, reason: '误将万元填为元' });
      expect(await detail(project.id)).toMatchObject({ fundsArrivedFen: 300_000_000, completedInvestmentFen: 800_000_000 });
    });
  });

  describe('the list', () => {
    it('filters, searches and sorts on the server', async () => {
      const project = await createProject(officer, { name: '高端纳米硅碳负极材料生产基地', investors: ['溧阳天目先导电池材料科技有限公司'], agreedInvestmentFen: 50_0000_0000_00 });
      for (const filter of [{ q: '硅碳负极' }, { q: '天目先导' }, { q: project.code.toLowerCase() }, { agreedInvestmentFen: { gte: 50_0000_0000_00 } }]) {
        const { rows, total } = await officer.list<ProjectRecord>('/projects', { filter });
        expect([total, rows[0]?.id]).toEqual([1, project.id]);
      }
      const sorted = (await officer.list<ProjectRecord>('/projects', { sort: ['agreedInvestmentFen', 'DESC'], range: [0, 0] })).rows;
      expect(sorted.map(({ id }) => id)).toEqual([project.id]);
    });

    it('refuses what it does not know, and pages past the end are empty', async () => {
      const statusOf = async (query: { filter?: string; sort?: string; range?: string }) => (await officer.get('/projects', { query: { ...query } as Record<string, string> })).status;
      expect(await Promise.all([{ filter: '{"colour":1}' }, { filter: '{' }, { sort: '["nothing","ASC"]' }, { range: '[0,200]' }, { range: '[5,1]' }, { filter: '{"parkId":"x"}' }, { filter: '{"constructor":1}' }, { sort: '["toString","ASC"]' }].map(statusOf))).toEqual([400, 400, 400, 400, 400, 400, 400, 400]);
      const { status, body, headers } = await officer.get('/projects', { query: { range: '[100000,100010]' } });
      expect([status, body, headers['content-range']]).toEqual([200, [], expect.stringMatching(/^projects \*\/\d+$/)]);
    });

    it('comes as a workbook with the same rows, text that looks like a formula made harmless', async () => {
      await createProject(officer, { name: '=HYPERLINK("x")导出项目' });
      const { raw, headers } = await officer.get('/projects/export', { query: { filter: JSON.stringify({ q: '导出项目' }) } });
      expect(headers['content-type']).toContain('spreadsheetml');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(raw as unknown as ArrayBuffer);
      const sheet = book.worksheets[0]!;
      expect(sheet.rowCount).toBe(2);
      expect(sheet.getRow(2).getCell(2).value).toBe(`'=HYPERLINK("x")导出项目`);
      const asked = await officer.get('/projects/export', { query: { filter: JSON.stringify({ q: '导出项目' }), columns: 'stage,name' } });
      expect(await workbookText(asked.raw)).toBe(`项目进度\t项目名称\n线索\t'=HYPERLINK("x")导出项目`);
      expect(await officer.get('/projects/export', { query: { columns: 'name,nameKey' } })).toMatchObject({ status: 400, body: { error: { code: 'unknown-column' } } });
      expect((await (await app.login('auditor')).list('/audit-entries', { filter: { action: 'project:export' } })).total).toBeGreaterThan(0);
    });
  });

  it('changes nothing when every ledger is folded anew', async () => {
    const result = await app.app.get(ProjectionRebuild).run();
    expect(result.projects).toBeGreaterThan(20);
    expect(result).toMatchObject({ changedProjects: 0, changedRows: 0 });
  });
});
