import { Injectable } from '@nestjs/common';
import type { OpportunityDetail, OpportunityRecord } from '../../shared/contracts/opportunities.js';
import { Database, type Row } from '../core/database/database.js';
import { decodeRow, placeholders, selectRows } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type KeywordFragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser, type DataScope } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope, scopeFragment } from '../identity/data-scope.js';
import { industryFilter } from '../identity/filters.js';
import { CarriersService } from '../parks/carriers.service.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { matchFragment, matchOf } from '../search/match.js';
import { missingToPublish, TRANSITIONS } from './domain/states.js';
import { Opportunity, OpportunityCarrier } from './entities.js';

export const OPPORTUNITY_KIND = 'o';
/** What files are linked to. */
export const OPPORTUNITY_ENTITY = 'opportunity';

type OpportunityRow = Opportunity & { organisationName: string; parkName: string | null; regionName: string | null; industryName: string | null; leadCount: number };

export const opportunityKeyword = async (text: string, database: Database): Promise<KeywordFragment> => matchFragment(await matchOf(database, OPPORTUNITY_KIND, text), OPPORTUNITY_KIND, 'y.`id`');

/** Opportunities that a project came of; the project must be the reader's to see. */
function ofProject(value: unknown): Fragment {
  if (!Number.isSafeInteger(value)) throw badRequest('bad-filter', { field: 'projectId' });
  const seen = projectScope(currentScope('project:read'));
  return {
    sql: `y.\`id\` IN (SELECT e.\`opportunityId\` FROM \`opportunity_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\` WHERE e.\`projectId\` = ?${seen.map(({ sql }) => ` AND (${sql})`).join('')})`,
    params: [value, ...seen.flatMap(({ params }) => params)],
  };
}

