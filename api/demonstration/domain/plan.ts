import { addDays, addMonths } from '../../../shared/day.js';
import { imagine, leadAttributes, nameOf, type Idea, type Settled } from './attributes.js';
import { dayOfMinute } from './calendar.js';
import { planInvestors, projectCompanyOf, type Investor } from './companies.js';
import { fillDesk } from './desk.js';
import { Diary } from './diary.js';
import { writeActivities } from './activities.js';
import { liveLife, type Life } from './life.js';
import { countyOf } from './places.js';
import type { CityPlan, PlannedAttributes, PlannedProject } from './plan-types.js';
import { planPromotionEvents } from './promotion-events.js';
import { Random } from './random.js';
import { ReviewWriter } from './reviews.js';
import { LedgerWriter } from './write-ledger.js';

const YEARS = 6;
/** How many of the projects were brought in from an older ledger at the beginning. */
const IMPORTED_SHARE = 0.03;
const DEMONSTRATION_OFFICER = 'officer';

/**
 * The demonstration city: every project with its ledger, reviews, activities and events over the six years up to yesterday.
 * Pure: the same seed, day and number of projects give the same plan.
 */
export function planCity(seed: number, today: string, count: number): CityPlan {
  return new Planner(seed, today, count).plan();
}

class Planner {
  private readonly from: string;
  private readonly until: string;
  private readonly investors: Investor[];
  private readonly byField = new Map<string, Investor[]>();
  private readonly names = new Set<string>();
  private readonly companyNames = new Set<string>();
  private readonly settled: Settled[] = [];
  private readonly givenUp: { number: number; idea: Idea; on: string }[] = [];
  private lastKey = 0;

  constructor(private readonly seed: number, private readonly today: string, private readonly count: number) {
    this.from = addMonths(today, -12 * YEARS);
    this.until = addDays(today, -1);
    this.investors = planInvestors(Random.of(seed, -1), Math.ceil(count * 0.32));
    for (const investor of this.investors) this.byField.set(investor.field, [...(this.byField.get(investor.field) ?? []), investor]);
  }

  plan(): CityPlan {
    // What was found in the last days may not have been entered yet.
    const projects = Array.from({ length: this.count }, (_, number) => this.project(number)).filter((project) => project.events.length);
    fillDesk(projects, DEMONSTRATION_OFFICER, this.today);
    const companies = this.investors.map((investor) => investor.company);
    return { from: this.from, until: this.until, investors: companies, projectCompanies: this.projectCompanies, projects, promotionEvents: planPromotionEvents(this.seed, projects, this.from, this.until) };
  }

  private readonly projectCompanies: CityPlan['projectCompanies'] = [];

  private project(number: number): PlannedProject {
    const random = Random.of(this.seed, number);
    const importedOn = number < this.count * IMPORTED_SHARE ? addDays(this.from, 3) : undefined;
    const lead = importedOn ? addDays(this.from, -random.whole(60, 1_300)) : this.leadDay(number, random);
    const idea = imagine(random, lead, this.byField, this.settled);
    const life = liveLife(random, lead, idea.landMode, idea.wan, this.today);
    if (importedOn && life.terminated && life.terminated <= importedOn) life.terminated = addDays(importedOn, random.whole(40, 500));

    const company = idea.expands?.company ?? projectCompanyOf(random, idea.investor, countyOf(idea.countyCode), this.companyNames);
    const attributes = { ...leadAttributes(random, idea, nameOf(random, idea, this.names)), ...this.again(idea, lead) };
    const project: PlannedProject = { number, attributes, events: [], reviews: [], activities: [] };
    const diary = new Diary(random, project, () => (this.lastKey += 1), this.until);
    new LedgerWriter(random, diary, { idea, life, lead: attributes, projectCompany: company.name, ...(importedOn ? { importedOn } : {}) }, this.until).write();
    if (project.events.some((event) => event.payload?.projectCompany === company.name) && !idea.expands) {
      this.companyNames.add(company.name);
      this.projectCompanies.push(company);
      if (life.registered && life.landSecured && life.producing) this.settled.push({ investor: idea.investor, company, park: idea.park, countyCode: idea.countyCode, product: idea.product, since: laterOf(life), number });
    }
    const created = project.events[0];
    if (!created) return project;
    if (life.signed && life.terminated) this.givenUp.push({ number, idea, on: life.terminated });
    new ReviewWriter(random, diary, idea.countyCode, this.until).write();
    writeActivities(random, project, life, dayOfMinute(created.recordedAt), this.until);
    return project;
  }

  /** An investor who gave up a signed project comes back with the same business: signed anew, in another place relocated. */
  private again({ investor, product, park, expands }: Idea, lead: string): Partial<PlannedAttributes> {
    const at = expands ? -1 : this.givenUp.findIndex(({ idea, on }) => idea.investor === investor && idea.product.business === product.business && addDays(on, 60) < lead);
    const before = this.givenUp[at];
    if (!before) return {};
    this.givenUp.splice(at, 1);
    return { predecessor: before.number, succession: before.idea.park === park ? 're-signed' : 'relocated' };
  }

  /** Leads come in somewhat faster every year. */
  private leadDay(number: number, random: Random): string {
    const first = Math.ceil(this.count * IMPORTED_SHARE);
    const share = (number - first + random.next()) / (this.count - first);
    const days = Math.round((365.25 * YEARS - 2) * share ** 0.8);
    return addDays(this.from, Math.min(days, 365 * YEARS));
  }
}

const laterOf = (life: Life): string => (life.registered! > life.landSecured! ? life.registered! : life.landSecured!);
