import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../api/core/config.js';

/** The environment in which another process finds the database of a test. */
export function environmentOf(config: Config): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'test', NODE_NO_WARNINGS: '1', DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl ?? '' };
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

/** The built server as a process of its own (kill -9, graceful stop, browser); `url` answers once it is ready. */
export class ServerProcess extends Process {
  readonly url: string;

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    super('dist/server/api/main.js', [], { ...env, PORT: String(port), HOST: '127.0.0.1' });
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts it on this database and waits until `/api/ready` answers 200. */
  static async start(config: Config, port: number, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const server = new ServerProcess(port, { ...environmentOf(config), ...env });
    await server.until(async () => (await fetch(`${server.url}/api/ready`).catch(() => undefined))?.status === 200);
    return server;
  }
}
