import type { Page } from 'playwright-core';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { TestConsole } from '../support/console.js';
import { ORGANISATION, PARK, PASSWORD } from '../support/fixtures.js';

const INVESTORS = ['四川中蓝新能源材料有限公司'];
const VIEW = '南溪在谈项目';

describe('the pipeline as a board, in a browser', () => {
  let luodi: TestConsole;
  let city: Page;
  let officer: Page;
  let card: ProjectRecord;

  const create = async (body: object) => (await luodi.server.request<ProjectRecord>('POST', '/projects', body)).body;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    await luodi.server.signIn('city-manager', PASSWORD);
    card = await create({ name: '看板拖动项目', investors: INVESTORS, organisationId: ORGANISATION.parkA, parkId: PARK.a });
    await create({ name: '未填投资方项目', organisationId: ORGANISATION.parkA, parkId: PARK.a });
    await create({ name: '翠屏区的项目', investors: INVESTORS, organisationId: ORGANISATION.parkB, parkId: PARK.b });
    [city, officer] = [await luodi.signedIn('city-manager'), await luodi.signedIn('officer')];
  }, 120_000);
  afterAll(() => luodi?.close());

  /** Drags with the mouse, in steps as a hand does. */
  async function drag(page: Page, name: string, stage: string): Promise<void> {
    const from = (await page.getByTestId(/^card-/).filter({ hasText: name }).boundingBox())!;
    const to = (await page.getByTestId(`column-${stage}`).boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height - 14);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 20, from.y + 20, { steps: 5 });
    await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 12 });
    await page.mouse.up();
  }

  it('keeps a filtered board as a view and shares it with everyone', async () => {
    const filter = JSON.stringify({ parkId: [PARK.a, PARK.b], stage: ['lead', 'negotiating', 'signed'] });
    await city.goto(`${luodi.url}/#/projects?filter=${encodeURIComponent(filter)}`);
    await city.getByText('翠屏区的项目').waitFor();
    await city.getByRole('button', { name: '看板' }).click();
    await city.getByTestId('column-lead').getByText('3 个').waitFor();
    expect(await city.getByTestId('column-started').count()).toBe(0);
    await city.getByRole('button', { name: '视图', exact: true }).click();
    await city.getByRole('menuitem', { name: '另存为新视图' }).click();
    const dialog = city.getByRole('dialog');
    await dialog.getByLabel('视图名称').fill(VIEW);
    await dialog.getByRole('combobox', { name: '共享给' }).click();
    await city.getByRole('option', { name: '全市' }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await city.getByRole('button', { name: VIEW }).waitFor();
    expect(city.url()).toContain('kind=board');
    expect(city.url()).toMatch(/view=\d+/);
  }, 180_000);

  it('shows another user the same question within that user’s own scope', async () => {
    await officer.goto(`${luodi.url}/#/projects`);
    await officer.getByRole('button', { name: '视图', exact: true }).click();
    await officer.getByRole('menuitem', { name: new RegExp(VIEW) }).click();
    await officer.getByTestId('column-lead').getByText('2 个').waitFor();
    expect(await officer.getByText('翠屏区的项目').count()).toBe(0);
    await officer.goto(`${luodi.url}/#/projects?kind=board&filter=${encodeURIComponent(JSON.stringify({ parkId: PARK.b }))}`);
    await officer.getByText('没有符合条件的记录').waitFor();
    await officer.getByText('只显示您数据范围内的项目').waitFor();
    await officer.goBack();
  }, 180_000);

  it('opens the stage dialog when a card is dropped, and moves it only once the gate is passed', async () => {
    await officer.getByTestId('column-lead').getByText('未填投资方项目').waitFor();
    await drag(officer, '未填投资方项目', 'negotiating');
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('推进到“在谈”还需要').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await officer.getByTestId('column-lead').getByText('未填投资方项目').count()).toBe(1);
    await drag(officer, card.name, 'negotiating');
    await dialog.getByRole('button', { name: '确认推进' }).click();
    await officer.getByText('已记入台账，等待审核').waitFor();
    await officer.getByTestId('column-negotiating').getByText(card.name).waitFor();
    await officer.getByTestId('column-negotiating').getByText('1 个').waitFor();
  }, 180_000);

  it('says what to do instead when a card is dropped backwards or moved by somebody else meanwhile', async () => {
    await drag(officer, card.name, 'lead');
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('阶段不能拖回').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'detached' });
    await city.reload();
    await city.getByTestId('column-negotiating').getByText(card.name).waitFor();
    const { body } = await luodi.server.request<{ error?: { code: string } }>('POST', `/projects/${card.id}/stage-events`, { to: 'signed', occurredOn: new Date().toISOString().slice(0, 10), bypassGate: true, reason: '已线下签约，材料后补' });
    expect(body.error).toBeUndefined();
    await drag(city, card.name, 'signed');
    await city.getByRole('dialog').getByText('项目现在是“签约”').waitFor();
    await city.getByTestId('column-signed').getByText(card.name).waitFor();
  }, 180_000);

  it('reaches the same dialog by the keyboard', async () => {
    const button = city.getByRole('button', { name: '推进：未填投资方项目' });
    await city.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await button.focus();
    await city.keyboard.press('Enter');
    await city.getByRole('dialog').getByText('推进到“在谈”还需要').waitFor();
    await city.keyboard.press('Escape');
  }, 120_000);

  it('breaks nowhere on the way', () => {
    expect(luodi.errors).toEqual([]);
  });
});
