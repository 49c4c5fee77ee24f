import { contentOfHead, isInline, TextCheck, typeOfName, zipDirectory, zipNames } from '../../../api/evidence/domain/file-types.js';
import { contentDisposition } from '../../../api/core/http/download.js';
import { baseName } from '../../../api/core/http/upload.js';

const isText = (...chunks: Buffer[]) => {
  const check = new TextCheck();
  return chunks.every((chunk, index) => check.accepts(chunk, index === chunks.length - 1));
};

describe('what a file is', () => {
  test('by its first bytes', () => {
    expect(contentOfHead(Buffer.from('%PDF-1.7\n'))).toBe('pdf');
    expect(contentOfHead(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(contentOfHead(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))).toBe('heic');
    expect(contentOfHead(Buffer.from('\0\0\0\x18ftypisom', 'latin1'))).toBeUndefined();
    expect(contentOfHead(Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'))).toBe('webp');
    expect(contentOfHead(Buffer.from('MZ\x90\0'))).toBeUndefined();
    expect(contentOfHead(Buffer.alloc(0))).toBeUndefined();
  });

  test('by its name', () => {
    expect(typeOfName('协议.PDF')?.content).toBe('pdf');
    expect(typeOfName('photo.jpeg')?.mimeType).toBe('image/jpeg');
    for (const name of ['setup.exe', 'archive.zip', 'clip.mp4', 'page.html', 'drawing.svg', 'noextension', '.pdf.', 'macro.docm']) expect(typeOfName(name)).toBeUndefined();
    expect(isInline('application/pdf')).toBe(true);
    expect(isInline('text/csv')).toBe(false);
  });

  test('text is UTF-8 or GBK without control characters, also when a character is cut in two', () => {
    const utf8 = Buffer.from('项目,金额\n甲,3.5亿元\r\n', 'utf8');
    const gbk = Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0x0a]);
    expect(isText(utf8)).toBe(true);
    expect(isText(utf8.subarray(0, 4), utf8.subarray(4))).toBe(true);
    expect(isText(gbk)).toBe(true);
    expect(isText(gbk.subarray(0, 1), gbk.subarray(1))).toBe(true);
    expect(isText(Buffer.from('MZ\x90\0\x03', 'latin1'))).toBe(false);
    expect(isText(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBe(false);
    expect(isText(Buffer.from([0xcf]))).toBe(false);
  });

  test('a damaged directory of a zip file has no names, and does not run away', () => {
    expect(zipDirectory(Buffer.alloc(10))).toBeUndefined();
    expect(zipDirectory(Buffer.alloc(66_000))).toBeUndefined();
    expect(zipNames(Buffer.alloc(100))).toEqual([]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(60_000, 28);
    expect(zipNames(entry)).toEqual(['']);
  });
});

describe('names of files', () => {
  test('lose their folders and what cannot be shown, and keep their extension', () => {
    expect(baseName('C:\\文件\\投资协议.pdf')).toBe('投资协议.pdf');
    expect(baseName('../../etc/passwd')).toBe('passwd');
    expect(baseName('a\u202Efdp.exe\r\n')).toBe('afdp.exe');
    expect(baseName(undefined)).toBe('file');
    expect(baseName('..')).toBe('..');
    const long = baseName(`${'长'.repeat(300)}.docx`);
    expect(long).toHaveLength(200);
    expect(long.endsWith('.docx')).toBe(true);
  });

  test('travel in both spellings', () => {
    expect(contentDisposition('inline', '投资协议 "(1)".pdf')).toBe(`inline; filename="____ _(1)_.pdf"; filename*=UTF-8''%E6%8A%95%E8%B5%84%E5%8D%8F%E8%AE%AE%20%22%281%29%22.pdf`);
    expect(contentDisposition('attachment', 'a\ud800.txt')).toBe(`attachment; filename="a_.txt"; filename*=UTF-8''a_.txt`);
  });
});
