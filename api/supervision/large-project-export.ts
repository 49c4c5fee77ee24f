import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { LargeProject } from '../../shared/contracts/supervision.js';
import { formatFen } from '../../shared/money.js';
import { RETURN_STATES, STAGES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue, type Sheet } from '../core/xlsx.js';
import { LargeProjectsService } from './large-projects.service.js';
import type { RosterRules } from './roster-rules.js';

type Locale = 'zh' | 'en';
type Column = [zh: string, en: string, width: number, value: (row: LargeProject, locale: Locale, clock: Clock) => CellValue, format?: CellFormat];

/** The first column is the number of the row. */
const COLUMNS: readonly Column[] = [
  ['项目名称', 'Project', 36, (row) => row.projectName],
  ['投资单位', 'Investors', 26, (row) => row.investors.join('、')],
  ['责任单位', 'Organisation', 18, (row) => row.organisationName],
  ['落地园区', 'Park', 18, (row) => row.parkName],
  ['签约时间', 'Signed', 12, (row) => (row.signedOnPrecision === 'day' ? row.signedOn : (row.signedOn?.slice(0, row.signedOnPrecision === 'month' ? 7 : 4) ?? null)), 'day'],
  ['协议投资(万元)', 'Agreed investment (10k yuan)', 14, (row) => row.agreedInvestmentFen, 'wan'],
  ['当前阶段', 'Stage', 10, (row, locale) => STAGES[row.stage][locale]],
  ['累计到位资金(万元)', 'Funds arrived (10k yuan)', 14, (row) => row.fundsArrivedFen, 'wan'],
  ['累计完成投资：系统(万元)', 'Completed, by the ledger (10k yuan)', 14, (row) => row.return?.computedFen ?? row.completedInvestmentFen, 'wan'],
  ['累计完成投资：上报(万元)', 'Completed, as said (10k yuan)', 14, (row) => row.return?.statedFen, 'wan'],
  ['本季度进展', 'Progress', 46, (row) => row.return?.progress],
  ['存在问题', 'Problems', 30, (row) => row.return?.problems],
  ['需协调事项', 'To be coordinated', 30, (row) => row.return?.requests],
  ['报送情况', 'Reported', 11, (row, locale) => RETURN_STATES[row.state][locale]],
  ['报送人', 'By', 10, (row) => row.return?.reportedByName],
  ['报送日期', 'On', 12, (row, _locale, clock) => row.return && clock.dayOf(row.return.reportedAt), 'day'],
];
const WIDTH = COLUMNS.length + 1;

const WORDS = {
  zh: {
    title: ({ year, quarter }: RosterRules) => `${year}年${['一', '二', '三', '四'][quarter - 1]}季度重大签约项目进展情况表`, number: '序号', elsewhere: '未归属县区', all: '合计',
    note: (limit: string, dueOn: string, missing: number) => `范围：协议投资${limit}的签约项目；报送截止：${dueOn}；未报送：${missing}个；金额单位：万元`, least: (amount: string, more: boolean) => (more ? `超过${amount}` : `${amount}及以上`), sum: (name: string, count: number, reported: number) => `${name}：${count}个，已报送${reported}个`,
  },
  en: {
    title: ({ year, quarter }: RosterRules) => `Large signed projects, Q${quarter} ${year}`, number: 'No.', elsewhere: 'No county', all: 'All',
    note: (limit: string, dueOn: string, missing: number) => `Signed projects with an agreed investment of ${limit}; due on ${dueOn}; not reported: ${missing}; amounts in 10k yuan`, least: (amount: string, more: boolean) => (more ? `more than ${amount}` : `${amount} or more`), sum: (name: string, count: number, reported: number) => `${name}: ${count} projects, ${reported} reported`,
  },
} as const;

/** A quarter's roster in the shape of a supervision report: county by county with its sums, what is missing standing empty. */
@Injectable()
export class LargeProjectExport {
  constructor(private readonly database: Database, private readonly audit: AuditService, private readonly clock: Clock, private readonly projects: LargeProjectsService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    const { rules, rows } = await this.projects.all(query);
    const { year, quarter } = rules;
    await this.database.write(() => this.audit.record({ action: 'quarterly-return:export', entity: 'quarterly-return', details: { year, quarter, projects: rows.length } }));
    const title = WORDS[locale].title(rules);
    const columns = [{ width: 6 }, ...COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }))];
    await streamWorkbook(reply, { filename: `${title}.xlsx`, sheet: title, columns, headRows: 3, frozenColumns: 2, landscape: true }, (sheet) => this.write(sheet, rules, rows, locale));
  }

  private async write(sheet: Sheet, rules: RosterRules, rows: readonly LargeProject[], locale: Locale): Promise<void> {
    const words = WORDS[locale];
    const across = (text: string): CellValue[] => [text, ...Array<null>(WIDTH - 1).fill(null)];
    const whole = [[0, 0, 0, WIDTH - 1]] as const;
    await sheet.block([across(words.title(rules))], whole, 'title');
    const missing = rows.filter((row) => row.return === null).length;
    await sheet.block([across(words.note(words.least(formatFen(rules.limitFen, locale), rules.bound === 'more-than'), rules.dueOn, missing))], whole, 'note');
    await sheet.row([words.number, ...COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en))], 'head');
    const counties = new Map<string, LargeProject[]>();
    for (const row of rows) {
      const county = row.regionName ?? words.elsewhere;
      counties.set(county, [...(counties.get(county) ?? []), row]);
    }
    let number = 0;
    await sheet.row(sums(words.sum(words.all, rows.length, rows.length - missing), rows, this.clock), 'strong');
    for (const [county, own] of counties) {
      await sheet.row(sums(words.sum(county, own.length, own.filter((row) => row.return !== null).length), own, this.clock), 'strong');
      for (const row of own) await sheet.row([(number += 1), ...COLUMNS.map(([, , , value]) => value(row, locale, this.clock))]);
    }
  }
}

/** A row of sums: its words in the second column, amounts where they stand. */
function sums(text: string, rows: readonly LargeProject[], clock: Clock): CellValue[] {
  return [null, ...COLUMNS.map(([, , , value, format], index): CellValue => (index === 0 ? text : format === 'wan' ? rows.reduce((sum, row) => sum + Number(value(row, 'zh', clock) ?? 0), 0) : null))];
}
