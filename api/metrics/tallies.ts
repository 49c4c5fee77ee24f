import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataVersion } from '../audit/data-version.js';
import { Database } from '../core/database/database.js';
import { placeholders, sumOf } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';
import { Attribution } from './attribution.js';
import { NOTHING, type Tally } from './domain/allocate.js';
import { movedShares, type PlacedTally } from './domain/attribute.js';
import { join } from './fragments.js';
import type { Measure } from './relations.js';

/** Group name → SQL expression over a relation. */
export type GroupColumns = Readonly<Record<string, string>>;
/** A tally with the values of the columns it was grouped by; `count` is how many it stands for at its place, lines how many can be opened there. */
export interface TallyRow extends Tally { count: number; [group: string]: string | number | null }

/** The columns by which projects are attributed to places. */
export const BY_PLACE: GroupColumns = { parkId: 'r.`parkId`', regionCode: 'r.`regionCode`' };

interface Question { sql: string; params: readonly unknown[] }

/** Rows kept of all answers together: some 20 MiB. */
const MOST_KEPT_ROWS = 100_000;

/**
 * Sums up facts in the database: one statement a question, however many groups it has. The same question asked again of the same data
 * is answered from memory; whoever asks while it is being answered waits for that answer.
 */
@Injectable()
export class Tallies {
  private readonly kept = new LRUCache<string, readonly TallyRow[], Question>({
    maxSize: MOST_KEPT_ROWS,
    sizeCalculation: (rows) => rows.length + 1,
    fetchMethod: async (_key, _stale, { context: { sql, params } }) => (await this.database.query<TallyRow>(sql, params)).map((row) => Object.freeze(row)),
  });

  constructor(private readonly database: Database, private readonly version: DataVersion, private readonly attribution: Attribution) {}

  /** The tally of a whole measure. */
  async whole(measure: Measure, narrow: readonly Fragment[]): Promise<Tally> {
    return (await this.sums(measure, narrow, {}))[0] ?? NOTHING;
  }

  /** The tallies of a measure by the distinct values of the group columns; by place, with the shares that go elsewhere moved there. */
  async grouped(measure: Measure, narrow: readonly Fragment[], groups: GroupColumns): Promise<readonly TallyRow[]> {
    const rows = await this.sums(measure, narrow, groups);
    if (this.attribution.empty || measure.relation.imported || !('parkId' in groups)) return rows;
    const contributions = await this.attribution.at(measure.relation.at);
    const ids = [...new Set(contributions.map(({ projectId }) => projectId))];
    if (!ids.length) return rows;
    const placed = await this.sums(measure, [...narrow, { sql: `r.\`projectId\` IN (${placeholders(ids)})`, params: ids }], { ...groups, projectId: 'r.`projectId`' });
    return [...rows, ...movedShares(placed as unknown as (PlacedTally & TallyRow)[], contributions, measure.unit)];
  }

  private async sums({ relation, value }: Measure, narrow: readonly Fragment[], groups: GroupColumns): Promise<readonly TallyRow[]> {
    const where = join([...relation.where, ...narrow], ' AND ');
    const names = Object.keys(groups).map((name) => `x.\`${name}\``);
    const columns = Object.entries(groups).map(([name, expression]) => `${expression} AS \`${name}\``);
    const sums = `COALESCE(SUM(x.\`certain\`), 0) AS \`lineCount\`, COALESCE(SUM(x.\`certain\`), 0) AS \`count\`, COALESCE(SUM(1 - x.\`certain\`), 0) AS \`undetermined\`, ${sumOf('x.`certain` * x.`value`')} AS \`value\``;
    return this.answer({
      sql: `SELECT ${[...names, sums].join(', ')} FROM (SELECT ${[...columns, `(${relation.certain.sql}) AS \`certain\``, `${value} AS \`value\``].join(', ')} FROM ${relation.from.sql} WHERE ${where.sql}) x${names.length ? ` GROUP BY ${names.join(', ')}` : ''}`,
      params: [...relation.certain.params, ...relation.from.params, ...where.params],
    });
  }

  private async answer(question: Question): Promise<readonly TallyRow[]> {
    // A unit of work sees what nobody else does yet.
    if (this.database.transaction) return this.database.query<TallyRow>(question.sql, question.params);
    return this.kept.forceFetch(JSON.stringify([await this.version.current(), question.sql, question.params]), { context: question });
  }
}
