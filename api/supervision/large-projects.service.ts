import { Injectable } from '@nestjs/common';
import type { LargeProject, LargeProjectsOverview, ProjectReturns } from '../../shared/contracts/supervision.js';
import type { ReturnState } from '../../shared/vocabulary.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database, type Row } from '../core/database/database.js';
import { sumOf } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { allRows, listRows, whereOf, type Fragment, type ListQuery, type Page } from '../core/http/list.js';
import { currentScope, currentUser, seesConfidential } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { projectScope } from '../projects/project-list.js';
import { lastOver, orderOfQuarter, quarterLater, quarterOf, stateOf, type Quarter } from './domain/quarters.js';
import { largeProject, largeProjectList, onRoster, returnOf, seriesUntil, STANDS_FOR_ITSELF } from './large-project-list.js';
import { isLarge, RosterRulesReader, type RosterRules } from './roster-rules.js';

/** How far back a project's own page goes. */
const QUARTERS_SHOWN = 12;

interface Found { id: number; agreedInvestmentFen: number | null; confidential: number; organisationId: number; parkId: number | null; signedUntil: string | null; ended: string | null; standsForItself: number }

/** Large signed projects with the quarterly line of each (001 §二(一)3, domain §10). */
@Injectable()
export class LargeProjectsService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly rules: RosterRulesReader) {}

  /** The roster of the quarter that the filter names; of the last one that is over when it names none. @throws 422 where no policy says which projects are large */
  async list(query: ListQuery): Promise<Page<LargeProject>> {
    const { rules, rest } = await this.question(query);
    const page = await listRows(this.database, largeProjectList(rules), rest, this.where(rules));
    return page.map((row) => this.shown(row, rules));
  }

  /** All of a filter at once, county by county, for a workbook. */
  async all(query: ListQuery): Promise<{ rules: RosterRules; rows: LargeProject[] }> {
    const { rules, rest } = await this.question(query);
    const rows = await allRows(this.database, largeProjectList(rules), rest, this.where(rules));
    return { rules, rows: rows.map((row) => this.shown(row, rules)) };
  }

  /** By which rules, and how many of the filter's projects were reported, late, due or are missing. */
  async overview(query: ListQuery): Promise<LargeProjectsOverview> {
    const { rules, rest } = await this.question(query);
    const spec = largeProjectList(rules);
    const where = await whereOf(this.database, spec, rest.filter, this.where(rules));
    const sums = await this.database.queryOne<{ projects: number; agreed: number; reported: number; late: number }>(
      `SELECT COUNT(*) AS projects, ${sumOf('p.`agreedInvestmentFen`')} AS agreed, COALESCE(SUM(CASE WHEN s.\`firstReportedAt\` <= ? THEN 1 ELSE 0 END), 0) AS reported, COALESCE(SUM(CASE WHEN s.\`firstReportedAt\` > ? THEN 1 ELSE 0 END), 0) AS late FROM ${spec.countFrom} WHERE ${where.sql}`,
      [this.clock.endOfDay(rules.dueOn), this.clock.endOfDay(rules.dueOn), ...where.params]);
    const [projects, reported, late] = [Number(sums!.projects), Number(sums!.reported), Number(sums!.late)];
    const states: Record<ReturnState, number> = { reported, late, due: 0, missing: 0 };
    states[stateOf(null, rules.dueOn, this.clock.today())] = projects - reported - late;
    const { year, quarter, policyDay, limitFen, bound, dueOn, dueDays } = rules;
    return { year, quarter, policyDay, limitFen, bound, dueOn, dueDays, projects, agreedInvestmentFen: Number(sums!.agreed), states };
  }

  /** The quarters in which a project was on the roster, each with its line. @throws 404 outside the scope */
  async ofProject(projectId: number): Promise<ProjectReturns> {
    const project = await this.find(projectId);
    const today = this.clock.today();
    const quarters = await this.quartersOf(project, today);
    const rows = await this.database.query(
      'SELECT q.*, u.`displayName` AS reportedByName, o.`name` AS reporterOrganisationName FROM `quarterly_return` q JOIN `user_account` u ON u.`id` = q.`reportedById` JOIN `organisation` o ON o.`id` = q.`organisationId` WHERE q.`projectId` = ? ORDER BY q.`year` DESC, q.`quarter` DESC, q.`number` DESC LIMIT 200', [projectId]);
    const hidden = Number(project.confidential) === 1 && !seesConfidential();
    const ruling = new Map<number, Row>();
    for (const row of rows) if (!ruling.has(keyOf(row))) ruling.set(keyOf(row), row);
    const computed = await this.computed(projectId, quarters);
    return {
      mayReport: this.mayReport(project),
      quarters: quarters.map(({ year, quarter, dueOn }, index) => {
        const row = ruling.get(orderOfQuarter({ year, quarter }));
        return { year, quarter, dueOn, state: stateOf(row ? this.clock.dayOf(String(row['firstReportedAt'])) : null, dueOn, today), computedFen: computed[index]!, return: row ? returnOf(row, true, hidden) : null };
      }),
      superseded: rows.filter((row) => ruling.get(keyOf(row)) !== row).map((row) => returnOf(row, false, hidden)),
    };
  }

  /** What the money ledger says was completed by the end of a quarter. */
  async computedUntil(projectId: number, until: string): Promise<number> {
    return Number((await this.database.queryOne<{ fen: number }>(`SELECT ${seriesUntil('completed-investment', until, '?')} AS fen`, [projectId]))!.fen);
  }

  /** Whether a project is on the roster of a quarter. */
  isOnRoster({ agreedInvestmentFen, signedUntil, ended, standsForItself }: Found, rules: RosterRules): boolean {
    return Number(standsForItself) === 1 && isLarge(rules, agreedInvestmentFen) && signedUntil !== null && signedUntil <= rules.until && !(ended !== null && ended <= rules.endedBefore);
  }

  /** A project in the caller's scope with what decides about rosters. @throws 404 outside the scope */
  async find(projectId: number): Promise<Found> {
    const where = [...projectScope(currentScope()), { sql: 'p.`id` = ?', params: [projectId] }];
    const until = (milestones: string, more = '') => `(SELECT MIN(f.\`occurredUntil\`) FROM \`milestone_fact\` f WHERE f.\`projectId\` = p.\`id\` AND f.\`milestone\` IN (${milestones}) AND f.\`knownTo\` = '${FOREVER}'${more})`;
    const found = await this.database.queryOne<Found>(
      `SELECT p.\`id\`, p.\`agreedInvestmentFen\`, p.\`confidential\`, p.\`organisationId\`, p.\`parkId\`, ${until("'signed'")} AS signedUntil, ${until("'producing', 'terminated'", " AND f.`verification` = 'verified'")} AS ended, CASE WHEN ${STANDS_FOR_ITSELF} THEN 1 ELSE 0 END AS standsForItself
       FROM \`project\` p WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')}`, where.flatMap((part) => part.params));
    if (!found) throw notFound('project', projectId);
    return found;
  }

  /** Only the unit that owns a project, and its park, report on it; the introducing unit looks on. */
  mayReport({ organisationId, parkId }: { organisationId: number; parkId: number | null }): boolean {
    const scope = currentUser().scopeFor('supervision:report');
    return scope !== undefined && inScope(scope, { organisationId, parkId });
  }

  private async quartersOf(project: Found, today: string): Promise<RosterRules[]> {
    if (project.signedUntil === null) return [];
    const now = quarterOf(today);
    const quarters = Array.from({ length: QUARTERS_SHOWN }, (_, index) => quarterLater(now, -index));
    return (await this.rules.ofMany(quarters)).filter((rules) => this.isOnRoster(project, rules));
  }

  private async computed(projectId: number, quarters: readonly RosterRules[]): Promise<number[]> {
    if (!quarters.length) return [];
    const row = await this.database.queryOne<Row>(`SELECT ${quarters.map(({ until }, index) => `${seriesUntil('completed-investment', until, '?')} AS q${index}`).join(', ')}`, quarters.map(() => projectId));
    return quarters.map((_, index) => Number(row![`q${index}`]));
  }

  private async question({ filter, ...query }: ListQuery): Promise<{ rules: RosterRules; rest: ListQuery }> {
    let asked: Record<string, unknown>;
    try {
      asked = (JSON.parse(filter ?? '{}') ?? {}) as Record<string, unknown>;
    } catch {
      throw badRequest('malformed-request', { parameter: 'filter' });
    }
    const last = lastOver(this.clock.today());
    const { year = last.year, quarter = last.quarter, ...rest } = asked;
    if (!Number.isInteger(year) || (year as number) < 2000 || (year as number) > 2100) throw badRequest('bad-filter', { field: 'year' });
    if (![1, 2, 3, 4].includes(quarter as number)) throw badRequest('bad-filter', { field: 'quarter' });
    return { rules: await this.rules.of(this.begun({ year: year as number, quarter: quarter as number })), rest: { ...query, filter: JSON.stringify(rest) } };
  }

  /** @throws 400 for a quarter that is still to come */
  private begun(quarter: Quarter): Quarter {
    if (orderOfQuarter(quarter) > orderOfQuarter(quarterOf(this.clock.today()))) throw badRequest('validation', {}, [{ path: 'filter.quarter', code: 'quarter-not-begun' }]);
    return quarter;
  }

  private where(rules: RosterRules): Fragment[] {
    return [...onRoster(rules), ...projectScope(currentScope())];
  }

  private shown(row: Row, rules: RosterRules): LargeProject {
    return largeProject(row, { rules, today: this.clock.today(), dayOf: (instant) => this.clock.dayOf(instant), hides: !seesConfidential(), mayReport: (project) => this.mayReport(project) });
  }
}

const keyOf = (row: Row): number => orderOfQuarter({ year: Number(row['year']), quarter: Number(row['quarter']) });
