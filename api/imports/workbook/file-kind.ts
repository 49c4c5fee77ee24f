import { open } from 'node:fs/promises';
import { WorkbookError } from './workbook-error.js';

const SIGNATURES: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'EXE', bytes: [0x4d, 0x5a] },
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'gzip', bytes: [0x1f, 0x8b] },
];
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** The stream of a password-protected workbook, in the UTF-16 of OLE directories. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells a zip container from text by content, whatever the file is called; refuses everything else with its name. */
export async function fileKind(path: string): Promise<'zip' | 'text'> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4096);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const start = head.subarray(0, bytesRead);
    if (bytesRead === 0) throw new WorkbookError('file-empty');
    const begins = (bytes: readonly number[]): boolean => bytes.every((b, i) => start[i] === b);
    if (begins(ZIP)) return 'zip';
    if (begins(OLE)) {
      if ((await file.readFile()).includes(ENCRYPTED)) throw new WorkbookError('file-encrypted');
      throw new WorkbookError('file-type', { detected: 'xls' });
    }
    const known = SIGNATURES.find((s) => begins(s.bytes));
    if (known) throw new WorkbookError('file-type', { detected: known.name });
    if (/^\ufeff?\s*<(!doctype|html|table|\?xml)/i.test(start.toString('utf8'))) throw new WorkbookError('file-type', { detected: 'HTML/XML' });
    return 'text';
  } finally {
    await file.close();
  }
}
