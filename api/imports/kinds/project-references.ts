import { nameKey } from '../../../shared/text.js';
import type { Database } from '../../core/database/database.js';
import { placeholders } from '../../core/database/rows.js';
import { currentScope } from '../../core/request-context.js';
import { openProjects, projectScope } from '../../projects/project-list.js';

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
  return (text) => {
    const code = CODE.exec(text.trim())?.[1]?.toUpperCase();
    return found.filter((project) => (code ? project.code === code : project.nameKey === nameKey(text)));
  };
}
