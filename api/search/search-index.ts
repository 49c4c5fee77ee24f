import { Injectable } from '@nestjs/common';
import type { SearchHit, SearchResource } from '../../shared/contracts/search.js';
import type { Permission } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import { placeholders, replaceRows, selectRows } from '../core/database/rows.js';
import { Outbox, Topic } from '../core/events.js';
import type { Transaction } from '../core/request-context.js';
import { entryOf, gramsOf, type EntryText } from './domain/grams.js';
import { SearchEntry, SearchGram } from './entities.js';
import { readings } from './reading.js';

/** What a record of a kind is called. */
export interface SearchText { id: number; names: readonly string[]; codes?: readonly string[] }

/** A kind of record that can be found; registered at start by the module whose records they are. */
export interface SearchKind {
  /** Its code in the index; short, for every gram carries it. */
  kind: string;
  /** Its name in the API. */
  resource: SearchResource;
  /** What a user must hold to find any. */
  permission: Permission;
  /** Names of people: their surnames are read as surnames. */
  people?: boolean;
  /** Texts of rows; `tail` begins with the WHERE condition and speaks of the column `id`. */
  texts(tail: string, params: readonly unknown[]): Promise<SearchText[]>;
  /** The best few records for a keyword that the current user may see, by the scope of `permission`. */
  hits(typed: string, limit: number): Promise<SearchHit[]>;
}

export const SEARCH_CHANGED = new Topic<{ kind: string; ids: number[] }>('search-changed');
/** Also published by the migration that creates the index, for what was there before. */
export const SEARCH_REBUILD = new Topic<Record<string, never>>('search-rebuild');

/** A unit of work that changes more records than this has them indexed after its commit. */
const AT_ONCE = 500;
/** Records of one event, and of the job's transaction: neighbouring names share pages of the index, so that few large transactions write far less. */
const CHUNK = 250;
/** Records of a transaction of the rebuild, which a command runs. */
const REBUILT = 1_000;
/** Grams written before others get their turn in this process. */
const TURN = 500;

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Records of a unit of work by kind, each with its text where it is new. */
type Waiting = Map<string, Map<number, SearchText | undefined>>;

/** Keeps the grams of everything that can be found. Modules say which of their records changed; what they are called is read back from them. */
@Injectable()
export class SearchIndex {
  private readonly kinds = new Map<string, SearchKind>();
  private readonly waiting = new WeakMap<Transaction, Waiting>();

  constructor(private readonly database: Database, private readonly outbox: Outbox) {
    outbox.on(SEARCH_CHANGED, ({ kind, ids }) => database.write(() => this.write(this.kind(kind), ids), { unaudited: true }));
    outbox.on(SEARCH_REBUILD, () => this.announceAll());
  }

  register(kind: SearchKind): void {
    this.kinds.set(kind.kind, kind);
  }

  registered(): SearchKind[] {
    return [...this.kinds.values()];
  }

  /** Records of the running unit of work whose names or codes are new: few are indexed at its end, many by a job after its commit. */
  changed(kind: string, ids: readonly number[]): void {
    const waiting = this.waitingFor(kind);
    for (const id of ids) waiting.set(id, undefined);
  }

  /** Records that the running unit of work created: nobody else can see them yet, and nothing need be read back. */
  added(kind: string, texts: readonly SearchText[]): void {
    const waiting = this.waitingFor(kind);
    // Of more than are indexed at once only the ids are needed.
    for (const text of texts) waiting.set(text.id, waiting.size < AT_ONCE ? text : undefined);
  }

  private waitingFor(kind: string): Map<number, SearchText | undefined> {
    const { transaction } = this.database;
    if (!transaction) throw new Error('what is found changes in a unit of work only');
    let waiting = this.waiting.get(transaction);
    if (!waiting) {
      this.waiting.set(transaction, (waiting = new Map()));
      const all = waiting;
      transaction.beforeCommit.push(() => this.flush(all));
    }
    const of = waiting.get(kind) ?? new Map<number, SearchText | undefined>();
    waiting.set(kind, of);
    return of;
  }

  /** Indexes every record anew, whatever the index held; answers how many. */
  async rebuild(): Promise<number> {
    let count = 0;
    for (const kind of this.kinds.values()) {
      for (let after = 0; ; ) {
        const ids = await this.idsAfter(kind, after, REBUILT);
        if (!ids.length) break;
        await this.database.write(() => this.write(kind, ids, true), { unaudited: true });
        count += ids.length;
        after = ids.at(-1)!;
      }
    }
    return count;
  }

