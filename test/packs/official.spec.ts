import { readPack } from '../../api/policy/domain/read-pack.js';
import { PRODUCT_NAMES } from './names.js';

/** A city's own target on an official series, with cases that an official can read. */
const PACK = (series: string, coverage: string) => `pack: investment
title: 固定资产投资目标
titleEn: Fixed-asset investment target
documentStatus: own
checkedOn: 2026-01-15
documents:
  report:
    title: 政府工作报告
    issuedOn: 2026-01-10
    clauses: [三]
items:
  - key: targets.fixed-asset-investment
    name: 固定资产投资
    nameEn: Fixed-asset investment
    kind: target
    value: { metric: official-amount, arguments: { series: ${series}, coverage: ${coverage} }, amount: 900, per: year }
    unit: 亿元
    bound: at-least
    from: 2026-01-01
    until: 2026-12-31
    source: { document: report, clause: 三 }
cases:
  - name: 统计公报公布905亿元，完成
    item: targets.fixed-asset-investment
    on: 2026-12-31
    given: { actual: 905 }
    expect: { met: true, metric: official-amount }
  - name: 公布880亿元，还差20亿元
    item: targets.fixed-asset-investment
    on: 2026-12-31
    given: { actual: 880 }
    expect: { met: false, short: 20 }
  - name: 2027年没有目标，不能沿用2026年的
    item: targets.fixed-asset-investment
    on: 2027-01-01
    expect: { error: no-definition }
`;
const problems = (text: string) => readPack(text, PRODUCT_NAMES).findings.map(({ path, code }) => `${path} ${code}`);

test('a pack can set a target on an official series, by name and published period', () => expect(problems(PACK('fixed-asset-investment', 'to-date'))).toEqual([]));

test('a series that nobody publishes, or that has another unit, is told with its place in the pack', () => {
  expect(problems(PACK('gold', 'to-date'))).toEqual(['items.0.value.arguments.series bad-argument']);
  expect(problems(PACK('tax-growth', 'guessed'))).toEqual(['items.0.value.arguments.series bad-argument', 'items.0.value.arguments.coverage bad-argument']);
});
