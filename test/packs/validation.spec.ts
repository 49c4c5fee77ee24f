import { readFileSync } from 'node:fs';
import { ERRORS } from '../../shared/errors.js';
import { MAX_PACK_CHARACTERS } from '../../api/policy/domain/read-yaml.js';
import { readPack } from '../../api/policy/domain/read-pack.js';
import { PRODUCT_NAMES } from './names.js';

/** A small pack that is right; each example spoils one thing of it. Lines are counted from 1. */
const PACK = `pack: example
title: 示例
titleEn: Example
documentStatus: own
checkedOn: 2026-01-05
documents:
  decision:
    title: 本市决定
    issuedOn: 2026-01-01
    clauses: [一, 二(三), 附件1三1]
items:
  - key: targets.new-companies
    name: 新增入园企业
    nameEn: New companies
    kind: target
    value: { metric: new-companies, arguments: { minimumFen: 1000万元 }, amount: 30, per: year }
    unit: 户
    bound: at-least
    from: 2026-01-01
    until: 2026-12-31
    source: { document: decision, clause: 二(三) }
  - key: key-projects.large-signed
    name: 重大签约
    nameEn: Large signed
    kind: amount
    value: 10
    unit: 亿元
    from: 2026-01-01
    until: 2026-12-31
    source: { document: decision, clause: 一 }
cases:
  - name: 30户完成
    item: targets.new-companies
    on: 2026-06-30
    given: { actual: 30 }
    expect: { met: true }
`;

const read = (text: string) => readPack(text, PRODUCT_NAMES);
const found = (text: string) => read(text).findings.map(({ line, code }) => `${line} ${code}`);
const spoilt = (from: string | RegExp, to: string) => {
  const text = PACK.replace(from, to);
  expect(text).not.toBe(PACK);
  return found(text);
};

test('the example is right, and amounts in words are fen', () => {
  const { content, findings } = read(PACK);
  expect(findings).toEqual([]);
  expect(content!.items[0]).toMatchObject({ value: { arguments: { minimumFen: 1_000_000_000 }, amount: 30 }, checkedOn: '2026-01-05' });
});

test.each<[what: string, from: string | RegExp, to: string, expected: string[]]>([
  ['an unknown field', '    bound: at-least', '    bounds: at-least', ['18 policy-unknown-key']],
  ['an unknown unit', '    unit: 户', '    unit: 头', ['17 policy-not-one-of']],
  ['a unit of another kind', '    unit: 亿元', '    unit: 户', ['27 policy-unit']],
  ['no unit', '    unit: 亿元\n', '', ['22 policy-unit-missing']],
  ['an unknown kind', 'kind: amount', 'kind: amounts', ['25 policy-not-one-of']],
  ['an unknown metric', 'metric: new-companies', 'metric: new-company', ['16 policy-unknown-metric']],
  ['an unknown argument', 'minimumFen: 1000万元', 'minimum: 1000万元', ['16 unknown-argument']],
  ['an argument of the wrong kind', '1000万元', '一千万', ['16 bad-argument']],
  ['a target below zero', 'amount: 30', 'amount: -30', ['16 too-small']],
  ['a misspelt clause', 'clause: 二(三)', 'clause: 二（三）', ['21 policy-unknown-clause']],
  ['an unknown document', 'document: decision, clause: 一 ', 'document: decisions, clause: 一 ', ['30 policy-unknown-document']],
  ['no source', '    source: { document: decision, clause: 一 }\n', '', ['22 required']],
  ['an unknown topic', 'key: key-projects.large-signed', 'key: keyprojects.large-signed', ['22 policy-unknown-topic']],
  ['a day that does not exist', 'from: 2026-01-01\n    until: 2026-12-31\n    source: { document: decision, clause: 一', 'from: 2026-02-30\n    until: 2026-12-31\n    source: { document: decision, clause: 一', ['28 not-day']],
  ['a number in words', 'value: 10', 'value: 十', ['26 policy-wrong-type']],
  ['a code that YAML reads as a number', 'pack: example', 'pack: 000', ['1 policy-wrong-type']],
  ['a failing case', 'expect: { met: true }', 'expect: { met: false }', ['36 policy-case-fails']],
  ['a case about a day without definition', 'on: 2026-06-30', 'on: 2027-06-30', ['34 policy-no-definition']],
  ['a case with a fact that the kind does not take', 'given: { actual: 30 }', 'given: { reached: 30 }', ['35 policy-unknown-fact']],
  ['a case about nothing', 'item: targets.new-companies\n', 'item: targets.new-firms\n', ['33 policy-unknown-item']],
  ['a tab', '    bound: at-least', '\tbound: at-least', ['18 policy-tab']],
  ['the same field twice', '    bound: at-least', '    bound: at-least\n    bound: about', ['19 policy-duplicate-key']],
  ['two documents in one text', 'items:', '---\nitems:', ['11 policy-one-document']],
  ['an alias', 'title: 本市决定', 'title: &t 本市决定', ['8 policy-alias']],
  ['it ends before it begins', 'until: 2026-12-31\n    source: { document: decision, clause: 一', 'until: 2025-12-31\n    source: { document: decision, clause: 一', ['29 policy-period']],
  ['checked before it was issued', 'checkedOn: 2026-01-05', 'checkedOn: 2025-01-05', ['12 policy-checked-before', '22 policy-checked-before']],
])('%s is found on its line', (_what, from, to, expected) => expect(spoilt(from, to).sort()).toEqual(expected.sort()));

