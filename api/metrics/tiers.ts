import { Injectable } from '@nestjs/common';
import { lastDay } from '../../shared/period.js';
import { ofLeadingIndustry } from '../parks/leading-industry.js';
import { Policy } from '../policy/policy.service.js';
import { investmentTiers, tierExpression, TIERS_POLICY, type InvestmentTiers } from '../projects/investment-tiers.js';
import type { Question } from './metric.js';
import { AGREED_INVESTMENT, parkAt } from './relations.js';

type Asked = Pick<Question, 'period' | 'on' | 'knownAt'>;
export interface TiersOfQuestion extends InvestmentTiers { /** A project's tier as an SQL expression over `r`, NULL below them all. */ expression: string }

/** The tiers by which counts are split: those in force on the day of the figure. */
@Injectable()
export class Tiers {
  constructor(private readonly policy: Policy) {}

  /** The last day of the period, or the day asked about where it is not over. @throws 422 naming the pack where the day has no tiers */
  async of(question: Asked): Promise<TiersOfQuestion> {
    return withExpression(investmentTiers((await this.policy.definition(TIERS_POLICY, dayOf(question))).item), question);
  }

  /** The same for what is only shown beside others: undefined where the day has none. */
  async find(question: Asked): Promise<TiersOfQuestion | undefined> {
    const item = (await this.policy.on(dayOf(question))).find(TIERS_POLICY);
    return item && withExpression(investmentTiers(item), question);
  }
}

const dayOf = ({ period, on }: Asked): string => (period.until > period.from && lastDay(period) < on ? lastDay(period) : on);

const withExpression = (tiers: InvestmentTiers, { knownAt }: Asked): TiersOfQuestion => ({ ...tiers, expression: tierExpression(tiers, AGREED_INVESTMENT, ofLeadingIndustry('r', parkAt(knownAt))) });
