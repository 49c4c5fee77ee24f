import { Injectable } from '@nestjs/common';
import type { BoardSummary } from '../../shared/contracts/projects.js';
import { PROJECT_STATUSES, STAGE_CODES, type ProjectStatus, type Stage } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { sumOf } from '../core/database/rows.js';
import { whereOf, type ListQuery } from '../core/http/list.js';
import { currentScope } from '../core/request-context.js';
import { projectScope } from './project-list.js';
import { ProjectReader } from './project-reader.js';

interface Tally { stage: Stage; status: ProjectStatus; count: number; agreed: number }

/** The board's figures over a whole filtered list, in one grouped query; the cards come from the list, a page at a time. */
@Injectable()
export class ProjectBoard {
  constructor(private readonly database: Database, private readonly reader: ProjectReader) {}

  /** Projects and their agreed investment (fen) by stage, and how many there are of each status whichever of them is asked for. */
  async summary(query: Pick<ListQuery, 'filter'>): Promise<BoardSummary> {
    const { rest, statuses } = withoutStatus(query.filter);
    const where = await whereOf(this.database, await this.reader.listSpec(), rest, projectScope(currentScope(), rest === undefined ? {} : { filter: rest }), { everyRow: true });
    // The product is a double: a sum beyond 2^53 fen would be an error on both databases.
    const tallies = await this.database.query<Tally>(
      `SELECT p.\`stage\`, p.\`status\`, COUNT(*) AS count, ${sumOf('p.`agreedInvestmentFen`')} AS agreed FROM \`project\` p WHERE ${where.sql} GROUP BY p.\`stage\`, p.\`status\``, where.params);
    const sum = (rows: readonly Tally[], of: 'count' | 'agreed') => rows.reduce((total, row) => total + row[of], 0);
    return {
      columns: STAGE_CODES.map((stage) => {
        const own = tallies.filter((row) => row.stage === stage && (!statuses || statuses.includes(row.status)));
        return { stage, count: sum(own, 'count'), agreedInvestmentFen: sum(own, 'agreed') };
      }),
      statuses: (Object.keys(PROJECT_STATUSES) as ProjectStatus[]).map((status) => ({ status, count: sum(tallies.filter((row) => row.status === status), 'count') })),
    };
  }
}

/** The filter without its status, where it names statuses plainly: they are applied to the grouped rows. */
function withoutStatus(filter: string | undefined): { rest: string | undefined; statuses?: string[] } {
  if (!filter?.includes('"status"')) return { rest: filter };
  try {
    const { status, ...others } = JSON.parse(filter) as { status?: unknown };
    const statuses = typeof status === 'string' ? [status] : status;
    if (Array.isArray(statuses) && statuses.every((each) => typeof each === 'string')) return { rest: JSON.stringify(others), statuses };
  } catch { /* the list's own reading of the filter says what is wrong */ }
  return { rest: filter };
}
