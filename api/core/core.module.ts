import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { pino, type Logger } from 'pino';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { Database } from './database/database.js';
import { Ids } from './database/ids.js';
import { Outbox, TransactionEvents } from './events.js';
import { AllowCheck } from './http/allow-check.js';
import { AllowGuard } from './http/allow.js';
import { ErrorFilter } from './http/error.filter.js';
import { IdempotencyInterceptor, IdempotentPosts } from './http/idempotency.interceptor.js';
import { bodyValidation } from './http/validation.js';
import { JobLease } from './job-lease.js';

export const LOGGER = Symbol('LOGGER');

export function createLogger(config: Config): Logger {
  return pino({
    level: config.logLevel,
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', '*.password', 'token', '*.token'],
    formatters: { level: (level) => ({ level }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** Plumbing for every module: configuration, clock, database, ids, events, errors, guard. Knows no business word. */
@Global()
@Module({})
export class CoreModule {
  static with(parts: { config: Config; clock: Clock; database: Database; logger: Logger }): DynamicModule {
    return {
      module: CoreModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: Clock, useValue: parts.clock },
        { provide: Database, useValue: parts.database },
        { provide: LOGGER, useValue: parts.logger },
        { provide: Outbox, useFactory: () => new Outbox(parts.database, parts.clock, parts.logger) },
        TransactionEvents,
        Ids,
        JobLease,
        AllowCheck,
        { provide: APP_FILTER, useFactory: () => new ErrorFilter(parts.logger) },
        { provide: APP_GUARD, useClass: AllowGuard },
        IdempotencyInterceptor,
        IdempotentPosts,
        { provide: APP_PIPE, useFactory: bodyValidation },
      ],
      exports: [CONFIG, Clock, Database, LOGGER, Outbox, TransactionEvents, Ids, JobLease, AllowCheck],
    };
  }
}
