import { Injectable } from '@nestjs/common';
import type { ResponseDays } from '../../shared/contracts/activities.js';
import { daysBetween } from '../../shared/day.js';
import { WorkingDays, type YearOfDaysOff } from '../../shared/working-days.js';
import { Policy } from '../policy/policy.service.js';
import type { ResponseLimit } from './domain/response-clock.js';

/** The item of the policy packs that says how soon a lead is to be contacted; the other, which days are worked, a city's pack may leave out. */
export const RESPONSE_LIMIT_POLICY = 'leads.response-limit';
const DAYS_OFF_POLICY = 'calendar.days-off';

/** How days are counted on the clock, and until when the calendar knows more than weekends. */
export interface LimitInForce extends ResponseLimit { unit: ResponseDays; daysOffKnownUntil: string | null }

/** What the policy in force asks of first contacts; without a limit (its pack has run out) nothing is late, without days off weekends only are free. */
@Injectable()
export class ResponseLimits {
  constructor(private readonly policy: Policy) {}

  async on(day: string): Promise<LimitInForce> {
    const policy = await this.policy.on(day);
    const limit = policy.find(RESPONSE_LIMIT_POLICY);
    const days = limit ? Number(limit.value) : null;
    if (limit?.unit === '天') return { days, between: daysBetween, unit: 'days', daysOffKnownUntil: null };
    const calendar = new WorkingDays((policy.find(DAYS_OFF_POLICY)?.value ?? []) as YearOfDaysOff[]);
    return { days, between: (from, until) => calendar.between(from, until), unit: 'working-days', daysOffKnownUntil: calendar.knownUntil };
  }
}
