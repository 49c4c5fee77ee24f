import { Injectable } from '@nestjs/common';
import type { PromotionEventDetail, PromotionEventRecord } from '../../shared/contracts/activities.js';
import type { ProjectReference } from '../../shared/contracts/projects.js';
import { addDays } from '../../shared/day.js';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import type { Stage } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, findRow, insertRows, placeholders, sumOf, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope } from '../identity/data-scope.js';
import { HomeCity } from '../parks/home-city.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { ProjectsService } from '../projects/projects.service.js';
import { SearchIndex } from '../search/search-index.js';
import { conditions } from './activity-list.js';
import { outOfProvince, promotionState } from './domain/promotion-state.js';
import type { CreatePromotionEvent, UpdatePromotionEvent } from './dto.js';
import { PromotionEvent, PromotionEventProject } from './entities.js';
import { PROMOTION_EVENT_KIND, promotionEventList, promotionScope } from './promotion-event-list.js';

export const PROMOTION_ENTITY = 'promotion-event';
type EventRow = PromotionEvent & { organisationName: string; regionName: string | null; createdByName: string; evidenceCount: number };
interface CameOfIt { leadCount: number; signedCount: number; signedInvestmentFen: number }
const NOTHING: CameOfIt = { leadCount: 0, signedCount: 0, signedInvestmentFen: 0 };
/** Signed, also where the day is not known. */
const SIGNED = 'p.`signedOnPrecision` IS NOT NULL';

