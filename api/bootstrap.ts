import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger } from './core/nest-logger.js';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { Clock } from './core/clock.js';
import type { Config } from './core/config.js';
import { createLogger } from './core/core.module.js';
import { Database } from './core/database/database.js';
import { serveConsole } from './core/http/console.js';
import { sendPages } from './core/http/list.js';
import { serveOpenApi } from './core/http/openapi.js';
import { limitRequests, type RateLimit } from './core/http/rate-limit.js';
import { secureAnswers } from './core/http/security-headers.js';
import { entities } from './entities.js';
import { registerHttpContext } from './identity/http-context.js';

export interface RunningApp {
  app: NestFastifyApplication;
  database: Database;
  clock: Clock;
  /** Drains requests, then closes the database. */
  close(): Promise<void>;
}

export interface BootParts { clock?: Clock; logger?: Logger; database?: Database }

/** Builds the whole application on a migrated database; it listens only when the caller says so. */
export async function createApp(config: Config, parts: BootParts = {}): Promise<RunningApp> {
  const clock = parts.clock ?? new Clock(config.timeZone);
  const logger = parts.logger ?? createLogger(config);
  const database = parts.database ?? (await Database.open(config, entities));
  const adapter = new FastifyAdapter({ bodyLimit: 2 * 1024 * 1024, trustProxy: config.trustProxy, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 200 } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with({ config, clock, database, logger }), adapter, { logger: new NestLogger(logger), abortOnError: false });
  app.setGlobalPrefix('api');
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 20, fileSize: 200 * 1024 * 1024 } });
  const fastify = app.getHttpAdapter().getInstance();
  secureAnswers(fastify, config.secureCookies);
  registerHttpContext(app, config);
  limitRequests(fastify, { callerOf: callerOf(config) });
  sendPages(fastify);
  serveOpenApi(app);
  await serveConsole(app);
  await app.init();
  await fastify.ready();
  return {
    app, database, clock,
    close: async () => {
      await app.close();
      if (!parts.database) await database.close();
    },
  };
}

/** Addresses that have not signed in are counted, and so is each user. */
function callerOf(config: Config): RateLimit['callerOf'] {
  const { anonymousRequestsPerMinute: max } = config;
  return ({ url, ip, appContext }) => {
    // The console's own files cost nothing; the operator's probes must always get through.
    if (!url.startsWith('/api/') || url === '/api/health' || url === '/api/ready') return undefined;
    return appContext?.user ? { key: `user ${appContext.user.id}`, max: max * 20 } : { key: ip, max };
  };
}
