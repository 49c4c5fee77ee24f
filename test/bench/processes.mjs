import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../api/commands/prepare.mjs';
import { HOME_REGION, USER } from './options.mjs';

/** Node's own flags in `npm start`. */
const NODE_FLAGS = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start.match(/--\S+/g) ?? [];

const children = new Set();
const here = (file) => join(root, 'test/bench', file);

/** Ends whatever is still running; for an exit handler. */
export function killChildren() {
  for (const child of children) child.kill('SIGKILL');
}

export function track(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** The environment in which the application finds a data set; its limits on requests are out of the way. */
export const appEnvironment = (dataset) => ({
  ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1', HOST: '127.0.0.1', DATA_DIR: dataset.directory, DATABASE_URL: dataset.url ?? '', HOME_REGION,
  SESSION_SECRET: 'a session secret for nothing but the benchmark', RATE_LIMIT: '1000000000', LOG_LEVEL: 'warn',
});

/** Runs a script of this folder with one JSON argument and answers the JSON it sends back. */
export async function runScript(file, input, { env = process.env, execArgv = [] } = {}) {
  const child = track(fork(here(file), [JSON.stringify(input)], { env: { ...env, NODE_NO_WARNINGS: '1' }, execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  let answer;
  child.on('message', (message) => (answer = message));
  const [code] = await once(child, 'exit');
  if (code !== 0 || answer === undefined) throw new Error(`${file} ended with exit code ${code}`);
  return answer;
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** The bare server on a data set, answering the given statements (or, `bare-writer.mjs`, writing the given rows). */
export async function startBare(dataset, what, script = 'bare-server.mjs') {
  const child = track(fork(here(script), [JSON.stringify({ url: dataset.url, file: dataset.file, ...what })], { env: { ...process.env, NODE_NO_WARNINGS: '1' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  const [{ port }] = await once(child, 'message');
  return { port, pid: child.pid, stop: () => stop(child) };
}

/** The built application on a data set; `startMs` is the time from spawning it to `/api/ready` answering 200. */
export async function startApp(dataset, port) {
  const started = performance.now();
  const child = track(spawn(process.execPath, [...NODE_FLAGS, ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []), join(root, 'dist/server/api/main.js')], { env: { ...appEnvironment(dataset), PORT: String(port) }, stdio: ['ignore', 'inherit', 'inherit'] }));
  const url = `http://127.0.0.1:${port}/api`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with exit code ${child.exitCode}`);
    if (performance.now() - started > 120_000) throw new Error('the server did not become ready');
    if ((await fetch(`${url}/ready`).catch(() => undefined))?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { port, url, pid: child.pid, startMs: performance.now() - started, stop: () => stop(child) };
}

/** Signs in as the data set's city user; answers the headers of a browser's session. */
export async function signIn(app) {
  const answer = await fetch(`${app.url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(USER) });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  const { csrfToken } = await answer.json();
  return { cookie: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), 'x-csrf-token': csrfToken };
}

/** Milliseconds of processor time that a process has used so far; undefined where there is no /proc. */
export function processorMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** A line of /proc/PID/status in MiB (`VmRSS` now, `VmHWM` at its peak); undefined where there is no such file. */
export function memoryMiB(pid, line) {
  try {
    return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
  } catch {
    return undefined;
  }
}
