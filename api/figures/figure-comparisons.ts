import { Injectable } from '@nestjs/common';
import type { ComparedLine, FigureComparison } from '../../shared/contracts/figures.js';
import type { LineChange } from '../../shared/vocabulary.js';
import { Database, type Row } from '../core/database/database.js';
import { placeholders, selectRows } from '../core/database/rows.js';
import { refused } from '../core/errors.js';
import { currentLocale, seesConfidential } from '../core/request-context.js';
import { MetricsService, type OpenedLine } from '../metrics/metrics.service.js';
import { reasonOf, type Attributes, type Reason, type Since } from './domain/reasons.js';
import { PublishedFigureLine } from './entities.js';
import { FiguresService, MOST_FIGURE_LINES, placeOf, rawOf, scaleOf } from './figures.service.js';

/** How the identity of a published statistic begins. */
const OFFICIAL = 'official-value:';
const CONFIDENTIAL = { zh: '〔保密项目〕', en: '[confidential project]' } as const;
const ATTRIBUTES = ['organisationId', 'introducingOrganisationId', 'parkId', 'regionCode', 'industryCode', 'kind', 'landMode', 'origin', 'agreedInvestmentFen', 'projectCompanyId', 'predecessorId', 'succession', 'countedWithId', 'countedBeforeFen', 'withdrawn'] as const;
const NOBODY: Since = { events: [], reviews: [], certifications: [], then: null, now: null, revisedAt: null };

/** Puts a published figure beside today's answer to the same question: which lines came, went or changed, and why. */
@Injectable()
export class FigureComparisons {
  constructor(private readonly database: Database, private readonly figures: FiguresService, private readonly metrics: MetricsService) {}

  /** @throws 404 outside the caller's scope, 422 where today's answer has too many lines */
  async compare(id: number): Promise<FigureComparison> {
    const figure = await this.figures.read(id);
    const [published, today] = await Promise.all([selectRows(this.database, PublishedFigureLine, { figureId: id }, 'ORDER BY `position`'), this.metrics.opened(figure.metric, rawOf(figure.question), MOST_FIGURE_LINES)]);
    if (!today) throw refused('too-many-lines', [{ path: 'id', code: 'too-many-lines', params: { limit: MOST_FIGURE_LINES } }]);
    const then = new Map(published.map((line) => [`${line.part} ${line.identity}`, line]));
    const now = new Map(today.lines.map((line) => [`${line.part} ${line.line.id}`, line]));
    const pairs = [...new Set([...then.keys(), ...now.keys()])].map((key) => ({ before: then.get(key), after: now.get(key) }));
    const scale = scaleOf(figure);
    const changeOf = ({ before, after }: (typeof pairs)[number]): LineChange => (!before ? 'added' : !after ? 'removed' : before.contribution !== Math.round(after.line.contribution * scale) || before.occurredOn !== after.line.occurredOn ? 'changed' : 'same');
    const different = pairs.map((pair) => ({ ...pair, change: changeOf(pair) })).filter(({ change }) => change !== 'same');
    const projectOf = await this.projectsOf(different.flatMap(({ before, after }) => [before?.eventId ?? [], after?.line.eventId ?? []].flat()));
    const since = await this.since([...new Set([...different.flatMap(({ before, after }) => before?.projectId ?? after?.line.projectId ?? []), ...projectOf.values()])], figure.publishedAt);
    const corrections = await this.corrections(different.map(({ before, after }) => before?.identity ?? after!.line.id), figure.publishedAt);
    const count = (change: LineChange) => different.filter((pair) => pair.change === change).length;
    return {
      figure, unit: figure.unit, then: figure.value, now: today.answer.value, same: pairs.length - different.length, added: count('added'), removed: count('removed'), changed: count('changed'),
      lines: different.map(({ before, after, change }) => compared(before, after, change, since, projectOf, corrections, scale)),
    };
  }

  /** The project of each ledger row: the line's, or one that continues it. */
  private async projectsOf(eventIds: readonly number[]): Promise<Map<number, number>> {
    const rows = eventIds.length === 0 ? [] : await this.database.query<{ id: number; projectId: number }>(`SELECT \`id\`, \`projectId\` FROM \`project_event\` WHERE \`id\` IN (${placeholders(eventIds)})`, eventIds);
    return new Map(rows.map(({ id, projectId }) => [id, projectId]));
  }

  /** The latest row since of each published statistic among these lines, by the line's identity. */
  private async corrections(identities: readonly string[], publishedAt: string): Promise<Map<string, Reason>> {
    const ids = identities.flatMap((identity) => (identity.startsWith(OFFICIAL) ? [Number(identity.slice(OFFICIAL.length))] : []));
    const rows = ids.length === 0 ? [] : await this.database.query<{ firstId: number; revision: number; knownFrom: string; reason: string | null }>(`SELECT \`firstId\`, \`revision\`, \`knownFrom\`, \`reason\` FROM \`official_value\` WHERE \`firstId\` IN (${placeholders(ids)}) AND \`knownFrom\` > ? ORDER BY \`revision\``, [...ids, publishedAt]);
    return new Map(rows.map(({ firstId, revision, knownFrom, reason }) => [`${OFFICIAL}${firstId}`, { reason: revision === 1 ? 'new-event' : 'correction', eventId: null, at: knownFrom, note: reason }]));
  }

