import { TestConsole } from '../support/console.js';

/** What is sent up on paper: a sheet is narrower than a screen, and what does not fit on it is lost. */
describe('printing', () => {
  let luodi: TestConsole;
  beforeAll(async () => {
    luodi = await TestConsole.start();
  }, 120_000);
  afterAll(() => luodi?.close());

  it('keeps the monthly table a table, whole on one landscape page', async () => {
    const page = await luodi.signedIn('city-manager');
    await page.goto(`${luodi.url}/#/monthly-report`);
    await page.locator('table').waitFor();
    const onScreen = await page.locator('th').allInnerTexts();
    await page.emulateMedia({ media: 'print' });
    // A4 landscape within its margins.
    await page.setViewportSize({ width: 1062, height: 733 });
    expect(await page.locator('th').allInnerTexts()).toEqual(onScreen);
    const { table, sheet } = await page.evaluate(() => ({ table: document.querySelector('table')!.getBoundingClientRect().right, sheet: document.documentElement.clientWidth }));
    expect(table).toBeLessThanOrEqual(sheet);
    await page.setViewportSize({ width: 780, height: 1000 });
    await page.waitForTimeout(300);
    expect(await page.locator('table').count()).toBe(1);
    const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    expect(pages).toBe(1);
    await page.context().close();
  }, 120_000);
});
