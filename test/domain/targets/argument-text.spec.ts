import fc from 'fast-check';
import { MetricsRegistry } from '../../../api/metrics/metrics-registry.js';
import { readArguments } from '../../../api/metrics/domain/arguments.js';
import { SERIES_SOURCE } from '../../support/official-series.js';
import { argumentText, readArgumentText } from '../../../api/targets/domain/argument-text.js';

const metrics = new MetricsRegistry(SERIES_SOURCE).all();
const of = (code: string) => metrics.find((metric) => metric.code === code)!.arguments;

test('says what differs from the defaults, and which milestone or series', () => {
  const all = (code: string, given: Record<string, unknown>) => readArguments(of(code), given).values;
  expect(argumentText(of('projects-reached'), all('projects-reached', { milestone: 'started', minimumFen: 10_000_000_000 }), 'zh')).toBe('达到的阶段或节点：开工；协议投资额不低于：10000万元');
  expect(argumentText(of('projects-reached'), all('projects-reached', {}), 'en')).toBe('Stage or milestone reached: Signed');
  expect(argumentText(of('official-amount'), all('official-amount', { coverage: 'to-date' }), 'zh')).toBe('统计指标：固定资产投资；取数：最近一期累计');
  expect(argumentText(of('funds-arrived'), all('funds-arrived', {}), 'zh')).toBe('');
});

test('reads back as it was said, in either language, for every metric and any arguments', () => {
  const values = (metric: (typeof metrics)[number]) => fc.record(Object.fromEntries(metric.arguments.filter(({ name }) => name !== 'on').map((spec) => [spec.name, spec.kind === 'choice' ? fc.constantFrom(...spec.choices!) : spec.kind === 'flag' ? fc.boolean() : fc.integer({ min: 0, max: 100_000_000_000_000 })])));
  fc.assert(fc.property(fc.constantFrom(...metrics).chain((metric) => fc.tuple(fc.constant(metric), values(metric), fc.constantFrom('zh' as const, 'en' as const))), ([metric, given, locale]) => {
    const specs = metric.arguments.filter(({ name }) => name !== 'on');
    const read = readArgumentText(specs, argumentText(specs, given, locale));
    expect([metric.code, readArguments(specs, 'values' in read ? read.values : {}).values]).toEqual([metric.code, given]);
  }));
});

test('names the piece that it cannot read', () => {
  expect(readArgumentText(of('projects-reached'), '达到的阶段或节点：开工；颜色：红')).toEqual({ unknown: '颜色：红' });
  expect(readArgumentText(of('projects-reached'), '达到的阶段或节点：做梦')).toEqual({ unknown: '达到的阶段或节点：做梦' });
  expect(readArgumentText(of('projects-reached'), '协议投资额不低于：很多')).toEqual({ unknown: '协议投资额不低于：很多' });
});
