import type { AttractionMode, DatePrecision, LandMode, Milestone, Origin, ProjectKind, ProjectStatus, Stage } from '../../../shared/vocabulary.js';

export type ReadPrecision = Exclude<DatePrecision, 'unknown'>;

/** What one ledger row says of a project; null where it was not read. Money is integer fen (or foreign minor units). */
export interface RowValues {
  name: string | null;
  code: string | null;
  investors: string[];
  projectCompany: string | null;
  creditCode: string | null;
  regionCode: string | null;
  parkName: string | null;
  parkId: number | null;
  industryText: string | null;
  industryCode: string | null;
  agreedInvestmentFen: number | null;
  agreedInvestmentQualifier: string | null;
  foreignAmountMinor: number | null;
  /** ISO 4217 of `foreignAmountMinor`; null for yuan. */
  currency: string | null;
  signedOn: string | null;
  signedOnPrecision: ReadPrecision | null;
  startedOn: string | null;
  startedOnPrecision: ReadPrecision | null;
  builtOn: string | null;
  builtOnPrecision: ReadPrecision | null;
  producedOn: string | null;
  producedOnPrecision: ReadPrecision | null;
  stage: Stage | null;
  milestones: Milestone[];
  status: Exclude<ProjectStatus, 'active'> | null;
  fundsArrivedFen: number | null;
  completedInvestmentFen: number | null;
  introducingUnit: string | null;
  organisationName: string | null;
  leaderInCharge: string | null;
  kind: ProjectKind | null;
  landMode: LandMode | null;
  attractionMode: AttractionMode | null;
  origin: Origin | null;
  contentAndScale: string | null;
  remarks: string | null;
  /** Cells without a home, or not fully used, verbatim by header. */
  extra: Record<string, string>;
}

/** A row of which nothing has been read yet. */
export function emptyValues(): RowValues {
  return {
    name: null, code: null, investors: [], projectCompany: null, creditCode: null, regionCode: null, parkName: null, parkId: null,
    industryText: null, industryCode: null, agreedInvestmentFen: null, agreedInvestmentQualifier: null, foreignAmountMinor: null,
    currency: null, signedOn: null, signedOnPrecision: null, startedOn: null, startedOnPrecision: null, builtOn: null,
    builtOnPrecision: null, producedOn: null, producedOnPrecision: null, stage: null, milestones: [], status: null,
    fundsArrivedFen: null, completedInvestmentFen: null, introducingUnit: null, organisationName: null, leaderInCharge: null, kind: null, landMode: null, attractionMode: null, origin: null,
    contentAndScale: null, remarks: null, extra: {},
  };
}

/** The longest texts a project can hold, in characters; `investors` is the length of one name. */
export const TEXT_LIMITS = {
  name: 200, code: 40, investors: 200, projectCompany: 200, parkName: 200, industryText: 100, agreedInvestmentQualifier: 20,
  introducingUnit: 200, organisationName: 200, leaderInCharge: 60, contentAndScale: 5_000, remarks: 5_000,
} as const;

export const MAX_INVESTORS = 50;
