import { Injectable } from '@nestjs/common';
import type { PolicyItem } from '../../shared/contracts/policy.js';
import { lastDay, type Period } from '../../shared/period.js';
import { Policy } from '../policy/policy.service.js';
import { fenOf } from '../policy/quantities.js';
import type { ArgumentValues } from './domain/arguments.js';
import type { Metric } from './metric.js';

interface MetricCall { metric: string; arguments?: Record<string, unknown> }

/** Arguments as stated by the policy in force, and by which clause. */
export interface Stated { values: ArgumentValues; source: string }

/** What a question leaves out is stated by the policy of its period (domain §8: arguments are chosen in a pack). */
@Injectable()
export class PolicyArguments {
  constructor(private readonly policy: Policy) {}

  /**
   * The arguments stated for a metric throughout a period.
   * @throws 422 naming the pack and when it ends where a day of the period has no definition, or two parts have different ones
   */
  async stated(key: string, code: string, period: Period): Promise<Stated> {
    const { item, adopted } = await this.policy.through(key, period.from, period.until > period.from ? lastDay(period) : period.from);
    const document = adopted.content.documents[item.source.document];
    const origin = item.origin ? `；源自 ${item.origin.pack} §${item.origin.clause}` : '';
    return { values: valuesOf(item, code), source: `《${document?.title ?? adopted.content.title}》${document?.number ? `（${document.number}）` : ''}${item.source.clause}（${adopted.pack}@${adopted.version}${origin}）` };
  }

  /** A metric's arguments with the defaults that the policy of a day states; its own where the day has none. */
  async specsOn(metric: Metric, day: string): Promise<Metric['arguments']> {
    const item = metric.policy && (await this.policy.on(day)).find(metric.policy);
    if (!item) return metric.arguments;
    const stated = valuesOf(item, metric.code);
    return metric.arguments.map((spec) => (Object.hasOwn(stated, spec.name) ? { ...spec, default: stated[spec.name] } : spec));
  }

  /** A question's arguments: what was given stays, the rest is the policy's; without a policy, the metric's own. */
  async complete(metric: Metric, period: Period, values: ArgumentValues, given: ReadonlySet<string>): Promise<Stated> {
    const open = metric.arguments.filter(({ name }) => !given.has(name));
    if (!metric.policy || !POLICY_STATES.some((name) => open.some((spec) => spec.name === name))) return { values, source: metric.source };
    const stated = await this.stated(metric.policy, metric.code, period);
    const own = Object.entries(stated.values).filter(([name]) => open.some((spec) => spec.name === name));
    return { values: { ...values, ...Object.fromEntries(own) }, source: `${metric.source}；按${stated.source}` };
  }
}

/** What an item states for a metric: the arguments of a call to it, or an amount to start from. */
function valuesOf(item: PolicyItem, code: string): ArgumentValues {
  if (typeof item.value === 'number') {
    const fen = fenOf(item);
    return fen === undefined ? {} : { minimumFen: fen };
  }
  const call = item.value as MetricCall;
  return call.metric === code ? (call.arguments ?? {}) : {};
}

/** The arguments for which a definition is needed: those that say what counts. */
const POLICY_STATES = ['minimumFen', 'amount'] as const;
