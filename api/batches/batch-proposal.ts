import { Injectable } from '@nestjs/common';
import type { BatchProposal } from '../../shared/contracts/batches.js';
import { yearPeriod } from '../../shared/period.js';
import type { Batch, BatchReason, Stage } from '../../shared/vocabulary.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import type { Fragment } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { confidentialName, projectScope } from '../projects/project-list.js';

interface Found { projectId: number; projectName: string; projectCode: string; confidential: number; stage: Stage; agreedInvestmentFen: number | null; parkName: string | null; ownerId: number | null; ownerName: string | null; dueOn: string | null }
interface Rule { batch: Batch; because: BatchReason; dueOn: string; where: Fragment }

/** At most so many of a kind: a plan is made by people. */
const MOST = 500;

/** Proposes a year's plan from the planned dates and stages of projects that the plan does not hold yet. */
@Injectable()
export class BatchProposals {
  constructor(private readonly database: Database) {}

  async forYear(year: number): Promise<BatchProposal[]> {
    const { from, until } = yearPeriod(year);
    const rules: Rule[] = [
      { batch: 'sign', because: 'to-start', dueOn: 'NULL', where: { sql: "p.`stage` = 'negotiating' AND p.`plannedStartOn` < ?", params: [until] } },
      { batch: 'build', because: 'planned-start', dueOn: 'p.`plannedStartOn`', where: { sql: "p.`stage` = 'signed' AND p.`plannedStartOn` >= ? AND p.`plannedStartOn` < ?", params: [from, until] } },
      { batch: 'build', because: 'under-construction', dueOn: 'NULL', where: { sql: "p.`stage` = 'started' AND p.`startedOn` < ?", params: [until] } },
      { batch: 'produce', because: 'planned-production', dueOn: 'p.`plannedProducingOn`', where: { sql: "p.`stage` IN ('started', 'built') AND p.`plannedProducingOn` >= ? AND p.`plannedProducingOn` < ?", params: [from, until] } },
    ];
    const found = await Promise.all(rules.map((rule) => this.find(year, rule)));
    return found.flat();
  }

  private async find(year: number, { batch, because, dueOn, where }: Rule): Promise<BatchProposal[]> {
    const conditions: Fragment[] = [
      where, { sql: "p.`status` = 'active'", params: [] }, ...projectScope(currentScope()),
      { sql: 'NOT EXISTS (SELECT 1 FROM `batch_entry` b WHERE b.`year` = ? AND b.`batch` = ? AND b.`projectId` = p.`id` AND b.`knownTo` = ?)', params: [year, batch, FOREVER] },
    ];
    const rows = await this.database.query<Found>(
      `SELECT p.\`id\` AS projectId, p.\`name\` AS projectName, p.\`code\` AS projectCode, p.\`confidential\`, p.\`stage\`, p.\`agreedInvestmentFen\`, k.\`name\` AS parkName, p.\`officerId\` AS ownerId, u.\`displayName\` AS ownerName, ${dueOn} AS dueOn
       FROM \`project\` p LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` LEFT JOIN \`user_account\` u ON u.\`id\` = p.\`officerId\` WHERE ${conditions.map((part) => `(${part.sql})`).join(' AND ')} ORDER BY p.\`agreedInvestmentFen\` DESC, p.\`id\` LIMIT ${MOST}`,
      conditions.flatMap((part) => part.params));
    const sees = currentUser().permissions.has('project:read-confidential');
    return rows.map(({ confidential, ...row }) => ({ ...row, batch, because, projectName: Number(confidential) === 1 && !sees ? confidentialName() : row.projectName }));
  }
}
