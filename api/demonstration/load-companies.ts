import type { INestApplicationContext } from '@nestjs/common';
import type { RankingList } from '../../shared/vocabulary.js';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyBatches } from '../companies/company-batches.js';
import { ContactsService } from '../companies/contacts.service.js';
import { Database } from '../core/database/database.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { DISPOSALS_PLANNED, planContact } from './domain/contacts.js';
import { Random } from './domain/random.js';
import type { Places } from './load-places.js';

interface Row { id: number; name: string; organisationId: number }

const LISTS: readonly RankingList[] = ['listed', 'private-500', 'manufacturing-500', 'little-giant', 'specialised', 'champion', 'high-tech'];
const CONTACTS = 90;
const GROUPS = 12;

/**
 * What the bureau knows of companies besides their projects: people, groups, other names, rankings, chain leaders, a few that stopped, and two that
 * were entered twice and wait for somebody to merge them. Written at the end of the plan, inside the running unit of work.
 */
export async function loadCompanies(app: INestApplicationContext, places: Places, seed: number): Promise<void> {
  const database = app.get(Database);
  const random = Random.of(seed, 77);
  const as = async <T>(username: string, work: () => Promise<T>): Promise<T> => {
    const user = (await app.get(Authenticator).userById(places.users.get(username)!.id))!;
    return runInContext({ ...currentContext()!, user, permission: 'company:manage' }, work);
  };
  const investors = await database.query<Row & object>(
    'SELECT c.`id`, c.`name`, MIN(p.`organisationId`) AS organisationId FROM `project_investor` i JOIN `company` c ON c.`id` = i.`companyId` JOIN `project` p ON p.`id` = i.`projectId` WHERE p.`archivedAt` IS NULL GROUP BY c.`id`, c.`name` ORDER BY COUNT(*) DESC, c.`id` LIMIT 300');
  const settled = await database.query<{ id: number }>(
    "SELECT DISTINCT p.`projectCompanyId` AS id FROM `project` p JOIN `milestone_fact` f ON f.`projectId` = p.`id` AND f.`milestone` = 'settled' AND f.`knownTo` = '9999-12-31T23:59:59.999Z' WHERE p.`projectCompanyId` IS NOT NULL AND p.`archivedAt` IS NULL AND p.`confidential` = 0 ORDER BY p.`projectCompanyId` LIMIT 40");

  await as('city', async () => {
    const companies = app.get(CompaniesService);
    for (const [index, investor] of investors.slice(0, 60).entries()) {
      const short = investor.name.replace(/^(落地市|示例省|浙江|江苏|广东|上海|福建|山东|北京|湖北|四川|安徽|河北|重庆)/, '').slice(0, 3);
      const rankings = random.chance(0.5) ? [{ list: random.pick(LISTS), year: random.whole(2023, 2025), position: null }] : [];
      await companies.update(investor.id, { version: await versionOf(app, investor.id), aliases: [short], anchor: index < 8, ...(rankings.length ? { rankings } : {}) });
    }
    // The heads of groups are companies of their own; two members each.
    for (const [index, investor] of investors.slice(0, GROUPS).entries()) {
      const head = await companies.create({ name: `${investor.name.replace(/(股份|集团)?有限公司$/, '')}控股集团有限公司`, rankings: index < 4 ? [{ list: 'china-500', year: 2025, position: 180 + index * 37 }] : [] });
      for (const member of [investor, investors[60 + index]!]) if (member) await companies.update(member.id, { version: await versionOf(app, member.id), groupId: head.id });
    }
    for (const investor of investors.slice(12, 14)) await companies.create({ name: investor.name.replace('有限公司', '（落地）有限公司'), remarks: '录入时未查重，与现有企业可能为同一家' });
    for (const [index, { id }] of settled.filter((_one, place) => place % 8 === 3).slice(0, 4).entries()) await companies.stop(id, { ...DISPOSALS_PLANNED[index % DISPOSALS_PLANNED.length]! });
  });

  // Officers, whose scope is their own organisation: the tree of this transaction is not there for wider ones yet.
  const users = [...places.users.values()];
  const taken = new Set<number>();
  for (const investor of investors.slice(0, CONTACTS)) {
    const author = users.find(({ organisationId, username }) => organisationId === investor.organisationId && /^(officer|xian|team)/.test(username));
    if (!author || taken.has(investor.id)) continue;
    taken.add(investor.id);
    await as(author.username, () => app.get(ContactsService).create({ companyId: investor.id, ...planContact(random) }));
  }
}

const versionOf = async (app: INestApplicationContext, id: number): Promise<number> => (await app.get(CompanyBatches).byIds([id]))[0]!.version;
