import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, isBuilt, isInstalled, onStop, root, stopPreparing } from '../api/commands/prepare.mjs';
import { findMariaDb, startMariaDb } from './support/mariadb-server.mjs';

/**
 * `npm test`: every suite, with a throwaway MariaDB of its own where a server binary is found.
 *   --only NAME[,NAME]   these suites: types, or a project of jest.config.mjs
 *   anything else is handed to Jest (-t PATTERN, a path, --verbose …)
 * With CI=true a suite that cannot be run is a failure.
 */
const SUITES = [
  { name: 'types' },
  { name: 'architecture', folder: 'architecture' },
  { name: 'domain', folder: 'domain' },
  { name: 'packs', folder: 'packs' },
  { name: 'api-sqlite', folder: 'api' },
  { name: 'api-mariadb', folder: 'api', mariadb: 'needed' },
  { name: 'migrations', folder: 'migrations', mariadb: 'used' },
  { name: 'faults', folder: 'faults', mariadb: 'used', built: ['server'] },
  { name: 'admin', folder: 'admin' },
  { name: 'browser', folder: 'browser', chromium: true, built: ['server', 'admin'] },
];
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const TYPE_PROJECTS = ['tsconfig.json', 'admin/tsconfig.json', 'test/admin/tsconfig.json', 'test/browser/tsconfig.json'];

const ci = process.env.CI === 'true';
const work = mkdtempSync(join(tmpdir(), 'luodi-test-'));
const results = [];
const notRun = [];
const children = new Set();
let mariadb;

const seconds = (since) => `${((Date.now() - since) / 1_000).toFixed(1)} s`;
const say = (text) => process.stdout.write(`${text}\n`);

function cleanUp() {
  for (const child of children) child.kill('SIGKILL');
  stopPreparing();
  mariadb?.removeNow();
  rmSync(work, { recursive: true, force: true });
}
process.on('exit', cleanUp);
onStop(() => process.exit(130));

function readArguments(argv) {
  const only = new Set();
  const rest = [];
  for (let index = 0; index < argv.length; index += 1) {
    const [option, value] = argv[index].split('=');
    if (option === '--only') for (const name of (value ?? argv[++index] ?? '').split(',')) only.add(name);
    else rest.push(argv[index]);
  }
  const unknown = [...only].filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length) {
    say(`no such suite: ${unknown.join(', ')} (there are: ${SUITES.map((suite) => suite.name).join(', ')})`);
    process.exit(2);
  }
  return { suites: SUITES.filter((suite) => !only.size || only.has(suite.name)), rest };
}

const node = (args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    children.add(child);
    child.on('error', reject);
    child.on('close', (code) => {
      children.delete(child);
      resolve(code ?? 1);
    });
  });

async function checkTypes() {
  const projects = TYPE_PROJECTS.filter((project) => existsSync(join(root, project)));
  const codes = await Promise.all(projects.map((project) => node(['node_modules/@typescript/native/bin/tsc', '-p', project])));
  const failed = codes.filter((code) => code !== 0).length;
  return { passed: projects.length - failed, failed, skipped: 0 };
}

async function runJest(name, rest, env) {
  const outputFile = join(work, `${name}.json`);
  const code = await node(
    ['--no-warnings', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', name, '--maxWorkers=2', '--json', `--outputFile=${outputFile}`, ...rest],
    { NODE_ENV: 'test', TZ: 'UTC', LUODI_TEST_DIR: work, ...env },
  );
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests: skipped } = JSON.parse(readFileSync(outputFile, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** The first of these programs on the search path. */
function findProgram(names) {
  const places = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin'];
  return names.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path));
}

const hasSpecs = (folder) => existsSync(join(root, 'test', folder)) && readdirSync(join(root, 'test', folder), { recursive: true }).some((file) => /\.spec\.tsx?$/.test(String(file)));

/** Why a suite cannot be run here, or undefined. */
function obstacle(suite, chromium) {
  if (suite.folder && !hasSpecs(suite.folder)) return 'it has no tests';
  if (suite.mariadb === 'needed' && !mariadbUrl()) return 'no MariaDB server binary found (install mariadb-server)';
  if (suite.chromium && !chromium) return 'no Chromium found (install chromium)';
  return undefined;
}

const mariadbUrl = () => process.env.LUODI_TEST_MYSQL_URL ?? mariadb?.url;

async function prepare(suites) {
  if (!isInstalled()) {
    say('installing packages …');
    await install();
  }
  if (suites.some((suite) => suite.mariadb) && !process.env.LUODI_TEST_MYSQL_URL && findMariaDb()) mariadb = await startMariaDb();
}

async function runSuite(suite, rest, chromium) {
  const started = Date.now();
  say(`\n── ${suite.name} ──`);
  for (const part of suite.built ?? []) if (!isBuilt(part)) await build(part);
  const environment = { ...(mariadbUrl() ? { LUODI_TEST_MYSQL_URL: mariadbUrl() } : {}), ...(chromium ? { LUODI_TEST_CHROMIUM: chromium } : {}) };
  const result = suite.name === 'types' ? await checkTypes() : await runJest(suite.name, rest, environment);
  if (suite.mariadb === 'used' && !mariadbUrl()) notRun.push(`${suite.name} on MariaDB: no MariaDB server binary found (install mariadb-server)`);
  results.push({ name: suite.name, ...result, took: seconds(started) });
}

const { suites, rest } = readArguments(process.argv.slice(2));
const chromium = findProgram(CHROMIUM);
try {
  await prepare(suites);
  for (const suite of suites) {
    const reason = obstacle(suite, chromium);
    if (reason) notRun.push(`${suite.name}: ${reason}`);
    else await runSuite(suite, rest, chromium);
  }
} catch (error) {
  console.error(error);
  results.push({ name: 'set-up', passed: 0, failed: 1, skipped: 0, took: '' });
}

say('');
for (const { name, passed, failed, skipped, took } of results) say(`${name.padEnd(14)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${skipped ? ` ${String(skipped).padStart(4)} skipped` : ''}   ${took}`);
for (const text of notRun) say(`not run: ${text}`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const passed = sum('passed');
const failed = sum('failed') + (ci ? notRun.length : 0);
const skipped = sum('skipped');
say(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
// The throwaway server is still running: it ends with this process.
process.exit(failed || !passed ? 1 : 0);
