import { Injectable } from '@nestjs/common';
import type { Fragment } from '../core/http/list.js';

/** Which of these records of a kind the current user may see. */
export type VisibleIds = (ids: readonly number[]) => Promise<ReadonlySet<number>>;

/** Conditions on `evidence` e that leave out what the current user may not see though it lies in their scope. */
export type HiddenFiles = () => readonly Fragment[];

/** Lets the modules above say who sees the records that files are linked to; without a word from them, nobody does. */
@Injectable()
export class EvidenceAccess {
  private readonly rules = new Map<string, VisibleIds>();
  private readonly hidden: HiddenFiles[] = [];

  register(entity: string, visible: VisibleIds, hidden: HiddenFiles = () => []): void {
    this.rules.set(entity, visible);
    this.hidden.push(hidden);
  }

  open(): Fragment[] {
    return this.hidden.flatMap((conditions) => conditions());
  }

  async visible(entity: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const rule = this.rules.get(entity);
    return rule && ids.length ? rule(ids) : new Set();
  }
}
