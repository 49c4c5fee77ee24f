import type { ImportProblem, ImportRowRecord } from '../../shared/contracts/imports.js';
import { nameKey } from '../../shared/text.js';
import type { Database } from '../core/database/database.js';
import { decodeRow, placeholders } from '../core/database/rows.js';
import { seesConfidential, type DataScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { Project } from '../projects/entities.js';
import { attributesOf } from '../projects/project-row.js';
import { differences, type StoredValues } from './domain/differences.js';
import type { RowValues } from './domain/row-values.js';

interface Candidate { rowNumber: number; values: RowValues; identityKey: string | null }
interface Found { duplicates: ImportRowRecord['duplicates']; problem: ImportProblem | undefined }

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

/**
 * Finds the records that rows would repeat: by code, by identity (name, investors, region), and rows of the same file that repeat each other.
 * Same-named projects are only mentioned.
 */
export class DuplicateFinder {
  constructor(private readonly database: Database, private readonly scope: DataScope, private readonly batchId: number) {}

  async find(rows: readonly Candidate[]): Promise<Found[]> {
    const [projects, firstRows] = [await this.candidates(rows), await this.firstRows(rows)];
    return rows.map((row) => this.match(row, projects, firstRows));
  }

  /** The first row of the file with each of these identities: among the rows at hand and those already stored. */
  private async firstRows(rows: readonly Candidate[]): Promise<ReadonlyMap<string, number>> {
    const keys = [...new Set(rows.flatMap((row) => row.identityKey ?? []))];
    const numbers = rows.map((row) => row.rowNumber);
    const stored = await this.database.query<{ identityKey: string; first: number }>(
      `SELECT \`identityKey\`, MIN(\`rowNumber\`) AS first FROM \`import_row\` WHERE \`batchId\` = ? AND \`identityKey\` IN (${placeholders(keys)}) AND \`rowNumber\` NOT IN (${placeholders(numbers)}) GROUP BY \`identityKey\``,
      [this.batchId, ...keys, ...numbers]);
    const first = new Map(stored.map((row) => [row.identityKey, row.first]));
    for (const { identityKey, rowNumber } of rows) if (identityKey) first.set(identityKey, Math.min(first.get(identityKey) ?? rowNumber, rowNumber));
    return first;
  }

  private async candidates(rows: readonly Candidate[]): Promise<Project[]> {
    const keys = rows.flatMap((row) => row.identityKey ?? []);
    const codes = rows.flatMap((row) => row.values.code?.toUpperCase() ?? []);
    const names = rows.flatMap((row) => (row.values.name ? [nameKey(row.values.name)] : []));
    if (!names.length && !codes.length) return [];
    const found = await this.database.query(
      `SELECT p.* FROM \`project\` p WHERE p.\`archivedAt\` IS NULL AND (p.\`identityKey\` IN (${placeholders(keys)}) OR p.\`code\` IN (${placeholders(codes)}) OR p.\`nameKey\` IN (${placeholders(names)})) ORDER BY p.\`id\``,
      [...keys, ...codes, ...names]);
    return found.map((row) => decodeRow(this.database, Project, row));
  }

  private match(row: Candidate, projects: readonly Project[], firstRows: ReadonlyMap<string, number>): Found {
    const name = row.values.name ? nameKey(row.values.name) : '';
    const code = row.values.code?.toUpperCase();
    const duplicates = projects
      .filter((project) => project.identityKey === row.identityKey || project.code === code || (name !== '' && project.nameKey === name))
      .slice(0, 5)
      .map((project): ImportRowRecord['duplicates'][number] => {
        const because = project.code === code ? 'code' : project.identityKey === row.identityKey ? 'identity' : 'similar-name';
        // Another unit's record stays closed: only that it exists is told.
        if (!inScope(this.scope, project) || (project.confidential && !seesConfidential())) return { projectId: 0, code: '', name: row.values.name ?? '', because, differences: [] };
        return { projectId: project.id, code: project.code, name: project.name, because, differences: because === 'similar-name' ? [] : differences(storedValues(project), row.values) };
      });
    return { duplicates, problem: problemOf(row, duplicates, firstRows) };
  }
}

function problemOf(row: Candidate, duplicates: ImportRowRecord['duplicates'], firstRows: ReadonlyMap<string, number>): ImportProblem | undefined {
  const base = { column: '', field: null, message: '', raw: row.values.name ?? '' } as const;
  const twin = duplicates.find((duplicate) => duplicate.because !== 'similar-name');
  if (twin && twin.projectId === 0) return { ...base, code: 'duplicate-elsewhere', severity: 'decision', choices: ['create', 'set-aside'] };
  if (twin?.differences.length) return { ...base, code: 'differs-from-record', severity: 'decision', params: { code: twin.code, count: twin.differences.length }, choices: ['use', 'create', 'set-aside'] };
  const first = row.identityKey ? firstRows.get(row.identityKey) : undefined;
  if (!twin && first !== undefined && first < row.rowNumber) return { ...base, code: 'duplicate-in-file', severity: 'decision', params: { row: first }, choices: ['create', 'set-aside'] };
  if (!twin && duplicates.length) return { ...base, code: 'similar-name', severity: 'warning', params: { code: duplicates[0]!.code || '—' }, choices: [] };
  return undefined;
}
