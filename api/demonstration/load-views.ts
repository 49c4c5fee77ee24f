import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '../../shared/day.js';
import { Clock } from '../core/clock.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import type { CreateView } from '../views/view.dto.js';
import { ViewsService } from '../views/views.service.js';
import type { Places } from './load-places.js';

const LARGE_FEN = 10_0000_0000_00;

/** Views that people of the demonstration city keep: some for themselves, some that the bureau shares with everyone. */
function plannedViews(today: string): [username: string, view: CreateView][] {
  return [
    ['city', { name: '十亿元以上项目看板', kind: 'board', filter: { status: ['active'], agreedInvestmentFen: { gte: LARGE_FEN } }, sort: ['agreedInvestmentFen', 'DESC'], sharing: 'everyone' }],
    ['city', { name: '半年内应开工项目', kind: 'timeline', filter: { status: ['active'], stage: ['signed'], plannedStartOn: { lte: addDays(today, 180) } }, sort: ['plannedStartOn', 'ASC'], sharing: 'everyone' }],
    ['county', { name: '待核验的签约项目', kind: 'list', filter: { stage: ['signed'], stageVerification: ['pending', 'reviewed'] }, sort: ['signedOn', 'ASC'], columns: ['name', 'stage', 'agreed', 'place', 'signedOn', 'verification', 'officer'] }],
    ['officer', { name: '本周要跟进', kind: 'list', filter: { status: ['active'], nextStepOn: { lte: addDays(today, 7) } }, sort: ['nextStepOn', 'ASC'] }],
  ];
}

/** Enters the views, each as its owner, inside the running unit of work. */
export async function loadViews(app: INestApplicationContext, { users }: Places): Promise<void> {
  const service = app.get(ViewsService);
  for (const [username, view] of plannedViews(app.get(Clock).today())) {
    const user = (await app.get(Authenticator).userById(users.get(username)!.id))!;
    await runInContext({ ...currentContext()!, user, permission: 'project:read' }, () => service.create(view));
  }
}
