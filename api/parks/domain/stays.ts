import { byDay, type CarrierFacts, type Movement } from './occupancy.js';

/** Part of a carrier in use by a project from one day to another; what is given back in parts is as many stays. */
export interface Stay {
  /** The act that began it. */
  eventId: number;
  /** The act that ended it. */
  releaseId: number | null;
  projectId: number;
  areaCenti: number;
  from: string;
  /** The day it was given back; null while it lasts. */
  until: string | null;
  /** How much of it stood idle before, and since when. */
  idleCenti: number;
  idleSince: string | null;
}

/**
 * The stays that acts amount to: what is given back is taken from the stay that the act names, else from the project's earliest. A carrier that stands wholly vacant, after a
 * use or since a stated day, is idle; whoever comes next takes of what was idle until nothing is left of it.
 */
export function staysOf(carrier: CarrierFacts, movements: readonly Movement[]): Stay[] {
  const stays: Stay[] = [];
  const open = new Map<number, Stay[]>();
  let idle = carrier.vacantSince === null ? null : { centi: carrier.areaCenti, since: carrier.vacantSince };
  let occupied = 0;
  for (const { day, acts } of byDay(movements)) {
    const before = occupied;
    for (const { id, projectId, occupiedCenti } of acts) {
      occupied += occupiedCenti;
      if (occupiedCenti <= 0) continue;
      const idleCenti = Math.min(occupiedCenti, idle?.centi ?? 0);
      const stay: Stay = { eventId: id, releaseId: null, projectId, areaCenti: occupiedCenti, from: day, until: null, idleCenti, idleSince: idleCenti > 0 ? idle!.since : null };
      if (idle) idle = { ...idle, centi: idle.centi - idleCenti };
      open.set(projectId, [...(open.get(projectId) ?? []), stay]);
    }
    for (const act of acts) if (act.occupiedCenti < 0) stays.push(...given(open.get(act.projectId) ?? [], act));
    if (occupied === 0 && before > 0) idle = { centi: carrier.areaCenti, since: day };
  }
  return [...stays, ...[...open.values()].flat()].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : one.eventId - other.eventId));
}

/** Takes what an act gives back out of the open stays, of the one it names first, then the earliest, and answers what ended. */
function given(open: Stay[], { id, occupiedCenti, occurredOn, endsId }: Movement): Stay[] {
  const ended: Stay[] = [];
  for (let left = -occupiedCenti; left > 0 && open.length; ) {
    const at = Math.max(0, open.findIndex(({ eventId }) => eventId === endsId));
    const stay = open[at]!;
    const areaCenti = Math.min(left, stay.areaCenti);
    const idleCenti = Math.min(areaCenti, stay.idleCenti);
    ended.push({ ...stay, areaCenti, idleCenti, releaseId: id, until: occurredOn });
    left -= areaCenti;
    if (areaCenti === stay.areaCenti) open.splice(at, 1);
    else open[at] = { ...stay, areaCenti: stay.areaCenti - areaCenti, idleCenti: stay.idleCenti - idleCenti };
  }
  return ended;
}
