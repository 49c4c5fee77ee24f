import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { errorMessage, ERRORS, type ErrorCode } from '../../../shared/errors.js';
import type { ErrorAnswer } from '../../../shared/contracts/common.js';
import { isBusy, isForeignKeyViolation, isStorageFull, isUniqueViolation, isUnreachable } from '../database/driver-errors.js';
import { AppError, unavailable } from '../errors.js';
import { currentContext, type Context } from '../request-context.js';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'malformed-request', 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 409: 'duplicate', 413: 'payload-too-large', 415: 'unsupported-media-type', 429: 'too-many-requests',
};

interface StatusBearing { statusCode?: number; code?: string }

/** Turns whatever was thrown into one AppError; anything not foreseen is a 500 that says nothing of its inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnreachable(error)) return unavailable('database-unavailable', 5);
  if (isBusy(error)) return unavailable('busy');
  if (isUniqueViolation(error)) return new AppError(409, 'duplicate');
  if (isForeignKeyViolation(error)) return new AppError(409, 'still-referenced');
  const status = error instanceof HttpException ? error.getStatus() : ((error as StatusBearing).statusCode ?? 500);
  if (isStorageFull(error)) return new AppError(503, 'storage-full', { retryAfterSeconds: 60 });
  const code = BY_STATUS[status];
  if (code) return new AppError(status, code, status === 413 ? { limit: '20 MB' } : {});
  if (status >= 400 && status < 500) return new AppError(status, 'malformed-request');
  return new AppError(500, 'internal');
}

@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const error = toAppError(thrown);
    // A body that cannot be parsed fails outside the asynchronous context.
    const context = currentContext() ?? (request as { appContext?: Context }).appContext;
    const locale = context?.locale ?? 'zh';
    const params = error.status === 500 ? { requestId: context?.requestId } : error.params;
    // That it is not ready yet is what a probe wants to know, and asks for again and again.
    if ((error.status >= 500 && error.code !== 'starting') || reply.raw.headersSent) this.logger.error({ err: thrown, requestId: context?.requestId, method: request.method, url: request.url }, 'request failed');
    // Half an answer is out already (a stream broke): all that is left is to break it off.
    if (reply.raw.headersSent) return void reply.raw.destroy();
    if (error.status === 503) reply.header('Retry-After', String(error.params['retryAfterSeconds'] ?? 2));
    const answer: ErrorAnswer = {
      error: {
        code: error.code,
        message: errorMessage(error.code, locale, params),
        fields: error.fields.map((field) => ({ ...field, message: ERRORS[field.code] ? errorMessage(field.code, locale, field.params) : field.code })),
        params,
      },
    };
    void reply.status(error.status).send(answer);
  }
}
