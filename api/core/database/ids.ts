import { Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { advanceCounter } from './statements.js';

const BLOCK = 50;

/**
 * Ids for new rows, reserved in blocks from the table `id_block`, so that a batch knows its children's ids before it writes.
 * Numbers may be skipped (a restart drops the rest of a block) but never repeat.
 */
@Injectable()
export class Ids {
  private readonly blocks = new Map<string, { next: number; end: number }>();

  constructor(private readonly database: Database) {}

  async next(kind: string): Promise<number> {
    return (await this.take(kind, 1))[0]!;
  }

  /** `count` ids, ascending. */
  async take(kind: string, count: number): Promise<number[]> {
    // Outside a unit of work another request's rollback could give the block back while its ids are in use here.
    if (!this.database.transaction) return this.database.write(() => this.take(kind, count), { unaudited: true });
    const taken: number[] = [];
    while (taken.length < count) {
      let block = this.blocks.get(kind);
      if (!block || block.next >= block.end) {
        block = await this.reserve(kind, Math.max(BLOCK, count - taken.length));
        this.blocks.set(kind, block);
      }
      while (taken.length < count && block.next < block.end) taken.push(block.next++);
    }
    return taken;
  }

  private async reserve(kind: string, size: number): Promise<{ next: number; end: number }> {
    if (this.database.kind === 'sqlite') {
      const block = await this.advance(kind, size);
      // A rolled-back transaction gives its reservation back: the block must not be used any more.
      this.database.transaction?.afterRollback.push(() => this.blocks.delete(kind));
      return block;
    }
    const end = await advanceCounter(this.database.writeSource, kind, size);
    if (end === undefined) throw new Error(`no id block for ${kind}`);
    return { next: end - size, end };
  }

  private async advance(kind: string, size: number): Promise<{ next: number; end: number }> {
    const changed = await this.database.execute('UPDATE `id_block` SET `next` = `next` + ? WHERE `kind` = ?', [size, kind]);
    if (!changed) throw new Error(`no id block for ${kind}`);
    const row = await this.database.queryOne<{ next: number }>('SELECT `next` FROM `id_block` WHERE `kind` = ?', [kind]);
    return { next: row!.next - size, end: row!.next };
  }
}
