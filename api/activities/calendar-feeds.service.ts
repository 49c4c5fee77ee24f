import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalendarFeedState } from '../../shared/contracts/activities.js';
import { addDays } from '../../shared/day.js';
import { CALENDAR_KINDS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { deleteRow, findRow, replaceRows } from '../core/database/rows.js';
import { notFound } from '../core/errors.js';
import { currentContext, currentUser, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { CalendarService } from './calendar.service.js';
import { icalendar } from './domain/icalendar.js';
import { CalendarFeed } from './entities.js';

const DAYS_BACK = 60;
const DAYS_AHEAD = 330;
const NAME = { zh: '落地 · 招商日程', en: 'Luodi · Diary' };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** One secret address a user for calendar programs: whoever knows it reads that user's diary, until it is renewed or revoked. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly authenticator: Authenticator,
    private readonly calendar: CalendarService,
  ) {}

  async state(): Promise<CalendarFeedState> {
    const feed = await findRow(this.database, CalendarFeed, { userId: currentUser().id });
    return { active: Boolean(feed), createdAt: feed?.createdAt ?? null };
  }

  /** A new address; the former one stops working. The answer is the only place where it can be read. */
  async renew(): Promise<CalendarFeedState> {
    const token = randomBytes(32).toString('base64url');
    const { id: userId } = currentUser();
    const createdAt = this.clock.instant();
    return this.database.write(async () => {
      await replaceRows(this.database, CalendarFeed, [{ userId, tokenHash: hashOf(token), createdAt }]);
      await this.audit.record({ action: 'calendar-feed:created', entity: 'calendar-feed', entityId: userId });
      return { active: true, createdAt, token };
    });
  }

  async revoke(): Promise<CalendarFeedState> {
    const { id: userId } = currentUser();
    return this.database.write(async () => {
      await deleteRow(this.database, CalendarFeed, { userId });
      await this.audit.record({ action: 'calendar-feed:revoked', entity: 'calendar-feed', entityId: userId });
      return { active: false, createdAt: null };
    });
  }

  /** The diary behind a secret address, read as its user reads it. @throws 404 an unknown or revoked address, a disabled user */
  async file(token: string, origin: string): Promise<string> {
    const feed = /^[\w-]{43}$/.test(token) ? await this.database.queryOne<{ userId: number; locale: 'zh' | 'en' }>(
      "SELECT f.`userId`, u.`locale` FROM `calendar_feed` f JOIN `user_account` u ON u.`id` = f.`userId` AND u.`status` = 'active' WHERE f.`tokenHash` = ?", [hashOf(token)]) : undefined;
    const user = feed && (await this.authenticator.userById(feed.userId));
    if (!feed || !user?.permissions.has('activity:read')) throw notFound('calendar-feed', 0);
    const context = currentContext();
    return runInContext({ requestId: context?.requestId ?? '', ip: context?.ip ?? '', locale: feed.locale, user, permission: 'activity:read' }, async () => {
      const today = this.clock.today();
      const stamp = this.clock.instant();
      const entries = await this.calendar.entries({ from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD), mine: true });
      return icalendar(NAME[feed.locale], entries.map(({ kind, id, stage, from, until, time, title, detail, place, path, done }) => ({
        uid: `${[kind, id, ...(stage ? [stage] : [])].join('-')}@luodi`, from, until, time, stamp, place, url: `${origin}/#${path}`,
        title: `${done ? '✓ ' : ''}${kind === 'next-step' ? `${CALENDAR_KINDS[kind][feed.locale]} · ` : ''}${title}`, description: detail,
      })));
    });
  }
}
