import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Plain Node, no dependencies: this runs before anything is installed. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Calls back on SIGINT, SIGTERM or SIGHUP, once. Under `npm run` a SIGTERM may end only the shell that npm puts in between:
 * then this process finds itself without its parent.
 */
export function onStop(callback) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    callback();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(), 100).unref();
}

const PARTS = {
  server: {
    // The compiler of the type checks, several times as fast as the one `nest build` brings.
    sources: ['api', 'shared', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    result: 'dist/server', entry: 'api/main.js', command: ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], assets: 'api/policy/packs',
  },
  admin: {
    sources: ['admin', 'shared', 'vite.config.ts', 'package-lock.json'],
    result: 'dist/admin', entry: 'index.html', command: ['node_modules/vite/bin/vite.js', 'build'],
  },
};

const running = new Set();

/** Ends the installation or build under way. */
export function stopPreparing() {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a quiet child process; its output is shown only when it fails. */
function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', fail);
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0) done(output);
      else fail(new Error(`${output.trim()}\n(${args.slice(-2).join(' ')}: exit code ${code})`));
    });
  });
}

/** Whether what is installed is what `package-lock.json` asks for (packages for other platforms aside). */
export function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional === true && !installed[path]));
}

/** `npm ci`, development packages included: the build needs them. */
export async function install() {
  const modules = join(root, 'node_modules');
  // npm ci empties the directory first: through a link it would be another checkout's.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error(`${modules} is a link to ${realpathSync(modules)}, which does not fit package-lock.json: run npm ci there, or remove the link`);
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' });
}

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

function sourcesHash(part) {
  const hash = createHash('sha256');
  for (const source of PARTS[part].sources) {
    for (const file of filesBelow(join(root, source))) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const stampOf = (part) => join(root, 'dist', `.${part}-sources`);

/** Whether `dist` holds this part, built from the sources as they are now. */
export function isBuilt(part) {
  const { result, entry } = PARTS[part];
  return existsSync(join(root, result, entry)) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === sourcesHash(part);
}

/** Builds a part (`server` or `admin`) into `dist`. */
export async function build(part) {
  const { result, command: [script, ...args], assets } = PARTS[part];
  const hash = sourcesHash(part);
  rmSync(join(root, result), { recursive: true, force: true });
  await run(process.execPath, [join(root, script), ...args]);
  if (assets) cpSync(join(root, assets), join(root, result, assets), { recursive: true });
  writeFileSync(stampOf(part), hash);
}
