/** Texts of nothing but what a name's key keeps as it is: most names are, and an import asks for half a million. */
export const PLAIN_TEXT = /^[0-9a-z\u3400-\u9fff]*$/;

/** A name reduced to what identifies it: full-width forms folded, lower case, no spaces or punctuation. */
export function nameKey(text: string): string {
  if (PLAIN_TEXT.test(text)) return text;
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
}
