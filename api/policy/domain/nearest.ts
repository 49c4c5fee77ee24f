/** Insertions, removals and replacements that turn one text into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}

/** The known words that a misspelt one may have meant, nearest first. */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  return [...known].map((each) => ({ each, far: distance(word, each) })).sort((one, other) => one.far - other.far).slice(0, most).map(({ each }) => each);
}
