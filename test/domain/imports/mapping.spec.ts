import { guessMapping, uniqueHeaders } from '../../../api/imports/domain/guess-mapping.js';
import { HEADER_SYNONYMS, IMPORT_FIELDS, PROJECT_WORDS } from '../../../api/imports/domain/import-fields.js';
import { PROBLEM_MESSAGES, problemMessage } from '../../../api/imports/domain/problem-messages.js';
import { comparable } from '../../../api/imports/domain/text.js';

test.each([
  ['项目名称', 'name'], ['名称', 'name'], ['投资单位', 'investors'], ['投资方', 'investors'], ['投资企业', 'investors'], ['引进企业', 'investors'],
  ['所在地', 'location'], ['落户地', 'location'], ['项目地址', 'location'], ['园区', 'park'], ['落地园区', 'park'], ['产业类别', 'industry'], ['行业', 'industry'], ['所属产业', 'industry'],
  ['总投资', 'agreedInvestment'], ['投资额(亿元)', 'agreedInvestment'], ['协议投资额（万元）', 'agreedInvestment'], ['计划总投资/万元', 'agreedInvestment'], ['总投资 (单位：万元)', 'agreedInvestment'],
  ['签约时间', 'signedOn'], ['签约日期', 'signedOn'], ['开工时间', 'startedOn'], ['竣工时间', 'builtOn'], ['投产时间', 'producedOn'],
  ['项目进度', 'stage'], ['进展', 'stage'], ['阶段', 'stage'], ['状态', 'stage'], ['到位资金/完成投资', 'progress'], ['到位资金', 'fundsArrived'], ['到位资金(万元)', 'fundsArrived'], ['完成投资', 'completedInvestment'],
  ['建设工期/节点', 'timeline'], ['建设内容及效益', 'contentAndScale'], ['建设内容及规模', 'contentAndScale'], ['建设内容', 'contentAndScale'], ['备注', 'remarks'], ['项目编号', 'code'], ['编码', 'code'],
  ['项目公司', 'projectCompany'], ['统一社会信用代码', 'creditCode'], ['引荐单位', 'introducingUnit'], ['责任单位', 'organisationName'], ['权属单位', 'organisationName'], ['牵头领导', 'leaderInCharge'], ['牵头/包抓领导', 'leaderInCharge'],
  ['发布时间', 'publishedOn'], ['序号', 'ignored'], ['未导入原因', 'ignored'], ['投资/总投资', 'agreedInvestment'], ['签约/时间', 'signedOn'], ['时间/开工时间', 'startedOn'],
  ['项 目 名 称', 'name'], ['Project name', 'name'], ['signedOn', 'signedOn'], ['县（市、区）', 'county'],
  ['来源', null], ['占地(亩)', null], ['', null],
])('header %s → %s', (header, field) => {
  expect(PROJECT_WORDS.fieldOf(header)).toBe(field);
});

test('no header word stands for two fields', () => {
  const words = IMPORT_FIELDS.flatMap(({ code, zh, en }) => [...new Set([zh, en, code, ...(HEADER_SYNONYMS[code] ?? [])].map(comparable))].map((word) => ({ word, code })));
  const twice = words.filter((a) => words.some((b) => b.word === a.word && b.code !== a.code));
  expect(twice).toEqual([]);
});

test('a field goes to its first column, and every doubt is told', () => {
  const columns = [{ key: 'A', header: '总投资' }, { key: 'B', header: '计划总投资' }, { key: 'C', header: '备注' }, { key: 'D', header: '备注 (2)', duplicateOf: '备注' }];
  const { mapping, problems } = guessMapping(columns, PROJECT_WORDS);
  expect(mapping).toEqual({ A: 'agreedInvestment', B: null, C: 'remarks', D: null });
  expect(problems.map((p) => [p.code, p.column])).toEqual([['field-mapped-twice', '计划总投资'], ['duplicate-header', '备注 (2)'], ['name-not-mapped', '']]);
});

test('headers become unique', () => {
  expect(uniqueHeaders(['备注', '备注', '', '备注', '备注 (2)'])).toEqual([
    { header: '备注' }, { header: '备注 (2)', duplicateOf: '备注' }, { header: '(3)' }, { header: '备注 (3)', duplicateOf: '备注' }, { header: '备注 (2) (2)', duplicateOf: '备注 (2)' },
  ]);
});

test('every finding has both wordings, with the same parameters', () => {
  const params = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();
  for (const { zh, en } of Object.values(PROBLEM_MESSAGES)) expect(params(zh)).toEqual(params(en));
  expect(problemMessage('date-future', { today: '2026-06-30' })).toBe('日期晚于今天（2026-06-30）');
  expect(problemMessage('park-unknown', { park: 'X' }, 'en')).toBe('There is no park “X”; kept as text');
});
