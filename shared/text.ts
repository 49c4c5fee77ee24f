/** A name reduced to what identifies it: full-width forms folded, lower case, no spaces or punctuation. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
}
