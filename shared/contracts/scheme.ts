/** An assessment scheme as a pack states it (003 附件1 and 附件2): data that `api/assessment/domain` computes with. */

/** What one unit brings: entered or imported by a department, or fed by a metric. */
export interface SchemeInput {
  /** `value`, `target`, or a name that the method's arguments use. */
  name: string;
  label: string;
  unit: string;
  /** The metric that feeds it, with its arguments; absent: a department enters it. `scale`: how many of the metric's units (fen, 1) make one of this input's. */
  metric?: { code: string; arguments?: Record<string, unknown>; scale?: number };
}

export interface SchemeIndicator {
  code: string;
  name: string;
  unit: string;
  /** The unit that the document prints, where it cannot be meant (003 prints 亿元 for a number of projects). */
  printedUnit?: string;
  /** Points at most; 0 for an adjustment, which stands outside the weights. */
  weight: number;
  direction: 'more' | 'less';
  departments: string[];
  method: { code: string; arguments?: Record<string, unknown> };
  /** Absent: one input `value` in the indicator's unit, entered. */
  inputs?: SchemeInput[];
  /** What has to be shown for it: documents, photos of the site visit. */
  evidence?: string;
  clause: string;
  reading?: string;
}

export interface SchemeGroup { code: string; name: string; weight: number; departments: string[]; indicators: SchemeIndicator[] }

export type SchemeAwardRule =
  | { kind: 'rank'; rank: number }
  /** The best of a group or an indicator. */
  | { kind: 'best'; of: string }
  /** Named by the recorded decision of the government. */
  | { kind: 'decided' }
  /** Units and amounts named by the recorded decision of the government, out of what the other awards leave of the budget. */
  | { kind: 'subsidy'; area?: FactoryAreaKind; idleMonths?: number };

/**
 * What of the register of carriers a subsidy goes by: standard factories completed in the year, or idle ones put to use in it and in use at
 * its end (`idleMonths`: that stood idle as long).
 */
export type FactoryAreaKind = 'built' | 'reused';

export interface SchemeAward { code: string; name: string; amountFen: number; rule: SchemeAwardRule; clause: string; reading?: string }

export interface Scheme {
  code: string;
  name: string;
  /** What the weights sum up to. */
  total: number;
  /** Decimals of a line's points, rounded half up. */
  decimals: number;
  groups: SchemeGroup[];
  /** Bonuses and deductions outside the weights. */
  adjustments: SchemeIndicator[];
  /** Why a unit is not assessed for the year, announced (003 附件1 三.9). */
  exclusions: { code: string; name: string; clause: string }[];
  /** Groups that decide between equal totals, in order; units equal in these too share the rank. */
  tieBreak: string[];
  /** `share`: tied units share what the places that they take are worth; `each`: each gets the whole award. */
  awards: { budgetFen: number | null; ties: 'share' | 'each'; list: SchemeAward[] };
  /** Units to be put first in applications (000 §三(十九)); absent: none. */
  priority?: { top: number; clause: string };
  /** Who organises and announces it. */
  organiser?: string;
  /** The rules that it goes by, as a notice names them. */
  basis?: string;
  /** Month and day of the following year by which it is due (003 附件1 四), `03-31`. */
  dueOn: string;
  clause: string;
  reading?: string;
}
