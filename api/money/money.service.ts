import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { MoneyEntry, MoneyPanel, MoneySum, MoneySummary } from '../../shared/contracts/money.js';
import { formatForeign } from '../../shared/exchange.js';
import { EVENT_TYPES, ORIGINS, VERIFICATIONS, type MoneySeries, type Origin } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database, type Row } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { listRows, orderOf, whereOf, type ListQuery, type Page } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { AmountFactRow } from '../projects/entities.js';
import { LedgerService } from '../projects/ledger.service.js';
import { projectScope } from '../projects/project-list.js';
import { ProjectReader } from '../projects/project-reader.js';
import { phasesOf, phaseSums, totalsOf, yearsOf } from './domain/panel.js';
import { MONEY_LIST, moneyEntry, STANDING } from './money-list.js';

type Column = [zh: string, en: string, width: number, value: (entry: MoneyEntry, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['项目编号', 'Code', 13, (entry) => entry.projectCode],
  ['项目名称', 'Project', 42, (entry) => entry.projectName],
  ['类别', 'Series', 14, (entry, locale) => EVENT_TYPES[entry.series][locale]],
  ['日期', 'Date', 12, (entry) => (entry.occurredOnPrecision === 'month' ? entry.occurredOn?.slice(0, 7) : entry.occurredOnPrecision === 'year' ? entry.occurredOn?.slice(0, 4) : entry.occurredOn)],
  ['金额(万元)', 'Amount (10k yuan)', 16, (entry) => entry.amountFen, 'wan'],
  ['外币金额', 'Foreign amount', 18, (entry, locale) => entry.exchange && formatForeign(entry.exchange.amountMinor, entry.exchange.currency, locale)],
  ['汇率', 'Rate', 10, (entry) => entry.exchange?.rate],
  ['汇率日期', 'Rate date', 12, (entry) => entry.exchange?.rateOn],
  ['资金来源地', 'Origin', 16, (entry, locale) => entry.origin && ORIGINS[entry.origin][locale]],
  ['核验', 'Verification', 16, (entry, locale) => VERIFICATIONS[entry.verification][locale]],
  ['佐证份数', 'Evidence', 10, (entry) => entry.evidenceCount, 'integer'],
  ['落地园区', 'Park', 22, (entry) => entry.parkName],
  ['所在县区', 'Place', 22, (entry) => entry.regionName],
  ['责任单位', 'Organisation', 20, (entry) => entry.organisationName],
  ['登记人', 'Recorded by', 12, (entry) => entry.recordedByName],
  ['说明', 'Note', 30, (entry) => entry.reason],
];
const PAGE = 1_000;
const MOST_ROWS = 100_000;

/** Money across projects and of one project; what is recorded lives in the project ledger. */
@Injectable()
export class MoneyService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly ledger: LedgerService,
    private readonly reader: ProjectReader,
  ) {}

  async list(query: ListQuery): Promise<Page<MoneyEntry>> {
    const page = await listRows(this.database, MONEY_LIST, query, this.scope());
    return page.map((row) => this.entry(row));
  }

  /** The sums of everything that a filter of the list matches, by series and by origin of the funds. */
  async summary(query: ListQuery): Promise<MoneySummary> {
    const where = await whereOf(this.database, MONEY_LIST, query.filter, this.scope());
    const rows = await this.database.query<{ series: MoneySeries; origin: Origin | null; count: number; amountFen: number; verifiedFen: number }>(
      `SELECT f.\`series\`, f.\`origin\`, COUNT(*) AS count, COALESCE(SUM(f.\`amountFen\`), 0) AS amountFen, COALESCE(SUM(CASE WHEN f.\`verification\` = 'verified' THEN f.\`amountFen\` ELSE 0 END), 0) AS verifiedFen
       FROM ${MONEY_LIST.countFrom} WHERE ${where.sql} GROUP BY f.\`series\`, f.\`origin\``, where.params);
    const add = (sum: MoneySum, row: MoneySum): MoneySum => ({ count: sum.count + Number(row.count), amountFen: sum.amountFen + Number(row.amountFen), verifiedFen: sum.verifiedFen + Number(row.verifiedFen) });
    const nothing: MoneySum = { count: 0, amountFen: 0, verifiedFen: 0 };
    const of = (series: MoneySeries) => rows.filter((row) => row.series === series).reduce(add, nothing);
    return {
      series: { 'funds-arrived': of('funds-arrived'), 'completed-investment': of('completed-investment') },
      origins: rows.filter((row) => row.series === 'funds-arrived').map((row) => ({ origin: row.origin, ...add(nothing, row) })).sort((a, b) => b.amountFen - a.amountFen),
    };
  }

  /** The list as a workbook, streamed a page at a time. */
  async export(query: ListQuery, reply: FastifyReply): Promise<void> {
    const where = await whereOf(this.database, MONEY_LIST, query.filter, this.scope());
    const order = orderOf(MONEY_LIST, query.sort);
    const ids = (await this.database.query<{ id: number }>(`SELECT f.\`eventId\` AS id FROM ${MONEY_LIST.countFrom} WHERE ${where.sql} ${order} LIMIT ${MOST_ROWS}`, where.params)).map((row) => row.id);
    const locale = currentLocale();
    const rows = this.pages(ids);
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'money:export', entity: 'project', details: { filter: query.filter ?? null } }));
    const name = locale === 'zh' ? '资金台账' : 'Money ledger';
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 2, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) await sheet.row(COLUMNS.map(([, , , value]) => value(next.value as MoneyEntry, locale)));
    });
  }

  /** Agreed against arrived against completed, by origin, year and phase; 404 outside the scope. */
  async panel(projectId: number): Promise<MoneyPanel> {
    const project = await this.reader.one(projectId);
    const amounts = await selectRows(this.database, AmountFactRow, { projectId, knownTo: FOREVER });
    const reached = project.phases.length ? (await this.ledger.projectionOf(projectId)).phases : [];
    const agreedFen = project.agreedInvestmentFen;
    return {
      agreedFen, agreedQualifier: project.agreedInvestmentQualifier,
      foreign: project.foreignAmountMinor !== null && project.currency !== null
        ? { amountMinor: project.foreignAmountMinor, currency: project.currency, rate: project.exchangeRate, rateOn: project.exchangeRateOn, source: project.exchangeRateSource } : null,
      ...totalsOf(amounts, agreedFen), ...yearsOf(amounts), phases: phasesOf(project.phases, reached), ...phaseSums(project.phases, agreedFen),
    };
  }

  private async *pages(ids: readonly number[]): AsyncGenerator<MoneyEntry> {
    for (let start = 0; start < ids.length; start += PAGE) {
      const part = ids.slice(start, start + PAGE);
      const rows = await this.database.query<Row>(`SELECT ${MONEY_LIST.select} FROM ${MONEY_LIST.from} WHERE f.\`eventId\` IN (${part.map(() => '?').join(', ')}) AND ${STANDING.sql}`, [...part, ...STANDING.params]);
      const byId = new Map(rows.map((row) => [Number(row['id']), row]));
      for (const id of part) {
        const row = byId.get(id);
        if (row) yield this.entry(row);
      }
    }
  }

  private scope() {
    return [STANDING, ...projectScope(currentScope())];
  }

  private entry(row: Row): MoneyEntry {
    return moneyEntry(row, currentUser().permissions.has('project:read-confidential'));
  }
}
