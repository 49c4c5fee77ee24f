import fc from 'fast-check';
import { isSocialCreditCode } from 'util-helpers';
import { creditCode } from '../../../api/demonstration/domain/companies.js';
import { countyReviewer, LOGINS, recordersOf, USERS } from '../../../api/demonstration/domain/people.js';
import { planCity } from '../../../api/demonstration/domain/plan.js';
import type { CityPlan, PlannedEvent } from '../../../api/demonstration/domain/plan-types.js';
import { COUNTIES, ORGANISATIONS, PARKS } from '../../../api/demonstration/domain/places.js';
import { FIELDS } from '../../../api/demonstration/domain/products.js';
import { Random } from '../../../api/demonstration/domain/random.js';
import { ROLE_CODES } from '../../../shared/permissions.js';
import { addDays, isDay } from '../../../shared/day.js';
import { STAGE_CODES, type Stage } from '../../../shared/vocabulary.js';

const TODAY = '2026-06-30';
const plan = planCity(7, TODAY, 160);
const eventsOf = (city: CityPlan): PlannedEvent[] => city.projects.flatMap((project) => project.events);
const dayOf = (minute: string) => minute.slice(0, 10);

test('the same seed, day and size give the same city; another seed another one', () => {
  expect(planCity(7, TODAY, 160)).toEqual(plan);
  expect(planCity(8, TODAY, 160)).not.toEqual(plan);
});

test('whatever the day, nothing is recorded before the city exists, before it happened, or after yesterday', () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map((offset) => addDays('2024-02-29', offset));
  fc.assert(fc.property(days, fc.integer({ min: 0, max: 9 }), (today, seed) => {
    const city = planCity(seed, today, 40);
    const written = (minute: string) => dayOf(minute) >= city.from && dayOf(minute) < today;
    const wrong = [
      ...eventsOf(city).filter(({ recordedAt, occurredOn }) => !written(recordedAt) || (occurredOn !== null && (!isDay(occurredOn) || occurredOn > dayOf(recordedAt)))),
      ...city.projects.flatMap((project) => project.reviews).filter((review) => !written(review.reviewedAt)),
      ...city.projects.flatMap((project) => project.activities).filter((note) => !written(note.writtenAt) || (note.doneAt !== null && !written(note.doneAt))),
    ];
    expect(wrong).toEqual([]);
  }), { numRuns: 20 });
});

test('a ledger begins with its creation, and what follows a row comes after it', () => {
  const at = new Map(eventsOf(plan).map((event) => [event.key, event.recordedAt]));
  const wrong = plan.projects.filter(({ events: [created, ...events], reviews, activities }) => created?.type !== 'created'
    || events.some((event) => event.type === 'created' || event.recordedAt < created.recordedAt || (event.corrects !== null && at.get(event.corrects)! >= event.recordedAt))
    || activities.some((note) => note.writtenAt <= created.recordedAt)
    || reviews.some((review) => at.get(review.event)! >= review.reviewedAt));
  expect(wrong).toEqual([]);
});

test('stages come in order, and a leased factory is never built', () => {
  for (const { attributes, events } of plan.projects) {
    const stages = events.filter((event) => event.type === 'stage' && event.corrects === null && event.phase !== 2);
    const orders = stages.map((event) => STAGE_CODES.indexOf(event.code as Stage));
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(stages.map((event) => event.recordedAt)).toEqual(stages.map((event) => event.recordedAt).sort());
    if (attributes.landMode === 'leased-factory') expect(stages.some((event) => event.code === 'built')).toBe(false);
  }
});

test('nobody reviews their own rows, the county goes first, and an event is corrected at most once', () => {
  const events = new Map(eventsOf(plan).map((event) => [event.key, event]));
  const wrong = plan.projects.flatMap(({ reviews }) => {
    const reviewed = new Set<number>();
    return [...reviews].sort((a, b) => (a.reviewedAt < b.reviewedAt ? -1 : 1)).filter((review) => {
      const expected = reviewed.has(review.event) ? 'city' : 'county';
      reviewed.add(review.event);
      return review.reviewer === events.get(review.event)!.recorder || review.level !== expected;
    });
  });
  expect(wrong).toEqual([]);
  const corrected = eventsOf(plan).flatMap((event) => (event.corrects === null ? [] : [event.corrects]));
  expect(new Set(corrected).size).toBe(corrected.length);
});

test('the city holds together: every name that is used exists once', () => {
  const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
  unique(ORGANISATIONS.map((organisation) => organisation.name));
  unique(USERS.map((user) => user.username));
  unique(USERS.map((user) => user.displayName));
  unique(plan.projects.map((project) => project.attributes.name));
  unique([...plan.investors, ...plan.projectCompanies].map((company) => company.name));
  expect(LOGINS.map((login) => login.role).sort()).toEqual([...ROLE_CODES].sort());
  expect(COUNTIES).toHaveLength(6);
  expect(PARKS).toHaveLength(12);
  for (const park of PARKS) {
    expect(recordersOf(park.committee).length).toBeGreaterThan(0);
    expect(park.fields.every((field) => field in FIELDS)).toBe(true);
    expect(USERS.some((user) => user.username === countyReviewer(park.county))).toBe(true);
  }
  const organisations = new Set(ORGANISATIONS.map((organisation) => organisation.name));
  const companies = new Set([...plan.investors, ...plan.projectCompanies].map((company) => company.name));
  for (const { attributes, events } of plan.projects) {
    expect(organisations.has(attributes.organisation) && (attributes.introducing === null || organisations.has(attributes.introducing))).toBe(true);
    for (const { payload } of events) for (const name of [...(payload?.investors ?? []), payload?.projectCompany ?? null]) if (name) expect(companies.has(name)).toBe(true);
  }
});

test('credit codes carry a right check character, but for those meant to be wrong', () => {
  fc.assert(fc.property(fc.integer(), fc.constantFrom('330000', '990102', '440000'), (seed, region) => {
    expect(isSocialCreditCode(creditCode(new Random(seed), region))).toBe(true);
    expect(isSocialCreditCode(creditCode(new Random(seed), region, true))).toBe(false);
  }));
});

test('the demonstration officer opens on work: steps overdue and due this week, and rows sent back', () => {
  // At its full size: a small city may leave this officer nothing to do.
  const own = planCity(20_260_101, TODAY, 2_000).projects.filter((project) => project.attributes.officer === 'officer');
  const open = own.flatMap((project) => project.activities).filter((note) => note.nextStep !== null && note.doneAt === null).map((note) => note.nextStepOn!);
  expect(open.filter((day) => day < TODAY).length).toBeGreaterThan(0);
  expect(open.filter((day) => day >= TODAY && day <= addDays(TODAY, 7)).length).toBeGreaterThan(0);
  expect(own.flatMap((project) => project.reviews).filter((review) => review.verdict === 'rejected').length).toBeGreaterThanOrEqual(2);
});
