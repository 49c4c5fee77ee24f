import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PublishedFigureRecord } from '../../shared/contracts/figures.js';
import type { MetricPart, MetricUnit } from '../../shared/contracts/metrics.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, insertRows } from '../core/database/rows.js';
import { notFound, refused } from '../core/errors.js';
import { listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { MetricsService, type OpenedAnswer } from '../metrics/metrics.service.js';
import type { RawQuery } from '../metrics/question-reader.js';
import type { PublishFigureBody } from './dto.js';
import { PublishedFigure, PublishedFigureLine, type FigurePart } from './entities.js';

/** A figure of more lines than this is a table, not a number to publish. */
export const MOST_FIGURE_LINES = 20_000;

const LIST: ListSpec = {
  name: 'figures',
  select: 'f.*, u.`displayName` AS `publishedByName`, o.`name` AS `organisationName`',
  from: '`published_figure` f LEFT JOIN `user_account` u ON u.`id` = f.`publishedById` LEFT JOIN `organisation` o ON o.`id` = f.`organisationId`',
  countFrom: '`published_figure` f',
  fields: { id: { sql: 'f.`id`', type: 'number' }, metric: { sql: 'f.`metric`', type: 'text' }, title: { sql: 'f.`title`', type: 'text' }, publishedAt: { sql: 'f.`publishedAt`', type: 'instant' } },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'f.`id`',
};

type FigureRow = PublishedFigure & { publishedByName: string | null; organisationName: string };

/** Publishes figures and tells them again as they were; nothing of them ever changes. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly metrics: MetricsService,
    private readonly registry: MetricsRegistry,
  ) {}

  async list(query: ListQuery): Promise<Page<PublishedFigureRecord>> {
    const page = await listRows<FigureRow>(this.database, LIST, query, scopeFragment(currentScope('metric:read'), { organisation: 'f.`organisationId`' }));
    return page.map((row) => this.record(row));
  }

  /** @throws 404 outside the caller's scope */
  async read(id: number): Promise<PublishedFigureRecord> {
    const page = await listRows<FigureRow>(this.database, LIST, {}, [{ sql: 'f.`id` = ?', params: [id] }, ...scopeFragment(currentScope('metric:read'), { organisation: 'f.`organisationId`' })]);
    const row = page.rows[0];
    if (!row) throw notFound('figure', id);
    return this.record(row);
  }

  /** @throws 404 unknown metric, 400 everything wrong with the question, 422 `too-many-lines` */
  async publish({ metric, question, title, note = null }: PublishFigureBody): Promise<PublishedFigureRecord> {
    const user = currentUser();
    const [id] = await this.ids.take('published-figure', 1);
    await this.database.write(async () => {
      const opened = await this.metrics.opened(metric, rawOf(question), MOST_FIGURE_LINES);
      if (!opened) throw refused('too-many-lines', [{ path: 'question', code: 'too-many-lines', params: { limit: MOST_FIGURE_LINES } }]);
      const { answer } = opened;
      if (answer.value === null && !answer.denominator) throw refused('figure-missing', [{ path: 'question', code: 'figure-missing' }]);
      const frozen = frozenQuestion(question, opened);
      const lines = linesOf(id!, opened);
      const scale = scaleOf(answer);
      const amount = answer.numerator?.value ?? Math.round((answer.value ?? 0) * scale);
      const denominator = answer.denominator?.value ?? (scale === 1 ? null : scale);
      const sha256 = createHash('sha256').update(JSON.stringify([metric, frozen, amount, denominator, lines.map((line) => [line.part, line.identity, line.contribution, line.occurredOn, line.place, line.name])])).digest('hex');
      const figure: PublishedFigure = {
        id: id!, metric, title, note, question: frozen, unit: answer.unit, period: answer.period, onDay: answer.on, scopeName: answer.scope.name, amount, denominator, partUnit: answer.numerator?.unit ?? null,
        lineCount: answer.lineCount, undetermined: answer.undetermined, sha256, publishedAt: this.clock.instant(), publishedById: user.id, organisationId: user.organisationId,
      };
      await insertRows(this.database, PublishedFigure, [figure]);
      await insertRows(this.database, PublishedFigureLine, lines);
      await this.audit.record({ action: 'figure:published', entity: 'figure', entityId: id!, details: { metric, title, value: answer.value, lines: answer.lineCount, sha256 } });
    });
    return this.read(id!);
  }

  private record(raw: FigureRow): PublishedFigureRecord {
    const { publishedByName, organisationName } = raw;
    const { amount, denominator, partUnit, onDay, publishedById: _by, organisationId: _of, ...row } = decodeRow(this.database, PublishedFigure, raw as never);
    const metric = this.registry.get(row.metric);
    const part = (value: number | null) => (value === null || partUnit === null ? null : { value, unit: partUnit, lineCount: row.lineCount });
    return {
      ...row, on: onDay, metricName: currentLocale() === 'zh' ? metric.name : metric.nameEn, value: row.unit === 'rate' ? (denominator ? amount / denominator : null) : amount,
      numerator: row.unit === 'rate' ? part(amount) : null, denominator: part(denominator), publishedByName, organisationName,
    };
  }
}

/** The query that `GET /metrics/:code` would have been asked. */
export const rawOf = (question: Readonly<Record<string, unknown>>): RawQuery =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => [name, name === 'args' && typeof value === 'object' ? JSON.stringify(value) : String(value)]));

/** What the question left open is fixed as it was answered: arguments that the policy stated, and the day of a stock. What was known then is not: later answers are as known later. */
function frozenQuestion(question: Readonly<Record<string, unknown>>, { answer, looksAtDay }: OpenedAnswer): Record<string, unknown> {
  const { asOf: _asOf, args: _args, on: _on, ...rest } = question;
  const args = Object.fromEntries(Object.entries(answer.basis.arguments).filter(([name, value]) => name !== 'on' && value !== null));
  return { ...rest, args, ...(looksAtDay && answer.on ? { on: answer.on } : {}) };
}

function linesOf(figureId: number, { answer, lines }: OpenedAnswer): PublishedFigureLine[] {
  const scale = scaleOf(answer);
  return lines.map(({ part, line, confidential }, position) => ({
    figureId, position, part: part as FigurePart, identity: line.id, projectId: line.projectId, companyId: line.companyId, promotionEventId: line.promotionEventId, eventId: line.eventId, name: line.name, code: line.code,
    place: placeOf(line), contribution: Math.round(line.contribution * scale), occurredOn: line.occurredOn, confidential,
  }));
}

/** A rate that is published as such, not as two sides, is kept in millionths. */
export const scaleOf = ({ unit, numerator }: { unit: MetricUnit; numerator?: MetricPart | null }): number => (unit === 'rate' && !numerator ? 1_000_000 : 1);

export const placeOf = (line: { parkName: string | null; regionName: string | null; organisationName: string | null }): string | null => line.parkName ?? line.regionName ?? line.organisationName;
