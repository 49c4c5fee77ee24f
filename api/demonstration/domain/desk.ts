import { addDays } from '../../../shared/day.js';
import { at } from './calendar.js';
import { REJECTIONS } from './phrases.js';
import type { PlannedProject } from './plan-types.js';

/** Days from today on which the demonstration officer's next steps are due, some of them overdue. */
const DUE = [-5, -2, -1, 0, 0, 1, 2, 3, 4, 6, 8, 9, 12, 15, 16, 19, 22, 26];
const RETURNED = 2;

/** What waits for the demonstration officer: a full week of next steps, and two rows that the county sent back. */
export function fillDesk(projects: readonly PlannedProject[], officer: string, today: string): void {
  const own = projects.filter((project) => project.attributes.officer === officer);
  const open = own.flatMap((project) => project.activities.filter((note) => note.nextStep !== null && note.doneAt === null));
  open.forEach((note, index) => {
    const due = DUE[index];
    Object.assign(note, due === undefined ? { nextStep: null, nextStepOn: null } : { nextStepOn: addDays(today, due) });
  });

  planVisits(own, officer, today);

  const final = own.flatMap((project) => project.reviews.filter((review) => {
    const event = project.events.find((candidate) => candidate.key === review.event)!;
    const others = project.reviews.filter((other) => other.event === review.event).length + project.events.filter((other) => other.corrects === review.event).length;
    return review.level === 'county' && review.verdict === 'verified' && others === 1 && event.type !== 'baseline' && event.code !== 'lead' && event.code !== 'negotiating' && event.corrects === null;
  }));
  const latest = final.sort((a, b) => (a.reviewedAt < b.reviewedAt ? 1 : a.reviewedAt > b.reviewedAt ? -1 : b.event - a.event)).slice(0, RETURNED);
  latest.forEach((review, index) => Object.assign(review, { verdict: 'rejected', note: REJECTIONS.county[index % REJECTIONS.county.length] }));
}

/** Visits of these days, agreed on yesterday. */
const VISITS = [
  { in: 0, kind: 'visit-in', startsAt: '09:30', place: '园区管委会三楼会议室', people: '投资总监一行3人', note: '接待来访，现场看地块' },
  { in: 0, kind: 'call', startsAt: '15:00', place: null, people: '财务负责人', note: '电话核对投资构成' },
  { in: 1, kind: 'meeting', startsAt: '10:00', place: '市政务中心', people: null, note: '部门会商准入条件' },
  { in: 3, kind: 'visit-out', startsAt: '14:30', place: '企业总部', people: '董事长', note: '上门拜访，商谈协议条款' },
  { in: 8, kind: 'visit-out', startsAt: '09:00', place: '企业总部', people: '总经理', note: '考察企业现有工厂' },
] as const;

function planVisits(own: readonly PlannedProject[], officer: string, today: string): void {
  const yesterday = addDays(today, -1);
  const live = own.filter((project) => (project.activities.at(-1)?.writtenAt.slice(0, 10) ?? today) < yesterday && project.activities.some((activity) => activity.nextStep !== null && activity.doneAt === null));
  VISITS.forEach(({ in: days, ...visit }, index) => live[index]?.activities.push({ project: live[index]!.number, writtenAt: at(yesterday, 'evening'), author: officer, occurredOn: addDays(today, days), ...visit, nextStep: null, nextStepOn: null, doneAt: null }));
}
