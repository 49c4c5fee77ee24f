import type { Page } from 'playwright-core';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { TestConsole } from '../support/console.js';
import { PARK, PASSWORD } from '../support/fixtures.js';
import { COMPLETE, PDF } from '../support/samples.js';

const PROJECT = '固态电池正极材料项目';
const COMPANY = '宜宾固态电池有限公司';

describe('a year’s target from its clause to the evidence, in a browser', () => {
  let luodi: TestConsole;
  let page: Page;
  let today: string;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    await luodi.server.signIn('officer', PASSWORD);
    today = (await luodi.server.request<{ installation: { today: string } }>('GET', '/session')).body.installation.today;
    await settledCompany();
    page = await luodi.signedIn('city-manager');
  }, 180_000);
  afterAll(() => luodi?.close());

  /** A company with its own project in a park: registered, and on land, both with their papers. */
  async function settledCompany(): Promise<void> {
    const made = async <T extends object>(path: string, body: object): Promise<T> => {
      const answer = await luodi.server.request<T>('POST', path, body);
      if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const company = await made<{ id: number }>('/companies', { name: COMPANY });
    const { id } = await made<ProjectRecord>('/projects', { ...COMPLETE, name: PROJECT, parkId: PARK.a, projectCompanyId: company.id });
    for (const [to, kind, name] of [['registered', 'registration', '营业执照.pdf'], ['land-secured', 'land-document', '用地合同.pdf']] as const) {
      const form = new FormData();
      form.append('kind', kind);
      form.append('file', new Blob([PDF], { type: 'application/pdf' }), name);
      const file = await luodi.server.request<{ id: number }>('POST', '/evidence', form);
      await made(`/projects/${id}/stage-events`, { to, occurredOn: today, evidenceIds: [file.body.id] });
    }
  }

  it('composes a pack of two documents under a decision of its own, publishes and adopts it', async () => {
    const year = today.slice(0, 4);
    await page.goto(`${luodi.url}/#/policy-packs/create`);
    await page.getByLabel('名称', { exact: false }).first().waitFor();
    const fill = (name: string, text: string) => page.locator(`input[name="${name}"]`).fill(text);
    await fill('title', '本市政策参数');
    await fill('titleEn', 'The city’s pack');
    await fill('code', 'city-pack');
    await fill('decision.title', '关于采用政策参数的决定');
    await fill('decision.number', `某招商发〔${year}〕3号`);
    await fill('decision.issuedOn', `${Number(year) - 1}-12-20`);
    await fill('covers.from', `${year}-01-01`);
    await fill('covers.until', `${year}-12-31`);
    for (const [pack, topics] of [['000@1', ['年度目标']], ['base@1', ['统计口径', '项目规则']]] as const) {
      await page.getByText(pack, { exact: true }).click();
      for (const topic of topics) await page.getByRole('checkbox', { name: topic, exact: true }).last().check();
    }
    await page.getByRole('button', { name: '生成草稿' }).click();
    await page.getByText('没有问题').first().waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('button', { name: '采用', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '采用', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 180_000);

  it('sets the hundred companies that the policy asks for', async () => {
    await page.goto(`${luodi.url}/#/targets`);
    await page.getByRole('button', { name: '下达目标' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('指标').click();
    await page.getByRole('option', { name: '新增入园企业数' }).click();
    await dialog.getByText('政策要求：').waitFor();
    await dialog.getByLabel('全年目标').fill('100');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: /^新增入园企业数/ }).first().click();
    await page.getByRole('heading', { name: '宜宾市 · 新增入园企业数' }).waitFor();
  }, 180_000);

  it('allocates it, with the sum against it while typing, and sees pace, light and what is due', async () => {
    await page.getByRole('button', { name: '分解', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('南溪区').fill('60');
    await dialog.getByLabel('翠屏区').fill('48');
    await dialog.getByText('比本级多 8').waitFor();
    await dialog.getByRole('button', { name: '分解', exact: true }).click();
    await page.getByText('下级目标合计比本级多 8（层层加码的余量）').waitFor();
    await page.getByText(/时序进度 [\d.]+%，落后/).first().waitFor();
    await page.getByText('红灯').first().waitFor();
    await page.getByText('年底预计').waitFor();
    await page.getByText('往年数据不足').waitFor();
  }, 180_000);

  it('compares it with what was known a quarter ago', async () => {
    const before = new Date(Date.parse(today) - 92 * 86_400_000).toISOString().slice(0, 10);
    if (before.slice(0, 4) !== today.slice(0, 4)) return;
    await page.getByLabel('按当时掌握的情况（日期）').fill(before);
    await page.getByText('没有计入的项目').waitFor();
    await page.getByLabel('按当时掌握的情况（日期）').fill('');
    await page.getByRole('link', { name: COMPANY }).waitFor();
  }, 120_000);

  it('opens the number to its project and the papers behind it', async () => {
    await page.getByText('材料 1 份').first().waitFor();
    await page.getByRole('link', { name: COMPANY }).click();
    await page.getByText(PROJECT).first().waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /^入园：/ }).click();
    await page.getByText('用地合同.pdf').first().waitFor();
  }, 120_000);

  it('gives the table out and takes it back with a change, shown before it is applied', async () => {
    await page.goto(`${luodi.url}/#/targets`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const path = await (await download).path();
    await page.getByTestId('target-sheet').setInputFiles({ name: '目标.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await import('node:fs/promises').then(({ readFile }) => readFile(path)) });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('无变化 3 行').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByTestId('target-sheet').setInputFiles({ name: '目标.csv', mimeType: 'text/csv', buffer: Buffer.from('指标,范围,全年目标,年份,上级编号\n到位资金,全市,500000,,\n') });
    await dialog.getByText('新增 1 行').waitFor();
    await dialog.getByRole('button', { name: '应用 1 行' }).click();
    await page.getByRole('link', { name: /^到位资金/ }).first().waitFor();
  }, 120_000);

  it('breaks nowhere on the way', () => {
    expect(luodi.errors).toEqual([]);
  });
});