  private async flush(waiting: Waiting): Promise<void> {
    const total = [...waiting.values()].reduce((sum, records) => sum + records.size, 0);
    for (const [kind, records] of waiting) {
      if (total > AT_ONCE) await this.announce(kind, [...records.keys()]);
      else {
        await this.write(this.kind(kind), [...records].flatMap(([id, text]) => (text ? [] : [id])));
        await this.put(this.kind(kind), [...records.values()].filter((text) => text !== undefined), new Map());
      }
    }
  }

  private async announce(kind: string, ids: readonly number[]): Promise<void> {
    for (let start = 0; start < ids.length; start += CHUNK) await this.outbox.publish(SEARCH_CHANGED, { kind, ids: ids.slice(start, start + CHUNK) });
  }

  /** Hands every record to the job, in events that any process may take. */
  private async announceAll(): Promise<void> {
    for (const kind of this.kinds.values()) {
      for (let after = 0; ; ) {
        const ids = await this.idsAfter(kind, after, 10_000);
        if (!ids.length) break;
        await this.database.write(() => this.announce(kind.kind, ids), { unaudited: true });
        after = ids.at(-1)!;
      }
    }
  }

  private async idsAfter(kind: SearchKind, after: number, limit: number): Promise<number[]> {
    return (await kind.texts('`id` > ? ORDER BY `id` LIMIT ?', [after, limit])).map(({ id }) => id);
  }

  /** Makes entries and grams of these records what their names say; `whole` writes also the grams that should be there already. */
  private async write(kind: SearchKind, ids: readonly number[], whole = false): Promise<void> {
    if (!ids.length) return;
    // Locked before the names are read: a rename that commits meanwhile comes after, and is not overwritten.
    const lock = this.database.kind === 'mysql' ? 'FOR UPDATE' : '';
    const before = new Map((await selectRows(this.database, SearchEntry, { kind: kind.kind, id: ids }, lock)).map((entry) => [entry.id, entry]));
    await this.put(kind, await kind.texts(`\`id\` IN (${placeholders(ids)})`, ids), before, whole);
  }

  private async put(kind: SearchKind, texts: readonly SearchText[], before: ReadonlyMap<number, SearchEntry>, whole = false): Promise<void> {
    const reading = (await readings())[kind.people ? 'people' : 'names'];
    const entries: SearchEntry[] = [];
    const added: SearchGram[] = [];
    const gone: SearchGram[] = [];
    for (const { id, names, codes = [] } of texts) {
      const entry = entryOf(names, codes, reading);
      const old = before.get(id);
      if (old && same(old, entry) && !whole) continue;
      const had = old ? gramsOf(old) : new Set<string>();
      const has = gramsOf(entry);
      entries.push({ kind: kind.kind, id, ...entry });
      for (const gram of has) if (whole || !had.has(gram)) added.push({ kind: kind.kind, gram, id });
      for (const gram of had) if (!has.has(gram)) gone.push({ kind: kind.kind, gram, id });
    }
    await this.remove(gone);
    // In the order of the key: many rows then go to the same pages.
    added.sort((a, b) => (a.gram < b.gram ? -1 : a.gram > b.gram ? 1 : a.id - b.id));
    // Replaced, not inserted: an event may be delivered twice.
    await replaceRows(this.database, SearchEntry, entries);
    for (let start = 0; start < added.length; start += TURN) {
      await replaceRows(this.database, SearchGram, added.slice(start, start + TURN));
      if (added.length > TURN) await pause();
    }
  }

  private async remove(grams: readonly SearchGram[]): Promise<void> {
    for (let start = 0; start < grams.length; start += CHUNK) {
      const part = grams.slice(start, start + CHUNK);
      await this.database.execute(`DELETE FROM \`search_gram\` WHERE ${part.map(() => '(`kind` = ? AND `gram` = ? AND `id` = ?)').join(' OR ')}`, part.flatMap(({ kind, gram, id }) => [kind, gram, id]));
    }
  }

  private kind(code: string): SearchKind {
    const kind = this.kinds.get(code);
    if (!kind) throw new Error(`no such kind of record: ${code}`);
    return kind;
  }
}

const same = (stored: EntryText, wanted: EntryText): boolean =>
  stored.text === wanted.text && stored.pinyin === wanted.pinyin && stored.initials === wanted.initials && stored.codes === wanted.codes;
