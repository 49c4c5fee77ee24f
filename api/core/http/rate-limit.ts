import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.js';

const WINDOW_MS = 60_000;
/** Callers counted at once; beyond that the one who came first is forgotten. */
const MAX_CALLERS = 50_000;

export interface RateLimit {
  /** Who is counted, and how many requests they have a minute; undefined: not counted. */
  callerOf(request: FastifyRequest): { key: string; max: number } | undefined;
}

/** Nobody may keep the server from the others: requests are counted by caller and minute; 429 `too-many-requests` beyond the limit. */
export function limitRequests(fastify: FastifyInstance, { callerOf }: RateLimit): void {
  const counts = new Map<string, { used: number; until: number }>();
  const count = (key: string) => {
    const now = performance.now();
    let entry = counts.get(key);
    if (!entry || entry.until <= now) {
      counts.delete(key);
      if (counts.size >= MAX_CALLERS) counts.delete(counts.keys().next().value!);
      counts.set(key, (entry = { used: 0, until: now + WINDOW_MS }));
    }
    entry.used += 1;
    return { used: entry.used, seconds: Math.ceil((entry.until - now) / 1_000) };
  };
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    const caller = callerOf(request);
    if (!caller) return done();
    const { used, seconds } = count(caller.key);
    reply.headers({ 'x-ratelimit-limit': caller.max, 'x-ratelimit-remaining': Math.max(0, caller.max - used), 'x-ratelimit-reset': seconds });
    if (used <= caller.max) return done();
    reply.header('retry-after', seconds);
    return done(new AppError(429, 'too-many-requests', { retryAfterSeconds: seconds }));
  });
}
