import type { Cell } from './cell.js';
import { nothing, read, refused, type Reading } from './finding.js';
import { CURRENCY_PATTERN, SCALE_PATTERN, YUAN, currencyOf, readMoneyUnit, scaleExponent, type Money } from './money-units.js';
import { CHINESE_NUMBER_CHARS, chineseNumber } from './numerals.js';
import type { ProblemCode } from './problem-messages.js';
import { TEXT_LIMITS } from './row-values.js';
import { LONGEST_VALUE, isBlank, splitOutsideParentheses, squeeze } from './text.js';

/** A committed amount: yuan in fen, or another currency in its smallest coin. */
export interface Amount {
  fen: number | null;
  foreignMinor: number | null;
  currency: string | null;
  qualifier: string | null;
}

/** 1 万亿 units, in hundredths: nothing a city attracts is as large. */
const IMPLAUSIBLE = 10n ** 14n;

const QUALIFIERS = ['不低于', '不少于', '大约', '超过', '高达', '规划', '计划', '预计', '概算', '估算', '预算', '暂定', '至少', '约', '近', '超', '逾', '过', '拟', '上'];
const FILLERS = ['总投资额', '投资总额', '投资金额', '投资额', '总投资', '总金额', '总额', '金额', '协议', '合同', '引资', '投资', '项目', '人民币', 'RMB', 'CNY', 'US', '¥', '$', '为', '达', '共', ':'];
/** Longer words first: 不超过 before 超过 before 超. */
const LEADING = [...QUALIFIERS, ...FILLERS].sort((a, b) => b.length - a.length);
const SUFFIXES = ['左右', '上下', '以上', '余', '多', '起'];
/** A cell's other clauses may hold amounts only where they speak of a part or of something else than the investment. */
const PART = /^(其中|含|包括|包含|一次性|第?[一二三四五六七八九十\d]+期|首期|前期|起步|分[一二两三四五\d]+期|设备|固定资产|固投|土建|厂房|建安|流动资金|注册资本|注册资金|年|达产|投产后|预计年|产值|税收|利税|销售|营业收入|自筹|贷款|财政|配套)/;
const PHASE = /^(第?[一二三四五六七八九十\d]+期|首期|起步区?|前期)(工程|项目)?/;
const SHARED = /未单列|合计|共计|打捆|分别|各(?=[约超近]?[\d一二三四五六七八九十])/;
const SEVERAL = /[\d一二两三四五六七八九十百多数几]+(个|家|户|项|宗)/;
const UPPER_LIMIT = /不超过|不高于|以内|以下|最多|最高/;

const NUMBER = `\\d+(?:\\.\\d+)?|[${CHINESE_NUMBER_CHARS}]+(?:点[〇零一二三四五六七八九]+)?`;
const FIGURE = new RegExp(`^(${NUMBER})?([余多])?(${SCALE_PATTERN})?([余多])?`);
const CURRENCIES_AT_END = new RegExp(`(?:${CURRENCY_PATTERN})+$`, 'i');
const PRINTED = new RegExp(`[约近超逾过]*\\d+(?:\\.\\d+)?(?:${SCALE_PATTERN})?(?:${CURRENCY_PATTERN})?(以上|左右)?`, 'gi');
const RANGE = new RegExp(`[\\d${CHINESE_NUMBER_CHARS}](${SCALE_PATTERN})?(${CURRENCY_PATTERN})?(-|~|—|–|―|至|到)[约]?[\\d${CHINESE_NUMBER_CHARS}]`, 'i');

/**
 * Reads the total agreed investment in a cell.
 * @param unit the unit that holds for bare figures, from the header or a unit row.
 * @returns fen or foreign minor units, exact; a finding where the text does not state one amount of this project.
 */
