import { nameKey } from '../../../shared/text.js';
import { STAGE_CODES } from '../../../shared/vocabulary.js';
import { MILESTONE_FIELDS } from './check-row.js';
import type { RowValues } from './row-values.js';
import { stageOfRow } from './to-project.js';

/** What a stored project says under the names of an import row. */
export type StoredValues = Pick<RowValues,
  | 'name' | 'investors' | 'regionCode' | 'parkId' | 'parkName' | 'industryText' | 'industryCode' | 'agreedInvestmentFen' | 'agreedInvestmentQualifier' | 'foreignAmountMinor' | 'currency'
  | 'signedOn' | 'signedOnPrecision' | 'startedOn' | 'startedOnPrecision' | 'builtOn' | 'builtOnPrecision' | 'producedOn' | 'producedOnPrecision'
  | 'stage' | 'status' | 'fundsArrivedFen' | 'completedInvestmentFen' | 'contentAndScale' | 'remarks' | 'leaderInCharge'
  | 'kind' | 'landMode' | 'attractionMode' | 'origin' | 'projectCompany' | 'introducingUnit' | 'organisationName'>;

export interface Difference { field: string; current: unknown; imported: unknown }

const COMPARED = [
  'name', 'investors', 'regionCode', 'parkId', 'industryText', 'industryCode', 'agreedInvestmentFen', 'agreedInvestmentQualifier', 'foreignAmountMinor', 'currency',
  'signedOn', 'signedOnPrecision', 'startedOn', 'startedOnPrecision', 'builtOn', 'builtOnPrecision', 'producedOn', 'producedOnPrecision',
  'stage', 'status', 'fundsArrivedFen', 'completedInvestmentFen', 'contentAndScale', 'remarks', 'leaderInCharge',
  'kind', 'landMode', 'attractionMode', 'origin', 'projectCompany', 'introducingUnit', 'organisationName',
] as const satisfies readonly (keyof StoredValues)[];

/** Known by their names, however these are written. */
const NAMED: ReadonlySet<string> = new Set(['projectCompany', 'introducingUnit', 'organisationName']);

const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? JSON.stringify([...a].map(String).map(nameKey).sort()) === JSON.stringify([...b].map(String).map(nameKey).sort()) : a === b;

/** Where a row says something else than the record; what the row leaves empty, or dates beyond its stage (a framework agreement's), is no difference. */
export function differences(stored: StoredValues, row: RowValues): Difference[] {
  const stage = STAGE_CODES.indexOf(stageOfRow(row));
  const beyond = new Set<string>(MILESTONE_FIELDS.filter((entry) => STAGE_CODES.indexOf(entry.stage) > stage).flatMap(({ field }) => [field, `${field}Precision`]));
  return COMPARED.flatMap((field) => {
    const imported = beyond.has(field) ? null : row[field];
    if (imported === null || (Array.isArray(imported) && !imported.length)) return [];
    return same(stored[field], imported) || (NAMED.has(field) && nameKey(String(stored[field] ?? '')) === nameKey(String(imported))) ? [] : [{ field, current: stored[field], imported }];
  });
}
