import { Injectable } from '@nestjs/common';
import type { PolicyKind } from '../../shared/policy.js';
import { SCORING_METHODS, type CheckArguments, type KnownNames } from './domain/names.js';

/** An item that the code reads and so every adopted pack must define. */
export interface RequiredItem { key: string; kind: PolicyKind }

/**
 * The names that packs may use and the items that the system reads, handed in by the modules above when they start (`onModuleInit`):
 * this one knows none of theirs.
 */
@Injectable()
export class PolicyNames {
  private readonly metrics: (() => ReadonlyMap<string, CheckArguments>)[] = [];
  private readonly methods = new Map<string, CheckArguments>(SCORING_METHODS);
  private readonly settings = new Map<string, readonly string[]>();
  private readonly gateFields = new Set<string>();
  private readonly items = new Map<string, PolicyKind>();
  private readonly read = new Set<string>();
  private schemeProblems: KnownNames['schemeProblems'] = () => [];

  /** Asked anew each time: modules above add metrics as they start. */
  registerMetrics(source: () => ReadonlyMap<string, CheckArguments>): void {
    this.metrics.push(source);
  }

  registerMethod(code: string, check: CheckArguments): void {
    this.methods.set(code, check);
  }

  /** A choice that a pack makes for code that reads it. */
  registerSetting(code: string, choices: readonly string[]): void {
    this.settings.set(code, choices);
  }

  registerGateFields(codes: readonly string[]): void {
    for (const code of codes) this.gateFields.add(code);
  }

  /** What the assessment looks for in a scheme beyond the pack's own checks. */
  registerSchemeCheck(check: KnownNames['schemeProblems']): void {
    this.schemeProblems = check;
  }

  /** A pack without this item cannot be adopted. */
  require(key: string, kind: PolicyKind): void {
    this.items.set(key, kind);
  }

  /** Code goes by this item where a pack has it, and says what it lacks where not: adopting does not hang on it. */
  reads(key: string): void {
    this.read.add(key);
  }

  /** Every item that the system goes by, required or not. */
  get readKeys(): ReadonlySet<string> {
    return new Set([...this.items.keys(), ...this.read]);
  }

  get required(): RequiredItem[] {
    return [...this.items].map(([key, kind]) => ({ key, kind }));
  }

  known(): KnownNames {
    return { metrics: new Map(this.metrics.flatMap((source) => [...source()])), methods: this.methods, settings: this.settings, gateFields: this.gateFields, schemeProblems: (scheme) => this.schemeProblems(scheme) };
  }
}
