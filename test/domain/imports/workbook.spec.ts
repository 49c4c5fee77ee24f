import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { guessMapping } from '../../../api/imports/domain/guess-mapping.js';
import { PROJECT_WORDS } from '../../../api/imports/domain/import-fields.js';
import { readRow } from '../../../api/imports/domain/read-row.js';
import { REASON_HEADERS, neutral, writeFailedRows } from '../../../api/imports/workbook/failed-rows.js';
import { openWorkbook, type Workbook, type WorkbookLimits, type WorkbookRow } from '../../../api/imports/workbook/open-workbook.js';
import { WorkbookError } from '../../../api/imports/workbook/workbook-error.js';
import { context } from './context.js';
import { xlsxParts, zip } from './zip.js';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = (extension: string): string => join(folder, `${(files += 1)}.${extension}`);
async function saved(content: string | Buffer, extension = 'csv'): Promise<string> {
  const path = newPath(extension);
  await writeFile(path, content);
  return path;
}
async function xlsx(build: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  build(book.addWorksheet('台账'), book);
  const path = newPath('xlsx');
  await book.xlsx.writeFile(path);
  return path;
}
async function rowsOf(book: Workbook): Promise<WorkbookRow[]> {
  const rows: WorkbookRow[] = [];
  for await (const row of book.rows) rows.push(row);
  return rows;
}
const headers = (book: Workbook): string[] => book.columns.map((c) => c.header);
const texts = (rows: readonly WorkbookRow[]): unknown[] => rows.map(({ rowNumber, cells }) => [rowNumber, ...Object.values(cells).map((c) => c.text)]);
async function failure(path: string, limits?: WorkbookLimits): Promise<unknown> {
  try {
    await rowsOf(await openWorkbook(path, PROJECT_WORDS, limits));
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'none';
}

describe('csv', () => {
  const text = '项目名称,总投资(万元),备注\n甲项目,3000,"两行\n文字"\n\n乙项目,"1,200",丙\n';
  const expected = [[2, '甲项目', '3000', '两行\n文字'], [4, '乙项目', '1,200', '丙']];

  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['GBK', iconv.encode(text, 'gbk'), 'gb18030'],
    ['GB18030 with rare characters', iconv.encode(`${text}㐀𠀀,1,x\n`, 'gb18030'), 'gb18030'],
    ['UTF-16 as Excel saves it', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text.replaceAll('"1,200"', '1200').replaceAll(',', '\t').replaceAll('1200', '1,200'), 'utf-16le')]), 'utf-16le'],
    ['semicolons', Buffer.from(text.replace('"1,200"', '1200').replaceAll(',', ';').replace('1200', '1,200')), 'utf-8'],
    ['Windows line ends', Buffer.from(text.replace(/\n(?=乙|甲|\n)/g, '\r\n')), 'utf-8'],
  ])('%s', async (_name, content, encoding) => {
    const book = await openWorkbook(await saved(content), PROJECT_WORDS);
    expect(book).toMatchObject({ kind: 'csv', encoding, headerRowNumber: 1, otherSheets: [] });
    expect(headers(book)).toEqual(['项目名称', '总投资(万元)', '备注']);
    expect(book.columns[1]?.unit).toBe('万元');
    expect(texts(await rowsOf(book)).slice(0, 2)).toEqual(expected);
  });

  test('titles, units and two-level headers without merged cells', async () => {
    const book = await openWorkbook(await saved('2024年招商项目台账,,,\n单位：万元,,,\n序号,项目名称,投资,\n,,总投资,到位资金\n1,甲,3000,200\n'), PROJECT_WORDS);
    expect(headers(book)).toEqual(['序号', '项目名称', '投资/总投资', '投资/到位资金']);
    expect(book.columns.map((c) => c.unit)).toEqual([undefined, undefined, '万元', '万元']);
    expect(texts(await rowsOf(book))).toEqual([[5, '1', '甲', '3000', '200']]);
  });

  test('what cannot be read is refused by name', async () => {
    expect(await failure(await saved(''))).toBe('file-empty');
    expect(await failure(await saved('  \n \n'))).toBe('file-empty');
    expect(await failure(await saved(Buffer.from([0x61, 0x00, 0x62])))).toBe('file-type');
    expect(await failure(await saved('<html><table></table></html>', 'xls'))).toBe('file-type');
    expect(await failure(await saved(Buffer.from('%PDF-1.7'), 'xlsx'))).toBe('file-type');
    expect(await failure(await saved(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])))).toBe('file-type');
    expect(await failure(await saved(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'xls'))).toBe('file-type');
    expect(await failure(await saved(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), 'xlsx'))).toBe('file-encrypted');
    expect(await failure(await saved(Buffer.alloc(200, 0xff)))).toBe('file-encoding');
    expect(await failure(await saved('项目名称,备注\n甲,"没有结束\n'))).toBe('file-corrupt');
    expect(await failure(await saved(`a,b\n${'x,y\n'.repeat(11)}`), { maxRows: 10 })).toBe('too-many-rows');
    expect(await failure(await saved(`a,b\n${'x,y\n'.repeat(10)}`), { maxRows: 10 })).toBe('none');
    expect(await failure(await saved('x'.repeat(2000)), { maxBytes: 1000 })).toBe('file-too-large');
  });
});