export function readAmount(cell: Cell, unit?: string): Reading<Amount> {
  if (isBlank(cell.text)) return nothing();
  if (cell.kind === 'date' || cell.kind === 'error' || cell.text.length > LONGEST_VALUE) return refused('amount-unreadable');
  const text = unify(squeeze(cell.text));
  const columnUnit = cell.unit ?? unit;

  // One cell across several rows is one amount for all of them.
  if (SHARED.test(text) || cell.merged) return suggestPrinted('amount-shared', text, columnUnit);
  const { plain, dropped, inner } = withoutParentheses(text);
  if (SEVERAL.test(plain)) return suggestPrinted('amount-shared', plain, columnUnit);
  const clauses = splitOutsideParentheses(plain, ',;、。').filter((c) => c !== '');
  const totals = clauses.filter((c) => /总投资|投资总额|总额/.test(c));
  const total = totals.length === 1 ? totals[0] : clauses[0];
  if (total === undefined) return refused('amount-unreadable');
  const others = clauses.filter((c) => c !== total);
  if (others.some((c) => (holdsAmount(c) || /^[\d.]+$/.test(c)) && !PART.test(c))) return refused('amount-unreadable');
  if (PHASE.test(total) || inner.some((i) => PHASE.test(i) && !/\d.*(亿|万|元)/.test(i.replace(PHASE, '')))) return suggestPrinted('amount-phase', total.replace(PHASE, ''), columnUnit);
  if (RANGE.test(total)) return refused('amount-range');
  if (UPPER_LIMIT.test(total)) return suggestPrinted('amount-range', total.replace(UPPER_LIMIT, ''), columnUnit);

  const result = readTotal(total, columnUnit);
  if (!result.value) return result;
  const extraQualifier = inner.find((i) => QUALIFIERS.includes(i) || SUFFIXES.includes(i));
  if (extraQualifier) result.value.qualifier = joinWords([result.value.qualifier, extraQualifier]);
  result.leftover = dropped || others.length > 0;
  return result;
}

/** One way of writing: thousands separators gone, dashes and minus signs alike. */
function unify(text: string): string {
  let out = text;
  while (/\d,\d{3}(?!\d)/.test(out) && /(^|\D)\d{1,3}(,\d{3})+(?!\d)/.test(out)) out = out.replace(/(^|\D)(\d{1,3}(?:,\d{3})+)(?!\d)/g, (_all, before: string, figure: string) => before + figure.replaceAll(',', ''));
  return out.replace(/−|﹣/g, '-').replace(/〜|∼|～/g, '~');
}

