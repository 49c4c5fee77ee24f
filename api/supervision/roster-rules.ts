import { Injectable } from '@nestjs/common';
import type { PolicyItem } from '../../shared/contracts/policy.js';
import { addDays, daysBetween } from '../../shared/day.js';
import { lastDay, quarterPeriod } from '../../shared/period.js';
import type { PolicyBound } from '../../shared/policy.js';
import { Clock } from '../core/clock.js';
import { Policy, type PolicyOn } from '../policy/policy.service.js';
import { fenOf, shiftedBy } from '../policy/quantities.js';
import type { Quarter } from './domain/quarters.js';

/** The items of the policy packs that say which projects are large, when they leave the roster and when a quarter's lines are due. */
export const LARGE_SIGNED_POLICY = 'key-projects.large-signed';
export const LEAVE_AFTER_POLICY = 'supervision.roster-leave-after';
export const RETURNS_DUE_POLICY = 'supervision.returns-due';

/** Where the pack in force states none†. */
const OTHERWISE: Record<string, Pick<PolicyItem, 'value' | 'unit'>> = { [LEAVE_AFTER_POLICY]: { value: 3, unit: '月' }, [RETURNS_DUE_POLICY]: { value: 10, unit: '天' } };

/** How a quarter's roster is made up. */
export interface RosterRules extends Quarter {
  policyDay: string;
  limitFen: number;
  bound: PolicyBound;
  /** The first day after the quarter: who signed before it is on the roster. */
  until: string;
  /** Who ended before this day has left the roster. */
  endedBefore: string;
  dueOn: string;
  dueDays: number;
}

/** The rules of a quarter by the policy in force on its last day, or today while it runs. */
@Injectable()
export class RosterRulesReader {
  constructor(private readonly policy: Policy, private readonly clock: Clock) {}

  /** @throws 422 naming the pack and when it ends where nothing says which projects are large */
  async of(quarter: Quarter): Promise<RosterRules> {
    const day = this.policyDay(quarter);
    const policy = await this.policy.on(day);
    return rulesOf(quarter, day, policy, policy.item(LARGE_SIGNED_POLICY));
  }

  /** The rules of several quarters; those without a definition are left out. */
  async ofMany(quarters: readonly Quarter[]): Promise<RosterRules[]> {
    const rules = await Promise.all(quarters.map(async (quarter) => {
      const day = this.policyDay(quarter);
      const policy = await this.policy.on(day);
      const large = policy.find(LARGE_SIGNED_POLICY);
      return large ? [rulesOf(quarter, day, policy, large)] : [];
    }));
    return rules.flat();
  }

  private policyDay({ year, quarter }: Quarter): string {
    const [end, today] = [lastDay(quarterPeriod(year, quarter)), this.clock.today()];
    return end < today ? end : today;
  }
}

function rulesOf(quarter: Quarter, policyDay: string, policy: PolicyOn, large: PolicyItem): RosterRules {
  const { until } = quarterPeriod(quarter.year, quarter.quarter);
  const stated = (key: string) => policy.find(key) ?? OTHERWISE[key]!;
  const end = addDays(until, -1);
  const dueOn = shiftedBy(stated(RETURNS_DUE_POLICY), end);
  return {
    ...quarter, policyDay, limitFen: fenOf(large)!, bound: large.bound ?? 'at-least', until, endedBefore: shiftedBy(stated(LEAVE_AFTER_POLICY), until, -1),
    dueOn, dueDays: daysBetween(end, dueOn),
  };
}

/** Whether an agreed amount makes a project large. */
export const isLarge = ({ limitFen, bound }: Pick<RosterRules, 'limitFen' | 'bound'>, fen: number | null): boolean => fen !== null && (bound === 'more-than' ? fen > limitFen : fen >= limitFen);
