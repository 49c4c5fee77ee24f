import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Cell } from '../domain/cell.js';
import { withoutGuard, type RawRow } from './raw-row.js';
import { WorkbookError, asWorkbookError } from './workbook-error.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

export interface CsvFormat {
  encoding: Encoding;
  delimiter: ',' | ';' | '\t';
}

const SAMPLE_CHARACTERS = 64 * 1024;
const MAX_RECORD_CHARACTERS = 1_000_000;

/** Tells encoding and delimiter by content; a file with zero bytes is not text. */
export async function csvFormat(path: string): Promise<CsvFormat> {
  const encoding = await encodingOf(path);
  let sample = '';
  for await (const text of decoded(path, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  if (sample.trim() === '') throw new WorkbookError('file-empty');
  return { encoding, delimiter: delimiterOf(sample) };
}

/** UTF-8 if every byte says so, else the national encoding, of which GBK is a part. */
async function encodingOf(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const national = iconv.getDecoder('gb18030');
  let isUtf8 = true;
  let first = true;
  let characters = 0;
  let broken = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    first = false;
    if (chunk.includes(0)) throw new WorkbookError('file-type', { detected: 'binary' });
    if (isUtf8) isUtf8 = decodes(utf8, chunk);
    const text = national.write(chunk);
    characters += text.length;
    broken += text.split('\ufffd').length - 1;
  }
  if (isUtf8 && decodes(utf8)) return 'utf-8';
  if (broken > characters / 1000) throw new WorkbookError('file-encoding');
  return 'gb18030';
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file piece by piece, without byte order mark. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield decoder.write(chunk);
  yield decoder.end() ?? '';
}

/** The candidate that occurs most often outside quotes in the first lines. */
function delimiterOf(sample: string): CsvFormat['delimiter'] {
  const unquoted = sample.replace(/"[^"]*"/g, '').split(/\r?\n/).slice(0, 20).join('\n');
  const counts = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length - 1 }));
  return counts.reduce((best, c) => (c.count > best.count ? c : best)).delimiter;
}

/** Streams the records of a csv file that hold anything; a record is one row however many lines it has. */
export async function* csvRows(path: string, { encoding, delimiter }: CsvFormat): AsyncGenerator<RawRow> {
  const source = Readable.from(decoded(path, encoding));
  const parser = parse({ delimiter, bom: true, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: MAX_RECORD_CHARACTERS });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let rowNumber = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      const cells = new Map<number, Cell>();
      record.forEach((text, i) => {
        if (text.trim() !== '') cells.set(i, { kind: 'text', text: withoutGuard(text) });
      });
      if (cells.size > 0) yield { rowNumber, cells };
    }
  } catch (error) {
    throw asWorkbookError(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
}
