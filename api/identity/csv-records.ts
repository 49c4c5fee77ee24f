import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { badRequest } from '../core/errors.js';

/** The records of a small csv file, UTF-8 or GB 18030. @throws 400 `file-corrupt` */
export function csvRecords(bytes: Buffer): string[][] {
  try {
    return parse(textOf(bytes), { bom: true, relaxColumnCount: true, skipEmptyLines: true }) as string[][];
  } catch {
    throw badRequest('file-corrupt', {}, [{ path: 'file', code: 'file-corrupt' }]);
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}
