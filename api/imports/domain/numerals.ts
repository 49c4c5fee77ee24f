const DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 };
const PLACES: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** The characters a Chinese number below 10,000 can be written with, for use inside a regular expression's brackets. */
export const CHINESE_NUMBER_CHARS = Object.keys(DIGITS).join('') + Object.keys(PLACES).join('');

/** A plain Chinese number below 10,000 (三、十五、二百零六), or null where the characters do not form one. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastPlace = Number.POSITIVE_INFINITY;
  let zero = false;
  for (const c of text) {
    const place = PLACES[c];
    const value = DIGITS[c];
    if (place !== undefined) {
      if (place >= lastPlace || (digit === null && total > 0 && !zero)) return null;
      total += (digit ?? 1) * place;
      lastPlace = place;
      digit = null;
      zero = false;
    } else if (value === 0 && total > 0 && digit === null) {
      zero = true;
    } else if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
    } else {
      return null;
    }
  }
  if (text === '') return null;
  // 三百五 may be 305 or 350: a loose digit is read only after 十, after 零, or alone.
  if (digit !== null && Number.isFinite(lastPlace) && lastPlace > 10 && !zero) return null;
  return total + (digit ?? 0);
}

/** Digits written one by one (二〇二一 → 2021), or null. */
export function chineseDigits(text: string): string | null {
  let out = '';
  for (const c of text) {
    const value = DIGITS[c];
    if (value === undefined) return null;
    out += String(value);
  }
  return out === '' ? null : out;
}
