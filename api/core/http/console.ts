import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The built console: `dist/admin`, beside `dist/server` when built and below the project root when run from sources. */
function consoleDirectory(): string | undefined {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 6; up += 1, directory = resolve(directory, '..')) {
    const candidate = join(directory, 'dist', 'admin');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
  }
  return undefined;
}

/** Serves the console at `/`; its hashed assets may be cached for ever, its page never. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const root = consoleDirectory();
  if (!root) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    setHeaders: (response, path) => {
      response.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
