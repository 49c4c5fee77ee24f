import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';

/**
 * `npm run build && node test/bench/measure-assessment.mjs`: computes 003's scheme for 100, 1,000 and 5,000 parks, the median of five.
 * Limits: 1,000 parks in 2 s, and the time a park no more than doubles from 1,000 to 5,000.
 */
const BUILT = new URL('../../dist/server/api/assessment/domain/', import.meta.url);
if (!existsSync(BUILT)) throw new Error('not built: run `npm run build` first');
const { assess } = await import(new URL('assess.js', BUILT).href);
const { Decimal } = await import(new URL('decimal.js', BUILT).href);
const { items } = parse(readFileSync(new URL('../../api/policy/packs/003.yaml', import.meta.url), 'utf8'));
const scheme = items.find((item) => item.key === 'assessment.scheme').value;
const indicators = [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments];
const value = (park, index) => new Decimal(((park * 7_919 + index * 104_729) % 10_007)).div(100);
const units = (count) => Array.from({ length: count }, (_, park) => ({ unit: String(park), values: Object.fromEntries(indicators.map((indicator, index) => [indicator.code, Object.fromEntries((indicator.inputs ?? [{ name: 'value' }]).map(({ name }) => [name, value(park, index)]))])) }));
const times = new Map();
for (const count of [100, 1_000, 5_000]) {
  const facts = units(count);
  assess(scheme, facts);
  const runs = Array.from({ length: 5 }, () => { const start = performance.now(); assess(scheme, facts); return performance.now() - start; }).sort((one, other) => one - other);
  times.set(count, runs[2]);
  console.log(`${count} parks × ${indicators.length} indicators: ${runs[2].toFixed(0)} ms (${runs[0].toFixed(0)}–${runs[4].toFixed(0)})`);
}
const growth = times.get(5_000) / 5_000 / (times.get(1_000) / 1_000);
console.log(`a park at 5,000 costs ${growth.toFixed(2)} times what it costs at 1,000`);
process.exitCode = times.get(1_000) > 2_000 || growth > 2 ? 1 : 0;