test('periods of one key: an overlap and a gap', () => {
  const second = PACK.slice(PACK.indexOf('  - key: key-projects'), PACK.indexOf('cases:'));
  const twice = (from: string) => found(PACK.replace('cases:', `${second.replace('from: 2026-01-01', `from: ${from}`).replace('until: 2026-12-31', 'until: 2027-12-31')}cases:`));
  expect(twice('2027-01-01')).toEqual([]);
  expect(twice('2026-12-31')).toEqual(['37 policy-overlap']);
  expect(twice('2027-01-02')).toEqual(['37 policy-gap']);
});

test('what the pack says that it covers has to be defined', () => {
  expect(found(PACK.replace('documents:', 'covers: { from: 2026-01-01, until: 2027-12-31 }\ndocuments:'))).toEqual(['21 policy-not-covered', '30 policy-not-covered']);
});

test('everything wrong is said at once, in order of lines', () => {
  const codes = found(PACK.replace('bound: at-least', 'bounds: x').replace('clause: 一 }', 'clause: 三 }').replace('value: 10', 'value: 十').replace('issuedOn: 2026-01-01', 'issuedOn: yesterday'));
  expect(codes).toEqual(['9 not-day', '18 policy-unknown-key', '26 policy-wrong-type', '30 policy-unknown-clause']);
});

test('weights that miss their total, an unknown method and awards beyond the budget', () => {
  const text = readFileSync('api/policy/packs/003.yaml', 'utf8');
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
  const wrong = text.replace('weight: 3\n', 'weight: 4\n').replace('code: department-scored', 'code: by-feeling').replace('budgetFen: 1000万元', 'budgetFen: 900万元');
  const findings = read(wrong).findings;
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['policy-weights', 'policy-unknown-method', 'policy-awards-beyond-budget']));
  expect(findings.find(({ code }) => code === 'policy-unknown-method')!.line).toBe(lineOf('code: department-scored'));
  expect(findings.find(({ code }) => code === 'policy-awards-beyond-budget')!.line).toBe(lineOf('budgetFen'));
});

test.each([
  ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n${'d: [*c,*c,*c,*c]\n'}`, 'policy-alias'],
  ['a text beyond all measure', `pack: x\n#${'x'.repeat(MAX_PACK_CHARACTERS)}`, 'policy-too-large'],
  ['brackets without end', `pack: ${'['.repeat(20_000)}`, 'policy-too-deep'],
  ['nested lists without end', `pack:\n${'- '.repeat(5_000)}x`, 'policy-too-deep'],
  ['nothing', '', 'policy-empty'],
  ['a list', '- 1', 'policy-wrong-type'],
  ['no YAML at all', 'items: "', 'policy-yaml'],
])('%s is refused soon', (_what, text, code) => {
  const started = performance.now();
  expect(read(text).findings.map((finding) => finding.code)).toContain(code);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('every finding has its words', () => {
  const spoils = [PACK.replace('unit: 户', 'unit: 头'), PACK.replace('kind: amount', 'kind: x'), 'items: "', PACK.replace('met: true', 'good: true')];
  for (const { code } of spoils.flatMap((text) => read(text).findings)) expect(Object.keys(ERRORS)).toContain(code);
});
