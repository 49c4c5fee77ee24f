import { nameKey } from '../../../shared/text.js';
import type { Database } from '../../core/database/database.js';
import { decodeRow, placeholders } from '../../core/database/rows.js';
import { seesConfidential, type DataScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import { Project } from '../../projects/entities.js';
import { attributesOf } from '../../projects/project-row.js';
import { differences, type StoredValues } from '../domain/differences.js';
import type { RowValues } from '../domain/row-values.js';
import type { Duplicate, RowReading } from './kind.js';

const storedValues = (project: Project): StoredValues => {
  const attributes = attributesOf(project);
  return {
    ...attributes, parkName: attributes.parkText, signedOn: project.signedOn, signedOnPrecision: precision(project.signedOn, project.signedOnPrecision),
    startedOn: project.startedOn, startedOnPrecision: precision(project.startedOn, project.startedOnPrecision),
    builtOn: project.builtOn, builtOnPrecision: precision(project.builtOn, project.builtOnPrecision), producedOn: project.producedOn, producedOnPrecision: precision(project.producedOn, project.producedOnPrecision),
    stage: project.stage, status: project.status === 'active' ? null : project.status, fundsArrivedFen: project.fundsArrivedFen, completedInvestmentFen: project.completedInvestmentFen,
  };
};

const precision = (on: string | null, known: Project['signedOnPrecision']) => (on === null || known === 'unknown' ? null : known);

/** Finds the projects that rows would repeat: by code or by identity (name, investors, region); same-named ones are only mentioned. */
export async function projectDuplicates(database: Database, scope: DataScope, rows: readonly RowReading[]): Promise<Duplicate[][]> {
  const values = rows.map((row) => row.values as RowValues);
  const keys = rows.flatMap((row) => row.identityKey ?? []);
  const codes = values.flatMap(({ code }) => code?.toUpperCase() ?? []);
  const names = values.flatMap(({ name }) => (name ? [nameKey(name)] : []));
  if (!names.length && !codes.length) return rows.map(() => []);
  const found = await database.query(
    `SELECT p.* FROM \`project\` p WHERE p.\`archivedAt\` IS NULL AND (p.\`identityKey\` IN (${placeholders(keys)}) OR p.\`code\` IN (${placeholders(codes)}) OR p.\`nameKey\` IN (${placeholders(names)})) ORDER BY p.\`id\``,
    [...keys, ...codes, ...names]);
  const projects = found.map((row) => decodeRow(database, Project, row));
  return rows.map((row) => match(row, projects, scope));
}

function match({ values: read, identityKey }: RowReading, projects: readonly Project[], scope: DataScope): Duplicate[] {
  const values = read as RowValues;
  const name = values.name ? nameKey(values.name) : '';
  const code = values.code?.toUpperCase();
  return projects
    .filter((project) => project.identityKey === identityKey || project.code === code || (name !== '' && project.nameKey === name))
    .slice(0, 5)
    .map((project): Duplicate => {
      const because = project.code === code ? 'code' : project.identityKey === identityKey ? 'identity' : 'similar-name';
      // Another unit's record stays closed: only that it exists is told.
      if (!inScope(scope, project) || (project.confidential && !seesConfidential())) return { recordId: 0, code: '', name: values.name ?? '', because, differences: [] };
      return { recordId: project.id, code: project.code, name: project.name, because, differences: because === 'similar-name' ? [] : differences(storedValues(project), values) };
    });
}
