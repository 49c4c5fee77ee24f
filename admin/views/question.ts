import type { SortPayload } from 'react-admin';
import type { ViewRecord } from '../../shared/contracts/views';
import { VIEW_KINDS, type ProjectStatus, type ViewKind } from '../../shared/vocabulary';

export const SCALES = ['year', 'quarter'] as const;
export type Scale = (typeof SCALES)[number];

/** What a list shows and how: everything that stands in the address, so that it can be sent to a colleague. */
export interface Question {
  kind: ViewKind;
  filter: Record<string, unknown>;
  sort: SortPayload;
  page: number;
  perPage: number;
  /** Keys of the columns shown; null = the default ones. */
  columns: string[] | null;
  scale: Scale;
  /** The saved view it began from. */
  view: number | null;
}

/** The pipeline that is worked; terminated projects are there on demand. */
export const LIVE: readonly ProjectStatus[] = ['active', 'suspended'];

export const FRESH: Question = { kind: 'list', filter: { status: [...LIVE] }, sort: { field: 'updatedAt', order: 'DESC' }, page: 1, perPage: 25, columns: null, scale: 'quarter', view: null };

function record(text: string | null, fallback: Record<string, unknown>): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : fallback;
  } catch {
    return fallback;
  }
}

const whole = (text: string | null, fallback: number, most: number) => {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1 ? Math.min(value, most) : fallback;
};
const oneOf = <T extends string>(text: string | null, choices: readonly T[], fallback: T): T => (choices.includes(text as T) ? text as T : fallback);

/** Reads an address; whatever is missing or makes no sense is as on a fresh list. */
export function readQuestion(search: URLSearchParams, fresh: Question = FRESH): Question {
  const columns = search.get('columns')?.split(',').filter(Boolean) ?? [];
  return {
    kind: oneOf(search.get('kind'), Object.keys(VIEW_KINDS) as ViewKind[], fresh.kind),
    filter: record(search.get('filter'), fresh.filter),
    sort: { field: search.get('sort') ?? fresh.sort.field, order: oneOf(search.get('order'), ['ASC', 'DESC'], fresh.sort.order) },
    page: whole(search.get('page'), 1, 1_000_000),
    perPage: whole(search.get('perPage'), fresh.perPage, 200),
    columns: columns.length > 0 ? columns : null,
    scale: oneOf(search.get('scale'), SCALES, fresh.scale),
    view: whole(search.get('view'), 0, 2_147_483_647) || null,
  };
}

/** The address of a question: its filter, so that nobody has to know what is left out unasked, and of the rest what differs from a fresh list. */
export function writeQuestion(question: Question, fresh: Question = FRESH): URLSearchParams {
  const search = new URLSearchParams();
  const set = (name: string, value: string, usual: string) => { if (value !== usual) search.set(name, value); };
  set('kind', question.kind, fresh.kind);
  search.set('filter', JSON.stringify(question.filter));
  if (question.sort.field !== fresh.sort.field || question.sort.order !== fresh.sort.order) {
    search.set('sort', question.sort.field);
    search.set('order', question.sort.order);
  }
  set('page', String(question.page), '1');
  set('perPage', String(question.perPage), String(fresh.perPage));
  if (question.columns) search.set('columns', question.columns.join(','));
  set('scale', question.scale, fresh.scale);
  if (question.view !== null) search.set('view', String(question.view));
  return search;
}

/** A saved view as a question. */
export function questionOf(view: ViewRecord, fresh: Question = FRESH): Question {
  const sort = view.sort ? { field: view.sort[0], order: view.sort[1] } : fresh.sort;
  return { ...fresh, kind: view.kind, filter: view.filter, sort, columns: view.columns, view: view.id };
}

/** What of a question a view keeps. */
export const keptOf = ({ kind, filter, sort, columns }: Question) => ({ kind, filter, sort: [sort.field, sort.order] as [string, 'ASC' | 'DESC'], columns });

/** True when the screen no longer shows what the view keeps. */
export function differs(view: ViewRecord, question: Question): boolean {
  const kept = keptOf(questionOf(view));
  const shown = keptOf(question);
  const text = (part: typeof kept) => JSON.stringify({ ...part, filter: Object.entries(part.filter).sort(([a], [b]) => a.localeCompare(b)) });
  return text(kept) !== text(shown);
}
