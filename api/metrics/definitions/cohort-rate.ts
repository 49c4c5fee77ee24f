import { EVENT_TYPES } from '../../../shared/vocabulary.js';
import type { ArgumentSpec } from '../domain/arguments.js';
import { ON, PROJECT_ARGUMENTS, REACHABLE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { AGREED_INVESTMENT, AMOUNT, cohortFunds, cohortReached, ONE, reached, type CohortBase } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

const NUMERATOR: ArgumentSpec = { name: 'numerator', label: '分子', labelEn: 'Numerator', kind: 'choice', choices: ['started', 'built', 'producing', 'registered', 'funds'], default: 'started' };
const DENOMINATOR: ArgumentSpec = { name: 'denominator', label: '分母', labelEn: 'Denominator', kind: 'choice', choices: ['signed', 'started'], default: 'signed' };

export const cohortRate: Metric = {
  code: 'cohort-rate', name: '签约项目开工率、竣工率、投产率、注册率、资金到位率', nameEn: 'Start, completion, production, registration and funds rates by signing cohort', unit: 'rate', nature: 'flow',
  definition: '按签约批次计算：分母为期间内签约的项目（资金到位率以其协议投资额计），分子为其中截至时点已开工、竣工、投产、注册的项目数，或已到位的资金。时点默认今天；分母也可取其中已开工的项目（投产数比开工数、到位资金比已开工项目协议投资额），此时分子只看已开工的。终止的项目仍在分母中。重新签约、迁建的项目与原项目同属一个批次：按先计入的签约归批，其后在续接项目中开工、投产、注册、到位的也计入该批次，一个项目计一次；后续期不计。',
  definitionEn: 'By signing cohort: the denominator is the projects signed within the period (for funds: their agreed investment), the numerator those of them that had started, been built, begun production or registered by the day, or the funds that had arrived in them. The day defaults to today; the denominator may also be those of them that had started (production of started, funds of the agreed investment of started projects), and the numerator then looks only at these. Terminated projects stay in the denominator. A project that was re-signed or relocated belongs with the one it continues to the cohort of the signing that counted: what was reached or arrived in it later is credited there, once; a later phase is not.',
  source: COMMON_PRACTICE,
  arguments: [NUMERATOR, DENOMINATOR, ON, ...PROJECT_ARGUMENTS],
  asks: { period: true, on: true },
  plan: ({ args, period, on, knownAt }) => {
    const code = String(args['numerator']);
    const funds = code === 'funds';
    const base: CohortBase = args['denominator'] === 'started' ? 'started' : 'signed';
    const whole = base === 'started' ? cohortReached('started', period, on, knownAt, args, { what: REACHABLE['started']! }) : reached(['signed'], period, knownAt, args, { what: REACHABLE['signed']! });
    return {
      numerator: funds
        ? { relation: cohortFunds(period, on, knownAt, args, { what: EVENT_TYPES['funds-arrived'] }, base), value: AMOUNT, unit: 'fen' }
        : { relation: cohortReached(code, period, on, knownAt, args, { what: REACHABLE[code]! }, base), value: ONE, unit: 'count' },
      denominator: { relation: whole, value: funds ? AGREED_INVESTMENT : ONE, unit: funds ? 'fen' : 'count' },
    };
  },
};
