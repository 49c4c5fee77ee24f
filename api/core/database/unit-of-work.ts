import { currentContext, runInContext, type Context, type Transaction } from '../request-context.js';
import type { Statements } from './statements.js';

export interface Unit<T> { work: () => Promise<T>; audited: boolean; alone: boolean }

/** What a unit answered; where `committed` is there, not before that. */
export interface Done<T> { result: T; committed?: Promise<void> }

export type UnitContext = Context & { transaction: Transaction };

/** Units of work of the embedded database in one transaction. */
export class CommitGroup {
  /** Those that succeeded. */
  readonly members: UnitContext[] = [];
  readonly since = performance.now();
  readonly committed: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(readonly statements: Statements) {
    this.committed = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // The one that commits learns of a failure by its own call.
    this.committed.catch(() => undefined);
  }

  run(sql: string): Promise<number> {
    return this.statements.write(sql, []);
  }

  succeed(): void {
    for (const member of this.members) committed(member);
    this.settle.resolve();
  }

  fail(error: unknown): void {
    for (const member of this.members) rolledBack(member);
    this.settle.reject(error);
  }
}

export function contextOf(statements: Statements, { audited }: Unit<unknown>): UnitContext {
  return { ...(currentContext() ?? { requestId: 'none', ip: '', locale: 'zh' }), transaction: { statements, audited, beforeCommit: [], afterCommit: [], afterRollback: [] } };
}

export function carryOut<T>(context: UnitContext, { work }: Unit<T>): Promise<T> {
  return runInContext(context, async () => {
    const answer = await work();
    for (const callback of context.transaction.beforeCommit) await callback();
    if (context.user && !context.transaction.audited) throw new Error('a unit of work of a signed-in user without an audit row');
    return answer;
  });
}

/** Outside the transaction's context: what runs now must not join a transaction that is over. */
export function committed(context: UnitContext): void {
  runInContext({ ...context, transaction: undefined }, () => { for (const callback of context.transaction.afterCommit) callback(); });
}

export function rolledBack({ transaction }: UnitContext): void {
  for (const callback of transaction.afterRollback) callback();
}
