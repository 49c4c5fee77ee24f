import type { RowValues } from './row-values.js';
import { comparable } from './text.js';

/** What makes two rows the same project: the code, else name, investors and region; null for a row without a name. */
export function rowKey(values: Pick<RowValues, 'code' | 'name' | 'investors' | 'regionCode'>): string | null {
  if (values.code !== null && comparable(values.code) !== '') return `code:${comparable(values.code)}`;
  if (values.name === null || comparable(values.name) === '') return null;
  const investors = values.investors.map(comparable).sort().join('+');
  return `name:${comparable(values.name)}|${investors}|${values.regionCode ?? ''}`;
}
