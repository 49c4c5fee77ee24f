import { addDays } from '../../../shared/day.js';
import type { LandMode } from '../../../shared/vocabulary.js';
import type { Random } from './random.js';

/** When what happens to a project, as far as fate has it; what lies beyond today has not happened yet. */
export interface Life {
  lead: string;
  negotiating?: string;
  framework?: string;
  signed?: string;
  registered?: string;
  approved?: string;
  landSecured?: string;
  started?: string;
  suspended?: string;
  resumed?: string;
  built?: string;
  producing?: string;
  aboveScale?: string;
  atCapacity?: string;
  terminated?: string;
  /** No follow-up after this day, though nobody ended it: a lead gone cold. */
  quietAfter?: string;
  daysToStart: number;
  daysToBuild: number;
}

/** Larger projects take longer. */
const slowness = (wan: number) => Math.min(1.6, Math.max(0.75, 0.85 + 0.12 * Math.log(wan / 10_000 + 0.5)));

export function liveLife(random: Random, lead: string, landMode: LandMode, wan: number, today: string): Life {
  const slow = slowness(wan);
  const leased = landMode === 'leased-factory';
  const daysToStart = Math.round(random.days(leased ? 55 : landMode === 'expansion' ? 75 : 125, leased ? 15 : 30, 480) * slow);
  const daysToBuild = Math.round(random.days(leased ? 110 : landMode === 'expansion' ? 230 : 390, leased ? 40 : 120, 950) * slow);
  const life: Life = { lead, daysToStart, daysToBuild };
  if (!random.chance(0.82)) return giveUp(random, life, lead, today);
  life.negotiating = addDays(lead, random.days(28, 4, 120));
  if (random.chance(0.25)) life.framework = addDays(life.negotiating, random.whole(10, 60));
  if (!random.chance(0.68)) return giveUp(random, life, life.negotiating, today);
  life.signed = addDays(life.negotiating, Math.round(random.days(85, 20, 330) * slow));
  if (life.framework && life.framework >= life.signed) delete life.framework;
  if (random.chance(0.95)) life.registered = addDays(life.signed, random.whole(6, 50));
  if (random.chance(0.88)) life.approved = addDays(life.signed, random.whole(15, 90));
  if (random.chance(0.95)) life.landSecured = addDays(life.signed, Math.round(daysToStart * random.between(0.35, 0.9)));
  if (!random.chance(0.9)) return breakOff(random, life, today);
  life.started = addDays(life.signed, daysToStart);
  const finished = interrupt(random, life, addDays(life.started, daysToBuild));
  if (!finished) return life;
  if (leased) life.producing = finished;
  else {
    life.built = finished;
    if (random.chance(0.97)) life.producing = addDays(finished, random.days(70, 15, 240));
  }
  if (life.producing) {
    if (random.chance(0.5)) life.aboveScale = addDays(life.producing, random.whole(90, 400));
    if (random.chance(0.4)) life.atCapacity = addDays(life.producing, random.whole(150, 500));
  }
  return life;
}

/** Most efforts that come to nothing are ended by decision; recent ones may simply have gone quiet. */
function giveUp(random: Random, life: Life, since: string, today: string): Life {
  if (since > addDays(today, -420) && random.chance(0.3)) return { ...life, quietAfter: addDays(since, random.whole(15, 120)) };
  return { ...life, terminated: addDays(since, random.days(130, 40, 420)) };
}

function breakOff(random: Random, life: Life, today: string): Life {
  const since = life.signed!;
  if (since > addDays(today, -600) && random.chance(0.35)) return life;
  const terminated = addDays(since, random.days(330, 150, 700));
  for (const milestone of ['registered', 'approved', 'landSecured'] as const) if (life[milestone] && random.chance(0.5)) delete life[milestone];
  return { ...life, terminated };
}

/** Some works stop for a while, a few for good; answers when they are finished. */
function interrupt(random: Random, life: Life, finished: string): string | undefined {
  if (!random.chance(0.06)) return finished;
  life.suspended = addDays(life.started!, Math.round(life.daysToBuild * random.between(0.2, 0.8)));
  if (random.chance(0.6)) {
    const pause = random.whole(60, 260);
    life.resumed = addDays(life.suspended, pause);
    return addDays(finished, pause);
  }
  if (random.chance(0.4)) life.terminated = addDays(life.suspended, random.whole(120, 400));
  return undefined;
}
