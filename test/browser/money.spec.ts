import type { Page } from 'playwright-core';
import { TestConsole } from '../support/console.js';
import { COUNTY_A, PARK, PASSWORD } from '../support/fixtures.js';

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') });

describe('from the signing to verified money, in a browser', () => {
  let luodi: TestConsole;
  let page: Page;
  let id: number;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    await luodi.server.signIn('officer', PASSWORD);
    const { body } = await luodi.server.request<{ id: number }>('POST', '/projects', { name: '储能电池项目', investors: ['深圳某新能源公司'], parkId: PARK.a, regionCode: COUNTY_A, industryCode: 'C', origin: 'out-of-province', agreedInvestmentFen: 100_000_000_00, contentAndScale: '年产 2GWh' });
    id = body.id;
    await luodi.server.request('POST', `/projects/${id}/stage-events`, { to: 'negotiating', occurredOn: '2026-01-05' });
    page = await luodi.signedIn('officer');
  }, 180_000);
  afterAll(() => luodi?.close());

  async function record(amount: string): Promise<void> {
    await page.getByRole('button', { name: '登记到位资金' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^金额/).fill(amount);
    await dialog.locator('input[type=file]').setInputFiles(pdf('到账凭证.pdf'));
    await dialog.getByText('到账凭证.pdf').waitFor();
    await dialog.getByRole('button', { name: '保存' }).click();
  }

  it('refuses money before the signing in words', async () => {
    await page.goto(`${luodi.url}/#/projects/${id}/show?tab=money`);
    await record('3000万');
    await page.getByRole('dialog').getByText(/尚未签约/).first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃已填内容？' }).click();
  }, 180_000);

  it('takes it once the project is signed, and warns beyond the agreed amount', async () => {
    await page.getByRole('button', { name: '推进', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(pdf('投资协议.pdf'));
    await dialog.getByText('投资协议.pdf').waitFor();
    await dialog.getByRole('button', { name: '确认推进' }).click();
    await page.getByText('已记入台账，等待审核').waitFor();
    await record('1.2亿');
    await page.getByText(/累计到位资金 .* 超过协议投资/).first().waitFor();
    await page.getByText('超出协议').filter({ visible: true }).first().waitFor();
  }, 180_000);

  it('shows on the panel what the city verified', async () => {
    const { body: rows } = await luodi.server.request<{ id: number; type: string }[]>('GET', `/projects/${id}/ledger`);
    const event = rows.find(({ type }) => type === 'funds-arrived')!;
    await luodi.server.signIn('city-manager', PASSWORD);
    expect((await luodi.server.request('POST', `/stage-events/${event.id}/verification`, { verdict: 'verified' })).status).toBe(200);
    await page.reload();
    await page.getByText('已核验 1.2 亿元').filter({ visible: true }).first().waitFor();
    await page.getByRole('link', { name: '1.2 亿元' }).filter({ visible: true }).first().click();
    await page.getByRole('heading', { name: '资金台账' }).waitFor();
    await page.getByRole('link', { name: '储能电池项目' }).first().click();
    await page.locator('[aria-current=true]').getByText('到位资金').waitFor();
  }, 180_000);

  it('breaks nowhere on the way', () => {
    expect(luodi.errors).toEqual([]);
  });
});
