import type { INestApplicationContext } from '@nestjs/common';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { TargetsService } from '../targets/targets.service.js';
import type { CityPlan } from './domain/plan-types.js';
import { COUNTIES, PARKS } from './domain/places.js';
import { sharesOf, targetsOf } from './domain/targets.js';
import type { Places } from './load-places.js';

/** The bureau sets the targets of a year and passes them on to counties, and some to parks, through the same services as anybody. */
export async function loadTargets(app: INestApplicationContext, places: Places, plan: CityPlan, year: number): Promise<void> {
  const user = (await app.get(Authenticator).userById(places.users.get('city')!.id))!;
  const weights = COUNTIES.map(({ code }) => PARKS.filter(({ county }) => county === code).reduce((sum, { weight }) => sum + weight, 0));
  await runInContext({ ...currentContext()!, user, permission: 'target:manage' }, async () => {
    const targets = app.get(TargetsService);
    for (const { shared, headroom, ...target } of targetsOf(year, plan.projects.length, Number(plan.from.slice(0, 4)))) {
      const city = await targets.create({ ...target, year, scopeKey: 'city' });
      if (shared === 'none') continue;
      const step = target.value >= 1_000_000_000 ? 1_000_000_000 : 1;
      const counties = await targets.allocate(city.id, { items: sharesOf(Math.round(target.value * headroom), weights, step).map((value, index) => ({ scopeKey: `county:${COUNTIES[index]!.code}`, value })) });
      if (shared === 'counties') continue;
      for (const county of counties) {
        const parks = PARKS.filter(({ county: code }) => county.scopeKey === `county:${code}`);
        if (parks.length === 0) continue;
        await targets.allocate(county.id, { items: sharesOf(county.value, parks.map(({ weight }) => weight), step).map((value, index) => ({ scopeKey: `park:${places.parks.get(parks[index]!.name)!}`, value })) });
      }
    }
  });
}
