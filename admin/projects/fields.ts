import type { ProjectAttributes } from '../../shared/contracts/projects';
import { CURRENCIES } from '../../shared/exchange';
import { ATTRACTION_MODES, LAND_MODES, LEAD_SOURCES, ORIGINS, PHASE_RULES, PROJECT_KINDS, SUCCESSIONS, type Label } from '../../shared/vocabulary';
import type { ReferenceResource } from '../components/form/ReferenceField';

type Kind =
  | { kind: 'text'; rows?: number; maxLength?: number }
  | { kind: 'names' } | { kind: 'money' } | { kind: 'foreign' } | { kind: 'phases' } | { kind: 'day' } | { kind: 'flag' } | { kind: 'extra' }
  | { kind: 'number'; integer?: boolean; unit?: 'mu' | 'squareMetres' | 'people' }
  | { kind: 'choice'; vocabulary: Record<string, Label>; required?: boolean }
  | { kind: 'reference'; resource: ReferenceResource; nameField?: string; filter?: Record<string, unknown> };
export type FieldName = keyof ProjectAttributes;
export type ProjectField = { name: FieldName; required?: boolean; wide?: boolean } & Kind;
export type SectionName = 'basics' | 'belonging' | 'investment' | 'chain' | 'plan' | 'content';

/** Every attribute of a project once: the forms, the project page, the ledger and the stale-version dialog all read this table. */
export const PROJECT_SECTIONS: Record<SectionName, ProjectField[]> = {
  basics: [
    { name: 'name', kind: 'text', required: true, wide: true, maxLength: 200 },
    { name: 'investors', kind: 'names', wide: true },
    { name: 'projectCompanyId', kind: 'reference', resource: 'companies', nameField: 'projectCompanyName' },
    { name: 'industryCode', kind: 'reference', resource: 'industries' },
    { name: 'industryText', kind: 'text', maxLength: 100 },
    { name: 'kind', kind: 'choice', vocabulary: PROJECT_KINDS, required: true },
    { name: 'landMode', kind: 'choice', vocabulary: LAND_MODES, required: true },
    { name: 'confidential', kind: 'flag' },
  ],
  belonging: [
    { name: 'parkId', kind: 'reference', resource: 'parks', nameField: 'parkName' },
    { name: 'regionCode', kind: 'reference', resource: 'regions', nameField: 'regionName' },
    { name: 'parkText', kind: 'text', maxLength: 100 },
    { name: 'organisationId', kind: 'reference', resource: 'organisations', nameField: 'organisationName' },
    { name: 'introducingOrganisationId', kind: 'reference', resource: 'organisations', nameField: 'introducingOrganisationName' },
    { name: 'officerId', kind: 'reference', resource: 'colleagues', nameField: 'officerName', filter: { status: 'active' } },
    { name: 'leaderInCharge', kind: 'text', maxLength: 100 },
    { name: 'team', kind: 'text', maxLength: 200 },
    { name: 'source', kind: 'choice', vocabulary: LEAD_SOURCES },
    { name: 'attractionMode', kind: 'choice', vocabulary: ATTRACTION_MODES },
    { name: 'origin', kind: 'choice', vocabulary: ORIGINS },
  ],
  investment: [
    { name: 'agreedInvestmentFen', kind: 'money' },
    { name: 'agreedInvestmentQualifier', kind: 'text', maxLength: 10 },
    { name: 'currency', kind: 'choice', vocabulary: CURRENCIES },
    { name: 'foreignAmountMinor', kind: 'foreign' },
    { name: 'exchangeRate', kind: 'text', maxLength: 20 },
    { name: 'exchangeRateOn', kind: 'day' },
    { name: 'exchangeRateSource', kind: 'text', maxLength: 100 },
    { name: 'fixedAssetInvestmentFen', kind: 'money' },
    { name: 'plannedThisYearFen', kind: 'money' },
    { name: 'expectedOutputFen', kind: 'money' },
    { name: 'expectedTaxFen', kind: 'money' },
    { name: 'landMu', kind: 'number', unit: 'mu' },
    { name: 'factorySquareMetres', kind: 'number', unit: 'squareMetres' },
    { name: 'jobs', kind: 'number', integer: true, unit: 'people' },
  ],
  chain: [
    { name: 'predecessorId', kind: 'reference', resource: 'projects' },
    { name: 'succession', kind: 'choice', vocabulary: SUCCESSIONS },
    { name: 'countedBeforeFen', kind: 'money' },
  ],
  plan: [
    { name: 'plannedStartOn', kind: 'day' },
    { name: 'plannedBuiltOn', kind: 'day' },
    { name: 'plannedProducingOn', kind: 'day' },
  ],
  content: [
    { name: 'contentAndScale', kind: 'text', rows: 3, wide: true },
    { name: 'progressNote', kind: 'text', rows: 2, wide: true },
    { name: 'problems', kind: 'text', rows: 2, wide: true },
    { name: 'remarks', kind: 'text', rows: 2, wide: true },
  ],
};
export const SECTION_NAMES = Object.keys(PROJECT_SECTIONS) as SectionName[];

/** Shown but not typed here: what an import kept, what follows from the predecessor, and phases, which have a dialog of their own. */
const READ_ONLY: ProjectField[] = [
  { name: 'phases', kind: 'phases' }, { name: 'phaseRule', kind: 'choice', vocabulary: PHASE_RULES }, { name: 'countedWithId', kind: 'reference', resource: 'projects' }, { name: 'extra', kind: 'extra' },
];

export const PROJECT_FIELDS = new Map<string, ProjectField>([...Object.values(PROJECT_SECTIONS).flat(), ...READ_ONLY].map((field) => [field.name, field]));
