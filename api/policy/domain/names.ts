import { SCORING_METHOD_CODES } from '../../../shared/policy.js';

/** What is wrong with arguments: which, and a code. */
export interface ArgumentProblem { name: string; code: 'unknown-argument' | 'bad-argument' }
export type CheckArguments = (given: Readonly<Record<string, unknown>>) => readonly ArgumentProblem[];

/** The names that a pack may use: they belong to the modules above, which hand them in. */
export interface KnownNames {
  metrics: ReadonlyMap<string, CheckArguments>;
  /** Scoring methods; the assessment knows their arguments. */
  methods: ReadonlyMap<string, CheckArguments>;
  /** Settings that code reads, with their choices. */
  settings: ReadonlyMap<string, readonly string[]>;
  /** Fields that a gate can ask for. */
  gateFields: ReadonlySet<string>;
  /** What the assessment, which computes with a scheme, finds wrong with one; paths are dotted. */
  schemeProblems: (scheme: unknown) => readonly { path: string; code: string; params?: Record<string, unknown> }[];
}

/** Scoring methods without a look at their arguments: known by their codes alone. */
export const SCORING_METHODS: ReadonlyMap<string, CheckArguments> = new Map(SCORING_METHOD_CODES.map((code) => [code, () => []]));
