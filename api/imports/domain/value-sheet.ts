import { nameKey } from '../../../shared/text.js';
import type { Scheme, SchemeIndicator } from '../../../shared/contracts/scheme.js';
import type { Cell } from './cell.js';
import type { HeaderWords } from './header-words.js';

/** A column of the sheet in which departments fill in an assessment: one input of one indicator. */
export interface ValueColumn { key: string; indicator: SchemeIndicator; input: string; unit: string; label: string }

const UNIT_COLUMN = 'unit';
const UNIT_WORDS = ['参评单位', '单位', '园区', 'unit'].map(nameKey);
export const UNIT_HEADER = { zh: '参评单位', en: 'Unit' } as const;

/** The inputs of a scheme in its order. */
export function valueColumns(scheme: Scheme): ValueColumn[] {
  return [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments].flatMap((indicator) => (indicator.inputs ?? [{ name: 'value', label: indicator.name, unit: indicator.unit }]).map(({ name, label, unit }): ValueColumn => ({
    key: `${indicator.code}|${name}`, indicator, input: name, unit, label: `${indicator.name}${(indicator.inputs?.length ?? 1) > 1 ? ` · ${label}` : ''}（${unit}）`,
  })));
}

/** Knows a sheet's columns by the headers of the template, with or without the unit behind them. */
export function valueWords(columns: readonly ValueColumn[]): HeaderWords & { isUnit(header: string): boolean } {
  const byHeader = new Map<string, string>(UNIT_WORDS.map((word) => [word, UNIT_COLUMN]));
  for (const { key, label } of columns) for (const word of [label, label.replace(/（[^）]*）$/, '')].map(nameKey)) if (!byHeader.has(word)) byHeader.set(word, key);
  const fieldOf = (header: string) => byHeader.get(nameKey(header)) ?? null;
  return { fields: [], required: [], fieldOf, isMoney: () => false, isUnit: (header) => fieldOf(header) === UNIT_COLUMN };
}

/** A cell's value as a person sees it: what is formatted as a percentage has its sign. */
export function writtenIn({ kind, text, percent }: Cell): string {
  return kind === 'number' && percent ? `${Number((Number(text) * 100).toPrecision(15))}%` : text.trim();
}
