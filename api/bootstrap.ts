import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger } from './core/nest-logger.js';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { Clock } from './core/clock.js';
import type { Config } from './core/config.js';
import { createLogger } from './core/core.module.js';
import { Database } from './core/database/database.js';
import { AppError } from './core/errors.js';
import { serveConsole } from './core/http/console.js';
import { serveOpenApi } from './core/http/openapi.js';
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
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'], 'connect-src': ["'self'"], 'object-src': ["'none'"], 'base-uri': ["'self'"], 'frame-ancestors': ["'none'"], 'form-action': ["'self'"],
      },
    },
    // Behind TLS the proxy decides on HSTS; over plain HTTP in an intranet it must not be sent.
    strictTransportSecurity: config.secureCookies,
  });
  await app.register(multipart, { limits: { files: 1, fields: 20, fileSize: 200 * 1024 * 1024 } });
  registerHttpContext(app, config);
  await limitRequests(app, config);
  serveOpenApi(app);
  await serveConsole(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app, database, clock,
    close: async () => {
      await app.close();
      if (!parts.database) await database.close();
    },
  };
}

/** Nobody may keep the server from the others: addresses that have not signed in are counted, and so is each user. */
async function limitRequests(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => config.anonymousRequestsPerMinute * (request.appContext?.user ? 20 : 1),
    keyGenerator: (request) => (request.appContext?.user ? `user ${request.appContext.user.id}` : request.ip),
    // The console's own files cost nothing; the operator's probes must always get through.
    allowList: (request) => !request.url.startsWith('/api/') || request.url === '/api/health' || request.url === '/api/ready',
    errorResponseBuilder: (_request, context) => new AppError(429, 'too-many-requests', { retryAfterSeconds: Math.ceil(context.ttl / 1_000) }),
  });
}