/** Takes remarks in parentheses out of the text; a unit or currency in parentheses is part of the amount and stays. */
function withoutParentheses(text: string): { plain: string; dropped: boolean; inner: string[] } {
  const inner: string[] = [];
  let dropped = false;
  let plain = text.replace(/[([【]([^()[\]【】]*)[)\]】]/g, (whole, content: string, offset: number) => {
    if (offset === 0 && /^\d/.test(content) && whole === text) return `-${content}`; // bookkeepers write (500) for −500
    const unit = readMoneyUnit(content);
    if (unit && (!unit.money || unit.money.currency !== 'CNY' || !/元$/.test(text.slice(0, offset)))) return content;
    if (unit) return '';
    inner.push(content);
    dropped = true;
    return '';
  });
  if (/[([【)\]】]/.test(plain)) {
    plain = plain.replace(/[([【].*$/, '');
    dropped = true;
  }
  return { plain, dropped, inner };
}

const holdsAmount = (clause: string): boolean => /[\d一二三四五六七八九十百千](余|多)?(万|亿|元|美元)/.test(clause);

function joinWords(words: (string | null)[]): string | null {
  const all = [...new Set(words.filter((w): w is string => w !== null && w !== ''))];
  return all.length > 0 ? all.join('、').slice(0, TEXT_LIMITS.agreedInvestmentQualifier) : null;
}

/** Peels known words off one end of `text`; returns what is left and the qualifiers among them. */
function peel(text: string, words: readonly string[], atEnd: boolean): { rest: string; found: string[] } {
  const found: string[] = [];
  let rest = text;
  for (;;) {
    const word = words.find((w) => (atEnd ? rest.endsWith(w) : rest.startsWith(w)));
    if (word === undefined) return { rest, found };
    if (!FILLERS.includes(word)) found.push(word);
    rest = atEnd ? rest.slice(0, -word.length) : rest.slice(word.length);
  }
}

function readTotal(clause: string, unit: string | undefined): Reading<Amount> {
  const currencySign = /US\$|HK\$|NT\$|\$|€|£/i.exec(clause)?.[0];
  const front = peel(currencySign ? clause.replace(currencySign, '') : clause, LEADING, false);
  let body = front.rest;
  const negative = /^(-|负)/.test(body);
  if (negative) body = body.replace(/^(-|负)/, '');

  const back = peel(body, SUFFIXES, true);
  const currencyMatch = CURRENCIES_AT_END.exec(back.rest);
  const middle = currencyMatch ? back.rest.slice(0, currencyMatch.index) : back.rest;
  const printed = currencyMatch ? lastCurrency(currencyMatch[0]) : null;
  const inside = peel(middle, SUFFIXES, true);
  const figure = readFigure(inside.rest, front.found.length > 0);
  if (!figure) return refused('amount-unreadable');
  if (negative) return refused('amount-negative', { severity: 'error' });

  const signMoney = currencySign ? currencyOf(currencySign === '$' ? 'USD' : currencySign) : null;
  const outer = unit === undefined ? null : readMoneyUnit(unit);
  let money = printed ?? signMoney;
  let exponent = 0;
  if (!money && !figure.scaled) {
    if (!outer) return refused('amount-unit-missing');
    exponent = outer.exponent;
    money = outer.money ?? YUAN;
  }
  // A bare 3.5亿 is yuan unless the header names another currency.
  money ??= outer?.money ?? YUAN;
  const qualifier = joinWords([...front.found, ...back.found, ...inside.found, ...figure.qualifiers]);
  return commit(figure.digits, figure.exponent + exponent, money, qualifier);
}

/** 元人民币 and 万元人民币 name yuan twice; two different currencies name none. */
function lastCurrency(text: string): Money | null {
  return currencyOf(text) ?? currencyOf(text.replace(/^元/, '')) ?? (/元人民币|人民币元/.test(text) ? YUAN : null);
}

interface Figure {
  /** Integer digits. */
  digits: bigint;
  /** Power of ten `digits` is to be multiplied by; negative for decimals. */
  exponent: number;
  scaled: boolean;
  qualifiers: string[];
}

/** Reads 3.5亿, 1亿2000万, 三亿, 5000余万; a scale alone (过亿) counts as one where a qualifier stands before it. */
function readFigure(text: string, qualified: boolean): Figure | null {
  const parts: { digits: bigint; exponent: number; scale: number }[] = [];
  const qualifiers: string[] = [];
  let rest = text;
  while (rest !== '') {
    const match = FIGURE.exec(rest);
    if (!match || match[0] === '') return null;
    const [whole, number, before, scale, after] = match;
    // 千万元 alone is a manner of speaking; 过千万元 states a floor.
    if (number !== undefined && /^[百千佰仟]/.test(number) && !qualified) return null;
    const value = number === undefined ? (qualified && scale && parts.length === 0 ? { digits: 1n, exponent: 0 } : null) : decimal(number);
    if (!value) return null;
    for (const word of [before, after]) if (word) qualifiers.push(word);
    const power = scaleExponent(scale ?? '');
    const previous = parts.at(-1);
    if (previous && power >= previous.scale) return null;
    parts.push({ digits: value.digits, exponent: value.exponent + power, scale: power });
    rest = rest.slice(whole.length);
  }
  if (parts.length === 0) return null;
  const lowest = Math.min(...parts.map((p) => p.exponent));
  const digits = parts.reduce((sum, p) => sum + p.digits * 10n ** BigInt(p.exponent - lowest), 0n);
  return { digits, exponent: lowest, scaled: parts.some((p) => p.scale > 0), qualifiers };
}

function decimal(text: string): { digits: bigint; exponent: number } | null {
  if (/^\d/.test(text)) {
    const [whole = '', fraction = ''] = text.split('.');
    if (whole.length + fraction.length > 40) return null;
    return { digits: BigInt(whole + fraction), exponent: -fraction.length };
  }
  const [whole = '', fraction] = text.split('点');
  const value = chineseNumber(whole);
  if (value === null) return null;
  if (fraction === undefined) return { digits: BigInt(value), exponent: 0 };
  const tail = [...fraction].map((c) => chineseNumber(c));
  if (tail.some((d) => d === null)) return null;
  return { digits: BigInt(`${value}${tail.join('')}`), exponent: -tail.length };
}

function commit(digits: bigint, exponent: number, money: Money, qualifier: string | null): Reading<Amount> {
  const power = exponent + money.decimals;
  let minor = digits;
  if (power >= 0) minor *= 10n ** BigInt(power);
  else {
    const divisor = 10n ** BigInt(-power);
    if (minor % divisor !== 0n) return refused('amount-too-precise');
    minor /= divisor;
  }
  if (minor >= IMPLAUSIBLE) return refused('amount-implausible');
  const value = Number(minor);
  const foreign = money.currency !== 'CNY';
  return read({ fen: foreign ? null : value, foreignMinor: foreign ? value : null, currency: foreign ? money.currency : null, qualifier });
}

/** Refuses with the one amount printed in the text, if it can be made out, as the suggestion. */
function suggestPrinted(code: ProblemCode, text: string, unit: string | undefined): Reading<Amount> {
  const figures = [...text.matchAll(PRINTED)]
    .map((m) => m[0])
    .filter((f) => /[万亿元币$]/.test(f) || /^\d+(\.\d+)?$/.test(text));
  const only = figures.length === 1 ? figures[0] : undefined;
  const suggestion = only === undefined ? null : readTotal(only, unit).value;
  return refused(code, suggestion ? { suggestion } : {});
}
