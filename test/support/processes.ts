import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Config } from '../../api/core/config.js';

/** The environment in which another process finds the database of a test. */
export function environmentOf(config: Config): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'error', NODE_NO_WARNINGS: '1', DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl ?? '' };
}

/** Another Node process; what it prints is gathered line by line. */
export class Process {
  readonly lines: string[] = [];
  errors = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    this.child = child;
    this.ended = once(child, 'close');
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      this.lines.push(...lines);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
  }

  /** Waits until a condition holds; throws with what the process said on its way when it ends first or takes longer than a minute. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = Date.now() + 60_000;
    while (!(await condition())) {
      if (this.child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`the process did not get there (exit code ${this.child.exitCode}):\n${this.errors}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Sends a signal and waits for the end; answers the exit code, null when the signal ended it. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    this.child.kill(signal);
    await this.ended;
    return this.child.exitCode;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The built server as a process of its own (kill -9, graceful stop, browser); the database must hold an installation. */
export class ServerProcess extends Process {
  private headers: Record<string, string> = {};

  private constructor(readonly url: string, env: NodeJS.ProcessEnv) {
    super('dist/server/api/main.js', [], env);
  }

  /** Starts it on a free port and waits until it is ready. */
  static async start(config: Config, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const port = await freePort();
    const server = new ServerProcess(`http://127.0.0.1:${port}`, { ...environmentOf(config), HOST: '127.0.0.1', PORT: String(port), ...env });
    try {
      await server.until(async () => (await fetch(`${server.url}/api/ready`).catch(() => undefined))?.status === 200);
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  /** Opens a session that later requests use. */
  async signIn(username: string, password: string): Promise<void> {
    const response = await fetch(`${this.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    this.headers = { cookie: response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), 'x-csrf-token': csrfToken };
  }

  /** One request; rejects when the server dies under it. A form is sent as it is, anything else as JSON. */
  async request<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T }> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { ...this.headers, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
}
