import { deflateSync } from 'node:zlib';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/vocabulary.js';

/** A file that says of itself that it is a demonstration. */
export interface SampleFile { content: Buffer; mimeType: string; extension: string }

/** What stands for each kind of evidence: a page that names it, or a picture of a site. */
export function sampleFiles(): Map<EvidenceKind, SampleFile> {
  return new Map((Object.keys(EVIDENCE_KINDS) as EvidenceKind[]).map((kind) => [kind, kind === 'photo' ? picture() : page(EVIDENCE_KINDS[kind].zh, EVIDENCE_KINDS[kind].en)]));
}

/** Big-endian UTF-16 in hexadecimal, as a Chinese font of the PDF standard reads it. */
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** One A4 page with a title in Chinese and English; viewers bring the fonts. */
function page(zh: string, en: string): SampleFile {
  const text = [
    `BT /F1 26 Tf 72 740 Td <${utf16(zh)}> Tj ET`, `BT /F2 16 Tf 72 706 Td (${en}) Tj ET`, `BT /F1 14 Tf 72 650 Td <${utf16('演示文件，内容虚构，不具任何效力')}> Tj ET`,
    'BT /F2 12 Tf 72 626 Td (Demonstration file: fictional content, without any effect) Tj ET', '0.8 0.2 0.2 RG 3 w 420 560 m 420 610 520 610 520 560 c 520 510 420 510 420 560 c S',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 7 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { content: Buffer.from(body, 'latin1'), mimeType: 'application/pdf', extension: 'pdf' };
}

type Colour = readonly [red: number, green: number, blue: number];
const WIDTH = 480;
const HEIGHT = 320;

/** A drawn building site: sky, ground, a hall going up, a crane. */
function colourAt(x: number, y: number): Colour {
  const onCrane = (Math.abs(x - 380) < 4 && y > 60 && y < 250) || (Math.abs(y - 64) < 4 && x > 300 && x < 450) || (x === 312 && y > 64 && y < 130);
  if (onCrane) return [222, 160, 32];
  if (y > 250) return [156, 130, 98];
  const inHall = x > 60 && x < 290 && y > 130;
  if (inHall) return (x - 60) % 46 < 6 || (y - 130) % 40 < 5 ? [110, 116, 126] : y > 190 ? [176, 184, 194] : [206, 222, 238];
  return [Math.round(150 + y / 4), Math.round(190 + y / 6), 235];
}

function picture(): SampleFile {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rows.set(colourAt(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const content = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return { content, mimeType: 'image/png', extension: 'png' };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), framed.length - 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}
