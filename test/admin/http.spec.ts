import type { SessionAnswer } from '../../shared/contracts/identity';
import { api, ApiError, apiUrl } from '../../admin/providers/http';
import { answerLogin } from '../../admin/providers/relogin';
import { setSession } from '../../admin/providers/session';

const session = (csrfToken: string): SessionAnswer => ({
  user: { id: 1, username: 'officer', displayName: '张三', organisationId: 1, organisationName: '园区', roles: ['officer'], locale: 'zh' },
  permissions: [], csrfToken, installation: { name: '示范市', homeRegion: null, demonstration: false, today: '2026-06-30', timeZone: 'Asia/Shanghai' },
});
const reply = (status: number, body: unknown) => ({ ok: status < 300, status, headers: new Headers(), text: async () => JSON.stringify(body), json: async () => body }) as Response;
const refusal = (status: number, code: string, fields: unknown[] = []) => reply(status, { error: { code, message: code, fields, params: {} } });

interface Sent { url: string; init: RequestInit }
/** Answers requests one after another and notes what was sent. */
function server(...answers: (Response | Error)[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = answers[sent.length - 1];
    if (!answer || answer instanceof Error) throw answer ?? new Error('unexpected request');
    return answer;
  }) as typeof fetch;
  return sent;
}
const header = ({ init }: Sent, name: string) => (init.headers as Headers).get(name);

describe('talking to the API', () => {
  beforeEach(() => setSession(session('token-1')));

  test('empty query values are left out', () => expect(apiUrl('metrics/x', { year: 2026, quarter: null, month: undefined, args: '{"a":1}' })).toBe('/api/metrics/x?year=2026&args=%7B%22a%22%3A1%7D'));

  test('unsafe requests carry the CSRF token and the key of their form', async () => {
    const sent = server(reply(201, { id: 7 }));
    await expect(api.post('projects', { name: '甲' }, { idempotencyKey: 'k' })).resolves.toEqual({ id: 7 });
    expect(header(sent[0]!, 'X-CSRF-Token')).toBe('token-1');
    expect(header(sent[0]!, 'Idempotency-Key')).toBe('k');
  });

  test('a refusal carries every field with its reason', async () => {
    server(refusal(422, 'validation', [{ path: 'name', code: 'required', message: '必填' }]));
    const error = await api.post('projects', {}).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 422, code: 'validation', fields: [{ path: 'name' }] });
  });

  test('no answer is told as such', async () => {
    server(new TypeError('Failed to fetch'));
    await expect(api.get('projects')).rejects.toMatchObject({ status: 0, code: 'network' });
  });

  test('when the session ends, what was sent waits for a new sign-in and is sent again', async () => {
    const sent = server(refusal(401, 'session-expired'), reply(201, { id: 8 }));
    const saving = api.post('projects', { name: '不能丢' });
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    setSession(session('token-2'));
    answerLogin(true);
    await expect(saving).resolves.toEqual({ id: 8 });
    expect(sent).toHaveLength(2);
    expect(sent[1]!.init.body).toBe(sent[0]!.init.body);
    expect(header(sent[1]!, 'X-CSRF-Token')).toBe('token-2');
  });

  test('who declines to sign in again gets the refusal', async () => {
    server(refusal(401, 'session-expired'));
    const saving = api.get('projects');
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    answerLogin(false);
    await expect(saving).rejects.toMatchObject({ status: 401 });
  });

  test('an outdated CSRF token is renewed once', async () => {
    const sent = server(refusal(403, 'csrf-token'), reply(200, session('token-3')), reply(200, { done: true }));
    await expect(api.put('next-steps/1', { done: true })).resolves.toEqual({ done: true });
    expect(header(sent[2]!, 'X-CSRF-Token')).toBe('token-3');
  });
});
