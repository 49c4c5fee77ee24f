import { Injectable } from '@nestjs/common';

/** Which of these records of a kind the current user may see. */
export type VisibleIds = (ids: readonly number[]) => Promise<ReadonlySet<number>>;

/** Lets the modules above say who sees the records that files are linked to; without a word from them, nobody does. */
@Injectable()
export class EvidenceAccess {
  private readonly rules = new Map<string, VisibleIds>();

  register(entity: string, visible: VisibleIds): void {
    this.rules.set(entity, visible);
  }

  async visible(entity: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const rule = this.rules.get(entity);
    return rule && ids.length ? rule(ids) : new Set();
  }
}
