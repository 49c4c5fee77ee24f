import { addDays } from '../../../shared/day.js';
import type { EvidenceKind } from '../../../shared/vocabulary.js';
import { at, workday, type Sitting } from './calendar.js';
import { LATE_REASON } from './phrases.js';
import type { Minute, PlannedEvent, PlannedProject } from './plan-types.js';
import type { Random } from './random.js';

export type Happening = Pick<PlannedEvent, 'type'> & Partial<Pick<PlannedEvent, 'code' | 'amountFen' | 'origin' | 'exchange' | 'phase' | 'reason' | 'payload' | 'precision' | 'corrects'>> & { on: string | null; evidence?: readonly EvidenceKind[]; recorder: string };

/** Writes one project's ledger rows with the delay of real offices; nothing is recorded after `until`. */
export class Diary {
  /** Whatever the delays, stages are recorded in their order. */
  private lastStageAt: Minute = '';

  constructor(private readonly random: Random, readonly project: PlannedProject, private readonly nextKey: () => number, private readonly until: string) {}

  /** The row as recorded some days after it happened, but not before `notBefore`; undefined when that has not come yet. */
  write(happening: Happening & { on: string }, notBefore: Minute = ''): PlannedEvent | undefined {
    if (happening.on > this.until) return undefined;
    const lag = this.lag();
    const sitting: Sitting = this.random.pick(['morning', 'afternoon', 'evening']);
    const minute = at(workday(addDays(happening.on, lag)), sitting);
    const isStage = happening.type === 'stage' || happening.type === 'status';
    const earliest = isStage ? this.lastStageAt : notBefore;
    const event = this.record({ reason: lag >= 15 ? LATE_REASON : null, ...happening, recordedAt: minute < earliest ? earliest : minute });
    if (event && isStage) this.lastStageAt = event.recordedAt;
    return event;
  }

  /** A row recorded at a given minute; undefined when that has not come yet. */
  record({ on, recordedAt, ...happening }: Happening & { recordedAt: Minute }): PlannedEvent | undefined {
    if (recordedAt.slice(0, 10) > this.until) return undefined;
    if (happening.type === 'created') this.lastStageAt = recordedAt;
    const precision = happening.precision ?? (on === null ? 'unknown' : 'day');
    const event: PlannedEvent = {
      key: this.nextKey(), project: this.project.number, recordedAt, recorder: happening.recorder, type: happening.type, code: happening.code ?? null,
      occurredOn: on === null ? null : precision === 'month' ? `${on.slice(0, 7)}-01` : precision === 'year' ? `${on.slice(0, 4)}-01-01` : on,
      precision, amountFen: happening.amountFen ?? null, origin: happening.origin ?? null, exchange: happening.exchange ?? null, phase: happening.phase ?? null, reason: happening.reason ?? null, payload: happening.payload ?? null,
      corrects: happening.corrects ?? null, evidence: [...(happening.evidence ?? [])],
    };
    this.project.events.push(event);
    return event;
  }

  /** Mostly within days; now and then much later. */
  private lag(): number {
    const luck = this.random.next();
    return luck < 0.5 ? this.random.whole(0, 2) : luck < 0.92 ? this.random.whole(3, 10) : this.random.whole(15, 70);
  }
}
