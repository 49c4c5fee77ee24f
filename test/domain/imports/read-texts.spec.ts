import fc from 'fast-check';
import { textCell } from '../../../api/imports/domain/cell.js';
import { buildIndustryIndex, readIndustry } from '../../../api/imports/domain/read-industry.js';
import { readCreditCode } from '../../../api/imports/domain/read-credit-code.js';
import { readInvestors } from '../../../api/imports/domain/read-investors.js';
import { readProgress, readProgressAmount } from '../../../api/imports/domain/read-progress.js';
import { readStage, stageTable } from '../../../api/imports/domain/read-stage.js';
import { readTimeline } from '../../../api/imports/domain/read-timeline.js';
import { STAGE_WORDS } from '../../support/base-pack.js';

const today = '2026-06-30';
const yi = (n: number): number => Math.round(n * 1e6) * 1e4;

describe('stage words', () => {
  const table = stageTable(STAGE_WORDS);

  test.each<[string, string, string[]]>([
    ['线索', 'lead', []], ['储备', 'lead', []], ['谋划', 'lead', []], ['在谈', 'negotiating', []], ['洽谈', 'negotiating', []], ['在谈对接', 'negotiating', []], ['意向', 'negotiating', []],
    ['框架协议', 'negotiating', ['framework']], ['战略合作', 'negotiating', ['framework']], ['签约(框架)', 'negotiating', ['framework']], ['签约（框架）', 'negotiating', ['framework']],
    ['签约', 'signed', []], ['已签约', 'signed', []], ['协议', 'signed', []], ['合同', 'signed', []], ['拟开工', 'signed', []], ['前期', 'signed', []], ['审批', 'signed', []],
    ['开工', 'started', []], ['在建', 'started', []], ['在建项目', 'started', []], ['奠基', 'started', []], ['续建', 'started', []], ['开工(奠基)', 'started', []], ['签约开工', 'started', []],
    ['竣工', 'built', []], ['建成', 'built', []], ['试生产', 'producing', []], ['试投产', 'producing', []], ['投产', 'producing', []], ['达产', 'producing', ['at-capacity']], ['started', 'started', []],
  ])('%s → %s', (text, stage, milestones) => {
    expect(readStage(text, table)).toEqual({ value: { stage, milestones, status: null }, findings: [], leftover: false });
  });

  test.each<[string, string, string | undefined]>([
    ['谋划(招商)', 'stage-ambiguous', 'lead'], ['签约(战略协议)', 'stage-ambiguous', 'signed'], ['在建、投产', 'stage-ambiguous', undefined],
    ['省重点(2023)', 'stage-unreadable', undefined], ['未开工', 'stage-unreadable', undefined], ['计划开工', 'stage-unreadable', undefined], ['正在签约', 'stage-unreadable', undefined],
    ['', 'stage-missing', undefined], ['-', 'stage-missing', undefined],
  ])('%s is left to a person: %s', (text, code, suggested) => {
    const { value, findings } = readStage(text, table);
    expect(value).toBeNull();
    expect(findings).toMatchObject([{ code, severity: 'decision' }]);
    expect(findings[0]?.suggestion?.stage).toBe(suggested);
  });

  test('a status says nothing of the stage', () => {
    expect(readStage('停建', table)).toMatchObject({ value: { stage: null, status: 'suspended' }, findings: [{ code: 'stage-missing' }] });
    expect(readStage('终止', table)).toMatchObject({ value: { stage: null, status: 'terminated' } });
  });

  test('a city may bring its own table', () => {
    expect(readStage('拟签', stageTable([{ stage: 'negotiating', words: ['拟签'] }])).value?.stage).toBe('negotiating');
  });
});

