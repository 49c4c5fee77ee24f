import type { Query } from '../providers/http';

/** What a question to a metric fixes: the address of its page carries the same. */
export interface MetricQuery {
  args?: Record<string, unknown>;
  year?: number | null; quarter?: number | null; month?: number | null;
  from?: string | null; to?: string | null;
  /** A row of a table, as tables key them: `park:3`, `county:610902`, `outside:610902`, `elsewhere`, `owner:7`, `origin:local` … */
  within?: string | null;
  park?: number | null; organisation?: number | null;
  /** The past day whose knowledge counts. */
  asOf?: string | null;
}

/** The address of a metric's page. */
export function metricLink(code: string, { args, ...query }: MetricQuery): string {
  const search = new URLSearchParams();
  if (args && Object.keys(args).length > 0) search.set('args', JSON.stringify(args));
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== 'city') search.set(key, String(value));
  return `/metrics/${code}/show?${search.toString()}`;
}

export function readMetricQuery(search: URLSearchParams): MetricQuery {
  const number = (name: string) => (search.get(name) ? Number(search.get(name)) : null);
  let args: Record<string, unknown> = {};
  try {
    args = JSON.parse(search.get('args') ?? '{}') as Record<string, unknown>;
  } catch {
    // An address somebody cut short: the metric's defaults apply.
  }
  return { args, year: number('year'), quarter: number('quarter'), month: number('month'), from: search.get('from'), to: search.get('to'), within: search.get('within'), park: number('park'), organisation: number('organisation'), asOf: search.get('asOf') };
}

/** The same question as the API takes it. */
export function apiQuery({ args, ...rest }: MetricQuery): Query {
  return { ...rest, ...(args && Object.keys(args).length > 0 ? { args: JSON.stringify(args) } : {}) };
}

/** The question that leaves one row of a table; a park already chosen stays chosen. */
export function withinRow(query: MetricQuery, row: { key: string; period: { from: string; to: string } | null }): MetricQuery {
  if (row.period) return { ...query, year: null, quarter: null, month: null, from: row.period.from, to: row.period.to };
  const [kind, id] = (query.within ?? '').split(':');
  return { ...query, within: row.key, ...(kind === 'park' ? { park: Number(id) } : {}) };
}
