import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { MoneyEntry, MoneyPanel, MoneySum, MoneySummary } from '../../shared/contracts/money.js';
import { formatForeign } from '../../shared/exchange.js';
import { EVENT_TYPES, ORIGINS, VERIFICATIONS, type MoneySeries, type Origin } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database, type Row } from '../core/database/database.js';
import { selectRows, sumOf } from '../core/database/rows.js';
import { listRows, orderOf, whereOf, type ListQuery, type Page } from '../core/http/list.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { AmountFactRow } from '../projects/entities.js';
import { LedgerService } from '../projects/ledger.service.js';
import { projectScope } from '../projects/project-list.js';
import { ProjectReader } from '../projects/project-reader.js';
import { phasesOf, phaseSums, totalsOf, yearsOf } from './domain/panel.js';
import { MONEY_LIST, moneyEntry, STANDING } from './money-list.js';

const COLUMNS: readonly ExportColumn<MoneyEntry>[] = [
  { key: 'project', zh: '项目编号', en: 'Code', width: 13, value: (entry) => entry.projectCode },
  { key: 'project', zh: '项目名称', en: 'Project', width: 42, value: (entry) => entry.projectName },
  { key: 'series', zh: '类别', en: 'Series', width: 14, value: (entry, locale) => EVENT_TYPES[entry.series][locale] },
  { key: 'occurredOn', zh: '日期', en: 'Date', width: 12, value: (entry) => (entry.occurredOnPrecision === 'month' ? entry.occurredOn?.slice(0, 7) : entry.occurredOnPrecision === 'year' ? entry.occurredOn?.slice(0, 4) : entry.occurredOn) },
  { key: 'amount', zh: '金额(万元)', en: 'Amount (10k yuan)', width: 16, value: (entry) => entry.amountFen, format: 'wan' },
  { key: 'amount', zh: '外币金额', en: 'Foreign amount', width: 18, value: (entry, locale) => entry.exchange && formatForeign(entry.exchange.amountMinor, entry.exchange.currency, locale) },
  { key: 'amount', zh: '汇率', en: 'Rate', width: 10, value: (entry) => entry.exchange?.rate },
  { key: 'amount', zh: '汇率日期', en: 'Rate date', width: 12, value: (entry) => entry.exchange?.rateOn },
  { key: 'origin', zh: '资金来源地', en: 'Origin', width: 16, value: (entry, locale) => entry.origin && ORIGINS[entry.origin][locale] },
  { key: 'verification', zh: '核验', en: 'Verification', width: 16, value: (entry, locale) => VERIFICATIONS[entry.verification][locale] },
  { key: 'evidence', zh: '佐证份数', en: 'Evidence', width: 10, value: (entry) => entry.evidenceCount, format: 'integer' },
  { key: 'project', zh: '落地园区', en: 'Park', width: 22, value: (entry) => entry.parkName },
  { key: 'project', zh: '所在县区', en: 'Place', width: 22, value: (entry) => entry.regionName },
  { key: 'organisation', zh: '责任单位', en: 'Organisation', width: 20, value: (entry) => entry.organisationName },
  { key: 'recorded', zh: '登记人', en: 'Recorded by', width: 12, value: (entry) => entry.recordedByName },
  { key: 'reason', zh: '说明', en: 'Note', width: 30, value: (entry) => entry.reason },
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
      `SELECT f.\`series\`, f.\`origin\`, COUNT(*) AS count, ${sumOf('f.`amountFen`')} AS amountFen, ${sumOf("CASE WHEN f.`verification` = 'verified' THEN f.`amountFen` ELSE 0 END")} AS verifiedFen
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
  async export({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '资金台账', en: 'Money ledger' }, day: this.clock.today(), columns: chosenColumns(COLUMNS, columns), rows: this.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'money:export', entity: 'project', details: { filter: query.filter ?? null } })),
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

  /** Every entry of a list, a page at a time. */
  private async *all(query: ListQuery): AsyncGenerator<MoneyEntry> {
    const where = await whereOf(this.database, MONEY_LIST, query.filter, this.scope());
    const ids = (await this.database.query<{ id: number }>(`SELECT f.\`eventId\` AS id FROM ${MONEY_LIST.countFrom} WHERE ${where.sql} ${orderOf(MONEY_LIST, query.sort)} LIMIT ${MOST_ROWS}`, where.params)).map((row) => row.id);
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
