import type { DataProvider, GetListParams, RaRecord } from 'react-admin';
import { api, request, type Query } from './http';

const MOST_ROWS = 200;

export interface ListRequest { query?: Query; sort?: { field: string; order: string }; filter?: unknown; from: number; to: number; signal?: AbortSignal }

/** One page of a list, for screens whose list carries more than sort, range and filter. */
export async function list<R>(resource: string, { query: more, sort, filter, from, to, signal }: ListRequest) {
  const query = {
    ...more,
    ...(sort ? { sort: JSON.stringify([sort.field, sort.order]) } : {}),
    range: JSON.stringify([from, to]),
    ...(filter === undefined && more ? {} : { filter: JSON.stringify(filter ?? {}) }),
  };
  const { data, headers } = await request<R[]>('GET', resource, signal ? { query, signal } : { query });
  const total = Number(headers.get('Content-Range')?.split('/').pop() ?? data.length);
  return { data, total: Number.isNaN(total) ? data.length : total, meta: { capped: headers.get('X-Total-Capped') === 'true' } };
}

function pageOf(params: GetListParams): ListRequest {
  const { page = 1, perPage = 25 } = params.pagination ?? {};
  return {
    from: (page - 1) * perPage,
    to: page * perPage - 1,
    filter: params.filter,
    ...(params.sort ? { sort: params.sort } : {}),
    ...(params.signal ? { signal: params.signal } : {}),
  };
}

async function many<R>(resource: string, ids: readonly unknown[]): Promise<R[]> {
  const found: R[] = [];
  for (let start = 0; start < ids.length; start += MOST_ROWS) {
    const id = ids.slice(start, start + MOST_ROWS);
    found.push(...(await list<R>(resource, { filter: { id }, from: 0, to: MOST_ROWS - 1 })).data);
  }
  return found;
}

/** Only what the user changed is sent, with the version it was changed from. */
function changed(data: Partial<RaRecord>, previous: RaRecord | undefined): Record<string, unknown> {
  const entries = Object.entries(data).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(previous?.[key]));
  return { ...Object.fromEntries(entries), version: data['version'] ?? previous?.['version'] };
}

const impossible = () => Promise.reject(new Error('Nothing is deleted in this product; archive it instead.'));

/** The list dialect of the API (`sort`, `range`, `filter`, `Content-Range`), partial updates with a version, no deletion. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,
  getList: (resource, params) => list(resource, pageOf(params)),
  getOne: async (resource, { id, signal }) => ({ data: await api.get(`${resource}/${encodeURIComponent(id)}`, {}, signal) }),
  getMany: async (resource, { ids }) => ({ data: await many(resource, ids) }),
  getManyReference: (resource, { target, id, filter, ...params }) => list(resource, pageOf({ ...params, filter: { ...filter, [target]: id } })),
  create: async (resource, { data, meta }) => ({ data: await api.post(resource, data, meta?.idempotencyKey ? { idempotencyKey: String(meta.idempotencyKey) } : {}) }),
  update: async (resource, { id, data, previousData }) => ({ data: await api.put(`${resource}/${encodeURIComponent(id)}`, changed(data, previousData)) }),
  updateMany: async (resource, { ids, data }) => {
    for (const id of ids) await api.put(`${resource}/${encodeURIComponent(id)}`, data);
    return { data: ids };
  },
  delete: impossible,
  deleteMany: impossible,
};
