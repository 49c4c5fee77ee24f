import { posix } from 'node:path';
import { numberFormat, type NumberFormat } from './number-format.js';
import { SharedStrings } from './shared-strings.js';
import { WorkbookError } from './workbook-error.js';
import { readXml } from './xml.js';
import type { ZipPackage } from './zip-package.js';

export interface SheetPart {
  name: string;
  part: string;
  hidden: boolean;
}

/** What the cells of every sheet refer to. */
export interface WorkbookParts {
  sheets: SheetPart[];
  epoch1904: boolean;
  /** By the cell attribute `s`. */
  formats: NumberFormat[];
  strings: SharedStrings | null;
}

/** Reads the workbook's list of sheets, number formats and texts; anything but an xlsx container is refused. */
export async function readWorkbookParts(zip: ZipPackage): Promise<WorkbookParts> {
  const main = await mainPart(zip);
  const relations = await readRelations(zip, main);
  const sheets: SheetPart[] = [];
  let epoch1904 = false;
  readXml(await zip.text(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
      const relation = relations.find((r) => r.id === id);
      if (relation?.type.endsWith('/worksheet')) sheets.push({ name: attributes['name'] ?? '', part: relation.target, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  const partOf = (type: string): string | undefined => relations.find((r) => r.type.endsWith(`/${type}`))?.target;
  const styles = partOf('styles');
  const strings = partOf('sharedStrings');
  return {
    sheets,
    epoch1904,
    formats: styles === undefined ? [] : readFormats(await zip.text(styles)),
    strings: strings !== undefined && zip.has(strings) ? await SharedStrings.read(zip.stream(strings)) : null,
  };
}

async function mainPart(zip: ZipPackage): Promise<string> {
  const root = await readRelations(zip, '');
  const main = root.find((r) => r.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.xml') && zip.has(main) && main.startsWith('xl/')) return main;
  const detected = zip.has('word/document.xml') ? 'docx' : zip.has('ppt/presentation.xml') ? 'pptx' : zip.has('xl/workbook.bin') ? 'xlsb' : zip.has('content.xml') ? 'ods' : 'zip';
  throw new WorkbookError('file-type', { detected });
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function readRelations(zip: ZipPackage, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations: Relation[] = [];
  const xml = await zip.text(part === '' ? '_rels/.rels' : file);
  if (xml === '') return relations;
  readXml(xml, {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship') relations.push({ id: Id, type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(part === '' ? '' : folder, Target) });
    },
  });
  return relations;
}

function readFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
