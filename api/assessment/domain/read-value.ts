import type { SchemeIndicator } from '../../../shared/contracts/scheme.js';
import type { ErrorCode } from '../../../shared/errors.js';
import { Decimal } from './decimal.js';

export type ReadValue = { value: Decimal | null; readAs: string } | { problem: ErrorCode; params?: Record<string, unknown> };

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/;
const LIMIT = new Decimal('1e12');
/** Points or numbers of cases, which cannot be below zero. */
const COUNTED = new Set(['per-unit', 'department-scored', 'deduction', 'recognition']);

/**
 * Reads what a department wrote for an input. A percentage may be written 85, 85% or 0.85: a bare number between −1 and 1 is a fraction,
 * so half a percent has to be written `0.5%`; what was made of it is shown as `readAs`. An empty text takes the value back.
 */
export function readValue(indicator: SchemeIndicator, unit: string, raw: string | number | null): ReadValue {
  const text = String(raw ?? '').normalize('NFKC').replaceAll('−', '-').replace(/\s/g, '');
  if (text === '') return { value: null, readAs: '' };
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  if (!NUMBER.test(digits)) return { problem: 'assessment-not-number', params: { text: String(raw).slice(0, 60) } };
  if (percent && unit !== '%') return { problem: 'assessment-not-percent', params: { unit } };
  const number = new Decimal(digits.replaceAll(',', ''));
  if (number.abs().gt(LIMIT)) return { problem: 'too-large', params: { max: LIMIT.toFixed() } };
  const value = unit === '%' && !percent && !number.isZero() && number.abs().lt(1) ? number.times(100) : number;
  if (COUNTED.has(indicator.method.code)) {
    if (value.lt(0)) return { problem: 'too-small', params: { min: 0 } };
    if (indicator.method.code === 'department-scored' && value.gt(indicator.weight)) return { problem: 'too-large', params: { max: indicator.weight } };
  }
  return { value, readAs: unit === '%' ? `${value.toFixed()}%` : value.toFixed() };
}
