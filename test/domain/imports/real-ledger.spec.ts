import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Problem } from '../../../api/imports/domain/check-row.js';
import type { ReadRow } from '../../../api/imports/domain/read-row.js';
import { context, readTexts } from './context.js';

type Row = Record<string, string>;

const load = (file: string): Row[] => parse(readFileSync(new URL(`../../fixtures/imports/${file}`, import.meta.url)), { columns: true, bom: true }) as Row[];
const raw = load('ledger_real.csv');
const byHand = load('ledger_real_read.csv');
const rows: ReadRow[] = raw.map((row) => readTexts(row));

const HAND_STAGES: Record<string, string> = { 签约: 'signed', '签约(框架)': 'negotiating', 开工: 'started', 在建: 'started', 竣工: 'built', 投产: 'producing', 在谈: 'negotiating', 前期: 'signed' };
const PRECISIONS = ['', 'year', 'month', 'day'];

interface Tally { right: number; left: number; wrong: string[]; both: number; unsaid: string[] }

/** Sorts rows into read as by hand, left to a person, and read differently; `both` counts those neither side read. */
function tally(field: string, hand: (row: Row) => string, read: (row: ReadRow) => string, told: (problem: Problem) => boolean): Tally {
  const result: Tally = { right: 0, left: 0, wrong: [], both: 0, unsaid: [] };
  rows.forEach((row, i) => {
    const expected = hand(byHand[i] ?? {});
    const actual = read(row);
    if (actual === expected) {
      if (actual === '') result.both += 1;
      else result.right += 1;
    } else if (actual === '') {
      result.left += 1;
      if (!row.problems.some(told)) result.unsaid.push(`${byHand[i]?.id}`);
    } else result.wrong.push(`${byHand[i]?.id} ${field}: ${actual}, by hand ${expected || 'nothing'}`);
  });
  process.stdout.write(`${field}: ${result.right} right, ${result.left} left to a person, ${result.wrong.length} wrong (${result.both} read by neither)\n`);
  return result;
}

const handAmount = (row: Row): string => {
  if (row['currency'] !== 'CNY' && row['invest_qualifier']) return `${row['currency']} ${Number(/\d+/.exec(row['invest_qualifier'])?.[0]) * 1e6}`;
  return row['invest_wan'] ? `CNY ${Math.round(Number(row['invest_wan']) * 1e6)}` : '';
};
const readAmountOf = ({ values }: ReadRow): string => (values.agreedInvestmentFen !== null ? `CNY ${values.agreedInvestmentFen}` : values.currency ? `${values.currency} ${values.foreignAmountMinor}` : '');

const handDate = (row: Row): string => {
  const date = row['sign_date'] ?? '';
  return date === '' ? '' : `${`${date}-01-01`.slice(0, 10)} ${PRECISIONS[date.split('-').length]}`;
};
const readDateOf = ({ values }: ReadRow): string => (values.signedOn ? `${values.signedOn} ${values.signedOnPrecision}` : '');

test('the two files are the same rows', () => {
  expect(raw).toHaveLength(171);
  expect(byHand.map((r) => r['project_name'])).toEqual(raw.map((r) => r['项目名称']));
});

test('amounts', () => {
  const result = tally('amount', handAmount, readAmountOf, (p) => p.field === 'agreedInvestment');
  // Left: one total printed for ten companies.
  expect(result).toEqual({ right: 139, left: 1, wrong: [], both: 31, unsaid: [] });
});

test('signing dates', () => {
  const result = tally('signedOn', handDate, readDateOf, (p) => p.field === 'signedOn');
  // Left: the years that the reader by hand took from the date of publication.
  expect(result).toEqual({ right: 52, left: 4, wrong: [], both: 115, unsaid: [] });
});

test('stages', () => {
  const result = tally('stage', (row) => HAND_STAGES[row['stage'] ?? ''] ?? '', ({ values }) => values.stage ?? '', (p) => p.field === 'stage');
  // Left: 谋划(招商), 省重点(2023) and 签约(战略协议).
  expect(result).toEqual({ right: 168, left: 3, wrong: [], both: 0, unsaid: [] });
});

test('funds arrived and completed investment', () => {
  const kinds: Record<string, string> = { 到位资金: 'arrived', 完成投资: 'completed' };
  const hand = (row: Row): string => (row['funds_wan'] ? `${kinds[row['funds_kind'] ?? '']} ${Math.round(Number(row['funds_wan']) * 1e6)}` : '');
  const read = ({ values: v }: ReadRow): string => (v.fundsArrivedFen !== null ? `arrived ${v.fundsArrivedFen}` : v.completedInvestmentFen !== null ? `completed ${v.completedInvestmentFen}` : '');
  expect(tally('progress', hand, read, (p) => p.field === 'progress')).toEqual({ right: 9, left: 0, wrong: [], both: 162, unsaid: [] });
});

test('places: the deepest level printed, under its present name', () => {
  const renamed: Record<string, string> = { 达茂旗: '达尔罕茂明安联合旗', 蓟县: '蓟州区', 偃师市: '偃师区' };
  // 经开区 and 产业集聚区 are no counties; remarks in parentheses are not part of a name.
  const countyOf = (county: string): string => (/经开区|集聚区|原文未载/.test(county) ? '' : county.replace(/^\((.*)\)$/, '$1').replace(/\(.*\)$/, ''));
  const hand = (row: Row): string => {
    const name = countyOf(row['county'] ?? '') || row['city'] || row['province'] || '';
    return renamed[name] ?? name;
  };
  const read = ({ values }: ReadRow): string => (values.regionCode === null ? '' : (context.regions.byCode.get(values.regionCode)?.name ?? ''));
  expect(tally('region', hand, read, (p) => p.field === 'location')).toEqual({ right: 169, left: 0, wrong: [], both: 2, unsaid: [] });
});

test('nothing printed is lost: every cell is a value, or kept verbatim', () => {
  raw.forEach((row, i) => {
    const { values } = rows[i] as ReadRow;
    const used = JSON.stringify(values);
    for (const [header, text] of Object.entries(row)) {
      if (text === '' || header === '序号' || values.extra[header] === text) continue;
      if (header === '总投资') expect(values.agreedInvestmentFen ?? values.foreignAmountMinor).not.toBeNull();
      else if (header === '签约时间') expect(values.signedOn).not.toBeNull();
      else if (header === '项目进度') expect(values.stage).not.toBeNull();
      else if (header === '所在地') expect(values.regionCode).not.toBeNull();
      else for (const part of text.split('、')) expect(used).toContain(JSON.stringify(part).slice(1, -1));
    }
  });
});
