import { nameKey } from '../../../shared/text.js';
import type { Database } from '../../core/database/database.js';
import { decodeRow, placeholders } from '../../core/database/rows.js';
import { seesConfidential, type DataScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import { Project } from '../../projects/entities.js';
import { attributesOf } from '../../projects/project-row.js';
import { differences, type StoredValues } from '../domain/differences.js';
import type { RowValues } from '../domain/row-values.js';
import { organisationKey, type ImportContext } from '../import-context.js';
import type { Duplicate, RowReading } from './kind.js';
import { byKey } from './references.js';

interface Names { organisationNames: ReadonlyMap<number, string>; companyNames: ReadonlyMap<number, string> }

const storedValues = (project: Project, { organisationNames, companyNames }: Names): StoredValues => {
  const attributes = attributesOf(project);
  const organisation = (id: number | null) => (id === null ? null : (organisationNames.get(id) ?? null));
  return {
    ...attributes, projectCompany: project.projectCompanyId === null ? null : (companyNames.get(project.projectCompanyId) ?? null), organisationName: organisation(project.organisationId), introducingUnit: organisation(project.introducingOrganisationId), parkName: attributes.parkText, signedOn: project.signedOn, signedOnPrecision: precision(project.signedOn, project.signedOnPrecision),
    startedOn: project.startedOn, startedOnPrecision: precision(project.startedOn, project.startedOnPrecision),
    builtOn: project.builtOn, builtOnPrecision: precision(project.builtOn, project.builtOnPrecision), producedOn: project.producedOn, producedOnPrecision: precision(project.producedOn, project.producedOnPrecision),
    stage: project.stage, status: project.status === 'active' ? null : project.status, fundsArrivedFen: project.fundsArrivedFen, completedInvestmentFen: project.completedInvestmentFen,
  };
};

const precision = (on: string | null, known: Project['signedOnPrecision']) => (on === null || known === 'unknown' ? null : known);

/** Finds the projects that rows would repeat: by code or by identity (name, investors, region); same-named ones are only mentioned. */
export async function projectDuplicates(database: Database, scope: DataScope, context: ImportContext, rows: readonly RowReading[]): Promise<Duplicate[][]> {
  const values = rows.map((row) => row.values as RowValues);
  const keys = rows.flatMap((row) => row.identityKey ?? []);
  const codes = values.flatMap(({ code }) => code?.toUpperCase() ?? []);
  const names = values.flatMap(({ name }) => (name ? [nameKey(name)] : []));
  if (!names.length && !codes.length) return rows.map(() => []);
  const found = await database.query(
    `SELECT p.* FROM \`project\` p WHERE p.\`archivedAt\` IS NULL AND (p.\`identityKey\` IN (${placeholders(keys)}) OR p.\`code\` IN (${placeholders(codes)}) OR p.\`nameKey\` IN (${placeholders(names)})) ORDER BY p.\`id\``,
    [...keys, ...codes, ...names]);
  const projects = found.map((row) => decodeRow(database, Project, row));
  const known = byKey(projects, (project) => keysOf(project.identityKey, project.code, project.nameKey));
  const companyIds = [...new Set(projects.flatMap(({ projectCompanyId }) => projectCompanyId ?? []))];
  const companies = companyIds.length ? await database.query<{ id: number; name: string }>(`SELECT \`id\`, \`name\` FROM \`company\` WHERE \`id\` IN (${placeholders(companyIds)})`, companyIds) : [];
  const called: Names = { organisationNames: context.organisationNames, companyNames: new Map(companies.map(({ id, name }) => [id, name])) };
  return rows.map((row) => match({ ...row, values: known.size ? resolved(row.values as RowValues, context) : row.values }, known, scope, called));
}

/** What projects are found by, the surest first; prefixed, since a name may read like a code. */
const keysOf = (identity: string | null, code: string | null | undefined, name: string): string[] => [...(code ? [`#${code}`] : []), ...(identity ? [`=${identity}`] : []), ...(name ? [`~${name}`] : [])];

/** Units as the installation knows them; a name that is none of theirs says nothing. */
function resolved(values: RowValues, { organisations, allOrganisations, organisationNames }: ImportContext): RowValues {
  const named = (name: string | null, of: ReadonlyMap<string, number>) => organisationNames.get(of.get(organisationKey(name)) ?? 0) ?? null;
  return { ...values, organisationName: named(values.organisationName, organisations), introducingUnit: named(values.introducingUnit, allOrganisations) };
}

function match({ values: read, identityKey }: RowReading, known: ReadonlyMap<string, readonly Project[]>, scope: DataScope, names: Names): Duplicate[] {
  const values = read as RowValues;
  const code = values.code?.toUpperCase();
  const found = new Map(keysOf(identityKey, code, values.name ? nameKey(values.name) : '').flatMap((key) => known.get(key) ?? []).map((project) => [project.id, project]));
  return [...found.values()].slice(0, 5)
    .map((project): Duplicate => {
      const because = project.code === code ? 'code' : project.identityKey === identityKey ? 'identity' : 'similar-name';
      // Another unit's record stays closed: only that it exists is told.
      if (!inScope(scope, project) || (project.confidential && !seesConfidential())) return { recordId: 0, code: '', name: values.name ?? '', because, differences: [] };
      return { recordId: project.id, code: project.code, name: project.name, because, differences: because === 'similar-name' ? [] : differences(storedValues(project, names), values) };
    });
}