describe('timelines', () => {
  const dates = (text: string, stage: Parameters<typeof readTimeline>[1]): unknown => {
    const { dates: found, passedOver } = readTimeline(text, stage, today);
    return { ...Object.fromEntries(Object.entries(found).map(([field, date]) => [field, date.on])), ...(passedOver ? { passedOver } : {}) };
  };

  test.each<[string, Parameters<typeof readTimeline>[1], Record<string, unknown>]>([
    ['2018年11月8日开工,2020年11月16日开园', 'built', { startedOn: '2018-11-08' }],
    ['2017年12月开工,2019年投产', 'producing', { startedOn: '2017-12-01', producedOn: '2019-01-01' }],
    ['2013年3月28日集中开工', 'started', { startedOn: '2013-03-28' }],
    ['2015年4月开工,2016年9月9日全部投运', 'producing', { startedOn: '2015-04-01', producedOn: '2016-09-09' }],
    ['2020年3月竣工投产', 'producing', { builtOn: '2020-03-01', producedOn: '2020-03-01' }],
    ['2014年4月开工,10月初投产', 'started', { startedOn: '2014-04-01', passedOver: true }],
    ['2019年4月18日开工;分三期,一期2亿元', 'started', { startedOn: '2019-04-18' }],
    ['2022年8月30日开工,计划2025年底二期建成投产', 'started', { startedOn: '2022-08-30' }],
    ['一期2016年四季度开工、2018年6月投产;二期一期投产后开建', 'signed', { passedOver: true }],
    ['一期2016年开工、2018年6月投产', 'producing', { passedOver: true }],
    ['2010年4月开工,10月建成投产', 'signed', { passedOver: true }],
    ['2010年4月开工', null, { passedOver: true }],
    ['2023年正月初九奠基', 'started', { passedOver: true }],
    ['2024年三季度竣工投产', 'built', { passedOver: true }],
    ['8月14日开工', 'started', { passedOver: true }],
    ['2027年3月开工', 'started', { passedOver: true }],
    ['2018年开工,2019年开工', 'started', { passedOver: true }],
    ['2023年起陆续投产', 'producing', {}],
    ['预计2022年投入使用', 'signed', {}],
    ['拟于2022年3月开工', 'started', {}],
    ['保证7月中旬前工厂正式投产', 'signed', {}],
    ['2020年底前开工', 'started', {}],
    ['从开工到试生产75天', 'producing', {}],
    ['分两期,一期6亿元', 'signed', {}],
  ])('%s (%s)', (text, stage, expected) => {
    expect(dates(text, stage)).toEqual(expected);
  });
});

describe('progress', () => {
  test.each<[string, number | null, number | null]>([
    ['累计投资1.7亿元', null, yi(1.7)], ['已完成投资470万元,占年度计划23.5%', null, yi(0.047)], ['今年到位资金3.07亿元', yi(3.07), null],
    ['截至10月底完成投资2.5亿元', null, yi(2.5)], ['一期已完成投资5.7亿元', null, yi(5.7)], ['累计完成固定资产投资3亿元，到位资金2亿元', yi(2), yi(3)],
    ['资金到位5000万元', yi(0.5), null],
  ])('%s', (text, funds, completed) => {
    expect(readProgress(textCell(text))).toMatchObject({ value: { fundsArrivedFen: funds, completedInvestmentFen: completed }, findings: [], leftover: true });
  });

  test.each(['今年计划投资1.2亿元', '首期投资1500万元', '一期投资25亿元,工程量完成80%', '计划完成投资3亿元', '累计完成投资3亿元,累计完成投资4亿元'])('%s says neither', (text) => {
    expect(readProgress(textCell(text))).toMatchObject({ value: null, findings: [{ code: 'progress-not-used', severity: 'info' }], leftover: true });
  });

  test('a column of its own takes plain amounts and its own kind of text', () => {
    expect(readProgressAmount(textCell('3000'), 'fundsArrivedFen', '万元').value).toBe(yi(0.3));
    expect(readProgressAmount(textCell('累计完成投资3亿元'), 'completedInvestmentFen', '万元').value).toBe(yi(3));
    expect(readProgressAmount(textCell('3000'), 'fundsArrivedFen').findings).toMatchObject([{ code: 'amount-unit-missing' }]);
    expect(readProgressAmount(textCell('计划投资3亿元'), 'completedInvestmentFen')).toMatchObject({ value: null, findings: [{ severity: 'info' }] });
    expect(readProgressAmount(textCell(''), 'fundsArrivedFen')).toEqual({ value: null, findings: [], leftover: false });
  });
});

