import fc from 'fast-check';
import { applyDecisions, type Decisions } from '../../../api/imports/domain/apply-decisions.js';
import type { Cell, Column } from '../../../api/imports/domain/cell.js';
import { guessMapping } from '../../../api/imports/domain/guess-mapping.js';
import { PROJECT_WORDS } from '../../../api/imports/domain/import-fields.js';
import { problemMessage, type ProblemCode } from '../../../api/imports/domain/problem-messages.js';
import { readRow, type ReadRow } from '../../../api/imports/domain/read-row.js';
import { context, readTexts } from './context.js';

const full = {
  序号: '1', 项目编号: 'LD-001', 项目名称: '年产3万吨电子材料项目', 投资单位: '甲公司、乙公司', 项目公司: '甲落地公司', 统一社会信用代码: '91350100M000100Y43', 所在地: '四川省自贡市沿滩区 川南化工园',
  所属产业: '电子专用材料制造', '总投资(亿元)': '约3.5', 签约时间: '2021年3月', 开工时间: '2021-06-01', 项目进度: '在建', '到位资金(万元)': '3000', 完成投资: '1.2亿元', 建设内容及规模: '生产线两条',
  引荐单位: '沿滩区', 责任单位: '市招商局', 牵头领导: '张三', 项目类型: '增资扩产', 用地方式: '租赁厂房', 招商方式: '其他渠道', 资金来源: '省外', 备注: '重点', 来源: 'S001', 发布时间: '2021-07',
};

test('a full row is read into every field', () => {
  const { values, problems, verdict } = readTexts(full);
  expect(problems).toEqual([]);
  expect(verdict).toBe('ready');
  expect(values).toEqual({
    name: '年产3万吨电子材料项目', code: 'LD-001', investors: ['甲公司', '乙公司'], projectCompany: '甲落地公司', creditCode: '91350100M000100Y43', regionCode: '510311', parkName: '川南新材料化工园区', parkId: 2,
    industryText: '电子专用材料制造', industryCode: '3985', agreedInvestmentFen: 35_000_000_000, agreedInvestmentQualifier: '约', foreignAmountMinor: null, currency: null,
    signedOn: '2021-03-01', signedOnPrecision: 'month', startedOn: '2021-06-01', startedOnPrecision: 'day', builtOn: null, builtOnPrecision: null, producedOn: null, producedOnPrecision: null,
    stage: 'started', milestones: [], status: null, fundsArrivedFen: 3_000_000_000, completedInvestmentFen: 12_000_000_000, introducingUnit: '沿滩区', organisationName: '市招商局', leaderInCharge: '张三',
    kind: 'expansion', landMode: 'leased-factory', attractionMode: null, origin: 'out-of-province',
    contentAndScale: '生产线两条', remarks: '重点', extra: { 所在地: '四川省自贡市沿滩区 川南化工园', 招商方式: '其他渠道', 来源: 'S001', 发布时间: '2021-07' },
  });
});

test('a row that sums up others says so and nothing else', () => {
  for (const row of [{ 项目名称: '全市合计', 总投资: '3亿元' }, { 序号: '小计', 项目名称: '', 总投资: '3亿元' }] as Record<string, string>[]) expect(readTexts(row).problems.map(({ code, severity }) => [code, severity])).toEqual([['total-row', 'error']]);
  expect(readTexts({ 序号: '7', 项目名称: '', 项目进度: '签约' }).problems.map(({ code }) => code)).toEqual(['name-missing']);
});

