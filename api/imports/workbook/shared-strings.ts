import { WorkbookError } from './workbook-error.js';
import { XmlReader } from './xml.js';

const CHUNK_BYTES = 1024 * 1024;

/**
 * The workbook's table of texts, kept as UTF-8 outside the JavaScript heap:
 * a ledger of 100,000 rows has up to a million of them.
 */
export class SharedStrings {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  /** For each text its chunk, offset and length. */
  private places = new Uint32Array(3 * 1024);
  private count = 0;

  /** Reads the part sharedStrings.xml. */
  static async read(stream: AsyncIterable<Buffer>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    const collector = new TextCollector();
    const xml = new XmlReader({
      open: (name) => collector.open(name),
      text: (text) => collector.text(text),
      close: (name) => {
        collector.close(name);
        if (name === 'si') strings.add(collector.take());
      },
    });
    for await (const chunk of stream) xml.write(chunk);
    xml.end();
    return strings;
  }

  private add(text: string): void {
    const bytes = Buffer.byteLength(text);
    let chunk = this.chunks.at(-1);
    if (!chunk || this.used + bytes > chunk.length) {
      chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, bytes));
      this.chunks.push(chunk);
      this.used = 0;
    }
    chunk.write(text, this.used);
    if (3 * this.count + 3 > this.places.length) {
      const larger = new Uint32Array(this.places.length * 2);
      larger.set(this.places);
      this.places = larger;
    }
    this.places.set([this.chunks.length - 1, this.used, bytes], 3 * this.count);
    this.used += bytes;
    this.count += 1;
  }

  get(index: number): string {
    if (!(index >= 0 && index < this.count)) throw new WorkbookError('file-corrupt');
    const [chunk = 0, offset = 0, length = 0] = this.places.subarray(3 * index, 3 * index + 3);
    return this.chunks[chunk]?.toString('utf8', offset, offset + length) ?? '';
  }
}

/** The largest text a cell can hold in Excel is 32,767 characters; far more is an attack. */
const MAX_TEXT = 1_000_000;

/** Gathers the visible text of <si> or <is>: runs joined, phonetic guides left out. */
export class TextCollector {
  private parts = '';
  private inText = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 't') this.inText = true;
    else if (name === 'rPh') this.inPhonetic = true;
  }

  text(text: string): void {
    if (!this.inText || this.inPhonetic) return;
    if (this.parts.length + text.length > MAX_TEXT) throw new WorkbookError('file-corrupt');
    this.parts += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
  }

  take(): string {
    const text = this.parts.includes('_x') ? this.parts.replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : this.parts;
    this.parts = '';
    return text;
  }
}
