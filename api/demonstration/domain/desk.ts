import { addDays } from '../../../shared/day.js';
import { REJECTIONS } from './phrases.js';
import type { PlannedProject } from './plan-types.js';

/** Days from today on which the demonstration officer's next steps are due, some of them overdue. */
const DUE = [-5, -2, -1, 0, 0, 1, 2, 3, 4, 6, 8, 9, 12, 15, 16, 19, 22, 26];
const RETURNED = 2;

/** What waits for the demonstration officer: a full week of next steps, and two rows that the county sent back. */
export function fillDesk(projects: readonly PlannedProject[], officer: string, today: string): void {
  const own = projects.filter((project) => project.attributes.officer === officer);
  const open = own.flatMap((project) => project.followUps.filter((note) => note.nextStep !== null && note.doneAt === null));
  open.forEach((note, index) => {
    const due = DUE[index];
    Object.assign(note, due === undefined ? { nextStep: null, nextStepOn: null } : { nextStepOn: addDays(today, due) });
  });

  const final = own.flatMap((project) => project.reviews.filter((review) => {
    const event = project.events.find((candidate) => candidate.key === review.event)!;
    const others = project.reviews.filter((other) => other.event === review.event).length + project.events.filter((other) => other.corrects === review.event).length;
    return review.level === 'county' && review.verdict === 'verified' && others === 1 && event.type !== 'baseline' && event.code !== 'lead' && event.code !== 'negotiating' && event.corrects === null;
  }));
  const latest = final.sort((a, b) => (a.reviewedAt < b.reviewedAt ? 1 : a.reviewedAt > b.reviewedAt ? -1 : b.event - a.event)).slice(0, RETURNED);
  latest.forEach((review, index) => Object.assign(review, { verdict: 'rejected', note: REJECTIONS.county[index % REJECTIONS.county.length] }));
}
