import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

interface Violation { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }

/** The rules are in `.dependency-cruiser.cjs`. */
test('imports run the way the architecture says', async () => {
  const folders = ['api', 'shared', 'migrations', 'admin'].filter((folder) => existsSync(folder));
  const args = ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  // Violations make the exit code other than zero; the answer is on the standard output all the same.
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) => error as { stdout: string });
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(summary.violations.map(({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`)).toEqual([]);
}, 180_000);
