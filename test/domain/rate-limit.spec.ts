import fastify from 'fastify';
import { limitRequests } from '../../api/core/http/rate-limit.js';

test('a caller beyond the limit is told to wait; the others are not', async () => {
  const server = fastify();
  limitRequests(server, { callerOf: ({ headers }) => (headers['x-caller'] ? { key: String(headers['x-caller']), max: 2 } : undefined) });
  server.get('/', () => 'served');
  const ask = async (caller?: string) => (await server.inject({ url: '/', headers: caller ? { 'x-caller': caller } : {} }));
  expect([await ask('a'), await ask('a'), await ask('b'), await ask(), await ask('a')].map(({ headers }) => headers['x-ratelimit-remaining'])).toEqual(['1', '0', '1', undefined, '0']);
  const refused = await ask('a');
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '60']);
  expect((await ask('b')).statusCode).toBe(200);
  await server.close();
});
