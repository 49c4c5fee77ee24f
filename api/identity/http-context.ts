import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../core/config.js';
import { forbidden, type AppError } from '../core/errors.js';
import { runInContext, type Context } from '../core/request-context.js';
import { Authenticator, type Authentication } from './authenticator.js';
import { acceptedLocale, type Locale } from './domain/locale.js';

export const SESSION_COOKIE = 'luodi_session';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyRequest {
    /** The request's context, for hooks that run after the body has been parsed. */
    appContext?: Context;
  }
}

/**
 * Gives every request its context: request id, address, language and, for the API, the signed-in user.
 * Must be called after the cookie plugin has been registered and before the routes are.
 */
export function registerHttpContext(app: NestFastifyApplication, config: Config): void {
  const fastify = app.getHttpAdapter().getInstance();
  const authenticator = app.get(Authenticator);

  fastify.decorateRequest('appContext', undefined);
  fastify.addHook('onRequest', (request, reply, done) => {
    const asked = acceptedLocale(request.headers['accept-language']);
    const context: Context = { requestId: requestIdOf(request, config), ip: request.ip, locale: asked ?? 'zh' };
    request.appContext = context;
    reply.header('X-Request-Id', context.requestId);
    // `done` is called inside the context, so that the answer to a refusal speaks the caller's language.
    runInContext(context, () => {
      if (!request.url.startsWith('/api/')) return done();
      const found = authenticator.authenticate(request.cookies[SESSION_COOKIE], request.headers.authorization);
      if (found instanceof Promise) found.then((later) => enter(authenticator, later, context, request, asked)).then(done, done);
      else done(enter(authenticator, found, context, request, asked));
    });
  });
  // Reading the body loses the asynchronous context (its events belong to the socket): handlers get it back here.
  fastify.addHook('preHandler', (request, _reply, done) => runInContext(request.appContext!, done));
}

/** Behind a trusted proxy its request id is kept, so that both logs can be read together. */
function requestIdOf(request: FastifyRequest, config: Config): string {
  const given = request.headers['x-request-id'];
  return config.trustProxy && typeof given === 'string' && /^[\w.:-]{8,60}$/.test(given) ? given : randomUUID();
}

/** Puts who was found into the request's context; answers 403 `csrf-token` for an unsafe method under a cookie without its token. */
function enter(authenticator: Authenticator, found: Authentication, context: Context, request: FastifyRequest, asked: Locale | undefined): AppError | undefined {
  if (found.kind === 'none') return undefined;
  if (found.kind === 'invalid') {
    context.staleCredential = true;
    return undefined;
  }
  context.user = found.user;
  // The header wins over the user's setting: the console sends the setting itself, and programs say what they read.
  context.locale = asked ?? found.locale;
  if (found.kind === 'token') return undefined;
  context.sessionIdHash = found.sessionIdHash;
  // Signing in again under an old cookie needs no token: a foreign page can neither send JSON nor this SameSite cookie.
  const signingIn = request.method === 'POST' && request.routeOptions.url === '/api/session';
  if (!SAFE_METHODS.has(request.method) && !signingIn && !authenticator.csrfMatches(found.sessionIdHash, request.headers['x-csrf-token'])) return forbidden('csrf-token');
  return undefined;
}
