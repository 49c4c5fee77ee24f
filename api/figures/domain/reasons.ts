import type { DifferenceReason } from '../../../shared/vocabulary.js';

/** What has been recorded of a project since a figure was published. */
export interface Since {
  events: readonly { id: number; type: string; correctsId: number | null; recordedAt: string; reason: string | null }[];
  reviews: readonly { eventId: number; reviewedAt: string; note: string | null }[];
  certifications: readonly { recordedAt: string; reason: string }[];
  /** Attributes as they were then and as they are; null where the project was not there or was withdrawn. */
  then: Attributes | null;
  now: Attributes | null;
  /** When the attributes of now became known. */
  revisedAt: string | null;
}
export type Attributes = Readonly<Record<string, unknown>>;

export interface Reason { reason: DifferenceReason; eventId: number | null; at: string | null; note: string | null }

const PLACE = ['parkId', 'regionCode', 'organisationId', 'introducingOrganisationId'] as const;

/**
 * Why a line differs from what was published, the most direct reason first: its ledger row was corrected; it is new; it was reviewed; the
 * project was moved to another place or unit; its details were changed; a certification was decided; something else was recorded of it.
 */
export function reasonOf(eventIds: readonly number[], since: Since): Reason {
  const latest = <T>(rows: readonly T[]): T | undefined => rows.at(-1);
  const ofEvent = (reason: DifferenceReason, event: Since['events'][number]): Reason => ({ reason, eventId: event.id, at: event.recordedAt, note: event.reason });
  const correction = latest(since.events.filter((event) => (event.correctsId !== null && (eventIds.includes(event.correctsId) || eventIds.includes(event.id))) || event.type === 'withdrawn'));
  if (correction) return ofEvent('correction', correction);
  const fresh = latest(since.events.filter((event) => eventIds.includes(event.id)));
  if (fresh) return ofEvent('new-event', fresh);
  const review = latest(since.reviews.filter(({ eventId }) => eventIds.includes(eventId)));
  if (review) return { reason: 'verification', eventId: review.eventId, at: review.reviewedAt, note: review.note };
  const { then, now } = since;
  const differs = (fields: readonly string[]) => then !== null && now !== null && fields.some((field) => then[field] !== now[field]);
  const revision = latest(since.events.filter(({ type }) => type === 'revised'));
  const revised = (reason: DifferenceReason): Reason => ({ reason, eventId: revision?.id ?? null, at: revision?.recordedAt ?? since.revisedAt, note: revision?.reason ?? null });
  if (differs(PLACE)) return revised('re-attribution');
  if (then !== null && now !== null && differs(Object.keys(then))) return revised('revision');
  const certification = latest(since.certifications);
  if (certification) return { reason: 'certification', eventId: null, at: certification.recordedAt, note: certification.reason };
  const other = latest(since.events.filter(({ type }) => type !== 'revised'));
  return other ? ofEvent(other.correctsId === null ? 'new-event' : 'correction', other) : { reason: 'other', eventId: null, at: null, note: null };
}
