import { Injectable } from '@nestjs/common';
import type { MetricLine } from '../../shared/contracts/metrics.js';
import type { Label } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale, seesConfidential, type DataScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { LEDGER_ENTITY } from '../projects/ledger-list.js';
import { because, occurredOn, publishedText } from './domain/because.js';
import { join } from './fragments.js';
import { AMOUNT, type Measure, type Relation } from './relations.js';

interface FactRow {
  projectId: number | null; reachedById: number | null; companyId: number | null; promotionEventId: number | null; officialValueId: number | null; firstId: number | null; eventId: number | null; contribution: number; parkId: number | null; regionCode: string | null; organisationId: number; introducingOrganisationId: number | null; confidential: number;
  occurredFrom: string; occurredUntil: string; precision: string | null; verification: string | null;
}
interface Named { id: number | string; name: string }
interface ProjectName extends Named { code: string; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }
interface OfficialName extends Named { documentNumber: string | null; publishedOn: string; reason: string | null }
interface Names { officialValues: Map<number | string, OfficialName>; projects: Map<number | string, ProjectName>; companies: Map<number | string, Named>; promotionEvents: Map<number | string, Named>; parks: Map<number | string, Named>; regions: Map<number | string, Named>; organisations: Map<number | string, Named>; evidence: Map<number | string, number> }

const ELSEWHERE = { zh: '〔其他单位的项目〕', en: '[project of another unit]' } as const;
const CONFIDENTIAL = { zh: '〔保密项目〕', en: '[confidential project]' } as const;
const IDENTITY: Record<Relation['entity'], string> = { project: 'r.`projectId`', company: 'f.`companyId`', event: 'f.`eventId`', 'promotion-event': 'f.`promotionEventId`', 'official-value': 'f.`firstId`' };

function specOf({ relation, value }: Measure): ListSpec {
  const identity = IDENTITY[relation.entity];
  return {
    name: 'metric-lines',
    select: `r.\`projectId\`, f.\`projectId\` AS \`reachedById\`, f.\`eventId\`, ${relation.entity === 'company' ? 'f.`companyId`' : 'NULL'} AS \`companyId\`, ${relation.entity === 'promotion-event' ? 'f.`promotionEventId`' : 'NULL'} AS \`promotionEventId\`, ${relation.imported ? 'f.`officialValueId`, f.`firstId`' : 'NULL AS `officialValueId`, NULL AS `firstId`'}, f.\`occurredFrom\`, f.\`occurredUntil\`, f.\`precision\`, f.\`verification\`,
      ${value} AS \`contribution\`, r.\`introducingOrganisationId\`, r.\`parkId\`, r.\`regionCode\`, r.\`organisationId\`, r.\`confidential\``,
    from: relation.from.sql,
    // Names are neither sorted nor searched by: either would tell a masked one.
    fields: {
      id: { sql: identity, type: 'number', filter: false },
      occurredOn: { sql: 'f.`occurredFrom`', type: 'day', filter: false },
      contribution: { sql: value, type: 'number', filter: false },
    },
    defaultSort: ['occurredOn', 'DESC'],
    tieBreak: identity,
  };
}

/** Why a line counts, not yet in words. */
export type LineReason = Omit<Parameters<typeof because>[0], 'what' | 'reachedBy' | 'undetermined'> & { what: Label };
export interface ParkLine extends Pick<MetricLine, 'projectId' | 'companyId' | 'contribution'> { because: LineReason }

/** A reason in the reader's language. */
export const reasonText = (reason: LineReason): string => because({ ...reason, what: reason.what[currentLocale()], reachedBy: null, undetermined: false }, currentLocale());

/** Opens a number to the lines it is made of. */
@Injectable()
export class MetricLines {
  constructor(private readonly database: Database) {}

  /**
   * One page of the lines counted, whose contributions sum to the value, or of the undetermined ones. Of projects outside `visible` the
   * line is there, its name is not.
   */
  async page(measure: Measure, narrow: readonly Fragment[], undetermined: boolean, query: ListQuery, visible: DataScope = { kind: 'city' }): Promise<Page<MetricLine>> {
    const { relation } = measure;
    const certain: Fragment = undetermined ? { sql: `NOT (${relation.certain.sql})`, params: relation.certain.params } : relation.certain;
    // The parameters of FROM stand before those of WHERE; this condition, the first, brings them along.
    const ofFrom: Fragment = { sql: '1 = 1', params: relation.from.params };
    const page = await listRows<FactRow>(this.database, specOf(measure), query, [ofFrom, ...relation.where, ...narrow, certain]);
    const names = await this.names(page.rows);
    const mask = !seesConfidential();
    return page.map((row) => lineOf(row, names, measure, undetermined, mask, visible));
  }

