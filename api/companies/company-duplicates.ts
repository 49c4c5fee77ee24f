import { Injectable } from '@nestjs/common';
import type { DuplicateCompany, DuplicateReason } from '../../shared/contracts/companies.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { matchFragment, matchOf } from '../search/match.js';
import { readings } from '../search/reading.js';
import { keyColumn } from './company-columns.js';
import { COMPANY_KIND } from './company-search.js';
import type { CheckDuplicates } from './company.dto.js';
import { nameCore } from './domain/name-core.js';

interface Candidate { id: number; name: string; nameKey: string; creditCode: string | null; regionName: string | null }

/** How many companies of like name, or like sound, are offered. */
const SIMILAR = 10;
/** Syllables that must sound alike to be worth a word. */
const SHORTEST_SOUND = 3;
const SELECT = 'SELECT c.`id`, c.`name`, c.`nameKey`, c.`creditCode`, g.`fullName` AS regionName FROM `company` c LEFT JOIN `region` g ON g.`code` = c.`regionCode`';

/** Finds companies that may be the same as one about to be entered. */
@Injectable()
export class CompanyDuplicates {
  constructor(private readonly database: Database) {}

  /** By name, credit code, other names, then like names and names that sound alike; each with its reason, the surest first. */
  async check({ name, creditCode, aliases = [] }: CheckDuplicates): Promise<{ companies: DuplicateCompany[] }> {
    const found = new Map<number, DuplicateCompany>();
    const add = (rows: readonly Candidate[], because: (row: Candidate) => DuplicateReason) => {
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, { id: row.id, name: row.name, creditCode: row.creditCode, regionName: row.regionName, because: because(row) });
    };
    const keys = [...new Set([name, ...aliases].map(keyColumn).filter(Boolean))];
    const key = keyColumn(name);
    const marks = placeholders(keys);
    add(await this.database.query<Candidate & object>(
      // The name of a company that was merged is one of those of the company it became.
      `${SELECT} WHERE c.\`mergedIntoId\` IS NULL AND (c.\`nameKey\` IN (${marks}) OR c.\`creditCode\` = ? OR c.\`id\` IN (SELECT a.\`companyId\` FROM \`company_alias\` a WHERE a.\`nameKey\` IN (${marks}))) ORDER BY c.\`id\` LIMIT 20`,
      [...keys, creditCode ?? '', ...keys],
    ), (row) => (row.nameKey === key ? 'name' : creditCode && row.creditCode === creditCode ? 'credit-code' : 'alias'));
    const core = nameCore(name);
    if (core) add(await this.like(core), () => 'similar-name');
    const sound = core && (await this.soundOf(core));
    if (sound) add(await this.like(sound), () => 'pinyin');
    return { companies: [...found.values()].slice(0, 20) };
  }

  private async like(text: string): Promise<Candidate[]> {
    const match = matchFragment(await matchOf(this.database, COMPANY_KIND, text), COMPANY_KIND, 'c.`id`');
    return this.database.query<Candidate & object>(`${SELECT} WHERE c.\`mergedIntoId\` IS NULL AND (${match.sql}) ORDER BY c.\`id\` LIMIT ?`, [...match.params, SIMILAR]);
  }

  /** How a Chinese name sounds; null where it is too short, or none. */
  private async soundOf(core: string): Promise<string | null> {
    if (!/^\p{Script=Han}+$/u.test(core) || core.length < SHORTEST_SOUND) return null;
    return (await readings()).names(core).join('');
  }
}
