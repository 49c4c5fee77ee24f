import { Injectable } from '@nestjs/common';
import type { PolicyItem } from '../../shared/contracts/policy.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { refused } from '../core/errors.js';
import type { Transaction } from '../core/request-context.js';
import { resolve, resolveThrough, type Adopted, type Resolved } from './domain/resolve.js';
import { PolicyAdoptionRow, PolicyPack } from './entities.js';

/** How long another process's adoption may go unseen. */
const FRESH_MS = 10_000;

/** The definition found, with the pack that it came from. */
export interface Definition { item: PolicyItem; adopted: Adopted }

/** A day's policy, held in memory: every question is answered without a query. */
export class PolicyOn {
  constructor(private readonly adoptions: readonly Adopted[], readonly day: string) {}

  /** @throws 422 naming the pack and when it ends */
  value<T>(key: string): T {
    return answered(resolve(this.adoptions, key, this.day)).item.value as T;
  }

  /** The definition, or undefined where the day has none: for what is only shown, and must not fail when a pack has run out. */
  find(key: string): PolicyItem | undefined {
    const resolved = resolve(this.adoptions, key, this.day);
    return 'found' in resolved ? resolved.found : undefined;
  }

  item(key: string): PolicyItem {
    return answered(resolve(this.adoptions, key, this.day)).item;
  }
}

/**
 * What the city goes by on a day. Adopted packs are kept in memory and read again only when there is another adoption; a day without a
 * definition is an error that names the pack and when it ends, never the value of another year (domain §8, §12).
 */
@Injectable()
export class Policy {
  private adopted: readonly Adopted[] | undefined;
  private newest = 0;
  private checkedAt = 0;
  private loading: Promise<readonly Adopted[]> | undefined;
  private readonly adopting = new WeakSet<Transaction>();

  constructor(private readonly database: Database) {}

  /** The policy of a day, for many questions. */
  async on(day: string): Promise<PolicyOn> {
    return new PolicyOn(await this.adoptions(), day);
  }

  /** @throws 422 when there is none on that day */
  async definition(key: string, day: string): Promise<Definition> {
    return answered(resolve(await this.adoptions(), key, day));
  }

  /** @throws 422 when there is none on that day */
  async value<T>(key: string, day: string): Promise<T> {
    return (await this.definition(key, day)).item.value as T;
  }

  /** The one definition that holds from the first to the last day. @throws 422 when a day has none, or there are several */
  async through(key: string, from: string, until: string): Promise<Definition> {
    return answered(resolveThrough(await this.adoptions(), key, from, until));
  }

  /** Every adoption with its pack, in the order recorded. */
  async adoptions(): Promise<readonly Adopted[]> {
    const { transaction } = this.database;
    // A unit of work that adopts goes by what it adopted; that is not to be kept for others.
    if (transaction && this.adopting.has(transaction)) return (await this.read()).adopted;
    if (this.adopted && performance.now() - this.checkedAt < FRESH_MS) return this.adopted;
    this.loading ??= this.database.apart(() => this.refresh()).finally(() => (this.loading = undefined));
    return this.loading;
  }

  /** To be called in the unit of work that adopts: the new adoption counts in it at once, and here from its commit on. */
  forgetAfterCommit(): void {
    if (this.database.transaction) this.adopting.add(this.database.transaction);
    this.database.afterCommit(() => {
      this.checkedAt = 0;
      this.adopted = undefined;
    });
  }

  private async refresh(): Promise<readonly Adopted[]> {
    const checkedAt = performance.now();
    const newest = Number((await this.database.queryOne<{ newest: number | null }>('SELECT MAX(`id`) AS `newest` FROM `policy_adoption`'))?.newest ?? 0);
    const known = this.adopted && newest === this.newest ? { adopted: this.adopted, newest } : await this.read();
    this.adopted = known.adopted;
    this.newest = known.newest;
    this.checkedAt = checkedAt;
    return known.adopted;
  }

  private async read(): Promise<{ adopted: readonly Adopted[]; newest: number }> {
    const rows = await selectRows(this.database, PolicyAdoptionRow, {}, 'ORDER BY `id`');
    const packs = new Map((await selectRows(this.database, PolicyPack, { id: [...new Set(rows.map((row) => row.packId))] })).map((pack) => [pack.id, pack]));
    const adopted = rows.map(({ id, packId, fromDay }): Adopted => {
      const { code, number, content } = packs.get(packId)!;
      return { adoptionId: id, from: fromDay, pack: code, version: number, content };
    });
    return { adopted, newest: rows.at(-1)?.id ?? 0 };
  }
}

function answered(resolved: Resolved): Definition {
  if ('missing' in resolved) throw refused(resolved.missing.code, [], resolved.missing.params);
  return { item: resolved.found, adopted: resolved.adopted };
}
