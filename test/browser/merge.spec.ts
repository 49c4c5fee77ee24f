import { chromium, type Browser, type Page } from 'playwright-core';
import { fixtureDatabase, type TestDatabase } from '../support/databases.js';
import { PASSWORD } from '../support/fixtures.js';
import { ServerProcess } from '../support/processes.js';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

describe('two companies that are one, in a browser', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    database = await fixtureDatabase('sqlite');
    server = await ServerProcess.start(database.config);
    browser = await chromium.launch({ executablePath: process.env['LUODI_TEST_CHROMIUM']!, args: ARGUMENTS });
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(60_000);
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(server.url);
    await page.getByLabel('用户名').fill('city-manager');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('您好').waitFor();
    await server.signIn('city-manager', PASSWORD);
    await server.request('POST', '/companies', { name: '晨光电子有限公司', regionCode: '330000' });
    await server.request('POST', '/companies', { name: '晨光电子（宜宾）有限公司', creditCode: '91350100M000100Y43' });
    await server.request('POST', '/projects', { name: '晨光电子项目', investors: ['晨光电子（宜宾）有限公司'], parkId: 1 });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    await database?.drop();
  });

  const open = async (name: string) => {
    await page.goto(`${server.url}/#/companies?filter=${encodeURIComponent(JSON.stringify({ q: name }))}`);
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };

  it('warns of the company on record while another is typed', async () => {
    await page.goto(`${server.url}/#/companies/create`);
    await page.getByLabel('企业名称').fill('晨光电子');
    await page.getByText('可能已有相同企业').waitFor();
    await page.getByRole('link', { name: '晨光电子有限公司' }).waitFor();
  }, 120_000);

  it('previews what each field keeps and what is moved, and merges', async () => {
    await open('晨光电子有限公司');
    await page.getByRole('button', { name: '合并企业' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('要并入的企业').fill('宜宾');
    await page.getByRole('option', { name: '晨光电子（宜宾）有限公司' }).click();
    await dialog.getByText('1 个项目').waitFor();
    await dialog.getByRole('button', { name: '合并企业' }).click();
    await page.getByText('已合并').waitFor();
    await page.getByText('91350100M000100Y43').waitFor();
    await page.getByRole('link', { name: '晨光电子项目' }).waitFor();
  }, 180_000);

  it('leads from the merged company to the one it became, and back again', async () => {
    await page.goto(`${server.url}/#/companies/2/show`);
    await page.getByText('“晨光电子（宜宾）有限公司”已并入本企业').waitFor();
    await page.getByRole('button', { name: '撤销合并' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
    await page.getByText(/已由 .+ 撤销/).waitFor();
    await open('晨光电子（宜宾）有限公司');
    await page.getByRole('link', { name: '晨光电子项目' }).waitFor();
  }, 180_000);

  it('breaks nowhere on the way', () => expect(errors).toEqual([]));
});