test('what is not certain is left out, told, and kept verbatim', () => {
  const { values, problems, verdict } = readTexts({ 项目名称: '甲', 总投资: '3个项目合计21亿元', 签约时间: '4月28日', 项目进度: '谋划(招商)', '到位资金/完成投资': '今年计划投资1.2亿元', '建设工期/节点': '8月14日开工', 发布时间: '2022' });
  expect(verdict).toBe('decision');
  expect(values).toMatchObject({ agreedInvestmentFen: null, signedOn: null, stage: null, completedInvestmentFen: null, startedOn: null });
  expect(values.extra).toEqual({ 总投资: '3个项目合计21亿元', 签约时间: '4月28日', 项目进度: '谋划(招商)', '到位资金/完成投资': '今年计划投资1.2亿元', '建设工期/节点': '8月14日开工', 发布时间: '2022' });
  expect(problems.map((p) => [p.column, p.code, p.severity, p.choices.includes('use-suggestion')])).toEqual([
    ['总投资', 'amount-shared', 'decision', false], ['签约时间', 'date-without-year', 'decision', true], ['项目进度', 'stage-ambiguous', 'decision', true],
    ['建设工期/节点', 'timeline-not-used', 'info', false], ['到位资金/完成投资', 'progress-not-used', 'info', false],
  ]);
});

describe('rows that cannot be imported', () => {
  test.each<[Record<string, string>, string]>([
    [{ 项目名称: '', 项目进度: '签约' }, 'name-missing'], [{ 项目名称: '字'.repeat(201), 项目进度: '签约' }, 'name-too-long'], [{ 项目名称: '合 计', 项目进度: '签约' }, 'total-row'], [{ 项目名称: '３个项目合计', 项目进度: '签约' }, 'total-row'],
    [{ 项目名称: '甲', 项目进度: '签约', 总投资: '-5亿元' }, 'amount-negative'],
  ])('%j', (texts, code) => {
    const { problems, verdict } = readTexts(texts);
    expect(verdict).toBe('error');
    expect(problems.filter((p) => p.severity === 'error')).toMatchObject([{ code, choices: ['set-aside'] }]);
  });

  test('a formula without a result, and the continuation of a merged name', () => {
    const columns: Column[] = [{ key: 'A', header: '项目名称' }, { key: 'B', header: '总投资' }, { key: 'C', header: '项目进度' }];
    const read = (cells: Record<string, Cell>): string[] => readRow({ cells, columns, mapping: guessMapping(columns, PROJECT_WORDS).mapping, context }).problems.filter((p) => p.severity === 'error').map((p) => `${p.column} ${p.code}`);
    const stage: Cell = { kind: 'text', text: '签约' };
    expect(read({ A: { kind: 'text', text: '甲' }, B: { kind: 'error', text: '#REF!' }, C: stage })).toEqual(['总投资 formula-no-value']);
    expect(read({ A: { kind: 'error', text: '=A1' }, C: stage })).toEqual(['项目名称 formula-no-value']);
    expect(read({ A: { kind: 'text', text: '甲', merged: 'rest' }, C: stage })).toEqual(['项目名称 row-continued']);
  });
});

test('texts too long to store are left to a person and kept', () => {
  const long = { 项目名称: '甲', 项目进度: '签约', 备注: '字'.repeat(5001), 投资单位: '公'.repeat(201), 行业: '业'.repeat(101), 园区: '园'.repeat(201) };
  const { values, problems, verdict } = readTexts(long);
  expect(values).toMatchObject({ remarks: null, investors: [], industryText: null, parkName: null, extra: { 备注: long.备注, 投资单位: long.投资单位, 行业: long.行业, 园区: long.园区 } });
  expect([verdict, new Set(problems.map((p) => p.code))]).toEqual(['decision', new Set(['text-too-long'])]);
  expect(readTexts({ 项目名称: '甲', 项目进度: '签约', 投资单位: Array.from({ length: 51 }, (_, i) => `公司${i}`).join('、') }).problems.map((p) => p.code)).toEqual(['too-many-investors']);
});

test('prose of any length in any column is refused quickly', () => {
  for (const piece of ['(', '1,111', '1', '和公司', '()', '2021年', '一二三', '等']) {
    const text = piece.repeat(20_000);
    // Processor time: a busy machine makes nothing quadratic.
    const before = process.cpuUsage();
    readTexts({ 项目名称: '甲', 总投资: text, 签约时间: text, 项目进度: text, 所在地: text, 投资单位: text, '建设工期/节点': text, '到位资金/完成投资': text, 统一社会信用代码: text, 行业: text, 园区: text });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1000);
  }
});

