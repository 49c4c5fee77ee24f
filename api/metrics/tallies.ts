import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import type { Fragment } from '../core/http/list.js';
import { NOTHING, type Tally } from './domain/allocate.js';
import { join } from './fragments.js';
import type { Measure } from './relations.js';

/** Group name → SQL expression over a relation. */
export type GroupColumns = Readonly<Record<string, string>>;
/** A tally with the values of the columns it was grouped by. */
export interface TallyRow extends Tally { [group: string]: string | number | null }

/** The columns by which projects are attributed to places. */
export const BY_PLACE: GroupColumns = { parkId: 'r.`parkId`', regionCode: 'r.`regionCode`' };

/** Sums up facts in the database: one statement a question, however many groups it has. */
@Injectable()
export class Tallies {
  constructor(private readonly database: Database) {}

  /** The tally of a whole measure. */
  async whole(measure: Measure, narrow: readonly Fragment[]): Promise<Tally> {
    return (await this.grouped(measure, narrow, {}))[0] ?? NOTHING;
  }

  /** The tallies of a measure by the distinct values of the group columns. */
  async grouped({ relation, value }: Measure, narrow: readonly Fragment[], groups: GroupColumns): Promise<TallyRow[]> {
    const where = join([...relation.where, ...narrow], ' AND ');
    const names = Object.keys(groups).map((name) => `x.\`${name}\``);
    const columns = Object.entries(groups).map(([name, expression]) => `${expression} AS \`${name}\``);
    const sums = 'COALESCE(SUM(x.`certain`), 0) AS `lineCount`, COALESCE(SUM(1 - x.`certain`), 0) AS `undetermined`, COALESCE(SUM(x.`certain` * x.`value`), 0) AS `value`';
    return this.database.query<TallyRow>(
      `SELECT ${[...names, sums].join(', ')} FROM (SELECT ${[...columns, `(${relation.certain.sql}) AS \`certain\``, `${value} AS \`value\``].join(', ')} FROM ${relation.from.sql} WHERE ${where.sql}) x${names.length ? ` GROUP BY ${names.join(', ')}` : ''}`,
      [...relation.certain.params, ...relation.from.params, ...where.params],
    );
  }
}
