import { ROLES } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { LOGINS } from './domain/people.js';

/** Published on purpose: accounts that have it are marked, and a production start refuses them. */
export const DEMONSTRATION_PASSWORD = 'Luodi-demo-2026';

export interface DemonstrationLogin { username: string; zh: string; en: string }

/** The demonstration logins, one a role, that are still there. */
export async function demonstrationLogins(database: Database): Promise<DemonstrationLogin[]> {
  const names = LOGINS.map((login) => login.username);
  const rows = await database.query<{ username: string }>(`SELECT \`username\` FROM \`user_account\` WHERE \`demonstration\` = 1 AND \`status\` = 'active' AND \`username\` IN (${placeholders(names)})`, names);
  const there = new Set(rows.map((row) => row.username));
  return LOGINS.filter((login) => there.has(login.username)).map(({ username, role }) => ({ username, zh: ROLES[role].zh, en: ROLES[role].en }));
}
