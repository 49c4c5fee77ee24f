import { readdir } from 'node:fs/promises';
import type { Metric } from './metric.js';

const FOLDER = new URL('definitions/', import.meta.url);

/** Every metric of the product, in the order of their codes: a new one is one file in `definitions`, and nothing else names it. */
export const METRICS: readonly Metric[] = await readAll();

async function readAll(): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const file of await readdir(FOLDER)) {
    if (/^[a-z-]+\.(js|ts)$/.test(file)) metrics.push(...Object.values((await import(new URL(file, FOLDER).href)) as Record<string, unknown>).flat().filter(isMetric));
  }
  return metrics.sort((one, other) => (one.code < other.code ? -1 : 1));
}

function isMetric(value: unknown): value is Metric {
  return typeof value === 'object' && value !== null && 'code' in value && 'plan' in value;
}
