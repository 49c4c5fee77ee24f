import type { Locator, Page } from 'playwright-core';
import { PHONE, TestConsole } from '../support/console.js';
import { PASSWORD } from '../support/fixtures.js';

const PROJECT = '年产5万吨电解液项目';
/** What a person needs between two characters of an input method, and before touching the next field. */
const KEY_MS = 180;
const REACH_MS = 350;

describe('an officer’s day, on a phone', () => {
  let luodi: TestConsole;
  let page: Page;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    page = await luodi.signedIn('officer', PHONE);
  }, 120_000);
  afterAll(() => luodi?.close());

  /** Taps a field and types into it as fast as a thumb does. */
  async function write(field: Locator, text: string): Promise<void> {
    await page.waitForTimeout(REACH_MS);
    await field.tap();
    for (const character of text) {
      await page.keyboard.insertText(character);
      await page.waitForTimeout(KEY_MS);
    }
  }

  async function quickAdd(): Promise<Locator> {
    await page.getByRole('button', { name: '快速录入' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  it('logs a visit, the lead that it brought and the next step in under half a minute', async () => {
    const started = Date.now();
    const dialog = await quickAdd();
    await write(dialog.getByLabel('企业', { exact: true }), '中蓝新能源');
    await write(dialog.getByLabel('项目或新线索'), PROJECT);
    await write(dialog.getByLabel('内容'), '有意在中部布点');
    await write(dialog.getByLabel('下一步'), '寄送园区资料');
    await dialog.getByText('明天').tap();
    await dialog.getByRole('button', { name: '保存' }).tap();
    await page.getByText('活动已登记').waitFor();
    expect(Date.now() - started).toBeLessThan(30_000);
    await page.getByRole('heading', { name: PROJECT }).waitFor();
    await page.getByText('录入当天已联系').first().waitFor();
  }, 120_000);

  it('finishes the step with its result and what follows, by one tap on the list', async () => {
    await page.goto(`${luodi.url}/#/next-steps`);
    await page.getByLabel('完成：寄送园区资料').first().tap();
    const dialog = page.getByRole('dialog');
    await write(dialog.getByLabel('结果'), '已寄出');
    await write(dialog.getByLabel('接着做什么'), '电话回访');
    await dialog.getByRole('button', { name: '完成' }).tap();
    await page.getByLabel('完成：电话回访').first().waitFor();
    expect(await page.getByLabel('完成：寄送园区资料').count()).toBe(0);
  }, 120_000);

  it('keeps what was typed while there is no connection, and records it once', async () => {
    const dialog = await quickAdd();
    await write(dialog.getByLabel('内容'), '地下室里记的');
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: '保存' }).tap();
    await dialog.getByText('连接不上服务器').waitFor();
    expect(await dialog.getByLabel('内容').inputValue()).toBe('地下室里记的');
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: '保存' }).tap();
    await page.getByText('活动已登记').waitFor();
    await luodi.server.signIn('officer', PASSWORD);
    const { body } = await luodi.server.request<{ notes: string | null }[]>('GET', '/activities');
    expect(body.filter((activity) => activity.notes === '地下室里记的')).toHaveLength(1);
  }, 120_000);

  it('breaks nowhere on the way', () => expect(luodi.errors).toEqual([]));
});
