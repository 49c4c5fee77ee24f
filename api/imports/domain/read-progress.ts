import { textCell, type Cell } from './cell.js';
import { nothing, refused, type Reading } from './finding.js';
import { readAmount } from './read-amount.js';
import { isBlank, splitOutsideParentheses, squeeze } from './text.js';

/** Money that has come in or been spent, in fen. */
export interface Progress {
  fundsArrivedFen: number | null;
  completedInvestmentFen: number | null;
}

export type ProgressField = keyof Progress;

const PLANNED = /计划|预计|目标|拟|力争|将|争取/;
const COMPLETED = /^(.*?)(累计完成(?:固定资产)?投资额?|已?完成(?:固定资产)?投资额?|累计投资额?)(.*)$/;
const FUNDS = /^(.*?)(累计到位(?:资金|投资)?|到位(?:资金|投资|内资)|资金到位|实际到位(?:资金)?|到资)(.*)$/;

/**
 * Reads a progress text: 累计投资1.7亿元 and 已完成投资470万元 are completed investment, 今年到位资金3.07亿元 funds arrived.
 * Planned figures, figures of no stated kind and per-cent are not taken.
 */
export function readProgress(cell: Cell): Reading<Progress> {
  if (isBlank(cell.text)) return nothing();
  if (cell.merged) return refused('amount-shared');
  const value: Progress = { fundsArrivedFen: null, completedInvestmentFen: null };
  const conflicting = new Set<ProgressField>();
  for (const clause of splitOutsideParentheses(squeeze(cell.text), ',;、。')) {
    if (PLANNED.test(clause)) continue;
    for (const [pattern, field] of [[COMPLETED, 'completedInvestmentFen'], [FUNDS, 'fundsArrivedFen']] as const) {
      const amount = pattern.exec(clause)?.[3];
      const fen = amount ? readAmount(textCell(amount.replace(/^[:为达]+/, ''))).value?.fen : null;
      if (fen === null || fen === undefined) continue;
      if (value[field] !== null && value[field] !== fen) conflicting.add(field);
      value[field] = fen;
    }
  }
  for (const field of conflicting) value[field] = null;
  if (value.fundsArrivedFen === null && value.completedInvestmentFen === null) return refused('progress-not-used', { severity: 'info' });
  return { value, findings: [], leftover: true };
}

/** Reads a column that holds only one of the two kinds of money: a plain amount, or a text that names the kind. */
export function readProgressAmount(cell: Cell, field: ProgressField, unit?: string): Reading<number> {
  if (isBlank(cell.text)) return nothing();
  const told = cell.kind === 'text' ? readProgress(cell).value?.[field] : null;
  if (told !== null && told !== undefined) return { value: told, findings: [], leftover: true };
  if (PLANNED.test(cell.text)) return refused('progress-not-used', { severity: 'info' });
  const amount = readAmount(cell, unit);
  if (amount.value && amount.value.fen === null) return refused('amount-unreadable');
  return {
    value: amount.value?.fen ?? null,
    leftover: amount.leftover || amount.value?.qualifier != null,
    findings: amount.findings.map(({ code, severity, suggestion }) => (suggestion?.fen != null ? { code, severity, suggestion: suggestion.fen } : { code, severity })),
  };
}
