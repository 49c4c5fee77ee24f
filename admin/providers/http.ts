import type { ErrorAnswer } from '../../shared/contracts/common';
import type { SessionAnswer } from '../../shared/contracts/identity';
import { signIn } from '../../shared/punctuation';
import { currentLocale } from './locale';
import { askForLogin } from './relogin';
import { getSession, setSession } from './session';

export type FieldError = ErrorAnswer['error']['fields'][number];
export type Query = Record<string, string | number | boolean | null | undefined>;
export interface Answer<T> { data: T; headers: Headers; status: number }
export interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** One key a form instance, so that a double click saves once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A refusal of the API, or no answer at all (`status` 0, code `network`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: FieldError[] = [],
    readonly params: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Everything an error says, each thing once, in one line. */
export const errorLine = (error: ApiError, most = 8): string => [...new Set([error.message, ...error.fields.slice(0, most).map((problem) => problem.message)])].join(signIn(currentLocale(), 'clause'));

const NO_ANSWER = { zh: '连接不上服务器，您填写的内容还在，请检查网络后重试', en: 'The server cannot be reached. What you typed is still here; check the network and try again.' };
const BAD_ANSWER = { zh: '服务器没有正常回应（{status}），请稍后重试', en: 'The server did not answer properly ({status}); please try again.' };
const SAFE = new Set(['GET', 'HEAD']);

export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api/${path.replace(/^\//, '')}${text ? `?${text}` : ''}`;
}

function headersFor(method: string, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLocale() });
  const session = getSession();
  if (!SAFE.has(method) && session) headers.set('X-CSRF-Token', session.csrfToken);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.body !== undefined && !(options.body instanceof FormData)) headers.set('Content-Type', 'application/json');
  return headers;
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const { body } = options;
  const init: RequestInit = { method, headers: headersFor(method, options), credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof FormData ? body : JSON.stringify(body);
  if (options.signal) init.signal = options.signal;
  try {
    return await fetch(apiUrl(path, options.query), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'network', NO_ANSWER[currentLocale()]);
  }
}

async function refusal(response: Response): Promise<ApiError> {
  try {
    const { error } = await response.json() as ErrorAnswer;
    return new ApiError(response.status, error.code, error.message, error.fields ?? [], error.params ?? {});
  } catch {
    return new ApiError(response.status, 'no-answer', BAD_ANSWER[currentLocale()].replace('{status}', String(response.status)));
  }
}

/** A second chance after signing in again, after a stale CSRF token, or when the server is briefly busy. */
async function secondChance(error: ApiError, method: string, path: string): Promise<boolean> {
  if (error.status === 401 && path !== 'session' && getSession()) return askForLogin();
  if (error.status === 403 && error.code === 'csrf-token') {
    setSession(await request<SessionAnswer>('GET', 'session').then(({ data }) => data));
    return true;
  }
  if (error.status === 503 && SAFE.has(method)) {
    await new Promise((resolve) => { setTimeout(resolve, 800); });
    return true;
  }
  return false;
}

async function exchange(method: string, path: string, options: RequestOptions): Promise<Response> {
  const response = await send(method, path, options);
  if (response.ok) return response;
  const error = await refusal(response);
  if (!await secondChance(error, method, path)) throw error;
  const again = await send(method, path, options);
  if (!again.ok) throw await refusal(again);
  return again;
}

/** One JSON exchange with the API; throws `ApiError`. */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const response = await exchange(method, path, options);
  const text = response.status === 204 ? '' : await response.text();
  return { data: (text ? JSON.parse(text) : null) as T, headers: response.headers, status: response.status };
}

const data = <T>(answer: Promise<Answer<T>>): Promise<T> => answer.then((found) => found.data);

export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) => data(request<T>('GET', path, signal ? { query, signal } : { query })),
  post: <T>(path: string, body: unknown = {}, options: RequestOptions = {}) => data(request<T>('POST', path, { ...options, body })),
  put: <T>(path: string, body: unknown) => data(request<T>('PUT', path, { body })),
  patch: <T>(path: string, body: unknown) => data(request<T>('PATCH', path, { body })),
  remove: <T>(path: string) => data(request<T>('DELETE', path)),
};

/** Fetches a file and hands it to the browser, so that a refusal is shown as a message and not as a page. */
export async function download(path: string, query: Query, fallbackName: string): Promise<void> {
  const response = await exchange('GET', path, { query });
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = encoded ? decodeURIComponent(encoded) : plain ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
