import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type TestApp } from '../support/app.js';
import type { ErrorBody } from '../support/client.js';

const SIZE = '2m';
const TOO_MUCH = 3 * 1024 * 1024;

const mount = (directory: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'luodi-test', directory], { stdio: 'ignore' });
const unmount = (directory: string) => execFileSync('umount', [directory], { stdio: 'ignore' });

/** A small file system of one's own takes the right to mount. */
function mayMount(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'luodi-mount-'));
  try {
    mount(directory);
    unmount(directory);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const filesBelow = (directory: string) => readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);

(mayMount() ? describe : describe.skip)('when the disk is full', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp({ database: 'sqlite' });
  });
  afterAll(() => app.close());

  const cases = [
    { folder: 'evidence', path: '/evidence', fields: { kind: 'photo' }, big: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(TOO_MUCH)]), small: Buffer.from('%PDF-1.7\n%%EOF\n'), name: '现场.pdf' },
    { folder: 'imports', path: '/imports', fields: { kind: 'projects' }, big: Buffer.from(`项目名称,投资额\n${'某某新材料项目,1亿元\n'.repeat(TOO_MUCH / 25)}`), small: Buffer.from('项目名称,投资额\n某某新材料项目,1亿元\n'), name: '台账.csv' },
  ];

  test.each(cases)('an upload to $path answers 503, leaves nothing, and works again when there is room', async ({ folder, path, fields, big, small, name }) => {
    const directory = join(app.config.dataDir, folder);
    mkdirSync(directory, { recursive: true });
    mount(directory);
    try {
      const officer = await app.login('officer');
      const { status, body, headers } = await officer.upload<ErrorBody>(path, { name, content: big }, fields);
      expect({ status, code: body.error.code }).toEqual({ status: 503, code: 'storage-full' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(filesBelow(directory)).toEqual([]);
      expect((await officer.list(path)).total).toBe(0);

      expect((await officer.upload(path, { name, content: small }, fields)).status).toBe(201);
      expect((await officer.list(path)).total).toBe(1);
    } finally {
      unmount(directory);
    }
  });
});