  /** What was recorded of these projects since: four statements, however many projects. */
  private async since(projectIds: readonly number[], publishedAt: string): Promise<Map<number, Since>> {
    if (projectIds.length === 0) return new Map();
    const these = placeholders(projectIds);
    const [events, reviews, certifications, revisions] = await Promise.all([
      this.database.query<Row>(`SELECT \`id\`, \`projectId\`, \`type\`, \`correctsId\`, \`recordedAt\`, \`reason\` FROM \`project_event\` WHERE \`projectId\` IN (${these}) AND \`recordedAt\` > ? ORDER BY \`id\``, [...projectIds, publishedAt]),
      this.database.query<Row>(`SELECT v.\`eventId\`, e.\`projectId\`, v.\`reviewedAt\`, v.\`note\` FROM \`project_event_review\` v JOIN \`project_event\` e ON e.\`id\` = v.\`eventId\` WHERE e.\`projectId\` IN (${these}) AND v.\`reviewedAt\` > ? ORDER BY v.\`id\``, [...projectIds, publishedAt]),
      this.database.query<Row>(`SELECT \`projectId\`, \`recordedAt\`, \`reason\` FROM \`certification\` WHERE \`projectId\` IN (${these}) AND \`recordedAt\` > ? ORDER BY \`id\``, [...projectIds, publishedAt]),
      this.database.query<Row>(`SELECT * FROM \`project_revision\` WHERE \`projectId\` IN (${these}) AND \`knownTo\` > ? ORDER BY \`projectId\`, \`knownFrom\``, [...projectIds, publishedAt]),
    ]);
    const grouped = (rows: Row[]) => {
      const groups = new Map<number, Row[]>();
      for (const row of rows) {
        const projectId = Number(row['projectId']);
        const group = groups.get(projectId);
        if (group) group.push(row);
        else groups.set(projectId, [row]);
      }
      return groups;
    };
    const [byEvents, byReviews, byCertifications, byRevisions] = [grouped(events), grouped(reviews), grouped(certifications), grouped(revisions)];
    return new Map(projectIds.map((projectId): [number, Since] => {
      const versions = byRevisions.get(projectId) ?? [];
      const first = versions[0];
      const last = versions.at(-1);
      const attributes = (row: Row | undefined): Attributes | null => (row ? Object.fromEntries(ATTRIBUTES.map((name) => [name, row[name]])) : null);
      return [projectId, {
        events: (byEvents.get(projectId) ?? []) as unknown as Since['events'], reviews: (byReviews.get(projectId) ?? []) as unknown as Since['reviews'], certifications: (byCertifications.get(projectId) ?? []) as unknown as Since['certifications'],
        then: first && String(first['knownFrom']) <= publishedAt ? attributes(first) : null, now: attributes(last), revisedAt: last && String(last['knownFrom']) > publishedAt ? String(last['knownFrom']) : null,
      }];
    }));
  }
}

function compared(before: PublishedFigureLine | undefined, after: OpenedLine | undefined, change: LineChange, since: ReadonlyMap<number, Since>, projectOf: ReadonlyMap<number, number>, corrections: ReadonlyMap<string, Reason>, scale: number): ComparedLine {
  const projectId = before?.projectId ?? after?.line.projectId ?? null;
  const masked = !seesConfidential() && Boolean(before?.confidential || after?.confidential);
  const eventIds = [before?.eventId, after?.line.eventId].filter((id) => id !== null && id !== undefined);
  const own = since.get(projectId ?? 0) ?? NOBODY;
  const others = [...new Set(eventIds.map((id) => projectOf.get(id)))].flatMap((id) => (id === undefined || id === projectId ? [] : (since.get(id) ?? [])));
  const why = corrections.get(before?.identity ?? after!.line.id) ?? reasonOf(eventIds, { ...own, events: [...own.events, ...others.flatMap(({ events }) => events)], reviews: [...own.reviews, ...others.flatMap(({ reviews }) => reviews)] });
  const ids = { projectId, companyId: before?.companyId ?? after?.line.companyId ?? null, promotionEventId: before?.promotionEventId ?? after?.line.promotionEventId ?? null, eventId: why.eventId !== null && own.events.every(({ id }) => id !== why.eventId) && others.length > 0 ? null : why.eventId };
  return {
    id: `${before?.part ?? after!.part} ${before?.identity ?? after!.line.id}`, part: before?.part ?? after!.part, change,
    ...(masked ? { projectId: null, companyId: null, promotionEventId: null, eventId: null } : ids), name: masked ? CONFIDENTIAL[currentLocale()] : (after?.line.name ?? before!.name), code: masked ? null : (after?.line.code ?? before?.code ?? null),
    placeThen: before?.place ?? null, placeNow: after ? placeOf(after.line) : null, then: before ? before.contribution / scale : null, now: after?.line.contribution ?? null, occurredThen: before?.occurredOn ?? null, occurredNow: after?.line.occurredOn ?? null,
    reason: why.reason, at: why.at, note: masked ? null : why.note,
  };
}
