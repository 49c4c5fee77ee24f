import { addDays } from '../../../shared/day.js';
import type { PromotionEventKind } from '../../../shared/vocabulary.js';
import { at, dayOfMinute, workday } from './calendar.js';
import { countyReviewer } from './people.js';
import { CITY_BUREAU, COUNTIES, countyBureau } from './places.js';
import type { PlannedProject, PlannedPromotionEvent } from './plan-types.js';
import { Random } from './random.js';

/** Month and day, what it is called, where; `county` is the place in the list of counties, none for the city's own. */
interface Template { on: string; name: string; kind: PromotionEventKind; place: string; regionCode: string; days?: number; county?: number; cooperators: readonly string[] }

const YEARLY: readonly Template[] = [
  { on: '03-18', name: '粤港澳大湾区电子信息产业对接会', kind: 'matchmaking', place: '深圳', regionCode: '440300', cooperators: ['驻粤港澳招商分队', '深圳市电子商会'] },
  { on: '04-16', name: '长三角新材料产业推介会', kind: 'promotion', place: '上海', regionCode: '310000', cooperators: ['驻长三角招商分队', '市工商联'] },
  { on: '05-20', name: '中部投资贸易博览会落地市专场', kind: 'exhibition', place: '武汉', regionCode: '420100', days: 3, cooperators: ['市商务局'] },
  { on: '06-11', name: '新能源材料产业链对接会', kind: 'matchmaking', place: '白石县', regionCode: '990122', county: 3, cooperators: ['市工信局', '白石新材园管委会'] },
  { on: '07-09', name: '重点项目集中签约仪式', kind: 'signing', place: '市会议中心', regionCode: '990102', cooperators: ['市发改委', '各县区招商局'] },
  { on: '09-10', name: '汽车零部件配套企业对接会', kind: 'matchmaking', place: '杭州', regionCode: '330100', county: 4, cooperators: ['东屏汽配园管委会'] },
  { on: '10-22', name: '京津冀生物医药沙龙', kind: 'forum', place: '北京', regionCode: '110000', county: 2, cooperators: ['云岭医药园管委会', '市卫健委'] },
  { on: '11-26', name: '返乡企业家恳谈会', kind: 'promotion', place: '青禾区', regionCode: '990102', county: 0, cooperators: ['市工商联', '各异地商会'] },
];
/** Leads entered this long after an event may have come of it. */
const FRUITFUL_DAYS = 160;
const SOON_DAYS = 75;

/** Some eight events a year, held and to come, with the leads that came of them. */
export function planPromotionEvents(seed: number, projects: readonly PlannedProject[], from: string, until: string): PlannedPromotionEvent[] {
  const events: PlannedPromotionEvent[] = [];
  const random = Random.of(seed, -2);
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)) + 1; year += 1) {
    for (const template of YEARLY) {
      const startsOn = workday(addDays(`${year}-${template.on}`, random.whole(-4, 4)));
      const event = planned(random, template, startsOn, year, until);
      if (startsOn > addDays(from, 5) && startsOn <= addDays(until, SOON_DAYS)) events.push(event);
    }
  }
  events.sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  for (const project of projects) {
    const entered = dayOfMinute(project.events[0]!.recordedAt);
    if (project.attributes.source !== 'promotion-event') continue;
    const mothers = events.filter((event) => event.endsOn < entered && addDays(event.endsOn, FRUITFUL_DAYS) >= entered && (event.organisation === CITY_BUREAU || event.author === countyReviewer(project.attributes.regionCode ?? '')));
    mothers.at(-1)?.projects.push(project.number);
  }
  const byNumber = new Map(projects.map((project) => [project.number, project]));
  for (const event of events) event.companies = [...new Set(event.projects.flatMap((number) => byNumber.get(number)!.attributes.investors))].slice(0, 20);
  return events;
}

function planned(random: Random, { name, kind, place, regionCode, days = 1, county, cooperators }: Template, startsOn: string, year: number, until: string): PlannedPromotionEvent {
  const endsOn = addDays(startsOn, days - 1);
  const over = endsOn < until;
  const where = county === undefined ? undefined : COUNTIES[county]!;
  const people = random.whole(6, 30) * 5;
  const recorded = workday(addDays(endsOn, random.whole(1, 4)));
  // Before it is held it was announced; what was held is entered a few days later, with its files.
  const writtenOn = recorded <= until ? recorded : workday(addDays(startsOn, -40)) < until ? workday(addDays(startsOn, -40)) : addDays(until, -1);
  return {
    name: `${year}年${name}`, kind, startsOn, endsOn, place, regionCode, organisation: where ? countyBureau(where) : CITY_BUREAU, author: where ? countyReviewer(where.code) : 'city', writtenAt: at(writtenOn > until ? until : writtenOn, 'afternoon'),
    cooperators: [...cooperators], companies: [], peopleCount: people, costWan: random.whole(4, 40), outcome: over ? `到会企业${Math.round(people / 3)}家，参会${people}人，会后逐家回访。` : null,
    evidence: over && recorded <= until ? ['photo', 'other'] : [], projects: [],
  };
}
