import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { fixtureDatabase, type TestDatabase } from './databases.js';
import { PASSWORD } from './fixtures.js';
import { ServerProcess } from './processes.js';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
export const WIDE = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** The built console: a server of its own on the fixtures' database, and a browser. */
export class TestConsole {
  /** What went wrong in any page. */
  readonly errors: string[] = [];

  private constructor(private readonly database: TestDatabase, readonly server: ServerProcess, private readonly browser: Browser) {}

  static async start(): Promise<TestConsole> {
    const database = await fixtureDatabase('sqlite');
    const server = await ServerProcess.start(database.config);
    return new TestConsole(database, server, await chromium.launch({ executablePath: process.env['LUODI_TEST_CHROMIUM']!, args: ARGUMENTS }));
  }

  get url(): string {
    return this.server.url;
  }

  /** A window of its own, at the login page. */
  async window(options: BrowserContextOptions = WIDE): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(error.message));
    await page.goto(this.url);
    await page.getByLabel('用户名').waitFor();
    return page;
  }

  /** A window of its own in which somebody has signed in. */
  async signedIn(username: string, options: BrowserContextOptions = WIDE): Promise<Page> {
    const page = await this.window(options);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('您好').waitFor();
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.end('SIGTERM');
    await this.database.drop();
  }
}
