import { nameKey } from '../../../shared/text.js';
import type { Database } from '../../core/database/database.js';
import { placeholders } from '../../core/database/rows.js';
import { currentScope } from '../../core/request-context.js';
import { openProjects, projectScope } from '../../projects/project-list.js';
import { projectCode } from '../../projects/project-row.js';
import type { RecordValues, RowFinding } from '../domain/read-record.js';
import { byKey, parksByName } from './references.js';

export interface NamedProject { id: number; code: string; name: string; nameKey: string; parkId: number | null }

/** `名称（LD0000012）`, as exports name projects; the code alone stands for itself. */
const CODE = /(?:^|[（(])\s*(LD\d+)\s*[)）]?$/i;

/** A project as exports name it. */
export const projectText = ({ name, code }: Pick<NamedProject, 'name' | 'code'>): string => `${name}（${code}）`;

/** The projects in the importer's scope that texts name, by code or by name: two look-ups for all texts. */
export async function projectsNamed(database: Database, texts: readonly string[]): Promise<(text: string) => NamedProject[]> {
  const codes = texts.flatMap((text) => CODE.exec(text.trim())?.[1]?.toUpperCase() ?? []);
  const names = texts.flatMap((text) => (CODE.test(text.trim()) ? [] : [text.trim()]));
  const scope = [...projectScope(currentScope()), ...openProjects()];
  const where = scope.map(({ sql }) => ` AND (${sql})`).join('');
  const found = texts.length
    ? await database.query<NamedProject>(
      `SELECT p.\`id\`, p.\`code\`, p.\`name\`, p.\`nameKey\`, p.\`parkId\` FROM \`project\` p WHERE (p.\`code\` IN (${placeholders(codes)}) OR p.\`nameKey\` IN (${placeholders(names)}))${where} ORDER BY p.\`id\` LIMIT 20000`,
      [...codes, ...names.map(nameKey), ...scope.flatMap(({ params }) => params)])
    : [];
  const [coded, named] = [byKey(found, ({ code }) => [code]), byKey(found, ({ nameKey: key }) => [key])];
  return (text) => {
    const code = CODE.exec(text.trim())?.[1]?.toUpperCase();
    return [...((code ? coded.get(code) : named.get(nameKey(text))) ?? [])];
  };
}

/** The finding that a row does not say what it must. */
export const missing = (field: string, zh: string, en: string): RowFinding => ({ field, code: 'value-missing', severity: 'error', params: { field: { zh, en } } });

/** How a row names its project: by code before by name. */
const textsOf = ({ projectId, projectName }: RecordValues): string[] => [...(typeof projectId === 'number' ? [projectCode(projectId)] : []), ...(typeof projectId !== 'number' && typeof projectName === 'string' ? [projectName] : [])];

/** Fills in the project that each row means: known by its code, else by its name, in a park (`parkName`) where several are called so. */
export async function identifyProjects(database: Database, rows: readonly RecordValues[]): Promise<RowFinding[][]> {
  const named = await projectsNamed(database, [...new Set(rows.flatMap((row) => textsOf(row)))]);
  const parks = await parksByName(database);
  const inPark = ({ parkId }: NamedProject, text: unknown) => typeof text !== 'string' || (parkId !== null && (parks.get(nameKey(text)) ?? []).includes(parkId));
  return rows.map((row): RowFinding[] => {
    const [text] = textsOf(row);
    const candidates = text === undefined ? [] : named(text);
    const found = candidates.length > 1 ? candidates.filter((project) => inPark(project, row['parkName'])) : candidates;
    const [project] = found;
    const told = row['projectName'];
    if (found.length !== 1 || !project) {
      row['projectId'] = null;
      if (text === undefined) return [missing('projectId', '项目编号', 'Code')];
      const several = candidates.length > 1;
      return [{ field: typeof told === 'string' ? 'projectName' : 'projectId', code: several ? 'reference-ambiguous' : 'reference-unknown', params: { name: String(told ?? text) }, ...(several ? { severity: 'decision', choices: ['set-aside'] } : { severity: 'error' }) }];
    }
    const differs = row['projectId'] !== null && typeof told === 'string' && nameKey(told) !== project.nameKey;
    Object.assign(row, { projectId: project.id, projectName: told ?? project.name });
    return differs ? [{ field: 'projectName', code: 'project-name-differs', severity: 'warning', params: { code: project.code, name: project.name } }] : [];
  });
}
