import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '../../shared/day.js';
import { Clock } from '../core/clock.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { FiguresService } from '../figures/figures.service.js';
import { Authenticator } from '../identity/authenticator.js';
import { publishedFigures } from './domain/figures.js';
import type { Places } from './load-places.js';

/** Publications are looked over in the morning: nothing of the day itself is in them. */
const EIGHT_HOURS = 8 * 60 * 60 * 1_000;

/** What the bureau published after each quarter, as it was known on that day; what came to light since differs, with its reason. */
export async function loadFigures(app: INestApplicationContext, places: Places, from: string, until: string): Promise<void> {
  const [clock, figures] = [app.get(Clock), app.get(FiguresService)];
  const user = (await app.get(Authenticator).userById(places.users.get('city')!.id))!;
  for (const { publishedOn, question, ...figure } of publishedFigures(from, until)) {
    const asOf = addDays(publishedOn, -1);
    clock.set(new Date(Date.parse(clock.endOfDay(asOf)) + 1 + EIGHT_HOURS));
    await runInContext({ ...currentContext()!, user, permission: 'figure:publish' }, () => figures.publish({ ...figure, question: { ...question, asOf } }));
  }
}
