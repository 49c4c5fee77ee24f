import type { CarrierAct, CarrierKind, CarrierStatus } from '../../../shared/vocabulary.js';

/** Areas are integers: hundredths of a square metre (factory) or of a mu (land). */
export interface CarrierFacts { kind: CarrierKind; areaCenti: number; vacantSince: string | null }

/** One act on a carrier as it is stored: what it changed, negative for what was given back. */
export interface Movement { id: number; projectId: number; type: CarrierAct; reservedCenti: number; occupiedCenti: number; occurredOn: string; correctsId: number | null }

export interface Holding { projectId: number; reservedCenti: number; occupiedCenti: number; since: string }

export interface Occupancy {
  holdings: Holding[];
  reservedCenti: number;
  occupiedCenti: number;
  freeCenti: number;
  status: CarrierStatus;
  idleSince: string | null;
  /** The day of the latest act that counts. */
  lastOn: string | null;
  /** Acts, in order, after which more was held than there is, or less than nothing; none in a sound ledger. */
  breaches: number[];
}

/** What the acts on a carrier amount to: who holds how much of it, and since when it stands idle. Corrected acts do not count. */
export function occupancyOf(carrier: CarrierFacts, movements: readonly Movement[]): Occupancy {
  const corrected = new Set(movements.map((movement) => movement.correctsId));
  const holdings = new Map<number, Holding>();
  const breaches: number[] = [];
  let [reservedCenti, occupiedCenti] = [0, 0];
  let idleSince = carrier.vacantSince;
  let lastOn: string | null = null;
  for (const movement of movements) {
    if (movement.type === 'void' || corrected.has(movement.id)) continue;
    const before = holdings.get(movement.projectId);
    const holding: Holding = {
      projectId: movement.projectId, reservedCenti: (before?.reservedCenti ?? 0) + movement.reservedCenti, occupiedCenti: (before?.occupiedCenti ?? 0) + movement.occupiedCenti, since: before?.since ?? movement.occurredOn,
    };
    if (holding.reservedCenti === 0 && holding.occupiedCenti === 0) holdings.delete(movement.projectId);
    else holdings.set(movement.projectId, holding);
    reservedCenti += movement.reservedCenti;
    occupiedCenti += movement.occupiedCenti;
    if (occupiedCenti > 0) idleSince = null;
    else if (movement.occupiedCenti < 0) idleSince = movement.occurredOn;
    if (lastOn === null || movement.occurredOn > lastOn) lastOn = movement.occurredOn;
    if (holding.reservedCenti < 0 || holding.occupiedCenti < 0 || reservedCenti + occupiedCenti > carrier.areaCenti) breaches.push(movement.id);
  }
  const freeCenti = carrier.areaCenti - reservedCenti - occupiedCenti;
  const status = freeCenti <= 0 ? (occupiedCenti > 0 ? 'occupied' : 'reserved') : reservedCenti === 0 && occupiedCenti === 0 && idleSince !== null ? 'idle' : 'available';
  return { holdings: [...holdings.values()], reservedCenti, occupiedCenti, freeCenti, status, idleSince: occupiedCenti > 0 ? null : idleSince, lastOn, breaches };
}

/** What a project asks of a carrier; `areaCenti` null = all that is free, or all that it holds. */
export interface Wish { type: Exclude<CarrierAct, 'void'>; projectId: number; areaCenti: number | null; occurredOn: string }

export type Refusal = { code: 'carrier-full'; freeCenti: number; wantedCenti: number } | { code: 'carrier-whole' } | { code: 'carrier-not-held'; heldCenti: number } | { code: 'before-last-act'; day: string };

/**
 * What an act changes, or every reason why it cannot be. Occupying takes a project's own reservation first; releasing gives back
 * what is occupied before what is reserved. Land is taken whole. Acts follow one another in time, so that no past day is over-full either.
 */
export function decide(carrier: CarrierFacts, now: Occupancy, wish: Wish): { reservedCenti: number; occupiedCenti: number } | { refusals: Refusal[] } {
  const own = now.holdings.find((holding) => holding.projectId === wish.projectId);
  const [reserved, occupied] = [own?.reservedCenti ?? 0, own?.occupiedCenti ?? 0];
  const refusals: Refusal[] = now.lastOn !== null && wish.occurredOn < now.lastOn ? [{ code: 'before-last-act', day: now.lastOn }] : [];
  const answer = (reservedCenti: number, occupiedCenti: number) => (refusals.length ? { refusals } : { reservedCenti, occupiedCenti });
  if (wish.type === 'release') {
    const held = reserved + occupied;
    const given = wish.areaCenti ?? held;
    if (given <= 0 || given > held) refusals.push({ code: 'carrier-not-held', heldCenti: held });
    else if (carrier.kind === 'land' && given !== held) refusals.push({ code: 'carrier-whole' });
    const fromOccupied = Math.min(given, occupied);
    return answer(fromOccupied - given, -fromOccupied);
  }
  const usable = wish.type === 'occupy' ? now.freeCenti + reserved : now.freeCenti;
  const wanted = wish.areaCenti ?? (wish.type === 'occupy' && reserved > 0 ? reserved : usable);
  if (wanted <= 0 || wanted > usable) refusals.push({ code: 'carrier-full', freeCenti: usable, wantedCenti: wanted });
  if (carrier.kind === 'land' && wanted !== carrier.areaCenti && wanted <= usable && wanted > 0) refusals.push({ code: 'carrier-whole' });
  if (wish.type === 'reserve') return answer(wanted, 0);
  const fromReserved = Math.min(wanted, reserved);
  return answer(-fromReserved, wanted);
}
