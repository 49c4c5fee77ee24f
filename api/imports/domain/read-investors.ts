import type { Finding } from './finding.js';
import { LONGEST_VALUE, isBlank, splitOutsideParentheses } from './text.js';

const ENTITY = '公司|集团|厂|研究院|研究所|中心|基金|合作社|银行|大学|管委会|人民政府';
/** 甲公司和乙公司 are two; 和 inside a name (和谐集团) is not a separator. */
const AND = new RegExp(`(?<=(?:${ENTITY})(?:[)）])?)(?:以及|和|及|与)(?=.{2,}(?:${ENTITY})(?:[(（].*[)）])?$)`);
const ET_CETERA = /等(?:[\d一二两三四五六七八九十百多数几]*[余多]?(?:方|家|个|户|位)?(?:企业|公司|单位|投资方|投资者|股东|集团|机构)?)?$/;
const UNNAMED = /^[\d一二两三四五六七八九十百多数几]+[余多]?家/;

/** Splits an investors cell into names, verbatim; 等 and the like at the end warn that not all are named. */
export function readInvestors(raw: string): { value: string[]; findings: Finding<never>[] } {
  const names: string[] = [];
  let incomplete = false;
  for (const part of splitOutsideParentheses(raw.trim(), '、;；\n\r/／').flatMap(splitCommas).flatMap((p) => (p.length > LONGEST_VALUE ? p : p.split(AND)))) {
    const trimmed = part.trim();
    const name = trimmed.length > 2 ? trimmed.replace(ET_CETERA, '').trim() : trimmed;
    if (name !== trimmed || UNNAMED.test(name)) incomplete = true;
    // A number of companies is no company: the text is kept, nobody by that name is made.
    if (UNNAMED.test(name)) continue;
    if (!isBlank(name) && !names.includes(name)) names.push(name);
  }
  return { value: names, findings: incomplete ? [{ code: 'investors-incomplete', severity: 'warning' }] : [] };
}

/** Commas separate names too, except inside an English one (Gamesa Co., Ltd.). */
function splitCommas(text: string): string[] {
  return splitOutsideParentheses(text, ',，').reduce<string[]>((parts, part) => {
    const previous = parts.at(-1);
    if (previous !== undefined && /^\s*(ltd|inc|llc|l\.?p|corp|co|gmbh|s\.?a|plc)\b/i.test(part)) parts[parts.length - 1] = `${previous},${part}`;
    else parts.push(part);
    return parts;
  }, []);
}
