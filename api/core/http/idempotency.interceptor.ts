import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, RequestMethod, SetMetadata } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { isUniqueViolation } from '../database/driver-errors.js';
import { AppError, badRequest } from '../errors.js';
import { Clock } from '../clock.js';
import { currentContext } from '../request-context.js';

const OUTSIDE = 'luodi:idempotency-outside';
/** The handler does more than SQL (files, streams), so it may not run inside one transaction; it guards itself against repeats. */
export const RunsOutsideTransaction = () => SetMetadata(OUTSIDE, true);

/**
 * A POST with an `Idempotency-Key` is carried out once per user and key: key, effect and answer commit together,
 * and a repeat (also a concurrent one) gets the first answer again. The same key with another request is 422.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reflector: Reflector) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const userId = currentContext()?.user?.id;
    if (typeof key !== 'string' || !userId || this.reflector.get<boolean>(OUTSIDE, execution.getHandler())) return next.handle();
    if (!/^[\x21-\x7e]{1,100}$/.test(key)) throw badRequest('malformed-request', { header: 'Idempotency-Key' });
    return from(this.once(userId, key, request, execution.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(userId: number, key: string, request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const requestHash = createHash('sha256').update(`${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex');
    try {
      return await this.database.write(async () => {
        const stored = await this.find(userId, key);
        if (stored) return this.replay(stored, requestHash, reply);
        // The row goes in first: on MySQL a concurrent repeat waits here for this transaction and then sees its answer.
        await this.database.execute('INSERT INTO `idempotency_key` (`userId`, `key`, `requestHash`, `status`, `body`, `createdAt`) VALUES (?, ?, ?, 0, NULL, ?)', [userId, key, requestHash, this.clock.instant()]);
        const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
        await this.database.execute('UPDATE `idempotency_key` SET `status` = ?, `body` = ? WHERE `userId` = ? AND `key` = ?', [reply.statusCode, JSON.stringify(result ?? null), userId, key]);
        return result;
      });
    } catch (error) {
      const stored = isUniqueViolation(error) ? await this.find(userId, key) : undefined;
      if (!stored) throw error;
      return this.replay(stored, requestHash, reply);
    }
  }

  private find(userId: number, key: string) {
    return this.database.queryOne<{ requestHash: string; status: number; body: string }>('SELECT `requestHash`, `status`, `body` FROM `idempotency_key` WHERE `userId` = ? AND `key` = ?', [userId, key]);
  }

  private replay(stored: { requestHash: string; status: number; body: string }, requestHash: string, reply: FastifyReply): unknown {
    if (stored.requestHash !== requestHash) throw new AppError(422, 'idempotency-mismatch');
    const transaction = this.database.transaction;
    if (transaction) transaction.audited = true; // nothing is written by a replay
    void reply.status(stored.status).header('Idempotency-Replayed', 'true');
    return JSON.parse(stored.body) as unknown;
  }
}

/**
 * Puts the interceptor on every POST route, before the routes are registered. Not a global one: then every GET would pass
 * through it as well, and the Observables around a handler cost more than a short handler does.
 */
@Injectable()
export class IdempotentPosts {
  constructor(discovery: DiscoveryService, scanner: MetadataScanner, reflector: Reflector, interceptor: IdempotencyInterceptor) {
    for (const { metatype } of discovery.getControllers()) {
      const prototype = metatype?.prototype as Record<string, object> | undefined;
      for (const name of scanner.getAllMethodNames(prototype ?? null)) {
        const handler = prototype![name]!;
        if (reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler as () => unknown) !== RequestMethod.POST) continue;
        const others = ((Reflect.getMetadata(INTERCEPTORS_METADATA, handler) ?? []) as unknown[]).filter((other) => !(other instanceof IdempotencyInterceptor));
        Reflect.defineMetadata(INTERCEPTORS_METADATA, [interceptor, ...others], handler);
      }
    }
  }
}
