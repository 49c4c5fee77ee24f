import { ATTRACTION_MODES, LAND_MODES, MILESTONE_CODES, ORIGINS, PROJECT_KINDS, PROJECT_STATUSES, STAGE_CODES } from '../../../shared/vocabulary.js';
import type { ImportField } from './import-fields.js';
import { readDateText } from './read-date.js';
import { MAX_INVESTORS, TEXT_LIMITS, type RowValues } from './row-values.js';

type Editable = Exclude<keyof RowValues, 'extra'>;
type Check = (value: unknown, today: string) => boolean;

const text = (name: keyof typeof TEXT_LIMITS): Check => (value) => value === null || (typeof value === 'string' && value.trim() !== '' && [...value].length <= TEXT_LIMITS[name]);
const money: Check = (value) => value === null || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e14);
const oneOf = (codes: readonly string[]): Check => (value) => value === null || (typeof value === 'string' && codes.includes(value));
const listOf = (check: (item: unknown) => boolean): Check => (value) => Array.isArray(value) && value.every(check);
const matching = (pattern: RegExp): Check => (value) => value === null || (typeof value === 'string' && pattern.test(value));
const day: Check = (value, today) => value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && readDateText(value, { today }).value !== null);
const precision = oneOf(['day', 'month', 'year']);

/** What a person may enter by hand, and the column field whose findings the entry settles. */
const EDITABLE: Readonly<Record<Editable, { field: ImportField; check: Check }>> = {
  name: { field: 'name', check: (value, today) => value !== null && text('name')(value, today) },
  code: { field: 'code', check: text('code') },
  investors: { field: 'investors', check: (value, today) => Array.isArray(value) && value.length <= MAX_INVESTORS && value.every((item) => item !== null && text('investors')(item, today)) },
  projectCompany: { field: 'projectCompany', check: text('projectCompany') },
  creditCode: { field: 'creditCode', check: matching(/^[0-9A-Z]{18}$/) },
  regionCode: { field: 'location', check: matching(/^\d{6}$/) },
  parkName: { field: 'park', check: text('parkName') },
  parkId: { field: 'park', check: (value) => value === null || Number.isSafeInteger(value) },
  industryText: { field: 'industry', check: text('industryText') },
  industryCode: { field: 'industry', check: matching(/^[A-T]?\d{0,4}$/) },
  agreedInvestmentFen: { field: 'agreedInvestment', check: money },
  agreedInvestmentQualifier: { field: 'agreedInvestment', check: text('agreedInvestmentQualifier') },
  foreignAmountMinor: { field: 'agreedInvestment', check: money },
  currency: { field: 'agreedInvestment', check: matching(/^[A-Z]{3}$/) },
  signedOn: { field: 'signedOn', check: day },
  signedOnPrecision: { field: 'signedOn', check: precision },
  startedOn: { field: 'startedOn', check: day },
  startedOnPrecision: { field: 'startedOn', check: precision },
  builtOn: { field: 'builtOn', check: day },
  builtOnPrecision: { field: 'builtOn', check: precision },
  producedOn: { field: 'producedOn', check: day },
  producedOnPrecision: { field: 'producedOn', check: precision },
  stage: { field: 'stage', check: oneOf(STAGE_CODES) },
  milestones: { field: 'stage', check: listOf((item) => (MILESTONE_CODES as readonly unknown[]).includes(item)) },
  status: { field: 'stage', check: oneOf(Object.keys(PROJECT_STATUSES).filter((s) => s !== 'active')) },
  fundsArrivedFen: { field: 'fundsArrived', check: money },
  completedInvestmentFen: { field: 'completedInvestment', check: money },
  introducingUnit: { field: 'introducingUnit', check: text('introducingUnit') },
  organisationName: { field: 'organisationName', check: text('organisationName') },
  leaderInCharge: { field: 'leaderInCharge', check: text('leaderInCharge') },
  kind: { field: 'kind', check: oneOf(Object.keys(PROJECT_KINDS)) },
  landMode: { field: 'landMode', check: oneOf(Object.keys(LAND_MODES)) },
  attractionMode: { field: 'attractionMode', check: oneOf(Object.keys(ATTRACTION_MODES)) },
  origin: { field: 'origin', check: oneOf(Object.keys(ORIGINS)) },
  contentAndScale: { field: 'contentAndScale', check: text('contentAndScale') },
  remarks: { field: 'remarks', check: text('remarks') },
};

/** Columns whose findings are settled together: a place can come from several. */
const SAME_MATTER: readonly (readonly ImportField[])[] = [
  ['location', 'province', 'city', 'county', 'park'],
  ['progress', 'fundsArrived', 'completedInvestment'],
];

export interface CheckedEdits {
  values: Partial<RowValues>;
  settled: ReadonlySet<ImportField>;
  invalid: { field: ImportField | null; name: string; raw: string }[];
}

/** Checks values a person entered, however they arrived; what is not usable is listed and not taken. */
export function checkEdits(edits: Readonly<Record<string, unknown>>, today: string): CheckedEdits {
  const values: Record<string, unknown> = {};
  const settled = new Set<ImportField>();
  const invalid: CheckedEdits['invalid'] = [];
  for (const [name, value] of Object.entries(edits)) {
    const rule = Object.hasOwn(EDITABLE, name) ? EDITABLE[name as Editable] : undefined;
    if (!rule?.check(value, today)) {
      invalid.push({ field: rule?.field ?? null, name, raw: typeof value === 'string' ? value : (JSON.stringify(value) ?? '') });
      continue;
    }
    values[name] = value;
    for (const field of SAME_MATTER.find((group) => group.includes(rule.field)) ?? [rule.field]) settled.add(field);
    if (name.endsWith('On') && edits[`${name}Precision`] === undefined) values[`${name}Precision`] = value === null ? null : 'day';
  }
  return { values: values as Partial<RowValues>, settled, invalid };
}