/** Promotion and matchmaking events (000 §二(六)) and the projects that came of them. */
@Injectable()
export class PromotionEventsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly evidence: EvidenceService,
    private readonly projects: ProjectsService,
    private readonly home: HomeCity,
    private readonly search: SearchIndex,
  ) {}

  async list(query: ListQuery, more: readonly Fragment[] = []): Promise<Page<PromotionEventRecord>> {
    const { code } = await this.home.city();
    const page = await listRows<EventRow>(this.database, promotionEventList(this.clock.today(), code), query, [...promotionScope(currentScope('activity:read')), ...more]);
    const records = await this.records(page.rows, code);
    let index = 0;
    return page.map(() => records[index++]!);
  }

  /** Every event of a list, a part at a time, for exports. */
  async *all(query: ListQuery, size = 500): AsyncGenerator<PromotionEventRecord> {
    const { code } = await this.home.city();
    const spec = promotionEventList(this.clock.today(), code);
    const where = await whereOf(this.database, spec, query.filter, promotionScope(currentScope('activity:read')));
    for (let start = 0; ; start += size) {
      const rows = await this.database.query<EventRow & Row>(`SELECT ${spec.select} FROM ${spec.from} WHERE ${where.sql} ${orderOf(spec, query.sort)} LIMIT ? OFFSET ?`, [...where.params, size, start]);
      yield* await this.records(rows, code);
      if (rows.length < size) return;
    }
  }

  /** @throws 404 outside the scope */
  async detail(id: number): Promise<PromotionEventDetail> {
    const record = await this.one(id);
    const [projects, evidence] = await Promise.all([this.projectsOf(id), this.evidence.evidenceOf(PROMOTION_ENTITY, [id])]);
    return { ...record, projects, evidence: evidence.get(id) ?? [] };
  }

  /** @throws 400 naming everything wrong */
  async create(body: CreatePromotionEvent): Promise<PromotionEventDetail> {
    return this.database.write(async () => {
      const organisationId = body.organisationId ?? currentUser().organisationId;
      const problems = await this.problemsOf(body, body.startsOn, body.endsOn ?? body.startsOn);
      if (!inScope(currentScope(), { organisationId })) problems.push({ path: 'organisationId', code: 'unknown-reference' });
      if (problems.length) throw badRequest('validation', {}, problems);
      const id = await this.ids.next('promotion_event');
      const at = this.clock.instant();
      await insertRows(this.database, PromotionEvent, [{ id, cooperators: [], companies: [], ...columnsOf({ ...body, endsOn: body.endsOn ?? body.startsOn }), organisationId, createdById: currentUser().id, createdAt: at, updatedAt: at, version: 1 }]);
      await this.link(id, body);
      await this.audit.record({ action: 'promotion-event:create', entity: PROMOTION_ENTITY, entityId: id, details: { name: body.name, startsOn: body.startsOn } });
      return this.detail(id);
    });
  }

  /** @throws 400, 404, 409 stale version */
  async update(id: number, { version, ...body }: UpdatePromotionEvent): Promise<PromotionEventDetail> {
    return this.database.write(async () => {
      const current = await findRow(this.database, PromotionEvent, { id });
      if (!current || !inScope(currentScope(), { organisationId: current.organisationId })) throw notFound(PROMOTION_ENTITY, id);
      const problems = await this.problemsOf(body, body.startsOn ?? current.startsOn, body.endsOn ?? current.endsOn);
      if (problems.length) throw badRequest('validation', {}, problems);
      await updateVersioned(this.database, PromotionEvent, id, version, { ...columnsOf(body), updatedAt: this.clock.instant() }, () => this.one(id));
      await this.link(id, body);
      await this.audit.record({ action: 'promotion-event:update', entity: PROMOTION_ENTITY, entityId: id, details: { fields: Object.keys(body) } });
      return this.detail(id);
    });
  }

  private async one(id: number): Promise<PromotionEventRecord> {
    const { code } = await this.home.city();
    const spec = promotionEventList(this.clock.today(), code);
    const where = conditions([...promotionScope(currentScope('activity:read')), { sql: 'e.`id` = ?', params: [id] }]);
    const row = await this.database.queryOne<EventRow>(`SELECT ${spec.select} FROM ${spec.from} WHERE ${where.sql}`, where.params);
    if (!row) throw notFound(PROMOTION_ENTITY, id);
    return (await this.records([row], code))[0]!;
  }

  private async problemsOf({ regionCode, projectIds = [] }: Partial<CreatePromotionEvent>, startsOn: string, endsOn: string): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    if (endsOn < startsOn) problems.push({ path: 'endsOn', code: 'ends-before-start' });
    if (regionCode && !(await this.database.queryOne('SELECT `code` FROM `region` WHERE `code` = ?', [regionCode]))) problems.push({ path: 'regionCode', code: 'unknown-reference' });
    if ((await this.projects.visibleAmong(projectIds)).length < new Set(projectIds).size) problems.push({ path: 'projectIds', code: 'unknown-reference' });
    return problems;
  }

  /** Replaces the links to the projects that the caller may see (others stay) and adds evidence. */
  private async link(id: number, { projectIds, evidenceIds }: Partial<CreatePromotionEvent>): Promise<void> {
    this.search.changed(PROMOTION_EVENT_KIND, [id]);
    if (projectIds) {
      const linked = (await this.database.query<{ projectId: number }>('SELECT `projectId` FROM `promotion_event_project` WHERE `promotionEventId` = ?', [id])).map((row) => row.projectId);
      const mine = await this.projects.visibleAmong(linked);
      if (mine.length) await this.database.execute(`DELETE FROM \`promotion_event_project\` WHERE \`promotionEventId\` = ? AND \`projectId\` IN (${placeholders(mine)})`, [id, ...mine]);
      const others = new Set(linked.filter((projectId) => !mine.includes(projectId)));
      await insertRows(this.database, PromotionEventProject, [...new Set(projectIds)].filter((projectId) => !others.has(projectId)).map((projectId) => ({ promotionEventId: id, projectId })));
    }
    if (evidenceIds) await this.evidence.link(PROMOTION_ENTITY, id, evidenceIds);
  }

  private async projectsOf(id: number): Promise<PromotionEventDetail['projects']> {
    const scope = conditions(projectScope(currentScope('project:read')));
    const rows = await this.database.query<ProjectReference & { stage: Stage; confidential: number }>(
      `SELECT p.\`id\`, p.\`code\`, p.\`name\`, p.\`stage\`, p.\`confidential\` FROM \`promotion_event_project\` l JOIN \`project\` p ON p.\`id\` = l.\`projectId\` WHERE l.\`promotionEventId\` = ? AND ${scope.sql} ORDER BY p.\`id\` LIMIT 200`, [id, ...scope.params]);
    const sees = currentUser().permissions.has('project:read-confidential');
    return rows.map(({ confidential, ...project }) => (Number(confidential) && !sees ? { ...project, name: confidentialName() } : project));
  }

  private async records(rows: readonly EventRow[], homeCode: string | null): Promise<PromotionEventRecord[]> {
    const today = this.clock.today();
    const cameOfIt = await this.cameOf(rows.map((row) => row.id));
    return rows.map((row) => {
      const { nameKey: _nameKey, dayAfterStart: _dayAfterStart, createdById: _createdById, ...event } = decodeRow(this.database, PromotionEvent, row as never);
      const evidenceCount = Number(row.evidenceCount);
      return {
        ...event, organisationName: row.organisationName, regionName: row.regionName, createdByName: row.createdByName, evidenceCount, ...(cameOfIt.get(row.id) ?? NOTHING),
        outOfProvince: outOfProvince(event.regionCode, homeCode), state: promotionState(event, evidenceCount, today),
      };
    });
  }

  /** What came of each event, among the projects that the reader may see. */
  private async cameOf(ids: readonly number[]): Promise<Map<number, CameOfIt>> {
    if (!ids.length) return new Map();
    const scope = conditions(projectScope(currentScope('project:read')));
    const rows = await this.database.query<CameOfIt & { id: number }>(
      `SELECT l.\`promotionEventId\` AS id, COUNT(*) AS leadCount, COALESCE(SUM(CASE WHEN ${SIGNED} THEN 1 ELSE 0 END), 0) AS signedCount, ${sumOf(`CASE WHEN ${SIGNED} THEN p.\`agreedInvestmentFen\` ELSE 0 END`)} AS signedInvestmentFen
       FROM \`promotion_event_project\` l JOIN \`project\` p ON p.\`id\` = l.\`projectId\` WHERE l.\`promotionEventId\` IN (${placeholders(ids)}) AND ${scope.sql} GROUP BY l.\`promotionEventId\``, [...ids, ...scope.params]);
    return new Map(rows.map(({ id, leadCount, signedCount, signedInvestmentFen }) => [id, { leadCount: Number(leadCount), signedCount: Number(signedCount), signedInvestmentFen: Number(signedInvestmentFen) }]));
  }
}

const COLUMNS = ['name', 'kind', 'startsOn', 'endsOn', 'place', 'regionCode', 'organiser', 'cooperators', 'companies', 'peopleCount', 'costFen', 'outcome', 'cancelledReason'] as const;

/** The columns that the given fields set; empty text is nothing. */
function columnsOf(body: Partial<CreatePromotionEvent>): Partial<PromotionEvent> {
  const columns: Partial<PromotionEvent> = Object.fromEntries(COLUMNS.filter((name) => body[name] !== undefined).map((name) => [name, body[name] === '' ? null : body[name]]));
  if (body.name !== undefined) columns.nameKey = nameKey(body.name).slice(0, 220);
  if (body.startsOn !== undefined) columns.dayAfterStart = addDays(body.startsOn, 1);
  return columns;
}
