import type { Page } from 'playwright-core';
import { TestConsole } from '../support/console.js';
import { PASSWORD } from '../support/fixtures.js';

const LEDGER = new URL('../fixtures/imports/ledger_real.csv', import.meta.url).pathname;
const PROJECT = '高品质家纺项目';
const PDF = { name: '施工许可证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') };

describe('the first hour, in a browser', () => {
  let luodi: TestConsole;
  let page: Page;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    page = await luodi.signedIn('city-manager');
  }, 120_000);
  afterAll(() => luodi?.close());

  it('uploads the real ledger as it is and shows what the columns were taken for', async () => {
    await page.goto(`${luodi.url}/#/imports`);
    await page.getByTestId('import-file').setInputFiles(LEDGER);
    await page.getByText('每一列对应什么').waitFor();
    await page.getByRole('button', { name: '按此读取' }).click();
    await page.getByText('问题汇总').waitFor();
    expect(await page.getByRole('button', { name: /^导入 \d+ 行$/ }).isDisabled()).toBe(true);
  }, 180_000);

  it('decides many cells at once until nothing is open, and imports all rows', async () => {
    const open = page.getByText(/还有 \d+ 行需要决定/);
    const leaveEmpty = page.getByRole('button', { name: /^其余(留空，保留原文|作为新项目)$/ });
    for (let rounds = 0; (await open.count()) > 0; rounds += 1) {
      expect(rounds).toBeLessThan(12);
      const before = await open.innerText();
      await leaveEmpty.first().click();
      await page.waitForFunction((text) => !document.body.innerText.includes(text), before);
    }
    await page.getByRole('button', { name: '导入 171 行' }).click();
    await page.getByText('已导入 171 个项目').waitFor();
  }, 240_000);

  it('advances an imported project with its evidence', async () => {
    await page.getByRole('link', { name: '查看导入的项目' }).click();
    await page.getByPlaceholder('搜索名称、投资方、编号').fill(PROJECT);
    await page.getByRole('link', { name: PROJECT }).first().click();
    await page.getByRole('button', { name: '推进', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('推进到“开工”还需要').waitFor();
    await dialog.locator('input[type=file]').setInputFiles(PDF);
    await dialog.getByText(PDF.name).waitFor();
    await dialog.getByRole('button', { name: '确认推进' }).click();
    await page.getByText('已记入台账，等待审核').waitFor();
  }, 180_000);

  it('lets somebody else verify it, not the one who recorded it', async () => {
    const admin = await luodi.signedIn('admin');
    await admin.goto(`${luodi.url}/#/projects?filter=${encodeURIComponent(JSON.stringify({ q: PROJECT }))}`);
    await admin.getByRole('link', { name: PROJECT }).first().click();
    const id = /projects\/(\d+)/.exec(admin.url())![1];
    await luodi.server.signIn('city-manager', PASSWORD);
    const { body: rows } = await luodi.server.request<{ id: number; code: string }[]>('GET', `/projects/${id}/ledger`);
    const event = rows.find(({ code }) => code === 'started')!;
    expect((await luodi.server.request('POST', `/stage-events/${event.id}/verification`, { verdict: 'verified' })).status).toBe(422);
    await admin.goto(`${luodi.url}/#/reviews?filter=${encodeURIComponent(JSON.stringify({ projectId: Number(id), awaiting: 'county' }))}`);
    await admin.getByText('阶段推进').first().waitFor();
    await admin.getByRole('row').filter({ hasText: '阶段推进' }).getByRole('checkbox').first().check();
    await admin.getByRole('button', { name: '通过 1 条' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: '通过 1 条' }).click();
    await admin.getByText('意见已记录').waitFor();
    await admin.context().close();
  }, 180_000);

  it('opens a count down to the project behind it', async () => {
    await page.goto(`${luodi.url}/#/count-feed`);
    await page.locator('thead').getByText('开工项目数').waitFor();
    const headings = await page.locator('thead tr').last().locator('th').allInnerTexts();
    const column = headings.findIndex((text) => text.replace(/\s/g, '').startsWith('开工项目数'));
    const city = page.locator('tbody tr').last();
    const figure = city.locator('td').nth(column + 1).getByRole('link').first();
    expect((await figure.innerText()).trim()).toBe('1');
    await figure.click();
    await page.getByText(PROJECT).first().waitFor();
  }, 180_000);

  it('breaks nowhere on the way', () => {
    expect(luodi.errors).toEqual([]);
  });
});
