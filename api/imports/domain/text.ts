/** Full-width and compatibility forms made plain, all white space removed. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
}

/** Text reduced to what identifies it: no case, spaces or punctuation. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const PLACEHOLDERS = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '暂无', 'n/a', 'na', 'null']);

/** Whether a cell is empty or holds only a mark that stands for nothing. */
export function isBlank(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= 5 && PLACEHOLDERS.has(squeeze(trimmed).toLowerCase());
}

/** Beyond this a cell holds prose, not an amount, a date, a place or a stage word, and patterns are not tried on it. */
export const LONGEST_VALUE = 300;

/** Splits text at characters of `separators` that stand outside parentheses. */
export function splitOutsideParentheses(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if ('((【['.includes(c)) depth += 1;
    else if ('))】]'.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(c)) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