const OPPORTUNITY_LIST: ListSpec = {
  name: 'opportunities',
  select: 'y.*, o.`name` AS `organisationName`, k.`name` AS `parkName`, g.`name` AS `regionName`, i.`name` AS `industryName`, (SELECT COUNT(*) FROM `opportunity_event` e WHERE e.`opportunityId` = y.`id` AND e.`projectId` IS NOT NULL) AS `leadCount`',
  from: '`opportunity` y JOIN `organisation` o ON o.`id` = y.`organisationId` LEFT JOIN `park` k ON k.`id` = y.`parkId` LEFT JOIN `region` g ON g.`code` = y.`regionCode` LEFT JOIN `industry` i ON i.`code` = y.`industryCode`',
  countFrom: '`opportunity` y',
  fields: {
    id: { sql: 'y.`id`', type: 'number' },
    code: { sql: 'y.`code`', type: 'text' },
    name: { sql: 'y.`name`', type: 'text', sort: 'y.`nameKey`' },
    organisationId: { sql: 'y.`organisationId`', type: 'number' },
    parkId: { sql: 'y.`parkId`', type: 'number' },
    regionCode: { sql: 'y.`regionCode`', type: 'text' },
    industryCode: { sql: 'y.`industryCode`', type: 'text' },
    chain: { sql: 'y.`chain`', type: 'text' },
    cooperation: { sql: 'y.`cooperation`', type: 'text' },
    state: { sql: 'y.`state`', type: 'text' },
    expectedInvestmentFen: { sql: 'y.`expectedInvestmentFen`', type: 'number' },
    expectedOutputFen: { sql: 'y.`expectedOutputFen`', type: 'number' },
    publishedAt: { sql: 'y.`publishedAt`', type: 'instant' },
    createdAt: { sql: 'y.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'y.`updatedAt`', type: 'instant' },
  },
  filters: { industryCode: industryFilter('y.`industryCode`'), projectId: ofProject },
  keyword: opportunityKeyword,
  defaultSort: ['updatedAt', 'DESC'],
  tieBreak: 'y.`id`',
};

/** What is offered to all is seen by all who may read the library; the rest only by those whose unit or park it is. */
export function opportunityScope(scope: DataScope): Fragment[] {
  return scopeFragment(scope, { organisation: 'y.`organisationId`', park: 'y.`parkId`' }).map(({ sql, params }) => ({ sql: `y.\`state\` = 'published' OR ${sql}`, params }));
}

/** Whether the caller holds a permission over its unit or park. */
function isOwn(permission: 'opportunity:manage' | 'opportunity:publish', record: OpportunityRecord): boolean {
  const scope = currentUser().scopeFor(permission);
  return scope !== undefined && inScope(scope, record);
}

const MOST_EXPORTED = 100_000;

/** Reads the project library within the caller's scope. */
@Injectable()
export class OpportunityReader {
  constructor(private readonly database: Database, private readonly carriers: CarriersService, private readonly evidence: EvidenceService) {}

  async list(query: ListQuery): Promise<Page<OpportunityRecord>> {
    const page = await listRows<OpportunityRow>(this.database, OPPORTUNITY_LIST, query, opportunityScope(currentScope('opportunity:read')));
    const carriers = await this.carrierIds(page.rows.map((row) => row.id));
    return page.map((row) => this.record(row, carriers));
  }

  /** Every row of a list, a page at a time, for exports. */
  async *all(query: ListQuery, size = 500): AsyncGenerator<OpportunityRecord> {
    const where = await whereOf(this.database, OPPORTUNITY_LIST, query.filter, opportunityScope(currentScope('opportunity:read')));
    const order = orderOf(OPPORTUNITY_LIST, query.sort);
    for (let start = 0; start < MOST_EXPORTED; start += size) {
      const rows = await this.database.query<OpportunityRow & Row>(`SELECT ${OPPORTUNITY_LIST.select} FROM ${OPPORTUNITY_LIST.from} WHERE ${where.sql} ${order} LIMIT ? OFFSET ?`, [...where.params, size, start]);
      const carriers = await this.carrierIds(rows.map((row) => row.id));
      for (const row of rows) yield this.record(row, carriers);
      if (rows.length < size) return;
    }
  }

  /** One as listed, or undefined where it is not the caller's to see. */
  async find(id: number): Promise<OpportunityRecord | undefined> {
    const where = [{ sql: 'y.`id` = ?', params: [id] }, ...opportunityScope(currentScope('opportunity:read'))];
    const row = await this.database.queryOne<OpportunityRow & Row>(`SELECT ${OPPORTUNITY_LIST.select} FROM ${OPPORTUNITY_LIST.from} WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}`, where.flatMap(({ params }) => params));
    return row && this.record(row, await this.carrierIds([id]));
  }

  /** @throws 404, also outside the scope */
  async detail(id: number): Promise<OpportunityDetail> {
    const record = await this.find(id);
    if (!record) throw notFound('opportunity', id);
    const [carriers, leads, events, evidence] = await Promise.all([
      this.carriers.byIds(record.carrierIds), this.leads(id), this.events(id), this.evidence.evidenceOf(OPPORTUNITY_ENTITY, [id]),
    ]);
    const seen = new Set(leads.map((lead) => lead.projectId));
    return {
      ...record, mayManage: isOwn('opportunity:manage', record), mayPublish: isOwn('opportunity:publish', record), leads, evidence: evidence.get(id) ?? [], nextStates: [...TRANSITIONS[record.state]], missing: missingToPublish(record),
      carriers: carriers.map(({ id: carrierId, code, name, kind, area, freeArea, status, parkName }) => ({ id: carrierId, code, name, kind, area, freeArea, status, parkName })),
      events: events.map((event) => (event.projectId === null || seen.has(event.projectId) ? event : { ...event, projectId: null })),
    };
  }

  private async leads(id: number): Promise<OpportunityDetail['leads']> {
    const scope = currentUser().scopeFor('project:read');
    if (!scope) return [];
    const seen = projectScope(scope);
    const rows = await this.database.query<OpportunityDetail['leads'][number] & { confidential: number }>(
      `SELECT p.\`id\` AS \`projectId\`, p.\`name\` AS \`projectName\`, p.\`code\` AS \`projectCode\`, p.\`stage\`, p.\`confidential\`, e.\`recordedAt\` FROM \`opportunity_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\`
       WHERE e.\`opportunityId\` = ?${seen.map(({ sql }) => ` AND (${sql})`).join('')} ORDER BY e.\`recordedAt\` DESC LIMIT 200`,
      [id, ...seen.flatMap(({ params }) => params)],
    );
    const secret = !currentUser().permissions.has('project:read-confidential');
    return rows.map(({ confidential, ...lead }) => (Number(confidential) && secret ? { ...lead, projectName: confidentialName() } : lead));
  }

  private events(id: number): Promise<OpportunityDetail['events']> {
    return this.database.query<OpportunityDetail['events'][number] & object>(
      'SELECT e.`id`, e.`fromState`, e.`toState`, e.`reason`, e.`projectId`, e.`recordedAt`, u.`displayName` AS `recordedByName` FROM `opportunity_event` e LEFT JOIN `user_account` u ON u.`id` = e.`recordedById` WHERE e.`opportunityId` = ? ORDER BY e.`recordedAt` DESC, e.`id` DESC LIMIT 200',
      [id],
    );
  }

  private async carrierIds(ids: readonly number[]): Promise<Map<number, number[]>> {
    const of = new Map<number, number[]>();
    for (const { opportunityId, carrierId } of await selectRows(this.database, OpportunityCarrier, { opportunityId: [...ids] }, 'ORDER BY `opportunityId`, `carrierId`')) of.set(opportunityId, [...(of.get(opportunityId) ?? []), carrierId]);
    return of;
  }

  private record(row: OpportunityRow, carriers: ReadonlyMap<number, number[]>): OpportunityRecord {
    const { nameKey: _nameKey, landMuCenti, factorySquareMetresCenti, ...opportunity } = decodeRow(this.database, Opportunity, row as never);
    const { organisationName, parkName, regionName, industryName, leadCount } = row;
    return {
      ...opportunity, organisationName, parkName, regionName, industryName, leadCount: Number(leadCount), carrierIds: carriers.get(row.id) ?? [],
      landMu: landMuCenti === null ? null : landMuCenti / 100, factorySquareMetres: factorySquareMetresCenti === null ? null : factorySquareMetresCenti / 100,
    };
  }

  /** Which of these the current user may see. */
  async visible(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const scope = currentUser().scopeFor('opportunity:read');
    if (!scope) return new Set();
    const where = [{ sql: `y.\`id\` IN (${placeholders(ids)})`, params: ids }, ...opportunityScope(scope)];
    const rows = await this.database.query<{ id: number }>(`SELECT y.\`id\` FROM \`opportunity\` y WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}`, where.flatMap(({ params }) => params));
    return new Set(rows.map((row) => row.id));
  }
}
