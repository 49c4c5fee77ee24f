import { addDays } from '../../../shared/day.js';
import type { CarrierKind } from '../../../shared/vocabulary.js';
import { PARKS } from './places.js';
import type { CityPlan, Minute, PlannedAttributes, PlannedProject } from './plan-types.js';
import { Random } from './random.js';

export interface PlannedCarrier {
  key: string; enteredAt: Minute; park: string; kind: CarrierKind; code: string; name: string; area: number; floor: string | null; clearHeightMetres: number | null; loadKgPerSquareMetre: number | null; priceFen: number; vacantSince: string | null; completedOn: string | null;
}
export interface PlannedAct { at: Minute; carrier: string; project: number; type: 'occupy' | 'release'; area: number | null; reason: string | null }

/** A project that got its place in a park. */
interface Tenant { project: PlannedProject; at: Minute; endedAt: Minute | null; landMu: number | null; squareMetres: number | null }

const PARCELS = 6;
const FACTORIES = 3;
const TENANTS = 3;
const STREAM = -40;
const BUILDING_STREAM = -140;

/** The carriers of every park, and who of the plan's projects came to hold them: the latest ones that secured land or a factory. */
export function planCarriers(seed: number, plan: CityPlan): { carriers: PlannedCarrier[]; acts: PlannedAct[] } {
  const carriers: PlannedCarrier[] = [];
  const acts: PlannedAct[] = [];
  PARKS.forEach((park, number) => {
    const random = Random.of(seed, STREAM - number);
    const building = Random.of(seed, BUILDING_STREAM - number);
    const tenants = tenantsOf(plan, park.name);
    const parcels = tenants.filter((tenant) => tenant.landMu !== null).slice(-PARCELS);
    const lessees = tenants.filter((tenant) => tenant.landMu === null && tenant.squareMetres !== null).slice(-FACTORIES * TENANTS);
    const add = (carrier: Omit<PlannedCarrier, 'key' | 'park'>) => {
      carriers.push({ ...carrier, key: `${park.name} ${carrier.code}`, park: park.name });
      return `${park.name} ${carrier.code}`;
    };
    const take = (carrier: string, { project, at, endedAt }: Tenant, area: number | null) => {
      acts.push({ at, carrier, project: project.number, type: 'occupy', area, reason: null });
      if (endedAt !== null && random.chance(0.5)) acts.push({ at: endedAt, carrier, project: project.number, type: 'release', area: null, reason: '项目终止，收回载体' });
    };
    const before = (at: Minute, least: number, most: number): Minute => minuteWithin(plan, addDays(at.slice(0, 10), -random.whole(least, most)));
    parcels.forEach((tenant, index) => take(add({ ...land(random), enteredAt: before(tenant.at, 40, 300), code: `L-${two(index + 1)}`, name: `${index + 1}号地块`, area: tenant.landMu!, vacantSince: null, completedOn: null }), tenant, null));
    for (let index = 0; index < 2; index += 1) add({ ...land(random), enteredAt: minuteWithin(plan, addDays(plan.until, -random.whole(60, 500))), code: `L-${two(parcels.length + index + 1)}`, name: `${parcels.length + index + 1}号地块`, area: random.whole(30, 160), vacantSince: null, completedOn: null });
    for (let index = 0; index * TENANTS < lessees.length; index += 1) {
      const group = lessees.slice(index * TENANTS, (index + 1) * TENANTS);
      const area = Math.ceil((group.reduce((sum, tenant) => sum + tenant.squareMetres!, 0) * random.between(1, 1.25)) / 1_000) * 1_000;
      const enteredAt = before(group[0]!.at, 40, 300);
      // Some were built for these tenants; others had stood empty before they came.
      const vacantSince = building.chance(0.4) ? addDays(enteredAt.slice(0, 10), -building.whole(30, 700)) : null;
      const key = add({ ...factory(random), enteredAt, code: `F-${two(index + 1)}`, name: `${index + 1}号标准厂房`, area, vacantSince, completedOn: addDays(vacantSince ?? enteredAt.slice(0, 10), -building.whole(0, vacantSince ? 1_500 : 60)) });
      for (const tenant of group) take(key, tenant, tenant.squareMetres);
    }
    for (let index = 0; index < 2; index += 1) {
      const enteredAt = minuteWithin(plan, addDays(plan.until, -random.whole(40, 400)));
      add({ ...factory(random), enteredAt, code: `F-${two(FACTORIES + index + 1)}`, name: `${FACTORIES + index + 1}号标准厂房`, area: random.whole(3, 15) * 1_000, vacantSince: index === 0 ? addDays(enteredAt.slice(0, 10), -random.whole(20, 700)) : null, completedOn: addDays(enteredAt.slice(0, 10), -building.whole(index === 0 ? 720 : 0, index === 0 ? 2_000 : 30)) });
    }
  });
  return { carriers, acts: inTime(acts) };
}

/** Projects of a park that secured land or a lease, in the order in which that was recorded, with what they then needed. */
function tenantsOf(plan: CityPlan, park: string): Tenant[] {
  return plan.projects.flatMap((project): Tenant[] => {
    const secured = project.events.find((event) => event.type === 'milestone' && event.code === 'land-secured' && event.corrects === null);
    if (!secured) return [];
    const known: Partial<PlannedAttributes> = Object.assign({}, ...project.events.filter((event) => event.recordedAt <= secured.recordedAt).map((event) => event.payload ?? {}));
    if (known.park !== park || known.landMode === 'expansion') return [];
    const ended = project.events.find((event) => event.type === 'status' && event.code === 'terminated' && event.recordedAt > secured.recordedAt);
    return [{ project, at: secured.recordedAt, endedAt: ended?.recordedAt ?? null, landMu: known.landMu ?? null, squareMetres: known.factorySquareMetres ?? null }];
  }).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.project.number - b.project.number));
}

const two = (value: number) => String(value).padStart(2, '0');
const land = (random: Random) => ({ kind: 'land' as const, floor: null, clearHeightMetres: null, loadKgPerSquareMetre: null, priceFen: random.whole(90, 180) * 100_000 });
const factory = (random: Random) => ({ kind: 'factory' as const, floor: random.pick(['单层', '1-2层', '1-3层']), clearHeightMetres: random.pick([6, 7.5, 8.1, 9]), loadKgPerSquareMetre: random.pick([500, 800, 1_500, 2_000]), priceFen: random.whole(8, 18) * 100 });
const inTime = <T extends { at: Minute }>(acts: T[]): T[] => acts.map((act, index) => ({ act, index })).sort((a, b) => (a.act.at < b.act.at ? -1 : a.act.at > b.act.at ? 1 : a.index - b.index)).map(({ act }) => act);
/** A morning within the time that the city has been writing. */
const minuteWithin = (plan: CityPlan, day: string): Minute => `${day < plan.from ? plan.from : day > plan.until ? plan.until : day}T09:00`;