describe('contradictions', () => {
  const codes = (texts: Record<string, string>): string[] => readTexts({ 项目名称: '甲', ...texts }).problems.map((p) => p.code);

  test('dates out of order, as far as their precision tells', () => {
    expect(codes({ 签约时间: '2021年3月', 开工时间: '2020年5月', 项目进度: '开工' })).toEqual(['dates-out-of-order']);
    expect(codes({ 签约时间: '2021年3月15日', 开工时间: '2021年3月', 项目进度: '开工' })).toEqual([]);
    expect(codes({ 签约时间: '2021年3月15日', 开工时间: '2021年', 项目进度: '开工' })).toEqual([]);
    expect(codes({ 开工时间: '2021年3月', 投产时间: '2020年', 项目进度: '投产' })).toEqual(['dates-out-of-order']);
  });

  test('a stage behind a dated milestone', () => {
    expect(codes({ 签约时间: '2021年3月', 开工时间: '2021年6月', 项目进度: '签约' })).toEqual(['stage-behind-date']);
    expect(codes({ 签约时间: '2021年3月', 项目进度: '意向' })).toEqual(['stage-behind-date']);
    expect(codes({ 签约时间: '2021年3月', 项目进度: '框架协议' })).toEqual([]);
  });

  test('a missing stage may be suggested from the last date', () => {
    const { problems } = readTexts({ 项目名称: '甲', 签约时间: '2021年3月', 开工时间: '2021年6月', 项目进度: '' });
    expect(problems).toMatchObject([{ code: 'stage-missing', suggestion: { stage: 'started' }, choices: ['leave-empty', 'use-suggestion', 'set-aside'] }]);
  });
});

test('province, city and county may have columns of their own', () => {
  expect(readTexts({ 项目名称: '甲', 项目进度: '签约', 省: '福建省', 市: '漳州市', 县区: '漳浦县', 园区: '绥安开发区' }).values).toMatchObject({ regionCode: '350623', parkName: '绥安开发区' });
  expect(readTexts({ 项目名称: '甲', 项目进度: '签约', 县区: '漳浦县', 所在地: '盘陀镇' }).values).toMatchObject({ regionCode: '350623', parkName: '盘陀镇' });
});

test('a duplicate column and a column without a home stay with the row', () => {
  const columns: Column[] = [{ key: 'A', header: '项目名称' }, { key: 'B', header: '备注' }, { key: 'C', header: '备注 (2)', duplicateOf: '备注' }, { key: 'D', header: '序号' }];
  const cells: Record<string, Cell> = { A: { kind: 'text', text: '甲' }, B: { kind: 'text', text: '一' }, C: { kind: 'text', text: '二' }, D: { kind: 'number', text: '1' } };
  const { values } = readRow({ cells, columns, mapping: guessMapping(columns, PROJECT_WORDS).mapping, context });
  expect(values).toMatchObject({ remarks: '一', extra: { '备注 (2)': '二' } });
});

