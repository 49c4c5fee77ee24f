import type { ImportFieldRecord } from '../../shared/contracts/imports';
import type { ImportKindCode } from '../../shared/vocabulary';
import { useFieldLabel } from '../components/fieldLabels';
import { formatDay } from '../components/day';
import { formatFen } from '../components/money';
import { sign } from '../components/punctuation';
import { useWords, type Words } from '../providers/i18n';
import { useImportFields } from './useImport';
import { SHOWN_VALUES, VALUES_OF_FIELD, valueText } from './values';

type Values = Record<string, unknown>;

/** How the rows of a kind of file are shown and mended. */
export interface KindView {
  fields: readonly ImportFieldRecord[];
  /** The values that a column's field gives, so that mending one cell opens the right boxes. */
  valuesOf: (field: string) => readonly string[];
  shown: readonly string[];
  field: (name: string) => ImportFieldRecord | undefined;
  label: (name: string) => string;
  text: (name: string, values: Values) => string;
  title: (values: Values) => string;
  /** What a row says in one line besides its title. */
  summary: readonly string[];
}

const PROJECT_SUMMARY = ['agreedInvestmentFen', 'stage', 'signedOn', 'startedOn', 'builtOn', 'producedOn', 'parkName'];
const MOST_IN_SUMMARY = 4;
/** Codes and ids, which say nothing in one line. */
const NAMED: ReadonlySet<string> = new Set(['region', 'industry', 'reference']);

/** The page of a record that a row became or repeats; an entry of money has none of its own, and a stay is on its carrier's. */
export const recordPath = (kind: ImportKindCode, id: number, values: Values): string => {
  switch (kind) {
    case 'funds': return `/money-entries?filter=${encodeURIComponent(JSON.stringify({ id }))}`;
    case 'users': return `/users/${id}`;
    case 'occupancies': return `/carriers/${String(values['carrierId'])}/show`;
    default: return `/${kind}/${id}/show`;
  }
};

/** A value of a plain record in words. */
function recordText(field: ImportFieldRecord, value: unknown, { locale, t }: Pick<Words, 'locale' | 't'>): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
  if (field.type === 'choice') return field.choices?.[String(value)]?.[locale] ?? String(value);
  if (field.type === 'choices') return (value as string[]).map((code) => field.choices?.[code]?.[locale] ?? code).join(sign('list'));
  if (field.type === 'money') return formatFen(Number(value), locale);
  if (field.type === 'day') return formatDay(String(value), 'day', locale);
  if (field.type === 'flag') return t(value === true ? 'list.yes' : 'list.no');
  return Array.isArray(value) ? value.join(sign('list')) : String(value);
}

export function useKind(kind: ImportKindCode): KindView {
  const words = useWords();
  const known = useFieldLabel();
  const { data: fields = [] } = useImportFields(kind);
  const byCode = new Map(fields.map((field) => [field.code, field]));
  if (kind === 'projects') {
    return {
      fields, field: () => undefined, label: (name) => known(name) ?? name, text: (name, values) => valueText(name, values, words), title: (values) => valueText('name', values, words), summary: PROJECT_SUMMARY,
      valuesOf: (field) => VALUES_OF_FIELD[field] ?? [], shown: SHOWN_VALUES,
    };
  }
  const shown = fields.filter(({ type }) => type !== null).map(({ code }) => code);
  const text = (name: string, values: Values) => { const field = byCode.get(name); return field ? recordText(field, values[name], words) : String(values[name] ?? '—'); };
  return {
    fields, field: (name) => byCode.get(name), label: (name) => byCode.get(name)?.[words.locale] ?? name, text, title: (values) => text(shown[0] ?? '', values), summary: fields.filter(({ type }) => type !== null && !NAMED.has(type)).slice(1, 1 + MOST_IN_SUMMARY).map(({ code }) => code),
    valuesOf: (field) => [field], shown,
  };
}
