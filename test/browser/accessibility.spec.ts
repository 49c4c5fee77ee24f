import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { PHONE, TestConsole, WIDE } from '../support/console.js';

const LEDGER = new URL('../fixtures/imports/ledger_real.csv', import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = { wide: WIDE, narrow: { viewport: PHONE.viewport } };

interface Violation { id: string; impact: string | null; nodes: { target: string[]; failureSummary?: string }[] }
declare const axe: { run: (context: object, options: object) => Promise<{ violations: Violation[] }> };

/** What a blind, colour-blind or keyboard user stumbles over (WCAG 2.1 A and AA), in light and dark, wide and narrow. */
describe('accessibility', () => {
  let luodi: TestConsole;
  let importId = 0;
  let projectId = 0;

  beforeAll(async () => {
    luodi = await TestConsole.start();
    const page = await newPage('wide', 'light', 'officer');
    projectId = await page.evaluate(async () => {
      const { csrfToken } = await (await fetch('/api/session')).json() as { csrfToken: string };
      const answer = await fetch('/api/projects', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken }, body: JSON.stringify({ name: '无障碍示例项目', agreedInvestmentFen: 35_0000_0000 }) });
      return ((await answer.json()) as { id: number }).id;
    });
    await page.context().close();
    const city = await newPage('wide', 'light', 'city-manager');
    await city.goto(`${luodi.url}/#/imports`);
    await city.getByTestId('import-file').setInputFiles(LEDGER);
    await city.getByRole('button', { name: '按此读取' }).click();
    await city.getByText('问题汇总').waitFor();
    importId = Number(/imports\/(\d+)/.exec(city.url())![1]);
    await city.context().close();
  }, 240_000);
  afterAll(() => luodi?.close());

  const newPage = (width: keyof typeof WIDTHS, colorScheme: 'light' | 'dark', username?: string): Promise<Page> => {
    const options = { ...WIDTHS[width], colorScheme, reducedMotion: 'reduce' } as const;
    return username ? luodi.signedIn(username, options) : luodi.window(options);
  };

  /** The serious and critical violations of what is on the screen once it has come to rest. */
  async function violations(page: Page, name: string): Promise<string[]> {
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => !document.querySelector('[role=progressbar]'));
    await page.waitForTimeout(300);
    // Evaluated, not added as a script: the page's content security policy rightly refuses that.
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
    return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${name}: ${id} ${target.join(' ')} ${(failureSummary ?? '').split('\n')[1]?.trim() ?? ''}`));
  }

  for (const width of ['wide', 'narrow'] as const) for (const scheme of ['light', 'dark'] as const) {
    it(`has no serious violation on the main screens, ${width}, ${scheme}`, async () => {
      const login = await newPage(width, scheme);
      const found = await violations(login, 'login');
      await login.context().close();
      const page = await newPage(width, scheme, 'city-manager');
      const screens = { home: '', projects: 'projects', project: `projects/${projectId}/show`, ledger: `projects/${projectId}/show?tab=ledger`, imports: `imports/${importId}/show`, reviews: 'reviews', feed: 'count-feed', monthly: 'monthly-report' };
      for (const [name, path] of Object.entries(screens)) {
        await page.goto(`${luodi.url}/#/${path}`);
        await page.locator('h1').first().waitFor();
        found.push(...(await violations(page, name)));
      }
      await page.getByRole('button', { name: '快速录入' }).first().click();
      await page.getByRole('dialog').waitFor();
      found.push(...(await violations(page, 'quick add')));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      // What opens above a page: a menu with headings, one with boxes to tick, the search with its groups.
      await page.goto(`${luodi.url}/#/projects`);
      for (const [name, button] of [['views', '视图'], ['columns', '选择列']] as const) {
        if (name === 'columns' && width === 'narrow') continue;
        await page.getByRole('button', { name: button, exact: true }).click();
        await page.getByRole('menu').waitFor();
        found.push(...(await violations(page, name)));
        await page.keyboard.press('Escape');
        await page.getByRole('menu').waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Control+k');
      await page.keyboard.type('无障碍');
      await page.getByRole('option').first().waitFor();
      found.push(...(await violations(page, 'search')));
      await page.context().close();
      expect(found).toEqual([]);
    }, 240_000);
  }
});
