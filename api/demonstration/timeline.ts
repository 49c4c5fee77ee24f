import type { CityPlan, Minute, PlannedEvent, PlannedActivity, PlannedProject, PlannedPromotionEvent, PlannedReview } from './domain/plan-types.js';

/** Everything written in one minute, in the order in which it must be. */
export interface Sitting {
  at: Minute;
  created: { project: PlannedProject; event: PlannedEvent }[];
  events: PlannedEvent[];
  reviews: PlannedReview[];
  activities: PlannedActivity[];
  promotionEvents: PlannedPromotionEvent[];
}

/** The whole plan in order of time. */
export function timelineOf(plan: CityPlan): Sitting[] {
  const sittings = new Map<Minute, Sitting>();
  const sitting = (at: Minute): Sitting => {
    let found = sittings.get(at);
    if (!found) sittings.set(at, (found = { at, created: [], events: [], reviews: [], activities: [], promotionEvents: [] }));
    return found;
  };
  for (const project of plan.projects) {
    for (const event of project.events) {
      if (event.type === 'created') sitting(event.recordedAt).created.push({ project, event });
      else sitting(event.recordedAt).events.push(event);
    }
    for (const review of project.reviews) sitting(review.reviewedAt).reviews.push(review);
    for (const activity of project.activities) sitting(activity.writtenAt).activities.push(activity);
  }
  for (const event of plan.promotionEvents) sitting(event.writtenAt).promotionEvents.push(event);
  return [...sittings.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}