describe('investors', () => {
  test.each<[string, string[], boolean]>([
    ['坤泰车辆系统(常州)股份有限公司、绿野资本集团', ['坤泰车辆系统(常州)股份有限公司', '绿野资本集团'], false],
    ['洋河股份、斯味特果业', ['洋河股份', '斯味特果业'], false],
    ['甲公司；乙公司\n丙公司', ['甲公司', '乙公司', '丙公司'], false],
    ['甲有限公司和乙集团有限公司', ['甲有限公司', '乙集团有限公司'], false],
    ['和谐集团有限公司', ['和谐集团有限公司'], false],
    ['北京和利时集团', ['北京和利时集团'], false],
    ['乙公司(甲公司、丙公司合资)', ['乙公司(甲公司、丙公司合资)'], false],
    ['贵州泰豪集团等', ['贵州泰豪集团'], true],
    ['协合新能源集团有限公司等六方', ['协合新能源集团有限公司'], true],
    ['甲公司、乙公司等3家企业', ['甲公司', '乙公司'], true],
    ['10家北京医药企业', [], true],
    ['韩国(未具名)', ['韩国(未具名)'], false],
    ['Gamesa Co., Ltd., ABC Inc', ['Gamesa Co., Ltd.', 'ABC Inc'], false],
    ['甲公司、甲公司', ['甲公司'], false],
    ['', [], false],
    ['/', [], false],
  ])('%s', (text, names, incomplete) => {
    const { value, findings } = readInvestors(text);
    expect(value).toEqual(names);
    expect(findings.map((f) => f.code)).toEqual(incomplete ? ['investors-incomplete'] : []);
  });
});

describe('credit codes', () => {
  test('a good code is read in any writing', () => {
    expect(readCreditCode(textCell('91350100m000100y43'))).toEqual({ value: '91350100M000100Y43', findings: [], leftover: false });
    expect(readCreditCode(textCell('９１３５０１００ M000100Y43')).value).toBe('91350100M000100Y43');
  });

  test.each(['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P', '91350203M0001QAY9B'])('%s was issued all the same: a warning', (code) => {
    expect(readCreditCode(textCell(code))).toMatchObject({ value: code, findings: [{ code: 'credit-code-check', severity: 'warning' }] });
  });

  test('what is no code, or a number that lost digits, is not taken', () => {
    for (const cell of [textCell('12345'), textCell('91350100I000100Y43'), { kind: 'number' as const, text: '913501000001000430' }]) {
      expect(readCreditCode(cell)).toMatchObject({ value: null, findings: [{ code: 'credit-code-format', severity: 'warning' }], leftover: true });
    }
  });
});

test('industries keep their text, and take a code where the text is one', () => {
  const index = buildIndustryIndex([{ code: '12', name: '其他采矿业' }, { code: '39', name: '计算机、通信和其他电子设备制造业' }, { code: '398', name: '电子元件及电子专用材料制造' }, { code: '3985', name: '电子专用材料制造' }]);
  const code = (text: string): string | null => readIndustry(text, index).industryCode;
  expect(readIndustry('电子材料', index)).toEqual({ industryText: '电子材料', industryCode: null });
  expect([code('电子专用材料制造'), code('C3985'), code('3985'), code('C3985 电子专用材料制造'), code('C39计算机、通信和其他电子设备制造业')]).toEqual(['3985', '3985', '3985', '3985', '39']);
  expect([code('12英寸晶圆'), code('5G'), code('')]).toEqual([null, null, null]);
});

test('no reader of texts ever throws', () => {
  const chars = fc.array(fc.constantFrom(...'公司集团和、;等六方(（）签约框架开工投产2021年3月累计完成投资到位资金亿元0123456789 ,'), { maxLength: 24 }).map((c) => c.join(''));
  fc.assert(
    fc.property(fc.oneof(chars, fc.string({ unit: 'binary' })), (text) => {
      readStage(text, stageTable(STAGE_WORDS));
      readTimeline(text, 'producing', today);
      readProgress(textCell(text));
      readInvestors(text);
      readCreditCode(textCell(text));
    }),
    { numRuns: 2000 },
  );
});
