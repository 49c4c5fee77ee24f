import type { PolicyKind } from '../../../shared/policy.js';
import type { Kind } from './kind.js';
import { NUMBER_KINDS } from './number-kinds.js';
import { RULE_KINDS } from './rule-kinds.js';
import { SCHEME_KINDS } from './scheme-kind.js';
import { TABLE_KINDS } from './table-kinds.js';

/** Every kind of item. A new kind is one entry here and its label in `shared/policy.ts`. */
export const KINDS: Readonly<Record<PolicyKind, Kind>> = { ...NUMBER_KINDS, ...TABLE_KINDS, ...RULE_KINDS, ...SCHEME_KINDS };
