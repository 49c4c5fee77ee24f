import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { assess } from '../../../api/assessment/domain/assess.js';
import { Decimal } from '../../../api/assessment/domain/decimal.js';
import { schemeProblems } from '../../../api/assessment/domain/read-scheme.js';
import type { Scheme } from '../../../shared/contracts/scheme.js';

interface Example { scheme: Scheme; groups?: Record<string, string>; units: Record<string, Record<string, Record<string, number>>>; expect: Record<string, Record<string, number>> }

describe.each(['completion', 'efficacy'])('the scheme %s, data only', (name) => {
  const { scheme, groups, units, expect: expected } = parse(readFileSync(`test/fixtures/assessment/${name}.yaml`, 'utf8')) as Example;

  test('has nothing wrong', () => expect(schemeProblems(scheme)).toEqual([]));

  test('gives the points that its cases say', () => {
    const result = assess(scheme, Object.entries(units).map(([unit, values]) => ({
      unit, group: groups?.[unit] ?? null, values: Object.fromEntries(Object.entries(values).map(([code, inputs]) => [code, Object.fromEntries(Object.entries(inputs).map(([input, value]) => [input, new Decimal(value)]))])),
    })));
    const found = Object.fromEntries(result.units.map(({ unit, total, rank }) => [unit, { ...Object.fromEntries(result.lines.filter((line) => line.unit === unit).map((line) => [line.indicator, line.points!.toNumber()])), total: total.toNumber(), rank }]));
    expect(found).toEqual(expected);
  });
});