describe('xlsx', () => {
  test('titles, blank rows, a header of two levels in merged cells, and other sheets', async () => {
    const path = await xlsx((sheet, book) => {
      sheet.addRow(['2024年招商引资项目台账']);
      sheet.mergeCells('A1:F1');
      sheet.addRow(['', '', '', '', '', '单位：万元']);
      sheet.addRow(['序号', '项目名称', '投资', '', '签约', '备注']);
      sheet.addRow(['', '', '总投资', '到位资金', '时间', '']);
      for (const range of ['A3:A4', 'B3:B4', 'C3:D3', 'F3:F4']) sheet.mergeCells(range);
      sheet.addRow([]);
      sheet.addRow([1, '甲项目', 35000, 200.5, new Date(Date.UTC(2021, 2, 15)), { richText: [{ text: '重' }, { font: { bold: true }, text: '点' }] }]);
      sheet.addRow([]);
      sheet.addRow([2, '乙项目', 0.1 + 0.2, 1e-7, '2021年3月', { text: '网址', hyperlink: 'https://example.com' }]);
      book.addWorksheet('说明').addRow(['填写说明']);
    });
    const book = await openWorkbook(path, PROJECT_WORDS);
    expect(book).toMatchObject({ kind: 'xlsx', sheetName: '台账', otherSheets: ['说明'], headerRowNumber: 4 });
    expect(headers(book)).toEqual(['序号', '项目名称', '投资/总投资', '投资/到位资金', '签约/时间', '备注']);
    expect(guessMapping(book.columns, PROJECT_WORDS).mapping).toEqual({ A: 'ignored', B: 'name', C: 'agreedInvestment', D: 'fundsArrived', E: 'signedOn', F: 'remarks' });
    expect(book.columns.map((c) => c.unit)).toEqual([undefined, undefined, '万元', '万元', undefined, undefined]);
    const rows = await rowsOf(book);
    expect(texts(rows)).toEqual([[6, '1', '甲项目', '35000', '200.5', '2021-03-15', '重点'], [8, '2', '乙项目', '0.3', '0.0000001', '2021年3月', '网址']]);
    expect(rows[0]?.cells['E']).toEqual({ kind: 'date', text: '2021-03-15', precision: 'day' });
    expect(texts(await rowsOf(book))).toEqual(texts(rows));
  });

  test('a row of units, duplicate headers, empty and hidden sheets before the table', async () => {
    const path = newPath('xlsx');
    const book = new ExcelJS.Workbook();
    book.addWorksheet('空');
    book.addWorksheet('字典', { state: 'hidden' }).addRow(['签约', '开工']);
    const sheet = book.addWorksheet('表');
    sheet.addRow(['项目名称', '投资额', '占地', '备注', '备注', '']);
    sheet.addRow(['', '(亿元)', '(亩)']);
    sheet.addRow(['甲', 3.5, 20, 'a', 'b', '无表头']);
    sheet.addRow(['项目名称', '投资额', '占地', '备注', '备注']);
    await book.xlsx.writeFile(path);
    const opened = await openWorkbook(path, PROJECT_WORDS);
    expect(opened).toMatchObject({ sheetName: '表', otherSheets: ['空', '字典'], headerRowNumber: 2 });
    expect(opened.columns.map(({ header, unit, duplicateOf }) => [header, unit, duplicateOf])).toEqual([
      ['项目名称', undefined, undefined], ['投资额', '亿元', undefined], ['占地', undefined, undefined], ['备注', undefined, undefined], ['备注 (2)', undefined, '备注'], ['(F)', undefined, undefined],
    ]);
    expect((await rowsOf(opened))[0]).toMatchObject({ rowNumber: 3, cells: { B: { kind: 'number', text: '3.5' }, F: { text: '无表头' } } });
  });

  test('dates as their formats show them, units in formats, formulas, errors and booleans', async () => {
    const path = await xlsx((sheet) => {
      sheet.addRow(['项目名称', '签约时间', '开工时间', '竣工时间', '总投资', '完成投资', '到位资金', '备注']);
      const row = sheet.addRow(['甲', new Date(Date.UTC(2021, 2, 1)), new Date(Date.UTC(2021, 3, 28)), 44270, 3.5, { formula: 'E2*2', result: 7 }, { formula: 'A1/0', result: { error: '#DIV/0!' } }, true]);
      row.getCell(2).numFmt = 'yyyy"年"m"月"';
      row.getCell(3).numFmt = 'm"月"d"日";@';
      row.getCell(4).numFmt = 'General';
      row.getCell(5).numFmt = '0.0"亿元"';
      const next = sheet.addRow(['乙', new Date(Date.UTC(2021, 0, 1))]);
      next.getCell(2).numFmt = 'yyyy';
      next.getCell(6).value = { formula: 'SUM(E:E)' } as ExcelJS.CellFormulaValue;
    });
    const [first, second] = await rowsOf(await openWorkbook(path, PROJECT_WORDS));
    expect(first?.cells).toEqual({
      A: { kind: 'text', text: '甲' }, B: { kind: 'date', text: '2021-03-01', precision: 'month' }, C: { kind: 'date', text: '2021-04-28', precision: 'day', yearHidden: true },
      D: { kind: 'number', text: '44270' }, E: { kind: 'number', text: '3.5', unit: '亿元' }, F: { kind: 'number', text: '7', formula: true }, G: { kind: 'error', text: '#DIV/0!', formula: true }, H: { kind: 'text', text: 'TRUE' },
    });
    expect(second?.cells['B']).toMatchObject({ precision: 'year' });
    expect(second?.cells['F']).toEqual({ kind: 'error', text: '=SUM(E:E)', formula: true });
  });

  test('the table is found behind a cover, and hidden rows are known as such', async () => {
    const path = await xlsx((sheet, book) => {
      sheet.addRow(['某市招商引资台账']);
      sheet.addRow(['填报单位：市招商局', '2024年']);
      sheet.addRow(['联系人', '张三']);
      const table = book.addWorksheet('明细');
      table.addRows([['项目名称', '投资方', '总投资'], ['甲', '甲公司', '1亿元'], ['乙', '乙公司', '2亿元']]);
      table.getRow(3).hidden = true;
    });
    const book = await openWorkbook(path, PROJECT_WORDS);
    expect([book.sheetName, book.otherSheets]).toEqual(['明细', ['台账']]);
    expect((await rowsOf(book)).map(({ cells }) => [cells['A']!.text, cells['A']!.hidden])).toEqual([['甲', undefined], ['乙', true]]);
  });

  test('a workbook that counts from 1904', async () => {
    const path = await xlsx((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['项目名称', '签约时间', '备注']);
      sheet.addRow(['甲', new Date(Date.UTC(2021, 2, 15)), '']);
      sheet.addRow(['乙', 42808, '']);
    });
    const rows = await rowsOf(await openWorkbook(path, PROJECT_WORDS));
    expect(rows[0]?.cells['B']?.text).toBe('2021-03-15');
    expect(rows[1]?.cells['B']).toMatchObject({ kind: 'number', text: '42808', epoch1904: true });
  });

  test('cells merged downwards hold for every row, and an amount merged so is nobody’s own', async () => {
    const path = await xlsx((sheet) => {
      sheet.addRows([['县区', '项目名称', '总投资(亿元)', '项目进度'], ['漳浦县', '甲', 5, '签约'], ['', '乙', '', '签约'], ['', '丙', 2, '签约']]);
      sheet.mergeCells('A2:A4');
      sheet.mergeCells('C2:C3');
    });
    const book = await openWorkbook(path, PROJECT_WORDS);
    const { mapping } = guessMapping(book.columns, PROJECT_WORDS);
    const read = (await rowsOf(book)).map(({ cells }) => readRow({ cells, mapping, columns: book.columns, context }));
    expect(read.map((r) => [r.values.regionCode, r.values.agreedInvestmentFen, r.problems.map((p) => p.code)])).toEqual([
      ['350623', null, ['amount-shared']], ['350623', null, ['amount-shared']], ['350623', 20_000_000_000, []],
    ]);
  });

  test('files of other programs: prefixed names, no cell references, inline texts', async () => {
    const cell = (text: string): string => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t><x:rPh><x:t>x</x:t></x:rPh></x:is></x:c>`;
    const sheet = `<x:worksheet xmlns:x="x"><x:sheetData><x:row>${cell('项目名称')}${cell('备注')}</x:row><x:row>${cell('甲_x000D_乙')}<x:c><x:v>1.5E2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(texts(await rowsOf(await openWorkbook(await saved(zip(xlsxParts(sheet, 'x')), 'xlsx'), PROJECT_WORDS)))).toEqual([[2, '甲\r乙', '150']]);
  });

  describe('hostile and damaged files', () => {
    const sheetOf = (rows: string): string => `<worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`;

    test('a zip bomb is refused before it is unpacked', async () => {
      const bomb = zip(xlsxParts(Buffer.alloc(64 * 1024 * 1024, 0x20)));
      expect(bomb.length).toBeLessThan(100_000);
      expect(await failure(await saved(bomb, 'xlsx'))).toBe('file-inflates');
    });

    test('a part that unpacks to more than it declares fails while it is read', async () => {
      const [types, rels, book, bookRels] = xlsxParts('');
      const liar = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(32 * 1024 * 1024, 0x20), declaredSize: 1000 };
      expect(await failure(await saved(zip([types, rels, book, bookRels, liar].filter((p) => p !== undefined)), 'xlsx'))).toBe('file-corrupt');
    });

    test('many parts that each look harmless count together', async () => {
      const parts = [...xlsxParts(sheetOf('')), ...[1, 2, 3].map((i) => ({ name: `xl/media/${i}.bin`, content: Buffer.alloc(1024 * 1024) }))];
      expect(await failure(await saved(zip(parts), 'xlsx'), { maxInflatedBytes: 2 * 1024 * 1024 })).toBe('file-inflates');
    });

    test('entities are not expanded', async () => {
      const laughs = `<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>${sheetOf('<row><c t="inlineStr"><is><t>&c;</t></is></c></row>')}`;
      expect(await failure(await saved(zip(xlsxParts(laughs)), 'xlsx'))).toBe('file-corrupt');
    });

    test('truncated, bent and wrong containers', async () => {
      const good = await readFile(await xlsx((sheet) => sheet.addRows([['项目名称', '备注'], ['甲', '乙']])));
      const bent = Buffer.from(good);
      bent.fill(0x55, good.indexOf('xl/worksheets/sheet1.xml') + 60, good.indexOf('xl/worksheets/sheet1.xml') + 90);
      expect(await failure(await saved(good.subarray(0, good.length - 200), 'xlsx'))).toBe('file-corrupt');
      expect(await failure(await saved(bent, 'xlsx'))).toBe('file-corrupt');
      expect(await failure(await saved(zip([{ name: 'word/document.xml', content: '<a/>' }]), 'xlsx'))).toBe('file-type');
      expect(await failure(await saved(zip(xlsxParts(sheetOf('<row><c t="s"><v>9</v></c></row>'))), 'xlsx'))).toBe('file-corrupt');
      expect(await failure(await saved(zip(xlsxParts(sheetOf('<row><c'))), 'xlsx'))).toBe('file-corrupt');
      expect(await failure(await saved(zip(xlsxParts(sheetOf('<row><c><v>abc</v></c></row>'))), 'xlsx'))).toBe('file-corrupt');
      expect(await failure(await saved(zip(xlsxParts(sheetOf(''))), 'xlsx'))).toBe('file-empty');
      expect(await failure(await saved(zip([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]), 'xlsx'))).toBe('file-encrypted');
    });

    test('too many rows', async () => {
      const path = await xlsx((sheet) => sheet.addRows([['项目名称', '备注'], ...Array.from({ length: 11 }, (_, i) => [`项目${i}`, ''])]));
      expect(await failure(path, { maxRows: 10 })).toBe('too-many-rows');
      expect(await failure(path, { maxRows: 11 })).toBe('none');
    });
  });
});

