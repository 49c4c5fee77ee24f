import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { AssessmentRunDetail } from '../../shared/contracts/assessment.js';
import { adoptScheme } from '../support/assessment.js';
import { fixtureDatabase, type TestDatabase } from '../support/databases.js';
import { PARK, PASSWORD } from '../support/fixtures.js';
import { ServerProcess } from '../support/processes.js';
import { COMPLETE, PDF } from '../support/samples.js';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });
const csv = (lines: string[]) => ({ name: '填报.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
const PROJECT = '固态电池正极材料项目';

describe('a year of the park assessment by its roles, in a browser', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let browser: Browser;
  let today: string;
  let runPath: string;
  const pages = new Map<string, Page>();
  const errors: string[] = [];

  beforeAll(async () => {
    database = await fixtureDatabase('sqlite');
    server = await ServerProcess.start(database.config);
    browser = await chromium.launch({ executablePath: process.env['LUODI_TEST_CHROMIUM']!, args: ARGUMENTS });
    await server.signIn('city-manager', PASSWORD);
    today = (await server.request<{ installation: { today: string } }>('GET', '/session')).body.installation.today;
    await adoptScheme({ post: (path, body) => server.request('POST', path, body) }, Number(today.slice(0, 4)));
    await certifiedProject();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    await database?.drop();
  });

  /** Signed with its agreement, verified and certified: what the scheme counts. */
  async function certifiedProject(): Promise<void> {
    const made = async <T extends object>(path: string, body: object): Promise<T> => {
      const answer = await server.request<T>('POST', path, body);
      if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    await server.signIn('officer', PASSWORD);
    const { id } = await made<{ id: number }>('/projects', { ...COMPLETE, name: PROJECT, parkId: PARK.a });
    await made(`/projects/${id}/stage-events`, { to: 'negotiating', occurredOn: today });
    const form = new FormData();
    form.append('kind', 'agreement');
    form.append('file', new Blob([PDF], { type: 'application/pdf' }), '投资协议.pdf');
    const evidence = await made<{ id: number }>('/evidence', form);
    const signed = await made<{ id: number }>(`/projects/${id}/stage-events`, { to: 'signed', occurredOn: today, evidenceIds: [evidence.id] });
    await server.signIn('city-manager', PASSWORD);
    await made(`/stage-events/${signed.id}/verification`, { verdict: 'verified' });
    await made('/certifications', { year: Number(today.slice(0, 4)), kind: 'attraction-project', verdict: 'certified', reason: '符合认定条件', decidedOn: today, items: [{ projectId: id }] });
  }

  async function as(username: string, tab?: string): Promise<Page> {
    let page = pages.get(username);
    if (!page) {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
      context.setDefaultTimeout(60_000);
      page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(server.url);
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码').fill(PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByText('您好').waitFor();
      pages.set(username, page);
    }
    if (tab) {
      await page.goto('about:blank');
      await page.goto(`${server.url}/#${runPath}?tab=${tab}`);
      await page.getByRole('tab', { selected: true }).waitFor();
    }
    return page;
  }
  const run = async () => { await server.signIn('city-manager', PASSWORD); return (await server.request<AssessmentRunDetail>('GET', runPath.replace('/show', ''))).body; };
  const dialogOf = (page: Page): Locator => page.getByRole('dialog');
  const save = (page: Page, name: string | RegExp = '保存') => dialogOf(page).getByRole('button', { name }).click();
  const gone = (page: Page) => dialogOf(page).waitFor({ state: 'detached' });
  /** Takes a step that needs no more than saying so. */
  async function step(name: string, fill: (dialog: Locator) => Promise<void> = async () => undefined): Promise<void> {
    const page = await as('city-manager', 'progress');
    await page.getByRole('button', { name, exact: true }).click();
    await fill(dialogOf(page));
    await save(page, name);
    await gone(page);
  }
  const value = (page: Page, unit: string, indicator: string) => page.getByRole('textbox', { name: new RegExp(`^${unit} ${indicator}`) });

  it('the bureau sets the year up, once', async () => {
    const page = await as('city-manager');
    const create = async () => {
      await page.goto(`${server.url}/#/assessment-runs`);
      await page.getByRole('button', { name: '建立考核' }).click();
      await save(page, '建立考核');
    };
    await create();
    await page.getByRole('tab', { name: '数据填报' }).waitFor();
    runPath = new URL(page.url()).hash.slice(1).split('?')[0]!;
    await create();
    await dialogOf(page).getByText(/已有|重复|已存在/).first().waitFor();
    await save(page, '取消');
  }, 180_000);

  it('says which parks are in and out, with the reason', async () => {
    const page = await as('city-manager', 'units');
    await page.getByRole('button', { name: '增加单位' }).click();
    await dialogOf(page).getByLabel('单位').fill('喀喇沁新材料园');
    await dialogOf(page).getByLabel('参加考核').click();
    await save(page);
    await dialogOf(page).getByText(/原因/).last().waitFor();
    await dialogOf(page).getByLabel('原因').fill('处于前期建设阶段，暂不考核');
    await save(page);
    await gone(page);
    await page.getByText('处于前期建设阶段，暂不考核').waitFor();
  }, 180_000);

  it('is fed by the certified projects; a department enters a value with its evidence', async () => {
    const page = await as('department', 'values');
    const cell = value(page, '南溪经济开发区', '上缴税金增速');
    await cell.fill('0.85');
    await page.getByRole('button', { name: '保存 1 项' }).click();
    await page.getByText('读作 85%').waitFor();
    await page.getByRole('button', { name: /^南溪经济开发区 上缴税金总额.*佐证/ }).click();
    await dialogOf(page).getByLabel('数值').fill('12.5');
    await dialogOf(page).locator('input[type=file]').setInputFiles(pdf('完税证明.pdf'));
    await dialogOf(page).getByText('完税证明.pdf').waitFor();
    await save(page);
    await gone(page);
    await page.getByRole('button', { name: /^南溪经济开发区 上缴税金总额.*佐证 1 件/ }).click();
    const [opened] = await Promise.all([page.waitForEvent('popup'), dialogOf(page).getByRole('link', { name: /完税证明/ }).click()]);
    expect(opened.url()).toMatch(/\/api\/evidence\/\d+\/content$/);
    await opened.close();
  }, 180_000);

  it('takes a department’s sheet: all problems at once, then how each cell is read', async () => {
    const page = await as('department', 'values');
    const upload = async (lines: string[]) => { await page.getByTestId('sheet-file').setInputFiles(csv(lines)); await dialogOf(page).waitFor(); };
    await upload(['参评单位,工业总产值增速（%）,新增工业总产值（亿元）,园区规划体系', '南溪经济开发区,85%,约3亿,2', '外地园区,1,1,']);
    for (const text of [/第 2 行 C 列.*“约3亿”不是数值/, /第 2 行 D 列.*市工信局/, /第 3 行 A 列.*不在本次考核范围/]) await dialogOf(page).getByText(text).waitFor();
    await save(page, '关闭');
    await upload(['参评单位,工业总产值增速（%）,新增工业总产值（亿元）', '南溪经济开发区,0.85,3', '翠屏高新技术产业园区,85%,2']);
    expect(await dialogOf(page).getByRole('row').filter({ hasText: '0.85' }).getByText('85%', { exact: true }).count()).toBe(1);
    await save(page, '填报 4 项');
    await gone(page);
    await page.getByText('已填报').first().waitFor();
  }, 180_000);

  it('the bureau stands in for who has no login, but for one value, and shows who has delivered', async () => {
    const { scheme, unitList } = await run();
    const columns = [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments].flatMap((indicator) => (indicator.inputs ?? [{ name: 'value', label: '', unit: indicator.unit, metric: undefined }]).flatMap((input) => (input.metric ? [] : [{ indicator, header: `${indicator.name}${(indicator.inputs?.length ?? 1) > 1 ? ` · ${input.label}` : ''}` }])));
    const entered = new Set(['tax-growth', 'tax', 'output-growth', 'new-output']);
    const open = columns.filter(({ indicator }) => !entered.has(indicator.code) || indicator.code === 'tax');
    const parks = unitList.filter((unit) => unit.included);
    const lines = parks.map(({ name, parkId }, index) => [name, ...open.map(({ indicator }) => (indicator.code === 'tax' ? (parkId === PARK.a ? '' : '3') : indicator.method.code === 'department-scored' ? '1' : String(index)))].join(','));
    const page = await as('city-manager', 'values');
    await page.getByTestId('sheet-file').setInputFiles(csv([`参评单位,${open.map(({ header }) => header).join(',')}`, ...lines]));
    await save(page, /^填报 \d+ 项$/);
    await gone(page);
    const progress = await as('city-manager', 'progress');
    await progress.getByText('18 / 18').or(progress.getByText('17 / 18')).first().waitFor();
    await progress.getByText('有 1 项数据缺失').waitFor();
  }, 180_000);

  it('closes the collection, checks documents and sites, computes and reviews', async () => {
    await step('截止采集，开始查验');
    await step('计算得分');
    const refused = await as('city-manager', 'progress');
    await refused.getByRole('button', { name: '通过复核', exact: true }).click();
    await save(refused, '通过复核');
    await dialogOf(refused).getByText(/缺少现场核查记录/).first().waitFor();
    await save(refused, '取消');
    for (const kind of ['文件查验', '现场核查']) {
      const page = await as('city-manager', 'units');
      await page.getByRole('button', { name: '登记查验核查' }).click();
      await dialogOf(page).getByLabel('类别').first().click();
      await page.getByRole('option', { name: kind }).click();
      await dialogOf(page).getByLabel('人员').fill('甲、乙');
      await dialogOf(page).getByLabel('情况').fill('与材料相符');
      await dialogOf(page).locator('input[type=file]').setInputFiles(pdf(`${kind}.pdf`));
      await dialogOf(page).getByText(`${kind}.pdf`).waitFor();
      await save(page);
      await gone(page);
      await page.getByText(new RegExp(`${kind} ${today}`)).first().waitFor();
    }
    await step('通过复核');
    await step('开始受理异议');
  }, 240_000);

  it('a park objects to its own score, and its owner answers', async () => {
    const park = await as('park-manager', 'scores');
    await park.getByRole('button', { name: /^南溪经济开发区 新增工业总产值/ }).click();
    await dialogOf(park).getByRole('button', { name: '提出异议' }).click();
    await dialogOf(park).getByLabel('异议内容').fill('新增产值应计入新投产企业');
    await save(park, '提出异议');
    await gone(park);
    const department = await as('department', 'objections');
    await department.getByText('新增产值应计入新投产企业').waitFor();
    await department.getByRole('button', { name: '答复' }).click();
    await dialogOf(department).getByLabel('答复').fill('按统计口径，次年计入');
    await save(department, '答复');
    await gone(department);
    await (await as('park-manager', 'objections')).getByText('按统计口径，次年计入').waitFor();
  }, 180_000);

  it('is approved with its document, noticed, and final with a decision on what is missing', async () => {
    await step('登记政府审定', async (dialog) => {
      await dialog.getByLabel('审定文号').fill('某政发〔2026〕9号');
      await dialog.locator('input[type=file]').setInputFiles(pdf('审定文件.pdf'));
      await dialog.getByText('审定文件.pdf').waitFor();
    });
    await step('发布公示', async (dialog) => { await dialog.getByLabel('受理单位').fill('市工信局园区科'); });
    const page = await as('city-manager', 'progress');
    const [notice] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '公示（Word）' }).click()]);
    expect(notice.suggestedFilename()).toMatch(/\.docx$/);
    await page.getByRole('button', { name: '定稿', exact: true }).click();
    await save(page, '定稿');
    await dialogOf(page).getByText(/必填|请填写/).first().waitFor();
    await dialogOf(page).getByLabel(/缺失数据的决定/).fill('缺失一项按零分计，报市政府同意');
    await save(page, '定稿');
    await gone(page);
    await page.getByText('缺失一项按零分计，报市政府同意').first().waitFor();
    expect((await run()).status).toBe('final');
  }, 240_000);

  it('opens a point down to its project and the evidence in three clicks', async () => {
    const page = await as('viewer', 'scores');
    await page.getByRole('button', { name: /^南溪经济开发区 当年招商引资项目数量/ }).click();
    await dialogOf(page).getByRole('link', { name: PROJECT }).click();
    const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /投资协议/ }).filter({ visible: true }).first().click()]);
    expect(opened.url()).toMatch(/\/api\/evidence\/\d+\/content$/);
  }, 180_000);

  it('breaks nowhere on the way', () => {
    expect(errors).toEqual([]);
  });
});
