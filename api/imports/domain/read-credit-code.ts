import { isUnifiedIdentifier } from 'util-helpers';
import type { Cell } from './cell.js';
import { nothing, read, refused, type Reading } from './finding.js';
import { isBlank, squeeze } from './text.js';

/**
 * Reads a unified social credit code (GB 32100).
 * A wrong check character only warns: codes are in use that were issued with one.
 */
export function readCreditCode(cell: Cell): Reading<string> {
  if (isBlank(cell.text)) return nothing();
  const code = squeeze(cell.text).replace(/-/g, '').toUpperCase();
  // A spreadsheet keeps only 15 digits of a number, so a code stored as one is already damaged.
  if (cell.kind === 'number' || !isUnifiedIdentifier(code, { checkCode: false })) return refused('credit-code-format', { severity: 'warning' });
  if (!isUnifiedIdentifier(code)) return { value: code, findings: [{ code: 'credit-code-check', severity: 'warning' }], leftover: false };
  return read(code);
}
