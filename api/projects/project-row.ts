import type { ProjectAttributes } from '../../shared/contracts/projects.js';
import { nameKey } from '../../shared/text.js';
import { FOREVER, UNKNOWN_DAY, type MilestoneFact, type Projection } from './domain/fold.js';
import { identityKey } from './domain/identity-key.js';
import type { Project } from './entities.js';

/** Every attribute with the value it has when nobody said anything. */
export const EMPTY_ATTRIBUTES: Omit<ProjectAttributes, 'name' | 'organisationId'> = {
  investors: [], projectCompanyId: null, introducingOrganisationId: null, parkId: null, regionCode: null, parkText: null, officerId: null, leaderInCharge: null, team: null,
  industryCode: null, industryText: null, kind: 'new', landMode: 'new-land', attractionMode: null, origin: null, source: null,
  agreedInvestmentFen: null, agreedInvestmentQualifier: null, foreignAmountMinor: null, currency: null, exchangeRate: null, exchangeRateOn: null, exchangeRateSource: null, fixedAssetInvestmentFen: null, plannedThisYearFen: null,
  landMu: null, factorySquareMetres: null, expectedOutputFen: null, expectedTaxFen: null, jobs: null, plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null,
  contentAndScale: null, progressNote: null, problems: null, remarks: null, confidential: false, predecessorId: null, succession: null, countedWithId: null, countedBeforeFen: null, phases: [], phaseRule: null, extra: {},
};

export const ATTRIBUTE_NAMES = ['name', 'organisationId', ...Object.keys(EMPTY_ATTRIBUTES)] as (keyof ProjectAttributes)[];

const hundredths = (value: number | null) => (value === null ? null : Math.round(value * 100));
export const wholes = (value: number | null) => (value === null ? null : value / 100);

export const projectCode = (id: number): string => `LD${String(id).padStart(7, '0')}`;

/** The columns that follow from a project's ledger; everything in `project` but its version, origin and next step. */
export function projectColumns(projection: Projection): Partial<Project> {
  const { attributes, milestones } = projection;
  const { landMu, factorySquareMetres, ...plain } = attributes;
  const today = new Map(milestones.filter((fact) => fact.knownTo === FOREVER).map((fact) => [fact.milestone, fact]));
  const on = (milestone: string) => {
    const fact = today.get(milestone);
    return !fact || fact.occurredFrom === UNKNOWN_DAY ? null : fact.occurredFrom;
  };
  const precision = (milestone: string) => today.get(milestone)?.precision ?? null;
  const total = (series: string) => projection.amounts.reduce((sum, fact) => (fact.series === series && fact.knownTo === FOREVER ? sum + fact.amountFen : sum), 0);
  // Not a literal that spreads `plain`: with so many properties that takes ten times as long.
  return Object.assign(plain, {
    confidential: Boolean(attributes.confidential), phases: attributes.phases ?? [],
    landMuCenti: hundredths(landMu), factorySquareMetresCenti: hundredths(factorySquareMetres),
    nameKey: nameKey(attributes.name),
    identityKey: projection.withdrawn ? null : identityKey(attributes.name, attributes.investors, attributes.regionCode),
    stage: projection.stage, status: projection.status, stageVerification: today.get(projection.stage)?.verification ?? 'pending',
    leadOn: on('lead'), negotiatingOn: on('negotiating'),
    signedOn: on('signed'), signedOnPrecision: precision('signed'), startedOn: on('started'), startedOnPrecision: precision('started'),
    builtOn: on('built'), builtOnPrecision: precision('built'), producedOn: on('producing'), producedOnPrecision: precision('producing'),
    fundsArrivedFen: total('funds-arrived'), completedInvestmentFen: total('completed-investment'),
    archivedAt: projection.withdrawn ? projection.lastChangeAt : null,
  });
}

/** The attributes of a stored project, in the API's units. */
export function attributesOf(row: Project): ProjectAttributes {
  const attributes = Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, row[name as keyof Project] ?? null])) as unknown as ProjectAttributes;
  return { ...attributes, phases: row.phases ?? [], landMu: wholes(row.landMuCenti), factorySquareMetres: wholes(row.factorySquareMetresCenti) };
}

export const todaysFacts = (facts: readonly MilestoneFact[]): MilestoneFact[] => facts.filter((fact) => fact.knownTo === FOREVER);
