import { Injectable } from '@nestjs/common';
import { NextStepsService, type ProductStep } from '../activities/next-steps.service.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { insertRows } from '../core/database/rows.js';
import { lastOver, type Quarter } from './domain/quarters.js';
import { ReturnReminder } from './entities.js';
import { largeProjectList, onRoster } from './large-project-list.js';
import { RosterRulesReader } from './roster-rules.js';

/** So many a run; a city with more has the rest the day after. */
const MOST = 2_000;

interface Missing { projectId: number; ownerId: number | null; ownerOrganisationId: number | null; locale: 'zh' | 'en' }

const WHAT = {
  zh: ({ year, quarter }: Quarter) => `报送${year}年${['一', '二', '三', '四'][quarter - 1]}季度重大签约项目进展（系统提醒）`,
  en: ({ year, quarter }: Quarter) => `Report the progress of this large project for Q${quarter} ${year} (reminder)`,
} as const;

/** Once a quarter is over, asks for the lines that are missing: a next step for the officer of each project, once. */
@Injectable()
export class ReturnReminders {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly rules: RosterRulesReader, private readonly steps: NextStepsService, private readonly audit: AuditService) {}

  /** Answers how many were asked; where no policy says which projects are large, nobody. */
  async remind(): Promise<number> {
    const today = this.clock.today();
    const [rules] = await this.rules.ofMany([lastOver(today)]);
    if (!rules) return 0;
    const { year, quarter, dueOn } = rules;
    return this.database.write(async () => {
      const where = [...onRoster(rules), { sql: 'p.`archivedAt` IS NULL', params: [] }, { sql: 's.`id` IS NULL', params: [] }, { sql: 'NOT EXISTS (SELECT 1 FROM `return_reminder` n WHERE n.`projectId` = p.`id` AND n.`year` = ? AND n.`quarter` = ?)', params: [year, quarter] }];
      // A project whose officer has left is somebody else's of the same unit.
      const rows = await this.database.query<Missing>(
        `SELECT x.\`projectId\`, w.\`id\` AS ownerId, w.\`organisationId\` AS ownerOrganisationId, w.\`locale\` FROM (SELECT p.\`id\` AS projectId, COALESCE((SELECT f.\`id\` FROM \`user_account\` f WHERE f.\`id\` = p.\`officerId\` AND f.\`status\` = 'active'),
           (SELECT MIN(c.\`id\`) FROM \`user_account\` c WHERE c.\`organisationId\` = p.\`organisationId\` AND c.\`status\` = 'active')) AS ownerId
         FROM ${largeProjectList(rules).countFrom} WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')} ORDER BY p.\`id\` LIMIT ${MOST}) x JOIN \`user_account\` w ON w.\`id\` = x.\`ownerId\``,
        where.flatMap((part) => part.params));
      const drafts = rows.map(({ projectId, ownerId, ownerOrganisationId, locale }): ProductStep => ({ what: WHAT[locale]({ year, quarter }), dueOn: dueOn < today ? today : dueOn, ownerId: ownerId!, organisationId: ownerOrganisationId!, projectId }));
      const ids = await this.steps.setByProduct(drafts);
      await insertRows(this.database, ReturnReminder, drafts.map(({ projectId }, index) => ({ projectId, year, quarter, nextStepId: ids[index]! })));
      await this.audit.recordMany(drafts.map(({ projectId, ownerId }, index) => ({ action: 'quarterly-return:remind', entity: 'project', entityId: projectId, details: { year, quarter, ownerId, nextStepId: ids[index]! } })));
      return drafts.length;
    }, { unaudited: true });
  }
}
