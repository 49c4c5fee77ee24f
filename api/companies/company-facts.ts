import { Injectable } from '@nestjs/common';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { currentScope, currentUser, seesConfidential } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';

export interface Settlement { settledParkId: number; settledParkName: string; settledOn: string | null }

interface SettledRow { companyId: number; parkId: number; parkName: string; occurredFrom: string; confidential: number }

/** What follows from projects about the companies of one page: read, never stored. */
@Injectable()
export class CompanyFacts {
  constructor(private readonly database: Database) {}

  /** The first park in the city that each company settled in; a company is credited once (domain §2). */
  async settlements(companyIds: readonly number[]): Promise<Map<number, Settlement>> {
    if (!companyIds.length) return new Map();
    const rows = await this.database.query<SettledRow>(
      `SELECT r.\`projectCompanyId\` AS \`companyId\`, r.\`parkId\`, k.\`name\` AS \`parkName\`, f.\`occurredFrom\`, r.\`confidential\`
       FROM \`project_revision\` r JOIN \`milestone_fact\` f ON f.\`projectId\` = r.\`projectId\` AND COALESCE(f.\`milestone\`, '') = 'settled' AND f.\`knownTo\` = ? JOIN \`park\` k ON k.\`id\` = r.\`parkId\`
       WHERE r.\`projectCompanyId\` IN (${placeholders(companyIds)}) AND r.\`knownTo\` = ? AND r.\`withdrawn\` = 0 AND f.\`verification\` <> 'rejected'
       ORDER BY f.\`occurredUntil\` DESC, f.\`occurredFrom\` DESC, f.\`projectId\` DESC`,
      [FOREVER, ...companyIds, FOREVER],
    );
    const settlements = new Map<number, Settlement>();
    // Latest first, so that the first settlement is what stays; a confidential one is not told.
    for (const row of rows) {
      if (Number(row.confidential) && !seesConfidential()) settlements.delete(row.companyId);
      else settlements.set(row.companyId, { settledParkId: row.parkId, settledParkName: row.parkName, settledOn: row.occurredFrom === UNKNOWN_DAY ? null : row.occurredFrom });
    }
    return settlements;
  }

  /** Projects that the reader may see in which each company invests or is the project company. */
  async projectCounts(companyIds: readonly number[]): Promise<Map<number, number>> {
    if (!companyIds.length) return new Map();
    const marks = placeholders(companyIds);
    const scope = scopeFragment(currentUser().scopeFor('project:read') ?? currentScope(), { organisation: 'p.`organisationId`', introducing: 'p.`introducingOrganisationId`', park: 'p.`parkId`' });
    const rows = await this.database.query<{ companyId: number; count: number }>(
      `SELECT x.\`companyId\`, COUNT(*) AS \`count\` FROM (
         SELECT \`companyId\`, \`projectId\` FROM \`project_investor\` WHERE \`companyId\` IN (${marks})
         UNION SELECT \`projectCompanyId\`, \`id\` FROM \`project\` WHERE \`projectCompanyId\` IN (${marks})
       ) x JOIN \`project\` p ON p.\`id\` = x.\`projectId\` WHERE p.\`archivedAt\` IS NULL${seesConfidential() ? '' : ' AND p.`confidential` = 0'}${scope.map(({ sql }) => ` AND (${sql})`).join('')} GROUP BY x.\`companyId\``,
      [...companyIds, ...companyIds, ...scope.flatMap(({ params }) => params)],
    );
    return new Map(rows.map((row) => [row.companyId, row.count]));
  }
}
