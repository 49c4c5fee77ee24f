import { Injectable } from '@nestjs/common';
import type { CompanyDetail, SettlementLine } from '../../shared/contracts/companies.js';
import type { DatePrecision, Verification } from '../../shared/vocabulary.js';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { placeholders, sumOf } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';
import { currentScope, currentUser, seesConfidential } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';

export interface Settlement { settledParkId: number; settledParkName: string; settledOn: string | null; settledBy: number }

interface SettledRow { companyId: number; projectId: number; parkId: number; parkName: string; occurredFrom: string; confidential: number }
interface FactRow { projectId: number; projectCode: string; projectName: string; parkId: number | null; parkName: string | null; milestone: string | null; occurredFrom: string | null; precision: DatePrecision | null; verification: Verification | null }

/** A company's projects: those it invests in and those whose project company it is. */
const OF_COMPANIES = (marks: string) => `(SELECT \`companyId\`, \`projectId\` FROM \`project_investor\` WHERE \`companyId\` IN (${marks}) UNION SELECT \`projectCompanyId\`, \`id\` FROM \`project\` WHERE \`projectCompanyId\` IN (${marks}))`;
const MOST_LINES = 50;

/** What follows from projects about companies: read, never stored. */
@Injectable()
export class CompanyFacts {
  constructor(private readonly database: Database) {}

  /** The first park in the city that each company settled in; a company is credited once (domain §2). */
  async settlements(companyIds: readonly number[]): Promise<Map<number, Settlement>> {
    if (!companyIds.length) return new Map();
    const rows = await this.database.query<SettledRow>(
      `SELECT r.\`projectCompanyId\` AS \`companyId\`, r.\`projectId\`, r.\`parkId\`, k.\`name\` AS \`parkName\`, f.\`occurredFrom\`, r.\`confidential\`
       FROM \`project_revision\` r JOIN \`milestone_fact\` f ON f.\`projectId\` = r.\`projectId\` AND COALESCE(f.\`milestone\`, '') = 'settled' AND f.\`knownTo\` = ? JOIN \`park\` k ON k.\`id\` = r.\`parkId\`
       WHERE r.\`projectCompanyId\` IN (${placeholders(companyIds)}) AND r.\`knownTo\` = ? AND r.\`withdrawn\` = 0 AND f.\`verification\` <> 'rejected'
       ORDER BY f.\`occurredUntil\` DESC, f.\`occurredFrom\` DESC, f.\`projectId\` DESC`,
      [FOREVER, ...companyIds, FOREVER],
    );
    const settlements = new Map<number, Settlement>();
    // Latest first, so that the first settlement is what stays; a confidential one is not told.
    for (const row of rows) {
      if (Number(row.confidential) && !seesConfidential()) settlements.delete(row.companyId);
      else settlements.set(row.companyId, { settledParkId: row.parkId, settledParkName: row.parkName, settledOn: row.occurredFrom === UNKNOWN_DAY ? null : row.occurredFrom, settledBy: row.projectId });
    }
    return settlements;
  }

  /** Projects that the reader may see in which each company invests or is the project company. */
  async projectCounts(companyIds: readonly number[]): Promise<Map<number, number>> {
    if (!companyIds.length) return new Map();
    const visible = this.visible();
    const rows = await this.database.query<{ companyId: number; count: number }>(
      `SELECT x.\`companyId\`, COUNT(*) AS \`count\` FROM ${OF_COMPANIES(placeholders(companyIds))} x JOIN \`project\` p ON p.\`id\` = x.\`projectId\` WHERE ${visible.sql} GROUP BY x.\`companyId\``,
      [...companyIds, ...companyIds, ...visible.params],
    );
    return new Map(rows.map((row) => [row.companyId, row.count]));
  }

  /** Sums over the company's projects that the reader may see, in fen. */
  async money(companyId: number): Promise<CompanyDetail['money']> {
    const visible = this.visible();
    const row = await this.database.queryOne<CompanyDetail['money'] & object>(
      `SELECT ${sumOf('p.`agreedInvestmentFen`')} AS agreedInvestmentFen, ${sumOf('p.`fundsArrivedFen`')} AS fundsArrivedFen, ${sumOf('p.`completedInvestmentFen`')} AS completedInvestmentFen
       FROM ${OF_COMPANIES('?')} x JOIN \`project\` p ON p.\`id\` = x.\`projectId\` WHERE ${visible.sql}`,
      [companyId, companyId, ...visible.params],
    );
    return { agreedInvestmentFen: Number(row?.agreedInvestmentFen ?? 0), fundsArrivedFen: Number(row?.fundsArrivedFen ?? 0), completedInvestmentFen: Number(row?.completedInvestmentFen ?? 0) };
  }

  /** For each project whose company this is: registered when, holding land, factory or lease since when, and what is missing. */
  async settlementLines(companyId: number, credited: number | undefined): Promise<SettlementLine[]> {
    const visible = this.visible();
    const rows = await this.database.query<FactRow & object>(
      `SELECT p.\`id\` AS projectId, p.\`code\` AS projectCode, p.\`name\` AS projectName, p.\`parkId\`, k.\`name\` AS parkName, f.\`milestone\`, f.\`occurredFrom\`, f.\`precision\`, f.\`verification\`
       FROM \`project\` p LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` LEFT JOIN \`milestone_fact\` f ON f.\`projectId\` = p.\`id\` AND f.\`knownTo\` = ? AND f.\`milestone\` IN ('registered', 'land-secured', 'settled')
       WHERE p.\`projectCompanyId\` = ? AND ${visible.sql} ORDER BY p.\`id\` LIMIT ?`,
      [FOREVER, companyId, ...visible.params, MOST_LINES * 3],
    );
    const lines = new Map<number, SettlementLine>();
    for (const row of rows) {
      const line = lines.get(row.projectId) ?? {
        projectId: row.projectId, projectCode: row.projectCode, projectName: row.projectName, parkId: row.parkId, parkName: row.parkName, registeredOn: null, registeredOnPrecision: null, landSecuredOn: null, landSecuredOnPrecision: null,
        missing: [...(row.parkId === null ? (['park'] as const) : []), 'registered', 'land-secured'], verification: null, credited: row.projectId === credited,
      };
      lines.set(row.projectId, line);
      const on = row.occurredFrom === UNKNOWN_DAY ? null : row.occurredFrom;
      if (row.milestone === 'registered') Object.assign(line, { registeredOn: on, registeredOnPrecision: row.precision });
      if (row.milestone === 'land-secured') Object.assign(line, { landSecuredOn: on, landSecuredOnPrecision: row.precision });
      if (row.milestone === 'settled') line.verification = row.verification;
      line.missing = line.missing.filter((one) => one !== row.milestone);
    }
    return [...lines.values()].slice(0, MOST_LINES);
  }

  /** Projects p within the reader's scope; confidential ones only for who may know them. */
  private visible(): Fragment {
    const scope = scopeFragment(currentUser().scopeFor('project:read') ?? currentScope(), { organisation: 'p.`organisationId`', introducing: 'p.`introducingOrganisationId`', park: 'p.`parkId`' });
    const parts = ['p.`archivedAt` IS NULL', ...(seesConfidential() ? [] : ['p.`confidential` = 0']), ...scope.map(({ sql }) => `(${sql})`)];
    return { sql: parts.join(' AND '), params: scope.flatMap(({ params }) => params) };
  }
}

