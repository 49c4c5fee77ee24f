import type { Cell, Column } from './cell.js';
import { comparable, isBlank } from './text.js';

/** Whether the first thing that a row says is that it sums up others. */
export function isTotalRow(columns: readonly Column[], cells: Readonly<Record<string, Cell>>): boolean {
  const first = columns.map(({ key }) => cells[key]?.text ?? '').find((text) => !isBlank(text));
  return first !== undefined && /^(合计|总计|小计|共计|累计)$/.test(comparable(first));
}
