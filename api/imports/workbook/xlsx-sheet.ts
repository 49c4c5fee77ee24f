import { serialDay } from '../domain/calendar.js';
import type { Cell } from '../domain/cell.js';
import { parseReference, withoutGuard, type Merge, type RawRow } from './raw-row.js';
import { TextCollector } from './shared-strings.js';
import { WorkbookError } from './workbook-error.js';
import { XmlReader, type Attributes } from './xml.js';
import type { WorkbookParts } from './xlsx-parts.js';

const MAX_COLUMNS = 1000;

/** Streams the rows of a sheet that hold anything, a piece of the file at a time. */
export async function* sheetRows(stream: AsyncIterable<Buffer>, parts: WorkbookParts): AsyncGenerator<RawRow> {
  const ready: RawRow[] = [];
  const sheet = new SheetReader(parts, (row) => ready.push(row));
  const xml = new XmlReader({ open: (n, a) => sheet.open(n, a), close: (n) => sheet.close(n), text: (t) => sheet.text(t) });
  for await (const chunk of stream) {
    xml.write(chunk);
    yield* ready.splice(0);
  }
  xml.end();
  yield* ready;
}

/** Builds rows from the events of a sheet's XML. */
class SheetReader {
  private rowNumber = 0;
  private hidden = false;
  private column = -1;
  private cells = new Map<number, Cell>();
  private type = 'n';
  private style = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private inValue = false;
  private inFormula = false;
  private readonly inline = new TextCollector();

  constructor(private readonly parts: WorkbookParts, private readonly emit: (row: RawRow) => void) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') {
      this.inValue = true;
      this.value = '';
    } else if (name === 'f') {
      this.inFormula = true;
      this.formula = '';
    } else if (name === 'row') {
      this.rowNumber = attributes['r'] === undefined ? this.rowNumber + 1 : Number(attributes['r']);
      if (!Number.isSafeInteger(this.rowNumber)) throw new WorkbookError('file-corrupt');
      this.hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      this.column = -1;
      this.cells = new Map();
    } else this.inline.open(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else if (this.inFormula) this.formula += text;
    else this.inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'f') this.inFormula = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') {
      if (this.cells.size > 0) this.emit({ rowNumber: this.rowNumber, cells: this.cells });
    } else this.inline.close(name);
  }

  private openCell(attributes: Attributes): void {
    const place = attributes['r'] === undefined ? null : parseReference(attributes['r']);
    this.column = place ? place.column : this.column + 1;
    this.type = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = null;
    this.formula = null;
  }

  private closeCell(): void {
    const inline = this.inline.take();
    if (this.column >= MAX_COLUMNS) return;
    const cell = this.cell(inline);
    if (cell === null) return;
    if (this.formula !== null) cell.formula = true;
    if (this.hidden) cell.hidden = true;
    this.cells.set(this.column, cell);
  }

  private cell(inline: string): Cell | null {
    const { value, type, formula } = this;
    if (type === 'e') return { kind: 'error', text: value ?? '' };
    if (formula !== null && value === null && inline === '') return { kind: 'error', text: `=${formula}` };
    if (type === 's') return value === null || value === '' ? null : text(this.sharedText(Number(value)));
    if (type === 'inlineStr') return text(inline);
    if (value === null || value === '') return null;
    if (type === 'str' || type === 'd') return text(value);
    if (type === 'b') return text(value === '1' ? 'TRUE' : 'FALSE');
    return this.number(value);
  }

  private sharedText(index: number): string {
    if (!this.parts.strings) throw new WorkbookError('file-corrupt');
    return this.parts.strings.get(index);
  }

  private number(value: string): Cell | null {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new WorkbookError('file-corrupt');
    const { date, unit, percent } = this.parts.formats[this.style] ?? {};
    const { epoch1904 } = this.parts;
    const day = date ? serialDay(number, epoch1904) : null;
    if (date && day) {
      const shown: Cell = { kind: 'date', text: day.on, precision: date.precision };
      if (date.yearHidden) shown.yearHidden = true;
      return shown;
    }
    const cell: Cell = { kind: 'number', text: plainNumber(number) };
    if (unit !== undefined) cell.unit = unit;
    if (percent) cell.percent = true;
    if (epoch1904) cell.epoch1904 = true;
    return cell;
  }
}

function text(raw: string): Cell | null {
  return raw.trim() === '' ? null : { kind: 'text', text: withoutGuard(raw) };
}

/** A number as Excel shows it, to 15 significant digits and without exponent: 0.1 + 0.2 is 0.3. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const plain = String(rounded);
  if (!plain.includes('e')) return plain;
  return Math.abs(rounded) >= 1 ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/0+$/, '');
}

const TAIL_KEPT = 4 * 1024 * 1024;

/** Finds a sheet's merged ranges, which the format puts after all rows, without parsing the rows. */
export async function sheetMerges(stream: AsyncIterable<Buffer>): Promise<Merge[]> {
  let tail = '';
  let afterRows = false;
  for await (const chunk of stream) {
    tail += chunk.toString('latin1');
    if (!afterRows) {
      const end = tail.search(/<\/(?:\w+:)?sheetData>/);
      afterRows = end >= 0;
      tail = tail.slice(afterRows ? end : -32);
    }
    if (tail.length > TAIL_KEPT) break;
  }
  const merges: Merge[] = [];
  for (const [, from = '', to = ''] of tail.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const a = parseReference(from);
    const b = parseReference(to);
    if (a && b) merges.push({ top: a.row, bottom: b.row, left: a.column, right: b.column });
  }
  return merges;
}
