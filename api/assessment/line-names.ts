import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { projectScope } from '../projects/project-list.js';

interface Named { projectId: number | null; companyId: number | null }

/** Whose names the lines of scores and awards may show. */
@Injectable()
export class LineNames {
  constructor(private readonly database: Database) {}

  /** What the carriers behind lines are called, for who may read them. */
  async carriers(lines: readonly { carrierId: number }[]): Promise<Map<number, { code: string; name: string }>> {
    const ids = currentUser().permissions.has('park:read') ? [...new Set(lines.map(({ carrierId }) => carrierId))] : [];
    const rows = ids.length ? await this.database.query<{ id: number; code: string; name: string }>(`SELECT \`id\`, \`code\`, \`name\` FROM \`carrier\` WHERE \`id\` IN (${placeholders(ids)})`, ids) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The names of the projects and companies behind lines, for who may read them; a confidential project keeps its name to itself. */
  async of(lines: readonly Named[]): Promise<(line: Named) => string | null> {
    const user = currentUser();
    const projects = new Map<number, string>();
    const ids = [...new Set(lines.flatMap(({ projectId }) => projectId ?? []))];
    if (ids.length && user.permissions.has('project:read')) {
      const where = [...projectScope(currentScope('project:read')), { sql: `p.\`id\` IN (${placeholders(ids)})`, params: ids }];
      const open = user.permissions.has('project:read-confidential') ? '' : ' AND p.`confidential` = 0';
      for (const row of await this.database.query<{ id: number; name: string }>(`SELECT p.\`id\`, p.\`name\` FROM \`project\` p WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}${open}`, where.flatMap(({ params }) => params))) projects.set(row.id, row.name);
    }
    const companies = new Map<number, string>();
    const companyIds = [...new Set(lines.flatMap(({ companyId }) => companyId ?? []))];
    if (companyIds.length && user.permissions.has('company:read')) {
      for (const row of await this.database.query<{ id: number; name: string }>(`SELECT \`id\`, \`name\` FROM \`company\` WHERE \`id\` IN (${placeholders(companyIds)})`, companyIds)) companies.set(row.id, row.name);
    }
    return ({ projectId, companyId }) => (projectId !== null ? projects.get(projectId) : companyId !== null ? companies.get(companyId) : undefined) ?? null;
  }
}
