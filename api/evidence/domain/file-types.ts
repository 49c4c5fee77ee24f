/** The types of file that can be evidence, by what their content says, and the extensions that may name them. */
export type Content = 'pdf' | 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'zip' | 'ole' | 'text';

interface FileType { content: Content; mimeType: string; extensions: readonly string[]; inline?: boolean }

const FILE_TYPES: readonly FileType[] = [
  { content: 'pdf', mimeType: 'application/pdf', extensions: ['pdf'], inline: true },
  { content: 'jpeg', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'], inline: true },
  { content: 'png', mimeType: 'image/png', extensions: ['png'], inline: true },
  { content: 'gif', mimeType: 'image/gif', extensions: ['gif'], inline: true },
  { content: 'webp', mimeType: 'image/webp', extensions: ['webp'], inline: true },
  { content: 'heic', mimeType: 'image/heic', extensions: ['heic', 'heif'], inline: true },
  { content: 'zip', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  { content: 'zip', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  { content: 'zip', mimeType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  { content: 'ole', mimeType: 'application/msword', extensions: ['doc'] },
  { content: 'ole', mimeType: 'application/vnd.ms-excel', extensions: ['xls'] },
  { content: 'text', mimeType: 'text/plain', extensions: ['txt'] },
  { content: 'text', mimeType: 'text/csv', extensions: ['csv'] },
];

export const ALLOWED_EXTENSIONS = FILE_TYPES.flatMap((type) => type.extensions).join(', ');

/** The type that a filename claims; undefined when no such file is accepted. */
export function typeOfName(filename: string): FileType | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(filename)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : FILE_TYPES.find((type) => type.extensions.includes(extension));
}

export const isInline = (mimeType: string): boolean => FILE_TYPES.some((type) => type.mimeType === mimeType && type.inline);

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What the first bytes of a file (16 are enough) say it is; undefined when they say nothing, as with text. */
export function contentOfHead(head: Buffer): Exclude<Content, 'text'> | undefined {
  const begins = (...bytes: number[]) => head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
  const ascii = (from: number, to: number) => head.subarray(from, to).toString('latin1');
  if (ascii(0, 5) === '%PDF-') return 'pdf';
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && HEIC_BRANDS.has(ascii(8, 12))) return 'heic';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  return undefined;
}

/** The folder of a package that makes it a document of its extension. */
export const OFFICE_FOLDERS: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' };
/** The stream of an OLE file that makes it a document of its extension, and the one that an encrypted package has. */
export const OLE_STREAMS: Readonly<Record<string, readonly string[]>> = { doc: ['WordDocument'], xls: ['Workbook', 'Book'] };
export const OLE_ENCRYPTED = 'EncryptedPackage';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Where a zip file's directory lies, from its last 66,000 bytes; undefined when there is none. */
export function zipDirectory(tail: Buffer): { offset: number; size: number } | undefined {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  }
  return undefined;
}

/** The names in a zip file's directory. */
export function zipNames(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
    const length = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

/** Tells, piece by piece, whether bytes can be text: UTF-8 or GB 18030 (with GBK in it), and no control characters. */
export class TextCheck {
  private decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }));

  /** False once the bytes are text in neither encoding. */
  accepts(chunk: Buffer, last: boolean): boolean {
    this.decoders = this.decoders.filter((decoder) => {
      try {
        return !/[\0-\x08\x0e-\x1f\x7f]/.test(decoder.decode(chunk, { stream: !last }));
      } catch {
        return false;
      }
    });
    return this.decoders.length > 0;
  }
}
