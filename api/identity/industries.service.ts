import { Injectable } from '@nestjs/common';
import type { IndustryRecord, IndustryTableResult } from '../../shared/contracts/identity.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { insertRows, selectRows, updateRows } from '../core/database/rows.js';
import { notFound, refused } from '../core/errors.js';
import { allRows, likeText, listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { entryOf } from '../search/domain/grams.js';
import { readings } from '../search/reading.js';
import { industryLevel, readIndustryTable } from './domain/industry-table.js';
import { Industry } from './entities.js';
import { flagFilter } from './filters.js';

const INDUSTRIES: ListSpec = {
  name: 'industries',
  select: 'i.`code` AS id, i.`code`, i.`name`, i.`parentCode`, i.`section`',
  from: '`industry` i',
  fields: {
    id: { sql: 'i.`code`', type: 'text' },
    code: { sql: 'i.`code`', type: 'text', sort: 'i.`section`' },
    name: { sql: 'i.`name`', type: 'text' },
    parentCode: { sql: 'i.`parentCode`', type: 'text' },
    section: { sql: 'i.`section`', type: 'text' },
  },
  filters: { industrial: flagFilter('industrial', "i.`section` IN ('B', 'C', 'D')", "i.`section` NOT IN ('B', 'C', 'D')") },
  keyword: (text) => keyword(text),
  defaultSort: ['code', 'ASC'],
  tieBreak: 'i.`code`',
};

/** By part of the name, the beginning of the code (also C3670), pinyin or initials. */
function keyword(typed: string): Fragment {
  const code = typed.toUpperCase().replace(/^[A-T](?=\d)/, '');
  const letters = /^[a-z\s']+$/i.test(typed) ? typed.toLowerCase().replace(/[\s']/g, '') : '';
  const parts = ["i.`name` LIKE ? ESCAPE '!'", "i.`code` LIKE ? ESCAPE '!'", ...(letters.length > 1 ? ["REPLACE(i.`pinyin`, ' ', '') LIKE ? ESCAPE '!'", "i.`initials` LIKE ? ESCAPE '!'"] : [])];
  return { sql: parts.join(' OR '), params: [likeText(typed), likeText(code).slice(1), ...(letters.length > 1 ? [likeText(letters), likeText(letters)] : [])] };
}

type IndustryRow = Pick<Industry, 'code' | 'name' | 'parentCode' | 'section'> & { id: string };
const record = ({ section, ...row }: IndustryRow): IndustryRecord => ({ ...row, level: industryLevel(row.code), industrial: ['B', 'C', 'D'].includes(section) });

/** The industries of GB/T 4754: sections and divisions come with the product, groups and classes are loaded by the installation. */
@Injectable()
export class IndustriesService {
  constructor(private readonly database: Database, private readonly audit: AuditService) {}

  async list(query: ListQuery): Promise<Page<IndustryRecord>> {
    return (await listRows<IndustryRow>(this.database, INDUSTRIES, query)).map(record);
  }

  /** Every industry that a list's filter finds, in its order. */
  async *all(query: ListQuery): AsyncGenerator<IndustryRecord> {
    for (const row of await allRows<IndustryRow>(this.database, INDUSTRIES, query)) yield record(row);
  }

  /** @throws 404 when there is no such code */
  async read(code: string): Promise<IndustryRecord> {
    const row = await this.database.queryOne<IndustryRow>(`SELECT ${INDUSTRIES.select} FROM ${INDUSTRIES.from} WHERE i.\`code\` = ?`, [code]);
    if (!row) throw notFound('industry', code);
    return record(row);
  }

  /**
   * Adds what the table has and the installation has not, and renames what is called otherwise; no code is removed, so codes in use stay valid.
   * @throws 422 `industry-table` with every mistake; then nothing is changed
   */
  async load(records: readonly (readonly string[])[]): Promise<IndustryTableResult> {
    return this.database.write(async () => {
      const before = new Map((await selectRows(this.database, Industry, {})).map((row) => [row.code, row]));
      const { entries, problems } = readIndustryTable(records, new Map([...before].map(([code, row]) => [code, row.section])));
      if (problems.length) throw refused('industry-table', problems);
      const fresh = entries.filter(({ code }) => !before.has(code));
      const renamed = entries.filter(({ code, name }) => before.has(code) && before.get(code)!.name !== name);
      await insertRows(this.database, Industry, await withReadings(fresh));
      for (const row of await withReadings(renamed)) await updateRows(this.database, Industry, { code: row.code }, { name: row.name, pinyin: row.pinyin, initials: row.initials });
      await this.audit.record({ action: 'industry:loaded', entity: 'industry', details: { added: fresh.length, renamed: renamed.map(({ code }) => code).slice(0, 200) } });
      return { added: fresh.length, renamed: renamed.length, total: before.size + fresh.length };
    });
  }
}

/** Industries with what their names are found by. */
export async function withReadings(rows: readonly Omit<Industry, 'pinyin' | 'initials'>[]): Promise<Industry[]> {
  if (!rows.length) return [];
  const { names } = await readings();
  return rows.map((row) => {
    const { pinyin, initials } = entryOf([nameKey(row.name)], [], names);
    return { ...row, pinyin: pinyin.trim().slice(0, 400), initials: initials.slice(0, 120) };
  });
}
