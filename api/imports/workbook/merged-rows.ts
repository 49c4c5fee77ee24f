import type { Cell } from '../domain/cell.js';
import type { Merge, RawRow } from './raw-row.js';

/**
 * Repeats the value of cells merged downwards in every row they cover, as people read them, marked so that an
 * amount is not taken for each row's own.
 */
export async function* spreadMerges(rows: AsyncIterable<RawRow>, merges: readonly Merge[]): AsyncGenerator<RawRow> {
  const downward = merges.filter((m) => m.bottom > m.top).sort((a, b) => a.top - b.top);
  let next = 0;
  let open: { merge: Merge; cell: Cell | undefined }[] = [];
  for await (const row of rows) {
    open = open.filter(({ merge }) => merge.bottom >= row.rowNumber);
    for (let merge = downward[next]; merge && merge.top <= row.rowNumber; merge = downward[++next]) {
      if (merge.bottom >= row.rowNumber) open.push({ merge, cell: merge.top === row.rowNumber ? row.cells.get(merge.left) : undefined });
    }
    if (open.length === 0) {
      yield row;
      continue;
    }
    const cells = new Map(row.cells);
    for (const { merge, cell } of open) {
      if (cell) cells.set(merge.left, { ...cell, merged: merge.top === row.rowNumber ? 'first' : 'rest' });
    }
    yield { rowNumber: row.rowNumber, cells };
  }
}