  /** The lines counted of each park, without names, with their reasons for later wording: at most `most` a park, the latest first; one statement however many parks. */
  async byPark({ relation, value }: Measure, most: number): Promise<Map<number, ParkLine[]>> {
    const { select, tieBreak } = specOf({ relation, value, unit: 'count' });
    const where = join([...relation.where, relation.certain, { sql: 'r.`parkId` IS NOT NULL', params: [] }], ' AND ');
    const rows = await this.database.query<FactRow & { parkId: number }>(
      `SELECT * FROM (SELECT ${select}, ROW_NUMBER() OVER (PARTITION BY r.\`parkId\` ORDER BY f.\`occurredFrom\` DESC, ${tieBreak}) AS \`place\` FROM ${relation.from.sql} WHERE ${where.sql}) x WHERE x.\`place\` <= ${most} ORDER BY x.\`parkId\`, x.\`place\``,
      [...relation.from.params, ...where.params]);
    const parks = new Map<number, ParkLine[]>();
    for (const row of rows) {
      const { projectId, companyId, contribution, occurredFrom, occurredUntil, precision } = row;
      const line = { projectId, companyId, contribution, because: { what: relation.what, occurredFrom, occurredUntil, precision, standingOn: relation.standingOn, amountFen: value === AMOUNT ? contribution : null } };
      const own = parks.get(row.parkId);
      if (own) own.push(line);
      else parks.set(row.parkId, [line]);
    }
    return parks;
  }

  /** Every line counted, in the order of their identities, with its name; undefined where there are more than `most`. */
  async every({ relation, value }: Measure, narrow: readonly Fragment[], most: number): Promise<{ line: MetricLine; confidential: boolean }[] | undefined> {
    const { select, tieBreak } = specOf({ relation, value, unit: 'count' });
    const where = join([...relation.where, ...narrow, relation.certain], ' AND ');
    const rows = await this.database.query<FactRow>(`SELECT ${select} FROM ${relation.from.sql} WHERE ${where.sql} ORDER BY ${tieBreak} LIMIT ${most + 1}`, [...relation.from.params, ...where.params]);
    if (rows.length > most) return undefined;
    const names = await this.names(rows);
    return rows.map((row) => ({ line: lineOf(row, names, { relation, value, unit: 'count' }, false, false, { kind: 'city' }), confidential: Boolean(Number(row.confidential)) || [row.projectId, row.reachedById].some((id) => Number(id === null ? 0 : names.projects.get(id)?.confidential) === 1) }));
  }

  /** The names that one page shows; looked up for the page only, since the facts behind it may be many. */
  private async names(rows: readonly FactRow[]): Promise<Names> {
    const [officialValues, projects, companies, promotionEvents, parks, regions, organisations, evidence] = await Promise.all([
      this.named<OfficialName>('SELECT `id`, `document` AS `name`, `documentNumber`, `publishedOn`, `reason` FROM `official_value` WHERE `id`', rows.map((row) => row.officialValueId)),
      this.named<ProjectName>('SELECT `id`, `name`, `code`, `confidential`, `organisationId`, `introducingOrganisationId`, `parkId` FROM `project` WHERE `id`', rows.flatMap((row) => [row.projectId, row.reachedById])),
      this.named('SELECT `id`, `name` FROM `company` WHERE `id`', rows.map((row) => row.companyId)),
      this.named('SELECT `id`, `name` FROM `promotion_event` WHERE `id`', rows.map((row) => row.promotionEventId)),
      this.named('SELECT `id`, `name` FROM `park` WHERE `id`', rows.map((row) => row.parkId)),
      this.named('SELECT `code` AS `id`, `name` FROM `region` WHERE `code`', rows.map((row) => row.regionCode)),
      this.named('SELECT `id`, `name` FROM `organisation` WHERE `id`', rows.map((row) => row.organisationId)),
      this.evidenceCounts(rows.flatMap((row) => row.eventId ?? [])),
    ]);
    return { officialValues, projects, companies, promotionEvents, parks, regions, organisations, evidence };
  }

  private async evidenceCounts(eventIds: readonly number[]): Promise<Map<number | string, number>> {
    if (!eventIds.length) return new Map();
    const rows = await this.database.query<{ id: number; count: number }>(`SELECT \`entityId\` AS id, COUNT(*) AS \`count\` FROM \`evidence_link\` WHERE \`entity\` = ? AND \`entityId\` IN (${placeholders(eventIds)}) GROUP BY \`entityId\``, [LEDGER_ENTITY, ...eventIds]);
    return new Map(rows.map((row) => [row.id, Number(row.count)]));
  }

