import type { CarrierAct, CarrierKind, CarrierStatus } from '../../../shared/vocabulary.js';

/** Areas are integers: hundredths of a square metre (factory) or of a mu (land). */
export interface CarrierFacts { kind: CarrierKind; areaCenti: number; vacantSince: string | null }

/** One act on a carrier as it is stored: what it changed, negative for what was given back. */
export interface Movement { id: number; projectId: number; type: CarrierAct; reservedCenti: number; occupiedCenti: number; occurredOn: string; correctsId: number | null; endsId: number | null }

export interface Holding { projectId: number; reservedCenti: number; occupiedCenti: number; since: string }

export interface Occupancy {
  holdings: Holding[];
  reservedCenti: number;
  occupiedCenti: number;
  freeCenti: number;
  status: CarrierStatus;
  idleSince: string | null;
  /** Acts on whose day more was held than there is, or less than nothing; none in a sound ledger. */
  breaches: number[];
}

/** The acts that count, by day; those of one day as they were recorded. */
export function standingActs<M extends Movement>(movements: readonly M[]): M[] {
  const corrected = new Set(movements.map((movement) => movement.correctsId));
  return movements.filter(({ id, type }) => type !== 'void' && !corrected.has(id)).sort((one, other) => (one.occurredOn < other.occurredOn ? -1 : one.occurredOn > other.occurredOn ? 1 : 0));
}

/** The same acts, a day at a time: what counts of a day is how it ends. */
export function byDay<M extends Movement>(movements: readonly M[]): { day: string; acts: M[] }[] {
  const days: { day: string; acts: M[] }[] = [];
  for (const act of standingActs(movements)) {
    const last = days.at(-1);
    if (last?.day === act.occurredOn) last.acts.push(act);
    else days.push({ day: act.occurredOn, acts: [act] });
  }
  return days;
}

/** What the acts on a carrier amount to, in whatever order they were recorded: who holds how much of it, and since when it stands idle. */
export function occupancyOf(carrier: CarrierFacts, movements: readonly Movement[]): Occupancy {
  const holdings = new Map<number, Holding>();
  const breaches: number[] = [];
  let [reservedCenti, occupiedCenti] = [0, 0];
  let idleSince = carrier.vacantSince;
  for (const { day, acts } of byDay(movements)) {
    const before = occupiedCenti;
    for (const act of acts) {
      const held = holdings.get(act.projectId);
      holdings.set(act.projectId, { projectId: act.projectId, reservedCenti: (held?.reservedCenti ?? 0) + act.reservedCenti, occupiedCenti: (held?.occupiedCenti ?? 0) + act.occupiedCenti, since: held?.since ?? day });
      reservedCenti += act.reservedCenti;
      occupiedCenti += act.occupiedCenti;
    }
    if (occupiedCenti > 0) idleSince = null;
    else if (before > 0) idleSince = day;
    const full = reservedCenti + occupiedCenti > carrier.areaCenti;
    for (const { id, projectId } of acts) {
      const held = holdings.get(projectId);
      if (full || (held && (held.reservedCenti < 0 || held.occupiedCenti < 0))) breaches.push(id);
      if (held?.reservedCenti === 0 && held.occupiedCenti === 0) holdings.delete(projectId);
    }
  }
  const freeCenti = carrier.areaCenti - reservedCenti - occupiedCenti;
  const status = freeCenti <= 0 ? (occupiedCenti > 0 ? 'occupied' : 'reserved') : reservedCenti === 0 && occupiedCenti === 0 && idleSince !== null ? 'idle' : 'available';
  return { holdings: [...holdings.values()], reservedCenti, occupiedCenti, freeCenti, status, idleSince, breaches };
}

/** What a project asks of a carrier; `areaCenti` null = all that is free, or all that it holds; `until`: the day it was given back again. */
export interface Wish { type: Exclude<CarrierAct, 'void'>; projectId: number; areaCenti: number | null; occurredOn: string; until?: string | null }

export type Refusal = { code: 'carrier-full'; freeCenti: number; wantedCenti: number } | { code: 'carrier-whole' } | { code: 'carrier-not-held'; heldCenti: number };

/** What is free, until the wish ends, and what a project holds, on a day and ever after as far as acts are recorded. */
function leastFrom(carrier: CarrierFacts, movements: readonly Movement[], { projectId, occurredOn, until = null }: Wish): { free: number; reserved: number; occupied: number } {
  let [free, reserved, occupied] = [carrier.areaCenti, 0, 0];
  let least = { free, reserved, occupied };
  for (const { day, acts } of byDay(movements)) {
    for (const act of acts) {
      free -= act.reservedCenti + act.occupiedCenti;
      if (act.projectId === projectId) [reserved, occupied] = [reserved + act.reservedCenti, occupied + act.occupiedCenti];
    }
    least = day <= occurredOn ? { free, reserved, occupied } : { free: until !== null && day >= until ? least.free : Math.min(least.free, free), reserved: Math.min(least.reserved, reserved), occupied: Math.min(least.occupied, occupied) };
  }
  return least;
}

/**
 * What an act changes, or every reason why it cannot be. Occupying takes a project's own reservation first; releasing gives back
 * what is occupied before what is reserved. Land is taken whole. An act that comes to be known later than others must leave room for them:
 * no day, past or to come, is over-full.
 */
export function decide(carrier: CarrierFacts, movements: readonly Movement[], wish: Wish): { reservedCenti: number; occupiedCenti: number } | { refusals: Refusal[] } {
  const { free, reserved, occupied } = leastFrom(carrier, movements, wish);
  const refusals: Refusal[] = [];
  const answer = (reservedCenti: number, occupiedCenti: number) => (refusals.length ? { refusals } : { reservedCenti, occupiedCenti });
  if (wish.type === 'release') {
    const held = reserved + occupied;
    const given = wish.areaCenti ?? held;
    if (given <= 0 || given > held) refusals.push({ code: 'carrier-not-held', heldCenti: held });
    else if (carrier.kind === 'land' && given !== held) refusals.push({ code: 'carrier-whole' });
    const fromOccupied = Math.min(given, occupied);
    return answer(fromOccupied - given, -fromOccupied);
  }
  const usable = wish.type === 'occupy' ? free + reserved : free;
  const wanted = wish.areaCenti ?? (wish.type === 'occupy' && reserved > 0 ? reserved : usable);
  if (wanted <= 0 || wanted > usable) refusals.push({ code: 'carrier-full', freeCenti: usable, wantedCenti: wanted });
  if (carrier.kind === 'land' && wanted !== carrier.areaCenti && wanted <= usable && wanted > 0) refusals.push({ code: 'carrier-whole' });
  if (wish.type === 'reserve') return answer(wanted, 0);
  const fromReserved = Math.min(wanted, reserved);
  return answer(0 - fromReserved, wanted);
}
