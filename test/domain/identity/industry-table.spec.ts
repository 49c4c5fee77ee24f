import { industryLevel, industryLineage, readIndustryTable } from '../../../api/identity/domain/industry-table.js';
import { industryRows } from '../../../api/identity/regions.js';

const known = new Map(industryRows().map((row) => [row.code, row.section]));
const read = (...lines: string[]) => readIndustryTable(lines.map((line) => line.split(',')), known);

test('levels and lineage follow from the code', () => {
  expect(['C', '36', '367', '3670'].map(industryLevel)).toEqual(['section', 'division', 'group', 'class']);
  expect(industryLineage('3670', 'C')).toEqual(['3670', '367', '36', 'C']);
  expect(industryLineage('36', 'C')).toEqual(['36', 'C']);
  expect(industryLineage('C', 'C')).toEqual(['C']);
});

test('groups and classes find their section through what is known or stands in the table', () => {
  expect(read('code,name,level,parent', '367,汽车零部件及配件制造,中类,36', '3670,汽车零部件及配件制造,小类,367')).toEqual({
    entries: [{ code: '367', name: '汽车零部件及配件制造', parentCode: '36', section: 'C' }, { code: '3670', name: '汽车零部件及配件制造', parentCode: '367', section: 'C' }], problems: [],
  });
  const whole = readIndustryTable([['\uFEFFcode', 'name', 'level', 'parent'], ['A', '农、林、牧、渔业', '门类', ''], ['01', '农业', '大类', 'A'], ['011', '谷物种植', '中类', '01']], new Map());
  expect(whole.problems).toEqual([]);
  expect(whole.entries.map(({ code, parentCode, section }) => [code, parentCode, section])).toEqual([['A', null, 'A'], ['01', 'A', 'A'], ['011', '01', 'A']]);
});

test('every mistake is named with its row', () => {
  const { problems } = read('code,name', '36x,错', '9999,没有上级', '367,', '371,铁路运输设备制造', '371,又一次');
  expect(problems.map(({ code, params }) => [code, params?.['row']])).toEqual([['industry-code', 2], ['industry-parent', 3], ['industry-name', 4], ['industry-twice', 6]]);
  expect(read('编码,名字').problems).toEqual([{ path: 'file', code: 'industry-columns' }]);
});