describe('rows given back', () => {
  async function sheetOf(path: string): Promise<ExcelJS.Worksheet> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(createReadStream(path));
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('no sheet');
    return sheet;
  }
  const valuesOf = (sheet: ExcelJS.Worksheet): unknown[] => sheet.getSheetValues().slice(1).map((row) => (Array.isArray(row) ? row.slice(1) : row));

  test('an xlsx comes back with its formatting, only the rows set aside, and the reasons', async () => {
    const source = await xlsx((sheet) => {
      sheet.addRow(['台账']).font = { bold: true };
      sheet.mergeCells('A1:C1');
      sheet.addRow(['项目名称', '总投资(万元)', '备注']);
      sheet.addRow(['甲', 100, '']);
      const row = sheet.addRow(['乙', { formula: '1+1', result: 2 }, '=HYPERLINK("x")']);
      row.getCell(2).numFmt = '0.00';
      row.getCell(3).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
      sheet.addRow(['丙', new Date(Date.UTC(2021, 2, 15)), '']);
      sheet.getColumn(1).width = 33;
    });
    const target = newPath('xlsx');
    await writeFailedRows({ source, target, reasons: new Map([[5, '日期写在金额栏'], [4, '=金额有误']]), words: PROJECT_WORDS });
    const sheet = await sheetOf(target);
    expect(valuesOf(sheet)).toEqual([
      ['台账', '台账', '台账'], ['项目名称', '总投资(万元)', '备注', REASON_HEADERS.zh], ['乙', 2, `'=HYPERLINK("x")`, `'=金额有误`], ['丙', new Date(Date.UTC(2021, 2, 15)), '', '日期写在金额栏'],
    ]);
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect(sheet.getCell('B3').numFmt).toBe('0.00');
    expect(sheet.getCell('C3').fill).toMatchObject({ pattern: 'solid' });
    expect(sheet.getColumn(1).width).toBe(33);

    // Mended and uploaded again, it reads as before; its reasons are not imported and not doubled.
    const again = await openWorkbook(target, PROJECT_WORDS);
    expect(headers(again)).toEqual(['项目名称', '总投资(万元)', '备注', REASON_HEADERS.zh]);
    expect(guessMapping(again.columns, PROJECT_WORDS).mapping['D']).toBe('ignored');
    expect((await rowsOf(again))[0]?.cells['C']?.text).toBe('=HYPERLINK("x")');
    const twice = newPath('xlsx');
    await writeFailedRows({ source: target, target: twice, reasons: new Map([[3, '仍有误']]), words: PROJECT_WORDS });
    expect(valuesOf(await sheetOf(twice))[2]).toEqual(['乙', 2, `'=HYPERLINK("x")`, '仍有误']);
  });

  test('csv and large files come back as values that read the same', async () => {
    const source = await saved(iconv.encode('台账,,\n项目名称,总投资,备注\n甲,1亿元,x\n乙,-5亿元,@y\n', 'gbk'));
    const target = newPath('xlsx');
    await writeFailedRows({ source, target, reasons: new Map([[4, '金额为负数']]), words: PROJECT_WORDS });
    expect(valuesOf(await sheetOf(target))).toEqual([['台账'], ['项目名称', '总投资', '备注', REASON_HEADERS.zh], ['乙', "'-5亿元", "'@y", '金额为负数']]);
    expect((await rowsOf(await openWorkbook(target, PROJECT_WORDS)))[0]?.cells).toMatchObject({ B: { text: '-5亿元' }, C: { text: '@y' } });

    const large = await xlsx((sheet) => {
      sheet.addRow(['项目名称', '总投资(万元)', '签约时间']);
      for (let i = 0; i < 5001; i += 1) sheet.addRow([`项目${i}`, i + 0.5, new Date(Date.UTC(2021, 2, 15))]);
    });
    await writeFailedRows({ source: large, target, reasons: new Map([[5002, '有误']]), words: PROJECT_WORDS });
    expect(valuesOf(await sheetOf(target))).toEqual([['项目名称', '总投资(万元)', '签约时间', REASON_HEADERS.zh], ['项目5000', 5000.5, '2021-03-15', '有误']]);
  });

  test('texts that look like formulas are made harmless', () => {
    expect(['=1', '+1', '-1', '@a', '\t=1', '甲=1', ''].map(neutral)).toEqual(["'=1", "'+1", "'-1", "'@a", "'\t=1", '甲=1', '']);
  });
});
