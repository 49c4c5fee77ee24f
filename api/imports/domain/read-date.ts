import { dateOf, latestDay, serialDay, type ReadDate } from './calendar.js';
import type { Cell } from './cell.js';
import { nothing, read, refused, type Reading } from './finding.js';
import { chineseDigits, chineseNumber } from './numerals.js';
import { LONGEST_VALUE, isBlank, squeeze } from './text.js';

export interface DateContext {
  /** YYYY-MM-DD; nothing later is read. */
  today: string;
  /** When the row was published, for suggestions only. */
  published?: ReadDate | null;
}

const EARLIEST = '1978-01-01';
const VAGUE = /近日|日前|最近|不久|今日|昨日|今天|昨天|上周|本周|上月|本月|上个月|年内|当年|去年|前年|明年|近期|待定|未定|择日|适时|尽快|随后/;
const PART_OF_YEAR = /([第]?[一二三四1-4]季度|上半年|下半年|年初|年底|年末|年中|春季|夏季|秋季|冬季|Q[1-4])/i;
const PART_OF_MONTH = /(上旬|中旬|下旬|月初|月中|月底|月末|前后|左右|以前|之前|以后|之后|[年月日号]前$|[年月日号]后$|初$|底$|末$|许$)/;
/** Words a date cell may repeat from its own header. */
const TRAILING = /(正式)?(框架)?(协议)?(签约|签订|签署|协议|集中开工|开工|动工|奠基|竣工|完工|建成|试投产|试生产|投产)(仪式|建设)?$/;
const TIME = /(?:T|)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[AP]M)?$/i;

const YEAR = '(\\d{4})';
const NUM = '(\\d{1,2})';
const FORMS: readonly RegExp[] = [
  new RegExp(`^${YEAR}年${NUM}月${NUM}[日号]?$`),
  new RegExp(`^${YEAR}年${NUM}月份?$`),
  new RegExp(`^${YEAR}年度?$`),
  new RegExp(`^${YEAR}([-./·])${NUM}\\2${NUM}[.日]?$`),
  new RegExp(`^${YEAR}([-./·])${NUM}[.月]?$`),
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})(\d{2})$/,
  new RegExp(`^${YEAR}$`),
];

/** Reads one date cell; commits only a date whose year is printed and which is real and not after today. */
export function readDate(cell: Cell, context: DateContext): Reading<ReadDate> {
  if (isBlank(cell.text)) return nothing();
  if (cell.kind === 'error' || cell.text.length > LONGEST_VALUE) return refused('date-unreadable');
  if (cell.kind === 'number') return readNumber(cell, context);
  if (cell.kind === 'date') return readShownDate(cell, context);
  return readDateText(cell.text, context);
}

/** Reads a date written as text. */
export function readDateText(raw: string, context: DateContext): Reading<ReadDate> {
  const full = arabic(squeeze(raw));
  if (VAGUE.test(full)) return refused('date-vague');
  const untimed = /^\d{4}\D/.test(full) ? full.replace(TIME, '') : full;
  const text = untimed.replace(TRAILING, '');
  const leftover = text !== untimed;

  for (const form of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const [year, month, day] = match.slice(1).filter((part) => part !== undefined && /^\d+$/.test(part)).map(Number);
    const date = year === undefined ? null : dateOf(year, month, day);
    return date ? bounded(date, context, leftover) : refused('date-impossible');
  }
  return refuse(text, context);
}

/** Chinese digits of a date (二〇二一年三月十五日) in Arabic ones. */
function arabic(text: string): string {
  return text
    .replace(/^([〇零一二三四五六七八九]{4})年?/, (whole, digits: string) => (chineseDigits(digits) ?? digits) + (whole.endsWith('年') ? '年' : ''))
    .replace(/([一二三四五六七八九十]{1,3})([月日号])/g, (whole, n: string, unit: string) => `${chineseNumber(n) ?? n}${unit}`);
}

function bounded(date: ReadDate, context: DateContext, leftover = false): Reading<ReadDate> {
  if (date.on > context.today) return refused('date-future', { params: { today: context.today } });
  if (date.on < EARLIEST) return refused('date-implausible');
  return read(date, leftover);
}

function readNumber(cell: Cell, context: DateContext): Reading<ReadDate> {
  // 2021.1 in a numeric cell may be January, or October with its zero lost.
  if (/^\d{4}\.1$/.test(cell.text)) return refused('date-ambiguous');
  const value = Number(cell.text);
  const serial = serialDay(value, cell.epoch1904);
  if (serial && /^\d{5}(\.\d+)?$/.test(cell.text)) return bounded(serial, context);
  return readDateText(cell.text, context);
}

function readShownDate(cell: Cell, context: DateContext): Reading<ReadDate> {
  const [year, month, day] = cell.text.slice(0, 10).split('-').map(Number);
  const precision = cell.precision ?? 'day';
  const date = year === undefined ? null : dateOf(year, precision === 'year' ? undefined : month, precision === 'day' ? day : undefined);
  if (!date) return refused('date-impossible');
  const result = bounded(date, context);
  // Excel adds the current year to a typed 4月28日 without showing it.
  if (cell.yearHidden) return refused('date-without-year', result.value ? { suggestion: result.value } : {});
  return result;
}

/** Says why a text is not a date, most helpful reason first. */
function refuse(text: string, context: DateContext): Reading<ReadDate> {
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = serialDay(Number(text));
    return refused('date-ambiguous', within(serial, context));
  }
  if (/\d(年|月|日)?(-|~|—|–|至|到)\d/.test(text) && !/^\d{1,2}-\d{1,2}$/.test(text)) return refused('date-ambiguous');
  const year = /^(\d{4})年?/.exec(text)?.[1];
  if (year !== undefined && (PART_OF_YEAR.test(text) || PART_OF_MONTH.test(text))) return imprecise(text, Number(year), context);
  if (/^'?\d{2}年|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$/.test(text)) return refused('date-ambiguous');
  if (year === undefined) {
    const withoutYear = /^(?:今年)?(\d{1,2})月(?:份|(\d{1,2})[日号]?)?$|^(\d{1,2})[-./](\d{1,2})$/.exec(text);
    if (withoutYear) return refused('date-without-year', suggestYear(Number(withoutYear[1] ?? withoutYear[3]), withoutYear[2] ?? withoutYear[4], context));
    if (PART_OF_YEAR.test(text) || /^\d{1,2}[日号]$/.test(text) || (/\d{1,2}月/.test(text) && PART_OF_MONTH.test(text))) {
      return refused('date-without-year', PART_OF_YEAR.test(text) && context.published ? within(dateOf(Number(context.published.on.slice(0, 4))), context) : {});
    }
  }
  return refused('date-unreadable');
}

function imprecise(text: string, year: number, context: DateContext): Reading<ReadDate> {
  const month = /年?(\d{1,2})月/.exec(text.slice(4))?.[1];
  return refused('date-imprecise', within(dateOf(year, month === undefined ? undefined : Number(month)), context));
}

/** The date with the year of publication, unless that would fall after publication. */
function suggestYear(month: number, day: string | undefined, context: DateContext): { suggestion?: ReadDate } {
  const { published } = context;
  if (!published) return {};
  const date = dateOf(Number(published.on.slice(0, 4)), month, day === undefined ? undefined : Number(day));
  return date && date.on <= latestDay(published) ? within(date, context) : {};
}

function within(date: ReadDate | null, context: DateContext): { suggestion?: ReadDate } {
  return date && date.on <= context.today && date.on >= EARLIEST ? { suggestion: date } : {};
}
