import type { Locator, Page } from 'playwright-core';
import { PHONE, TestConsole } from '../support/console.js';

const PROJECT = '年产2亿只传感器封测项目';
const COMPANY = '长川微电子';
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') });

/** Visit → lead → negotiation → signing → money → start: each act by the one whose work it is, on the screen that they use. */
describe('a working week, in a browser', () => {
  let luodi: TestConsole;
  let officer: Page;
  let park: Page;
  let county: Page;
  let city: Page;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    [officer, park, county, city] = [await luodi.signedIn('officer', PHONE), await luodi.signedIn('park-manager'), await luodi.signedIn('county-manager'), await luodi.signedIn('city-manager')];
  }, 180_000);
  afterAll(() => luodi?.close());

  /** The project's page, found as anybody finds it. */
  async function open(page: Page, tab?: string): Promise<void> {
    await page.goto(`${luodi.url}/#/projects?filter=${encodeURIComponent(JSON.stringify({ q: PROJECT }))}`);
    await page.getByText(PROJECT, { exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: PROJECT }).waitFor();
    if (tab) await page.getByRole('tab', { name: tab }).click();
  }
  async function choose(page: Page, box: Locator, text: string): Promise<void> {
    await box.fill(text);
    await page.getByRole('option').filter({ hasText: text }).first().click();
  }
  async function attach(dialog: Locator, name: string): Promise<void> {
    await dialog.locator('input[type=file]').setInputFiles(file(name));
    await dialog.getByText(name).waitFor();
  }
  async function advance(page: Page): Promise<Locator> {
    await page.getByRole('button', { name: '推进', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }
  const recorded = (page: Page) => page.getByText('已记入台账，等待审核').first().waitFor();
  /** Passes what waits for this reviewer of the project. */
  async function review(page: Page, what: RegExp): Promise<void> {
    await page.goto(`${luodi.url}/#/reviews`);
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: PROJECT }).filter({ hasText: what }).first();
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '通过 1 条' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '通过 1 条' }).click();
    await page.getByText('意见已记录').waitFor();
  }

  it('Monday: the officer visits a company and logs the lead and the next step, on the phone', async () => {
    await officer.getByRole('button', { name: '快速录入' }).tap();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('企业', { exact: true }).fill(COMPANY);
    await dialog.getByLabel('项目或新线索').fill(PROJECT);
    await dialog.getByLabel('内容').fill('上门拜访，有意设封测线');
    await dialog.getByLabel('下一步').fill('寄送厂房资料');
    await dialog.getByText('今天').tap();
    await dialog.getByRole('button', { name: '保存' }).tap();
    await officer.getByRole('heading', { name: PROJECT }).waitFor();
    await officer.getByText('录入当天已联系').first().waitFor();
    // The officer's only park.
    await officer.getByText(/南溪经济开发区/).first().waitFor();
    expect(await officer.getByRole('button', { name: '快速录入' }).isVisible()).toBe(true);
  }, 180_000);

  it('Tuesday: the step is done, the park manager adds the amount, and it is in negotiation', async () => {
    await officer.goto(`${luodi.url}/#/next-steps`);
    await officer.getByLabel('完成：寄送厂房资料').first().tap();
    await officer.getByRole('dialog').getByRole('button', { name: '完成' }).tap();
    await officer.getByLabel('完成：寄送厂房资料').first().waitFor({ state: 'detached' });

    await open(park);
    await park.getByRole('link', { name: '编辑' }).first().click();
    await park.getByLabel('协议投资', { exact: true }).fill('3.5亿');
    await park.getByRole('button', { name: '保存' }).click();
    await park.getByRole('heading', { level: 1, name: PROJECT }).waitFor();
    const dialog = await advance(park);
    await dialog.getByRole('button', { name: '确认推进' }).click();
    await recorded(park);
  }, 180_000);

  it('Wednesday: signing asks for what is missing, all at once, and takes it in the same dialog', async () => {
    await open(officer);
    const dialog = await advance(officer);
    await dialog.getByText('推进到“签约”还需要').waitFor();
    await dialog.getByRole('button', { name: '确认推进' }).tap();
    await dialog.getByText('缺少：所属行业').waitFor();
    await dialog.getByText('缺少佐证材料：投资协议').waitFor();
    await choose(officer, dialog.getByLabel('行业（国标代码）'), '计算机、通信');
    await dialog.getByLabel('建设内容及规模').fill('两条封测线');
    await attach(dialog, '投资协议.pdf');
    await dialog.getByRole('button', { name: '确认推进' }).tap();
    await recorded(officer);
  }, 180_000);

  it('Thursday: the county reviews and the city verifies the signing; the board shows it in its column', async () => {
    await review(county, /签约/);
    await review(city, /签约/);
    await city.goto(`${luodi.url}/#/projects?filter=${encodeURIComponent(JSON.stringify({ q: PROJECT }))}&kind=board`);
    await city.getByTestId('column-signed').getByText(PROJECT).waitFor();
  }, 180_000);

  it('Thursday: money arrives, logged on the phone and verified by the city', async () => {
    await open(officer, '资金');
    await officer.getByRole('button', { name: '登记到位资金' }).tap();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel(/^金额/).fill('5000万');
    await dialog.getByRole('combobox', { name: /资金来源/ }).click();
    await officer.getByRole('option', { name: '省外', exact: true }).click();
    await attach(dialog, '到账凭证.pdf');
    await dialog.getByRole('button', { name: '保存' }).tap();
    await dialog.waitFor({ state: 'detached' });
    await review(county, /到位资金/);
    await review(city, /到位资金/);
    await open(park, '资金');
    await park.getByText('已核验 5,000 万元').filter({ visible: true }).first().waitFor();
  }, 180_000);

  it('Friday: it starts, and everybody up to the city sees it', async () => {
    await open(officer);
    const dialog = await advance(officer);
    await attach(dialog, '施工许可证.pdf');
    await dialog.getByRole('button', { name: '确认推进' }).tap();
    await recorded(officer);
    await review(county, /开工/);
    await review(city, /开工/);
    await city.goto(`${luodi.url}/#/count-feed`);
    await city.locator('thead').getByText('开工项目数').waitFor();
    const headings = await city.locator('thead tr').last().locator('th').allInnerTexts();
    const started = headings.findIndex((text) => text.replace(/\s/g, '').startsWith('开工项目数'));
    expect((await city.locator('tbody tr').last().locator('td').nth(started + 1).getByRole('link').first().innerText()).trim()).toBe('1');
  }, 180_000);

  it('breaks nowhere on the way', () => expect(luodi.errors).toEqual([]));
});
