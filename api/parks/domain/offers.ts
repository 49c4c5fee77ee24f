import type { CarrierKind, CarrierStatus, OfferReason } from '../../../shared/vocabulary.js';

export interface OfferNeed { squareMetresCenti: number | null; muCenti: number | null; /** The industry and all it lies below, empty when not said. */ lineage: readonly string[] }

export interface OfferCandidate {
  id: number; kind: CarrierKind; status: CarrierStatus; freeCenti: number; areaCenti: number; idleSince: string | null;
  leadingIndustryCodes: readonly string[]; restrictedIndustryCodes: readonly string[]; restrictions: readonly string[];
}

export interface Offer { id: number; restricted: boolean; reasons: { code: OfferReason; detail: string | null }[] }

/**
 * Carriers for a need with the reasons, best first: none restricted before any that is; idle factories before other factories, idle land
 * and new land (003 §三(八)); then leading industries, the longest idle, the least left over. A need in mu alone still shows idle factories.
 */
export function offersFor(need: OfferNeed, candidates: readonly OfferCandidate[]): Offer[] {
  return candidates.filter((candidate) => suits(need, candidate)).map((candidate) => {
    const restrictedBy = hit(candidate.restrictedIndustryCodes, need.lineage);
    const leads = hit(candidate.leadingIndustryCodes, need.lineage);
    const reasons: Offer['reasons'] = [{ code: PLACES[placeOf(candidate)]!, detail: candidate.status === 'idle' ? candidate.idleSince : null }];
    if (compared(need, candidate)) reasons.push({ code: 'area-enough', detail: null });
    else if (candidate.kind === 'factory' && need.muCenti !== null) reasons.push({ code: 'area-to-check', detail: null });
    if (leads) reasons.push({ code: 'leading-industry', detail: leads });
    if (restrictedBy) reasons.push({ code: 'restricted-industry', detail: restrictedBy });
    if (candidate.restrictions.length) reasons.push({ code: 'restrictions-to-check', detail: candidate.restrictions.join('、') });
    return { candidate, leads, offer: { id: candidate.id, restricted: restrictedBy !== null, reasons } };
  }).sort((a, b) => Number(a.offer.restricted) - Number(b.offer.restricted) || placeOf(a.candidate) - placeOf(b.candidate) || Number(b.leads !== null) - Number(a.leads !== null)
    || compare(a.candidate.idleSince ?? '~', b.candidate.idleSince ?? '~') || a.candidate.freeCenti - b.candidate.freeCenti || a.candidate.id - b.candidate.id)
    .map(({ offer }) => offer);
}

const PLACES: readonly OfferReason[] = ['idle-factory', 'vacant-factory', 'idle-land', 'new-land'];
const placeOf = ({ kind, status }: OfferCandidate) => (kind === 'factory' ? 0 : 2) + (status === 'idle' ? 0 : 1);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const needed = (need: OfferNeed, kind: CarrierKind) => (kind === 'factory' ? need.squareMetresCenti : need.muCenti);
const compared = (need: OfferNeed, { kind }: OfferCandidate) => needed(need, kind) !== null;
const hit = (codes: readonly string[], lineage: readonly string[]): string | null => lineage.find((code) => codes.includes(code)) ?? null;

/** Large enough in its own unit. Without a need of that unit: any factory for a need in mu, no land for one in square metres; everything for none at all. */
function suits(need: OfferNeed, candidate: OfferCandidate): boolean {
  if (candidate.freeCenti <= 0) return false;
  const wanted = needed(need, candidate.kind);
  // A parcel is taken whole: one that somebody holds a part of is not to be had.
  if (candidate.kind === 'land' && candidate.freeCenti !== candidate.areaCenti) return false;
  if (wanted !== null) return candidate.freeCenti >= wanted;
  return candidate.kind === 'factory' || need.squareMetresCenti === null;
}
