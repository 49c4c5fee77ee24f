import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { insertRows, placeholders, selectRows } from '../core/database/rows.js';
import { SearchIndex } from '../search/search-index.js';
import { keyColumn } from './company-columns.js';
import { COMPANY_KIND } from './company-search.js';
import type { Ranking } from './domain/merge.js';
import { Company, CompanyAlias, CompanyRanking, CompanyRevision } from './entities.js';

const COUNTED = ['regionCode', 'industryCode', 'groupId', 'anchor', 'stoppedOn', 'mergedIntoId'] as const;
type Counted = Omit<CompanyRevision, 'companyId' | 'knownFrom' | 'knownTo'>;

/** What is kept beside a company's row: rankings, the keys of its aliases, its revisions, its search entry. Inside a unit of work. */
@Injectable()
export class CompanyStore {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly search: SearchIndex) {}

  /** New companies, without aliases or rankings unless `follow` is called for them. */
  async insert(companies: readonly Company[]): Promise<void> {
    await insertRows(this.database, Company, companies);
    await insertRows(this.database, CompanyRevision, companies.map((company) => ({ companyId: company.id, knownFrom: company.createdAt, knownTo: FOREVER, ...counted(company) })));
    await this.aliases(companies.filter(({ aliases }) => aliases.length));
    this.search.changed(COMPANY_KIND, companies.map(({ id }) => id));
  }

  /** Brings everything beside the rows of these companies up to date with them. */
  async follow(ids: readonly number[]): Promise<void> {
    const companies = await selectRows(this.database, Company, { id: [...ids] });
    const open = new Map((await selectRows(this.database, CompanyRevision, { companyId: [...ids], knownTo: FOREVER })).map((revision) => [revision.companyId, revision]));
    const now = this.clock.instant();
    const changed = companies.filter((company) => JSON.stringify(counted(company)) !== JSON.stringify(counted(open.get(company.id))));
    const marks = placeholders(changed);
    const params = changed.map(({ id }) => id);
    // Of what was known for no time at all only the end remains.
    if (changed.length) await this.database.execute(`DELETE FROM \`company_revision\` WHERE \`companyId\` IN (${marks}) AND \`knownFrom\` = ?`, [...params, now]);
    if (changed.length) await this.database.execute(`UPDATE \`company_revision\` SET \`knownTo\` = ? WHERE \`companyId\` IN (${marks}) AND \`knownTo\` = ?`, [now, ...params, FOREVER]);
    await insertRows(this.database, CompanyRevision, changed.map((company) => ({ companyId: company.id, knownFrom: now, knownTo: FOREVER, ...counted(company) })));
    await this.database.execute(`DELETE FROM \`company_alias\` WHERE \`companyId\` IN (${placeholders(ids)})`, ids);
    await this.aliases(companies.filter(({ aliases }) => aliases.length));
    this.search.changed(COMPANY_KIND, ids);
  }

  async rankings(ids: readonly number[]): Promise<Map<number, Ranking[]>> {
    const rankings = new Map<number, Ranking[]>();
    if (!ids.length) return rankings;
    const rows = await selectRows(this.database, CompanyRanking, { companyId: [...ids] }, 'ORDER BY `companyId`, `list`, `year`');
    for (const { companyId, ...ranking } of rows) rankings.set(companyId, [...(rankings.get(companyId) ?? []), { list: ranking.list, year: ranking.year, position: ranking.position }]);
    return rankings;
  }

  /** The lists that name a company, all of them. */
  async rank(companyId: number, rankings: readonly Ranking[]): Promise<void> {
    await this.rankMany(new Map([[companyId, rankings]]));
  }

  /** The lists that name each of these companies, all of them. */
  async rankMany(rankingsOf: ReadonlyMap<number, readonly Ranking[]>): Promise<void> {
    if (rankingsOf.size) await this.database.execute(`DELETE FROM \`company_ranking\` WHERE \`companyId\` IN (${placeholders([...rankingsOf.keys()])})`, [...rankingsOf.keys()]);
    await this.addRankings(rankingsOf);
  }

  /** The lists that name new companies. */
  async addRankings(rankingsOf: ReadonlyMap<number, readonly Ranking[]>): Promise<void> {
    const once = [...rankingsOf].flatMap(([companyId, rankings]) => [...new Map(rankings.map(({ list, year, position }) => [`${list} ${year}`, { companyId, list, year, position: position ?? null }])).values()]);
    await insertRows(this.database, CompanyRanking, once);
  }

  private async aliases(companies: readonly Company[]): Promise<void> {
    await insertRows(this.database, CompanyAlias, companies.flatMap(({ id, aliases }) => [...new Set(aliases.map(keyColumn).filter(Boolean))].map((nameKey) => ({ companyId: id, nameKey }))));
  }
}

/** What counts depend on, in one order for comparing. */
function counted(company: Company | CompanyRevision | undefined): Counted {
  const values = Object.fromEntries(COUNTED.map((name) => [name, company?.[name] ?? (name === 'anchor' ? false : null)]));
  return { ...values, archived: company === undefined ? false : 'archived' in company ? company.archived : company.archivedAt !== null } as Counted;
}
