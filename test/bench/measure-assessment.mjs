import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';

const PARKS = [100, 1_000, 5_000];
const BUILT = new URL('../../dist/server/api/assessment/domain/', import.meta.url);
const built = async (name) => import(new URL(name, BUILT).href);

/** 003's scheme for so many parks: the computation alone, and with reading its frozen facts and writing its result as text, `rounds` times each, interleaved. */
export async function measureAssessment(rounds) {
  const [{ assess }, { Decimal }, { computeFrozen, digest, freeze }] = await Promise.all(['assess.js', 'decimal.js', 'frozen.js'].map(built));
  const { items } = parse(readFileSync(new URL('../../api/policy/packs/003.yaml', import.meta.url), 'utf8'));
  const scheme = items.find((item) => item.key === 'assessment.scheme').value;
  const scored = scheme.groups.flatMap((group) => group.indicators);
  const indicators = [...scored, ...scheme.adjustments];
  const value = (park, index) => new Decimal((park * 7_919 + index * 104_729) % 10_007).div(100);
  const inputs = (indicator) => (indicator.inputs ?? [{ name: 'value' }]).map(({ name }) => name);
  const sizes = PARKS.map((parks) => {
    const units = Array.from({ length: parks }, (_, park) => ({ unit: String(park + 1), values: Object.fromEntries(indicators.map((indicator, index) => [indicator.code, Object.fromEntries(inputs(indicator).map((name) => [name, value(park, index)]))])) }));
    const frozen = units.map(({ unit, values }) => ({ id: Number(unit), name: unit, parkId: null, group: null, exclusion: null, reason: null, values: Object.fromEntries(Object.entries(values).map(([code, own]) => [code, Object.fromEntries(Object.entries(own).map(([name, each]) => [name, each.toFixed()]))])) }));
    return { parks, indicators: scored.length, units, facts: JSON.stringify({ units: frozen, lines: {} }), computed: [], kept: [] };
  });
  const timed = (work) => { const start = performance.now(); work(); return performance.now() - start; };
  for (const { units } of sizes.slice(0, 2)) assess(scheme, units);
  for (let round = 0; round < rounds; round += 1) {
    for (const size of sizes) {
      size.computed.push(timed(() => assess(scheme, size.units)));
      size.kept.push(timed(() => {
        const facts = JSON.parse(size.facts);
        const result = freeze(computeFrozen(scheme, facts));
        JSON.stringify(result);
        digest({ scheme, facts, result });
      }));
    }
  }
  return sizes.map(({ units: _units, facts: _facts, ...figures }) => figures);
}
