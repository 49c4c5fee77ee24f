import { FEN_PER_YI } from '../../../shared/money.js';
import { INDUSTRIAL_ONLY, MINIMUM_FEN, ORIGIN, REACHABLE, VERIFIED_ONLY } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { ONE, signedLeaderOrLarge } from '../relations.js';
import { LEADER_OR_LARGE } from '../sources.js';

export const leaderOrMajorProjects: Metric = {
  code: 'leader-or-major-projects', name: '新引进龙头企业或重大项目数', nameEn: 'Leader companies or major projects brought in', unit: 'count', nature: 'flow',
  definition: '期间内正式签约、且属于当年认定的行业龙头企业或协议投资额不低于起点（政策为5亿元）的项目数；两者兼具只计一次。按园区分组即可看每个园区是否达到1个以上。',
  definitionEn: 'Projects signed within the period that are of a company certified as a leader for it, or whose agreed investment reaches the threshold (500 million yuan by the policy); both at once counts once. Split by park it shows which parks have at least one.',
  source: LEADER_OR_LARGE,
  arguments: [{ ...MINIMUM_FEN, label: '重大项目投资额不低于', labelEn: 'Large from', default: 5 * FEN_PER_YI }, ORIGIN, VERIFIED_ONLY, INDUSTRIAL_ONLY],
  asks: { period: true, on: false },
  policy: 'targets.leader-or-large-minimum',
  plan: ({ args: { minimumFen, ...args }, period, knownAt }) => ({ measure: { relation: signedLeaderOrLarge(period, knownAt, Number(minimumFen), args, { what: REACHABLE['signed']! }), value: ONE, unit: 'count' } }),
};
