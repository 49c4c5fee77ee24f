import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer<T> {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: T;
  /** The body before it was read as JSON. */
  raw: Buffer;
}

export interface ErrorBody { error: { code: string; message: string; fields: { path: string; code: string; message: string }[]; params: Record<string, unknown> } }

interface Options { headers?: Record<string, string>; query?: Record<string, string | number> }
export interface ListRequest { sort?: [field: string, order: 'ASC' | 'DESC']; range?: [first: number, last: number]; filter?: Record<string, unknown> }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Speaks to the API as one caller: sends its credentials with every request. Paths are given without `/api`. */
export class Client {
  constructor(private readonly app: NestFastifyApplication, private readonly credentials: Record<string, string> = {}) {}

  /** The same caller with other headers. */
  with(headers: Record<string, string>): Client {
    return new Client(this.app, { ...this.credentials, ...headers });
  }

  async request<T = unknown>(method: Method, path: string, body?: unknown, { headers = {}, query = {} }: Options = {}): Promise<Answer<T>> {
    const isBytes = Buffer.isBuffer(body);
    const response = await this.app.inject({
      method,
      url: `/api${path}`,
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      headers: { ...this.credentials, ...(body !== undefined && !isBytes ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { payload: isBytes ? body : JSON.stringify(body) }),
    });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return { status: response.statusCode, headers: response.headers, body: (isJson && response.body ? JSON.parse(response.body) : undefined) as T, raw: response.rawPayload };
  }

  get<T = unknown>(path: string, options?: Options) { return this.request<T>('GET', path, undefined, options); }
  post<T = unknown>(path: string, body: unknown = {}, options?: Options) { return this.request<T>('POST', path, body, options); }
  put<T = unknown>(path: string, body: unknown = {}, options?: Options) { return this.request<T>('PUT', path, body, options); }
  patch<T = unknown>(path: string, body: unknown = {}, options?: Options) { return this.request<T>('PATCH', path, body, options); }
  delete<T = unknown>(path: string, options?: Options) { return this.request<T>('DELETE', path, undefined, options); }

  /** One page of a list, with the total that `Content-Range` tells. */
  async list<T = Record<string, unknown>>(path: string, request: ListRequest = {}): Promise<{ status: number; rows: T[]; total: number }> {
    const query = Object.fromEntries(Object.entries(request).map(([name, value]) => [name, JSON.stringify(value)]));
    const { status, body, headers } = await this.get<T[]>(path, { query });
    return { status, rows: Array.isArray(body) ? body : [], total: Number(/\/(\d+)$/.exec(String(headers['content-range']))?.[1] ?? Number.NaN) };
  }

  /** Uploads a file as `multipart/form-data`, the fields first. */
  async upload<T = unknown>(path: string, file: { name: string; content: Buffer | string; type?: string }, fields: Record<string, string> = {}, options: Options = {}): Promise<Answer<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([typeof file.content === 'string' ? file.content : new Uint8Array(file.content)], { type: file.type ?? 'application/octet-stream' }), file.name);
    const encoded = new Response(form);
    return this.request<T>('POST', path, Buffer.from(await encoded.arrayBuffer()), { ...options, headers: { ...options.headers, 'content-type': encoded.headers.get('content-type')! } });
  }
}
