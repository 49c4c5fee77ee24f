import { ATTRACTION_MODES, LAND_MODES, MILESTONES, ORIGINS, PROJECT_KINDS, PROJECT_STATUSES, STAGES } from '../../shared/vocabulary';
import { formatDay } from '../components/day';
import { formatFen } from '../components/money';
import { sign } from '../components/punctuation';
import type { Words } from '../providers/i18n';

type Values = Record<string, unknown>;

/** Which values a column's field gives, so that mending one cell opens the right boxes. */
export const VALUES_OF_FIELD: Record<string, string[]> = {
  name: ['name'], code: ['code'], investors: ['investors'], projectCompany: ['projectCompany'], creditCode: ['creditCode'],
  location: ['regionCode', 'parkId'], province: ['regionCode'], city: ['regionCode'], county: ['regionCode'], park: ['parkId', 'regionCode'], industry: ['industryCode', 'industryText'],
  agreedInvestment: ['agreedInvestmentFen'], signedOn: ['signedOn'], startedOn: ['startedOn'], builtOn: ['builtOn'], producedOn: ['producedOn'], stage: ['stage', 'status'], status: ['status'],
  progress: ['fundsArrivedFen', 'completedInvestmentFen'], fundsArrived: ['fundsArrivedFen'], completedInvestment: ['completedInvestmentFen'],
  timeline: ['startedOn', 'builtOn', 'producedOn'], contentAndScale: ['contentAndScale'], introducingUnit: ['introducingUnit'], organisationName: ['organisationName'], leaderInCharge: ['leaderInCharge'], remarks: ['remarks'],
};

/** The order in which a row's values are shown. */
export const SHOWN_VALUES = [
  'name', 'code', 'investors', 'projectCompany', 'creditCode', 'regionCode', 'parkId', 'parkName', 'industryCode', 'industryText', 'agreedInvestmentFen', 'stage', 'milestones', 'status', 'signedOn', 'startedOn', 'builtOn',
  'producedOn', 'fundsArrivedFen', 'completedInvestmentFen', 'introducingUnit', 'organisationName', 'leaderInCharge', 'kind', 'landMode', 'attractionMode', 'origin', 'contentAndScale', 'remarks',
] as const;

const WORDS = { stage: STAGES, status: PROJECT_STATUSES, kind: PROJECT_KINDS, landMode: LAND_MODES, attractionMode: ATTRACTION_MODES, origin: ORIGINS };

/** A value as read, in words. */
export function valueText(name: string, values: Values, { word, locale }: Pick<Words, 'word' | 'locale'>): string {
  const value = values[name];
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
  if (name.endsWith('Fen')) return `${name === 'agreedInvestmentFen' ? String(values['agreedInvestmentQualifier'] ?? '') : ''}${formatFen(Number(value), locale)}`;
  if (name.endsWith('On')) return formatDay(String(value), String(values[`${name}Precision`] ?? 'day'), locale);
  if (name in WORDS) return word(WORDS[name as keyof typeof WORDS], String(value));
  if (name === 'milestones') return (value as string[]).map((code) => word(MILESTONES, code)).join(sign('list'));
  return Array.isArray(value) ? value.join(sign('list')) : String(value);
}

/** What agreeing with the reader would give: the changed values in words. */
export function suggestionText(suggestion: unknown, words: Pick<Words, 'word' | 'locale'>): string | null {
  if (suggestion === null || suggestion === undefined) return null;
  if (typeof suggestion !== 'object') return String(suggestion);
  const values = suggestion as Values;
  const texts = Object.keys(values).filter((name) => !name.endsWith('Precision') && name !== 'agreedInvestmentQualifier').map((name) => valueText(name, values, words)).filter((text) => text !== '—');
  return texts.length > 0 ? texts.join(sign('list')) : null;
}
