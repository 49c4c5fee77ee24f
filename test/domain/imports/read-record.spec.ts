import fc from 'fast-check';
import { textCell } from '../../../api/imports/domain/cell.js';
import { guessMapping } from '../../../api/imports/domain/guess-mapping.js';
import { headerWords, IGNORED } from '../../../api/imports/domain/header-words.js';
import { readRecord, recordDifferences, referredTexts, type ReadRecord, type RecordField } from '../../../api/imports/domain/read-record.js';
import { context } from './context.js';

const FIELDS: RecordField[] = [
  { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true, max: 20 },
  { code: 'aliases', zh: '别名', en: 'Aliases', type: 'names' },
  { code: 'heldOn', zh: '日期', en: 'Day', type: 'day' },
  { code: 'amountFen', zh: '金额', en: 'Amount', type: 'money', money: true },
  { code: 'area', zh: '面积', en: 'Area', type: 'number' },
  { code: 'idle', zh: '闲置', en: 'Idle', type: 'flag' },
  { code: 'kind', zh: '类型', en: 'Kind', type: 'choice', choices: { land: { zh: '土地', en: 'Land' }, factory: { zh: '厂房', en: 'Factory' } } },
  { code: 'regionCode', zh: '所在地', en: 'Place', type: 'region' },
  { code: 'companyId', zh: '企业', en: 'Company', type: 'reference', resource: 'companies' },
];
const references = new Map([['companyId', new Map([['甲公司', [7]], ['乙公司', [8, 9]]])]]);

function readTexts(texts: Record<string, string>, edits: Record<string, unknown> = {}, choices: { column: string; code: string; choice: 'leave-empty' | 'use-suggestion' | 'set-aside' }[] = []): ReadRecord {
  const columns = Object.keys(texts).map((header, index) => ({ key: `c${index}`, header }));
  const { mapping } = guessMapping(columns, headerWords([...FIELDS, IGNORED]));
  return readRecord(FIELDS, { cells: Object.fromEntries(columns.map(({ key, header }) => [key, textCell(texts[header]!)])), mapping, columns, edits, choices }, { ...context, references, known: new Set(['companies 7']) });
}
const codes = ({ problems }: ReadRecord) => problems.map(({ field, code, severity }) => `${field} ${code} ${severity}`);

test('reads each type of cell', () => {
  const row = readTexts({ 名称: ' 甲 ', 别名: '阿甲、小甲；阿甲', 日期: '2024年3月5日', '金额(万元)': '1,200', 面积: '1,500.5平方米', 闲置: '是', 类型: 'Factory', 所在地: '四川省宜宾市翠屏区', 企业: '甲 公司' });
  expect(row).toMatchObject({ verdict: 'ready', problems: [], values: { name: '甲', aliases: ['阿甲', '小甲'], heldOn: '2024-03-05', amountFen: 1200_0000_00, area: 1500.5, idle: true, kind: 'factory', regionCode: '511502', companyId: 7 } });
});

test('takes nothing it cannot be sure of, and says what', () => {
  const row = readTexts({ 名称: '', 日期: '2024年3月', 金额: '500', 面积: '很大', 闲置: '也许', 类型: '仓库', 企业: '乙公司' });
  expect(row.values).toEqual({ name: null, aliases: [], heldOn: null, amountFen: null, area: null, idle: null, kind: null, regionCode: null, companyId: null });
  expect(codes(row)).toEqual(['name value-missing error', 'heldOn date-imprecise decision', 'amountFen amount-unit-missing decision', 'area number-unreadable decision', 'idle flag-unreadable decision', 'kind choice-unknown decision', 'companyId reference-ambiguous decision']);
  expect(codes(readTexts({ 名称: '甲', 企业: '丙公司' }))).toEqual(['companyId reference-unknown decision']);
});

test('a row that sums up others is no record', () => {
  const row = readTexts({ 名称: '合 计', 面积: '1,500', 企业: '' });
  expect([row.verdict, row.values['name'], row.values['area'], codes(row)]).toEqual(['error', null, null, ['null total-row error']]);
  expect(readTexts({ 名称: '合计科技公司' }).verdict).toBe('ready');
  expect(readTexts({ 名称: '总计' }, {}, [{ column: '名称', code: 'total-row', choice: 'set-aside' }]).setAside).toBe(true);
});

test('a person’s values and choices settle what was doubtful', () => {
  const texts = { 名称: '甲', 日期: '2024年3月', 类型: '仓库' };
  const taken = readTexts(texts, { kind: 'land' }, [{ column: '日期', code: 'date-imprecise', choice: 'use-suggestion' }]);
  expect(taken).toMatchObject({ verdict: 'ready', values: { kind: 'land', heldOn: '2024-03-01' } });
  expect(readTexts(texts, { kind: 'nonsense' }).problems.map(({ code }) => code)).toContain('value-invalid');
  expect(readTexts(texts, {}, [{ column: '类型', code: 'choice-unknown', choice: 'set-aside' }]).setAside).toBe(true);
});

test('names what is referred to once, and differences only where the row says something', () => {
  const columns = [{ key: 'A', header: '企业' }];
  expect(referredTexts(FIELDS, ['甲公司', '甲公司', ' 乙公司 ', '—'].map((text) => ({ cells: { A: textCell(text) }, mapping: { A: 'companyId' }, columns })))).toEqual(new Map([['companyId', ['甲公司', '乙公司']]]));
  const stored = { name: '甲', aliases: ['a', 'b'], area: 3 };
  expect(recordDifferences(FIELDS, stored, { name: '甲', aliases: ['B', 'A'], area: null })).toEqual([]);
  expect(recordDifferences(FIELDS, stored, { name: '乙', aliases: [], area: 4 })).toEqual([{ field: 'name', current: '甲', imported: '乙' }, { field: 'area', current: 3, imported: 4 }]);
});

test('whatever the cells say, a row is read without failing, and what it says of itself is no difference', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('3.5亿元', '2021年3月', '是', '甲公司', '-', '12亩'));
  fc.assert(fc.property(fc.record(Object.fromEntries(FIELDS.map(({ zh }) => [zh, text]))), (texts) => {
    const { values } = readTexts(texts);
    expect(recordDifferences(FIELDS, values, values)).toEqual([]);
    const edited = readTexts(Object.fromEntries(Object.keys(texts).map((name) => [name, ''])), Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));
    expect(recordDifferences(FIELDS, edited.values, values)).toEqual([]);
    expect(edited.problems.filter(({ code }) => code === 'value-invalid')).toEqual([]);
  }));
});

test('two fields cannot go by one header', () => {
  expect(() => headerWords([{ code: 'a', zh: '名称', en: 'A' }, { code: 'b', zh: '别名', en: 'B', synonyms: ['名称'] }])).toThrow('名称');
});
