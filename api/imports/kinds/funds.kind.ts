import { Injectable } from '@nestjs/common';
import { MONEY_SERIES, ORIGINS, type DatePrecision, type MoneySeries, type Origin } from '../../../shared/vocabulary.js';
import { UNKNOWN_DAY } from '../../core/database/columns.js';
import { Database } from '../../core/database/database.js';
import { placeholders } from '../../core/database/rows.js';
import { STANDING } from '../../money/money-list.js';
import { AmountsService } from '../../projects/amounts.service.js';
import { beforeSigning } from '../../projects/domain/money.js';
import type { CorrectEvent } from '../../projects/dto.js';
import { LedgerService } from '../../projects/ledger.service.js';
import { todaysFacts } from '../../projects/project-row.js';
import { ReviewsService } from '../../projects/reviews.service.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { nameKey } from '../../../shared/text.js';
import { identifyProjects, missing, projectsNamed } from './project-references.js';
import { RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

interface Entry { id: number; projectId: number; code: string; series: MoneySeries; amountFen: number; origin: Origin | null; occurredFrom: string; precision: DatePrecision; reviews: number }

/**
 * Money of projects, as events of their ledgers. An entry is known by project, series and date: of the same amount it is on record already, of
 * another it is asked about (a correction, or one more). Nothing is rewritten: a correction and an undo are counter-entries.
 */
@Injectable()
export class FundsKind extends RecordKind {
  readonly code = 'funds';
  override readonly distinct = false;
  readonly recordFields: readonly RecordField[] = [
    { code: 'projectName', zh: '项目名称', en: 'Project', type: 'text', synonyms: ['项目', 'project name'] },
    { code: 'projectId', zh: '项目编号', en: 'Code', type: 'reference', resource: 'projects', synonyms: ['项目代码', '编号', 'project code'] },
    { code: 'parkName', zh: '落地园区', en: 'Park', type: 'text', synonyms: ['园区', '园区名称', '所在园区'] },
    { code: 'series', zh: '类别', en: 'Series', type: 'choice', required: true, choices: MONEY_SERIES, synonyms: ['资金类别', '类型', '数据类别'] },
    { code: 'occurredOn', zh: '日期', en: 'Date', type: 'day', precision: 'occurredOnPrecision', synonyms: ['到位日期', '到账日期', '时间', '到位时间'] },
    { code: 'amountFen', zh: '金额', en: 'Amount', type: 'money', required: true, synonyms: ['到位金额', '人民币金额', '资金', '数额'] },
    { code: 'origin', zh: '资金来源地', en: 'Origin', type: 'choice', choices: ORIGINS, synonyms: ['资金来源', '来源地', '来源'] },
    { code: 'reason', zh: '说明', en: 'Note', type: 'long-text', max: 1_000, synonyms: ['备注', 'remarks'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly amounts: AmountsService, private readonly reviews: ReviewsService, private readonly ledger: LedgerService) {
    super(database, contexts);
  }

  protected identityOf({ projectId, series, occurredOn, occurredOnPrecision, amountFen }: RecordValues): string | null {
    return typeof projectId === 'number' && series !== null && amountFen !== null ? [projectId, series, occurredOn, occurredOnPrecision, amountFen].join('\n') : null;
  }

  protected override async references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    const codes = texts.get('projectId') ?? [];
    const named = await projectsNamed(this.database, codes);
    return new Map([['projectId', new Map(codes.map((text) => [nameKey(text), named(text).map(({ id }) => id)]))]]);
  }

  /** Its project first; then the rules of the project's ledger are asked. */
  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const findings = await identifyProjects(this.database, rows);
    const matches = await this.matches(rows);
    const fresh = rows.map((row, index) => row['projectId'] !== null && !matches[index]!.some(({ record }) => record.values['amountFen'] === row['amountFen']));
    const derived = new Map((await this.ledger.foldAll([...new Set(rows.flatMap((row, index) => (fresh[index] ? [row['projectId'] as number] : [])))])).map(({ id, projection }) => [id, projection]));
    return findings.map((found, index) => {
      const projection = fresh[index] ? derived.get(rows[index]!['projectId'] as number) : undefined;
      return projection ? [...found, ...newEntryFindings(rows[index]!, todaysFacts(projection.milestones).find(({ milestone }) => milestone === 'signed'), projection.attributes.origin)] : found;
    });
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const projectIds = [...new Set(rows.flatMap(({ projectId }) => (typeof projectId === 'number' ? [projectId] : [])))];
    const entries = projectIds.length ? await this.entries(`f.\`projectId\` IN (${placeholders(projectIds)})`, projectIds) : [];
    const byProject = new Map<number, Entry[]>();
    for (const entry of entries) byProject.set(entry.projectId, [...(byProject.get(entry.projectId) ?? []), entry]);
    return rows.map((row) => {
      const alike = (byProject.get(row['projectId'] as number) ?? []).filter((entry) => entry.series === row['series'] && dayOf(entry) === row['occurredOn'] && (dayOf(entry) === null || entry.precision === row['occurredOnPrecision']));
      const distance = (entry: Entry) => (entry.amountFen === row['amountFen'] ? 0 : 2) + (row['origin'] === null || entry.origin === row['origin'] ? 0 : 1);
      // What a row says besides is no part of an entry's identity, and is left as it was recorded.
      return alike.sort((a, b) => distance(a) - distance(b)).map((entry): Match => ({ record: existing(entry, row), because: 'identity' }));
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.amounts.recordMany(values.map((row) => {
      const { projectId, series, origin, ...body } = row as unknown as { projectId: number; series: MoneySeries; amountFen: number; occurredOn: string; occurredOnPrecision: 'day' | 'month' | 'year'; origin: Origin | null; reason: string | null };
      return { projectId, series, body: { ...body, ...(origin ? { origin } : {}) } };
    }));
  }

  /** A counter-entry takes the entry's place. */
  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    const made = await this.reviews.correctMany(changes.map(({ id, values }) => {
      const { amountFen, origin } = values as Partial<Pick<CorrectEvent, 'amountFen' | 'origin'>>;
      return { eventId: id, ...(amountFen === undefined ? {} : { amountFen }), ...(origin === undefined ? {} : { origin }), reason: 'import-corrected' };
    }));
    return made.map((id) => ({ id, version: 1 }));
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.reviews.voidMany(ids, 'import-undone');
  }

  /** Entries that still stand; a review since counts as a change. */
  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return ids.length ? (await this.entries(`f.\`eventId\` IN (${placeholders(ids)})`, ids)).map((entry) => existing(entry, {})) : [];
  }

  private entries(where: string, params: readonly number[]): Promise<Entry[]> {
    return this.database.query<Entry>(
      `SELECT f.\`eventId\` AS id, f.\`projectId\`, p.\`code\`, f.\`series\`, f.\`amountFen\`, f.\`origin\`, f.\`occurredFrom\`, f.\`precision\`, (SELECT COUNT(*) FROM \`project_event_review\` r WHERE r.\`eventId\` = f.\`eventId\`) AS reviews
       FROM \`amount_fact\` f JOIN \`project\` p ON p.\`id\` = f.\`projectId\` WHERE ${where} AND ${STANDING.sql} ORDER BY f.\`eventId\` LIMIT 100000`, [...params, ...STANDING.params]);
  }
}

const dayOf = ({ occurredFrom }: Entry): string | null => (occurredFrom === UNKNOWN_DAY ? null : occurredFrom);
function newEntryFindings({ occurredOn, occurredOnPrecision, amountFen, series, origin }: RecordValues, signed: Parameters<typeof beforeSigning>[0], ownOrigin: Origin | null): RowFinding[] {
  return [
    ...(typeof occurredOn !== 'string' ? [missing('occurredOn', '日期', 'Date')] : beforeSigning(signed, occurredOn, occurredOnPrecision as 'day') ? [{ field: 'occurredOn', code: 'money-before-signing', severity: 'error' } as const] : []),
    ...(amountFen === 0 ? [{ field: 'amountFen', code: 'too-small', severity: 'error', params: { min: 0.01 } } as const] : []),
    ...(series === 'funds-arrived' && origin === null && ownOrigin === null ? [missing('origin', '资金来源地', 'Origin')] : []),
  ];
}

function existing(entry: Entry, row: RecordValues): Existing {
  const { id, projectId, code, series, amountFen, origin } = entry;
  return { id, version: 1 + Number(entry.reviews), code, name: MONEY_SERIES[series].zh, values: { ...row, projectId, series, amountFen, origin, occurredOn: dayOf(entry) } };
}
