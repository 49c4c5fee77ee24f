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
const plan = planCity(7, TODAY, 400);
const eventsOf = (city: CityPlan): PlannedEvent[] => city.projects.flatMap((project) => project.events);
const dayOf = (minute: string) => minute.slice(0, 10);

test('the same seed, day and size give the same city; another seed another one', () => {
  expect(planCity(7, TODAY, 400)).toEqual(plan);
  expect(planCity(8, TODAY, 400)).not.toEqual(plan);
});

test('whatever the day, nothing is recorded before the city exists, before it happened, or after yesterday', () => {
  const days = fc.integer({ min: 0, max: 3_000 }).map((offset) => addDays('2024-02-29', offset));
  fc.assert(fc.property(days, fc.integer({ min: 0, max: 9 }), (today, seed) => {
    const city = planCity(seed, today, 40);
    const written = (minute: string) => dayOf(minute) >= city.from && dayOf(minute) < today;
    const wrong = [
      ...eventsOf(city).filter(({ recordedAt, occurredOn }) => !written(recordedAt) || (occurredOn !== null && (!isDay(occurredOn) || occurredOn > dayOf(recordedAt)))),
      ...city.projects.flatMap((project) => project.reviews).filter((review) => !written(review.reviewedAt)),
      ...city.projects.flatMap((project) => project.followUps).filter((note) => !written(note.writtenAt) || (note.doneAt !== null && !written(note.doneAt))),
    ];
    expect(wrong).toEqual([]);
  }), { numRuns: 20 });
});

test('a ledger begins with its creation, and what follows a row comes after it', () => {
  const at = new Map(eventsOf(plan).map((event) => [event.key, event.recordedAt]));
  for (const { events, reviews, followUps } of plan.projects) {
    expect(events[0]!.type).toBe('created');
    expect(events.every((event) => event.recordedAt >= events[0]!.recordedAt)).toBe(true);
    expect(followUps.every((note) => note.writtenAt > events[0]!.recordedAt)).toBe(true);
    for (const event of events) if (event.corrects !== null) expect(at.get(event.corrects)! < event.recordedAt).toBe(true);
    for (const review of reviews) expect(at.get(review.event)! < review.reviewedAt).toBe(true);
  }
});

test('stages come in order, and a leased factory is never built', () => {
  for (const { attributes, events } of plan.projects) {
    const stages = events.filter((event) => event.type === 'stage' && event.corrects === null);
    const orders = stages.map((event) => STAGE_CODES.indexOf(event.code as Stage));
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(stages.map((event) => event.recordedAt)).toEqual(stages.map((event) => event.recordedAt).sort());
    if (attributes.landMode === 'leased-factory') expect(stages.some((event) => event.code === 'built')).toBe(false);
  }
});

test('nobody reviews their own rows, the county goes first, and an event is corrected at most once', () => {
  const events = new Map(eventsOf(plan).map((event) => [event.key, event]));
  for (const { reviews } of plan.projects) {
    const levels = new Map<number, string>();
    for (const review of [...reviews].sort((a, b) => (a.reviewedAt < b.reviewedAt ? -1 : 1))) {
      expect(review.reviewer).not.toBe(events.get(review.event)!.recorder);
      expect(review.level).toBe(levels.has(review.event) ? 'city' : 'county');
      levels.set(review.event, review.level);
    }
  }
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
  const own = plan.projects.filter((project) => project.attributes.officer === 'officer');
  const open = own.flatMap((project) => project.followUps).filter((note) => note.nextStep !== null && note.doneAt === null).map((note) => note.nextStepOn!);
  expect(open.filter((day) => day < TODAY).length).toBeGreaterThan(0);
  expect(open.filter((day) => day >= TODAY && day <= addDays(TODAY, 7)).length).toBeGreaterThan(0);
  expect(own.flatMap((project) => project.reviews).filter((review) => review.verdict === 'rejected').length).toBeGreaterThanOrEqual(2);
});
