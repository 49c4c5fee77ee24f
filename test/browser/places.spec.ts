import type { Page } from 'playwright-core';
import { TestConsole } from '../support/console.js';


describe('a factory and an offer, in a browser', () => {
  let luodi: TestConsole;
  let page: Page;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    page = await luodi.signedIn('county-manager');
  }, 120_000);
  afterAll(() => luodi?.close());

  const choose = async (label: string, text: string) => {
    await page.getByLabel(label).last().fill(text);
    await page.getByRole('option').filter({ hasText: text }).first().click();
  };
  /** A project in the park, through the API that the page itself speaks to. */
  const project = (name: string) => page.evaluate(async (title) => {
    const session = await (await fetch('/api/session')).json() as { csrfToken: string };
    const answer = await fetch('/api/projects', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrfToken }, body: JSON.stringify({ name: title, investors: ['甲公司'], parkId: 1 }) });
    return answer.status;
  }, name);

  it('enters a factory in a park', async () => {
    expect([await project('先到的项目'), await project('后到的项目')]).toEqual([201, 201]);
    await page.goto(`${luodi.url}/#/carriers/create?parkId=1`);
    await page.getByLabel('编号').fill('F-01');
    await page.getByLabel('名称').fill('1号标准厂房');
    await page.getByLabel('面积').fill('5000');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: /1号标准厂房/ }).waitFor();
  }, 120_000);

  it('occupies it once, and refuses the second occupier with what is left', async () => {
    const occupy = async (name: string, area: string) => {
      await page.getByRole('button', { name: '占用', exact: true }).click();
      await choose('项目', name);
      await page.getByRole('dialog').getByLabel('面积').fill(area);
      await page.getByRole('dialog').getByRole('button', { name: '占用' }).click();
    };
    await occupy('先到的项目', '4000');
    await page.getByRole('link', { name: '先到的项目' }).first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await occupy('后到的项目', '2000');
    await page.getByRole('dialog').getByText('剩余面积不足：还剩 1000 m²，需要 2000 m²').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /放弃/ }).click();
  }, 120_000);

  it('turns a published opportunity into a lead', async () => {
    const published = await page.evaluate(async () => {
      const { csrfToken } = await (await fetch('/api/session')).json() as { csrfToken: string };
      const send = async (path: string, body: unknown) => (await fetch(`/api/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken }, body: JSON.stringify(body) })).json() as Promise<{ id: number; version: number; state: string }>;
      const draft = await send('opportunities', { name: '线束生产基地', parkId: 1, industryCode: '36', expectedInvestmentFen: 30_000_000_000, cooperation: 'sole', content: '建设线束生产线', contactName: '李工', contactPhone: '0831-1' });
      return send(`opportunities/${draft.id}/publication`, { version: draft.version });
    });
    expect(published.state).toBe('published');
    await page.goto(`${luodi.url}/#/opportunities/${published.id}/show`);
    await page.getByRole('button', { name: '转为线索' }).click();
    await page.getByLabel('投资方').fill('乙线束有限公司');
    await page.getByLabel('投资方').press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '转为线索' }).click();
    await page.getByText('来自招商项目库').waitFor();
    await page.goto(`${luodi.url}/#/opportunities/${published.id}/show`);
    await page.getByText('形成的线索（1）').waitFor();
  }, 120_000);

  it('prints the catalogue of what is on offer', async () => {
    await page.goto(`${luodi.url}/#/opportunities/catalogue`);
    await page.getByText('共 1 个项目，预计总投资').waitFor();
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe('%PDF');
  }, 120_000);

  it('breaks nowhere on the way', () => {
    expect(luodi.errors).toEqual([]);
  });
});