  private async named<T extends Named>(select: string, ids: readonly (number | string | null)[]): Promise<Map<number | string, T>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const rows = wanted.length ? await this.database.query<T>(`${select} IN (${placeholders(wanted)})`, wanted) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** A published figure as a line: its document, the period it is of, and why it was corrected. */
function officialLine(row: FactRow, names: Names, { relation }: Measure): MetricLine {
  const locale = currentLocale();
  const { name, documentNumber, publishedOn, reason } = names.officialValues.get(row.officialValueId ?? 0)!;
  const place = (from: ReadonlyMap<number | string, Named>, id: number | string | null) => (id === null ? null : (from.get(id)?.name ?? null));
  return {
    id: `official-value:${row.firstId}`, projectId: null, companyId: null, promotionEventId: null, officialValueId: row.officialValueId, eventId: null, code: documentNumber, name, contribution: row.contribution,
    reachedBy: null, because: publishedText(relation.what[locale], { from: row.occurredFrom, until: row.occurredUntil }, publishedOn, reason, locale), occurredOn: null, precision: null, verification: null, undetermined: false, evidenceCount: 0,
    parkName: place(names.parks, row.parkId), regionName: place(names.regions, row.regionCode), organisationName: null,
  };
}

/** The project signed in place of a counted one that got there, named to those who may see it. */
function successorOf({ id, code, name, confidential, ...places }: ProjectName, mask: boolean, visible: DataScope): NonNullable<MetricLine['reachedBy']> {
  const hidden = !inScope(visible, places) ? ELSEWHERE : mask && Number(confidential) === 1 ? CONFIDENTIAL : null;
  return hidden ? { id: null, code: null, name: hidden[currentLocale()] } : { id: Number(id), code, name };
}

function lineOf(row: FactRow, names: Names, { relation, value }: Measure, undetermined: boolean, mask: boolean, visible: DataScope): MetricLine {
  if (relation.imported) return officialLine(row, names, { relation, value, unit: 'count' });
  const locale = currentLocale();
  const project = row.projectId === null ? undefined : names.projects.get(row.projectId);
  const elsewhere = !inScope(visible, row);
  // Confidential then or confidential now: either keeps the name.
  const masked = elsewhere || (mask && relation.entity !== 'promotion-event' && (!project || Boolean(Number(row.confidential) || Number(project.confidential))));
  const { projectId, companyId, promotionEventId } = row;
  const reachedBy = masked || row.reachedById === projectId || row.reachedById === null ? null : successorOf(names.projects.get(row.reachedById)!, mask, visible);
  // Where another project got there, its ledger row is for those who may see it.
  const eventId = reachedBy && reachedBy.id === null ? null : row.eventId;
  const nameOf = (from: ReadonlyMap<number | string, Named>, id: number | string | null) => (id === null ? null : (from.get(id)?.name ?? null));
  const shown = masked ? { projectId: null, companyId: null, promotionEventId: null, eventId: null, code: null } : { projectId, companyId, promotionEventId, eventId, code: project?.code ?? null };
  const id = masked ? `masked:${projectId}:${eventId ?? 0}` : relation.entity === 'company' ? `company:${companyId}` : relation.entity === 'event' ? `event:${eventId}` : relation.entity === 'promotion-event' ? `promotion-event:${promotionEventId}` : `project:${projectId}`;
  return {
    id, ...shown, reachedBy, officialValueId: null,
    name: elsewhere ? ELSEWHERE[locale] : masked ? CONFIDENTIAL[locale] : (nameOf(names.companies, companyId) ?? nameOf(names.promotionEvents, promotionEventId) ?? project?.name ?? ''),
    contribution: row.contribution,
    because: because({ ...row, what: relation.what[locale], standingOn: relation.standingOn, amountFen: value === AMOUNT ? row.contribution : null, reachedBy: reachedBy && (reachedBy.code === null ? reachedBy.name : `${reachedBy.code} ${reachedBy.name}`), undetermined }, locale),
    occurredOn: occurredOn(row), precision: row.precision, verification: row.verification, undetermined, evidenceCount: masked || eventId === null ? 0 : (names.evidence.get(eventId) ?? 0),
    parkName: nameOf(names.parks, row.parkId), regionName: nameOf(names.regions, row.regionCode), organisationName: nameOf(names.organisations, row.organisationId),
  };
}