describe('decisions', () => {
  const texts = { 项目名称: '甲', 总投资: '3个项目合计21亿元', 签约时间: '4月28日', 项目进度: '谋划(招商)', 发布时间: '2022' };
  const columns: Column[] = Object.keys(texts).map((header, i) => ({ key: `c${i}`, header }));
  const file = { today: context.today, columns, mapping: guessMapping(columns, PROJECT_WORDS).mapping };
  const decide = (row: ReadRow, decisions: Decisions): ReturnType<typeof applyDecisions> => applyDecisions(row, decisions, file);

  test('suggestions are taken, fields left empty, entered values win', () => {
    const row = readTexts(texts);
    const before = structuredClone(row);
    const decided = decide(row, {
      values: { stage: 'signed' },
      choices: [{ column: '签约时间', code: 'date-without-year', choice: 'use-suggestion' }, { column: '总投资', code: 'amount-shared', choice: 'leave-empty' }],
    });
    expect(decided).toMatchObject({ verdict: 'ready', setAside: false, values: { signedOn: '2022-04-28', signedOnPrecision: 'day', agreedInvestmentFen: null, stage: 'signed' } });
    expect(row).toEqual(before);
  });

  test('a row stays undecided until every decision is taken, and new contradictions are found', () => {
    const partly = decide(readTexts(texts), { choices: [{ column: '签约时间', code: 'date-without-year', choice: 'use-suggestion' }, { column: '项目进度', code: 'stage-ambiguous', choice: 'use-suggestion' }] });
    expect(partly.verdict).toBe('decision');
    expect(partly.problems.filter((p) => !p.choice).map((p) => p.code)).toEqual(['amount-shared', 'stage-behind-date']);
    const rest = [{ column: '签约时间', code: 'date-without-year', choice: 'use-suggestion' }, { column: '项目进度', code: 'stage-ambiguous', choice: 'use-suggestion' }, { column: '总投资', code: 'amount-shared', choice: 'leave-empty' }] as const;
    expect(decide(readTexts(texts), { choices: [...rest, { column: '签约时间', code: 'stage-behind-date', choice: 'leave-empty' }] })).toMatchObject({ verdict: 'ready', values: { stage: 'lead', signedOn: null, agreedInvestmentFen: null } });
    expect(decide(readTexts(texts), { choices: [...rest, { column: '签约时间', code: 'stage-behind-date', choice: 'use-suggestion' }] })).toMatchObject({ verdict: 'ready', values: { stage: 'signed', signedOn: '2022-04-28' } });
  });

  test('a row can be set aside, and an error mended by entering a value', () => {
    expect(decide(readTexts(texts), { choices: [{ column: '总投资', code: 'amount-shared', choice: 'set-aside' }] }).setAside).toBe(true);
    const mended = decide(readTexts({ ...texts, 项目名称: '', 总投资: '1亿元', 签约时间: '', 项目进度: '签约' }), { values: { name: '乙' } });
    expect(mended).toMatchObject({ verdict: 'ready', values: { name: '乙' } });
  });

  test('a choice that was not offered is not taken', () => {
    expect(decide(readTexts({ ...texts, 签约时间: '近日' }), { choices: [{ column: '签约时间', code: 'date-vague', choice: 'use-suggestion' }] }).problems.find((p) => p.code === 'date-vague')?.choice).toBeUndefined();
  });

  test('entered values are checked like read ones', () => {
    const bad = { signedOn: '2099-01-01', builtOn: '2021-02-30', agreedInvestmentFen: -1, fundsArrivedFen: 0.5, stage: 'done', name: '', milestones: ['x'], extra: {}, nonsense: 1 };
    const decided = decide(readTexts(texts), { values: bad });
    expect(decided.verdict).toBe('error');
    expect(decided.problems.filter((p) => p.code === 'value-invalid').map((p) => p.params?.['field'])).toEqual(Object.keys(bad));
    expect(decided.values).toMatchObject({ signedOn: null, builtOn: null, agreedInvestmentFen: null, stage: null, name: '甲' });
  });
});

test('any row at all is read without failing, and the verdict follows from the problems', () => {
  const words = fc.constantFrom('项目名称', '总投资(万元)', '签约时间', '开工时间', '项目进度', '所在地', '园区', '投资单位', '建设工期/节点', '到位资金/完成投资', '统一社会信用代码', '其他');
  const text = fc.oneof(fc.constantFrom('签约', '2021年3月', '5亿元', '福建省漳州市漳浦县', '-', '=1+1', '停建'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.dictionary(words, text), (texts) => {
      const { problems, verdict, values } = readTexts(texts);
      expect(verdict).toBe(problems.some((p) => p.severity === 'error') ? 'error' : problems.some((p) => p.severity === 'decision') ? 'decision' : 'ready');
      for (const p of problems) expect(problemMessage(p.code as ProblemCode, p.params)).not.toMatch(/\{\w+\}/);
      expect(structuredClone(values)).toEqual(values);
    }),
    { numRuns: 1000 },
  );
});
