import type { OpportunityState } from '../../../shared/vocabulary.js';

/** Where an opportunity may go from each state. Publishing is for those who approve; converted = taken, by a lead that came of it. */
export const TRANSITIONS = {
  draft: ['published', 'withdrawn'],
  published: ['paused', 'converted', 'withdrawn'],
  paused: ['published', 'withdrawn'],
  converted: ['published'],
  withdrawn: ['draft'],
} as const satisfies Record<OpportunityState, readonly OpportunityState[]>;

export const mayGo = (from: OpportunityState, to: OpportunityState): boolean => (TRANSITIONS[from] as readonly OpportunityState[]).includes(to);

/** States that are entered with a reason. */
export const NEEDS_REASON: readonly OpportunityState[] = ['paused', 'withdrawn'];

export interface Publishable {
  industryCode: string | null; parkId: number | null; regionCode: string | null; expectedInvestmentFen: number | null; content: string | null; cooperation: string | null; contactName: string | null; contactPhone: string | null;
}

/** What an investor must find in it before it is published, by field. */
export function missingToPublish(opportunity: Publishable): (keyof Publishable)[] {
  const needed: (keyof Publishable)[] = ['industryCode', 'expectedInvestmentFen', 'cooperation', 'content', 'contactName', 'contactPhone'];
  const missing = needed.filter((name) => opportunity[name] === null || opportunity[name] === '');
  return opportunity.parkId === null && opportunity.regionCode === null ? ['parkId', ...missing] : missing;
}
