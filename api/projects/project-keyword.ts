import { COMPANY_KIND } from '../companies/company-search.js';
import type { Database } from '../core/database/database.js';
import type { Fragment, KeywordFragment } from '../core/http/list.js';
import { seesConfidential } from '../core/request-context.js';
import type { SearchText } from '../search/search-index.js';
import type { Project } from './entities.js';
import { gatheredFragment, idList, matchFragment, matchOf, RARE, type Match } from '../search/match.js';

export const PROJECT_KIND = 'p';

/** By what a project is found. */
export const projectText = ({ id, code, name }: Pick<Project, 'id' | 'code' | 'name'>): SearchText => ({ id, names: [name], codes: [code] });

/** A condition on `project` p, and whether it names its few rows one by one. */
export interface ProjectKeyword extends KeywordFragment { few: boolean }

/**
 * Finds by any part of the name or of an investor's, in Chinese, pinyin or initials, or by the beginning of the code.
 * A confidential project is found only by its whole code where its name may not be read.
 */
export async function projectKeyword(text: string, database: Database): Promise<ProjectKeyword> {
  const [own, investors] = await Promise.all([matchOf(database, PROJECT_KIND, text), matchOf(database, COMPANY_KIND, text)]);
  const found = await together(database, own, investors);
  if (seesConfidential()) return found;
  const open = ({ sql, params }: Fragment): Fragment => ({ sql: `(p.\`confidential\` = 0 AND (${sql})) OR p.\`code\` = ?`, params: [...params, text.toUpperCase()] });
  return { ...found, ...open(found), ...(found.gathered ? { gathered: open(found.gathered) } : {}) };
}

async function together(database: Database, own: Match, investors: Match): Promise<ProjectKeyword> {
  if ('ids' in own && 'ids' in investors) {
    const theirs = await projectsOf(database, investors.ids);
    const ids = theirs && [...new Set([...own.ids, ...theirs])];
    if (ids && ids.length <= RARE) return { few: true, ...idList('p.`id`', ids) };
  }
  const ours = matchFragment(own, PROJECT_KIND, 'p.`id`');
  const parts = [ours, investorFragment(investors)];
  const theirs = gatheredFragment(investors, 'pi.`companyId`');
  const [named, invested] = [gatheredFragment(own, 'p.`id`'), { sql: `p.\`id\` IN (SELECT pi.\`projectId\` FROM \`project_investor\` pi WHERE ${theirs.sql})`, params: theirs.params }];
  const gathered = { sql: `(${named.sql}) OR (${invested.sql})`, params: [...named.params, ...invested.params] };
  return { ...(ours.some ? { some: ours.some } : {}), gathered, few: false, sql: parts.map(({ sql }) => `(${sql})`).join(' OR '), params: parts.flatMap(({ params }) => params) };
}

/** The projects in which these companies invest; undefined when they are many. */
async function projectsOf(database: Database, companyIds: readonly number[]): Promise<number[] | undefined> {
  if (!companyIds.length) return [];
  const among = idList('`companyId`', companyIds);
  const rows = await database.query<{ projectId: number }>(`SELECT DISTINCT \`projectId\` FROM \`project_investor\` WHERE ${among.sql} LIMIT ?`, [...among.params, RARE + 1]);
  return rows.length > RARE ? undefined : rows.map((row) => row.projectId);
}

/** Scalar, for the same reason as in `matchFragment`: looked at project by project. */
function investorFragment(match: Match): Fragment {
  if ('ids' in match && !match.ids.length) return { sql: '1 = 0', params: [] };
  const fits = matchFragment(match, COMPANY_KIND, 'pi.`companyId`');
  return { sql: `(SELECT COUNT(*) FROM \`project_investor\` pi WHERE pi.\`projectId\` = p.\`id\` AND ${fits.sql}) > 0`, params: fits.params };
}
