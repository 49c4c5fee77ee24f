import { comparable } from './text.js';

export interface Industry {
  code: string;
  name: string;
}

/** Codes by code and by normalised name; a name borne by several codes is left out. */
export type IndustryIndex = ReadonlyMap<string, string>;

/** Builds the look-up of GB/T 4754 codes once for many rows. */
export function buildIndustryIndex(industries: readonly Industry[]): IndustryIndex {
  const names = new Map<string, string | null>();
  for (const { code, name } of industries) {
    const key = comparable(name);
    const before = names.get(key);
    // A division with a single group of the same name is the group's parent: the wider code says the same.
    names.set(key, before === undefined ? code : before !== null && code.startsWith(before) ? before : null);
  }
  const index = new Map<string, string>();
  for (const [key, code] of names) if (code !== null) index.set(key, code);
  for (const { code } of industries) index.set(comparable(code), code);
  return index;
}

/** The industry as written (nothing where that is a bare code), and its code where the text is exactly a code or an official name (C3985, 3985, 计算机制造, C39 计算机制造业). */
export function readIndustry(text: string, index: IndustryIndex): { industryText: string | null; industryCode: string | null } {
  const industryText = text.trim();
  const key = comparable(industryText);
  const [, digits, name] = /^[a-t]?(\d{2,4})(?!\d)(.*)$/.exec(key) ?? [];
  const byDigits = digits === undefined ? undefined : index.get(digits);
  // 12英寸晶圆 begins with a code by accident: a name after the code must be that code's.
  // A class with the name of its group: the name alone says the wider one, the code before it which of them.
  const named = name ? index.get(name) : byDigits;
  const agreed = byDigits !== undefined && named !== undefined && byDigits.startsWith(named) ? byDigits : undefined;
  const industryCode = index.get(key) ?? agreed ?? null;
  return { industryText: industryCode !== null && /^(?:[a-t]\d{0,4}|\d{2,4})$/.test(key) ? null : industryText, industryCode };
}
