import { DEMONSTRATION_LOGINS } from '../../shared/demonstration.js';
import { ROLES } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';

export interface DemonstrationLogin { username: string; zh: string; en: string }

/** The demonstration logins, one a role, that are still there. */
export async function demonstrationLogins(database: Database): Promise<DemonstrationLogin[]> {
  const names = Object.keys(DEMONSTRATION_LOGINS);
  const rows = await database.query<{ username: string }>(`SELECT \`username\` FROM \`user_account\` WHERE \`demonstration\` = 1 AND \`status\` = 'active' AND \`username\` IN (${placeholders(names)})`, names);
  const there = new Set(rows.map((row) => row.username));
  return Object.entries(DEMONSTRATION_LOGINS).filter(([username]) => there.has(username)).map(([username, role]) => ({ username, zh: ROLES[role].zh, en: ROLES[role].en }));
}
