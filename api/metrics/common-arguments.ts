import { MILESTONES, ORIGINS, STAGES, STANDINGS, type Label } from '../../shared/vocabulary.js';
import type { ArgumentSpec } from './domain/arguments.js';

/** What can be reached: stages, milestones, and what follows from them. */
export const REACHABLE: Record<string, Label> = {
  ...STAGES,
  ...MILESTONES,
  settled: { zh: '入园', en: 'Settled in a park' },
  suspended: { zh: '停建', en: 'Suspended' },
  terminated: { zh: '终止', en: 'Terminated' },
};

export const MILESTONE: ArgumentSpec = { name: 'milestone', label: '达到的阶段或节点', labelEn: 'Stage or milestone reached', kind: 'choice', choices: Object.keys(REACHABLE), default: 'signed' };
export const STAGE: ArgumentSpec = { name: 'stage', label: '所处阶段', labelEn: 'Stage', kind: 'choice', choices: Object.keys(STANDINGS), default: 'started' };
export const ON: ArgumentSpec = { name: 'on', label: '时点（默认今天）', labelEn: 'On the day (default today)', kind: 'day', default: null };
export const VERIFIED_ONLY: ArgumentSpec = { name: 'verifiedOnly', label: '只计已核验', labelEn: 'Verified only', kind: 'flag', default: false };
export const ORIGIN: ArgumentSpec = { name: 'origin', label: '资金来源', labelEn: 'Capital origin', kind: 'choice', choices: ['any', ...Object.keys(ORIGINS), 'unstated'], default: 'any' };
export const MINIMUM_FEN: ArgumentSpec = { name: 'minimumFen', label: '协议投资额不低于', labelEn: 'Agreed investment at least', kind: 'fen', default: 0 };

export const BELOW_FEN: ArgumentSpec = { name: 'belowFen', label: '协议投资额低于', labelEn: 'Agreed investment below', kind: 'fen', default: null };

export const INDUSTRIAL_ONLY: ArgumentSpec = { name: 'industrialOnly', label: '只计工业项目', labelEn: 'Industrial only', kind: 'flag', default: false };
export const LEADING_INDUSTRY_ONLY: ArgumentSpec = { name: 'leadingIndustryOnly', label: '只计园区主导产业项目', labelEn: 'Leading industries of the park only', kind: 'flag', default: false };
export const CERTIFIED_ONLY: ArgumentSpec = { name: 'certifiedOnly', label: '只计已认定的招商引资项目（资金来源按认定）', labelEn: 'Certified attraction projects only (by their certified origin)', kind: 'flag', default: false };
export const CHAIN_EXTENDING_ONLY: ArgumentSpec = { name: 'chainExtendingOnly', label: '只计认定的产业链延伸企业项目', labelEn: 'Certified chain-extending only', kind: 'flag', default: false };

/** The metrics of projects share these. */
export const PROJECT_ARGUMENTS = [MINIMUM_FEN, BELOW_FEN, ORIGIN, VERIFIED_ONLY, INDUSTRIAL_ONLY, LEADING_INDUSTRY_ONLY, CERTIFIED_ONLY, CHAIN_EXTENDING_ONLY] as const;

/** What growth and share are told of: a flow of projects or of money. */
export const OF: ArgumentSpec = { name: 'of', label: '计量', labelEn: 'Of', kind: 'choice', choices: ['signed-projects', 'signed-investment', 'started-projects', 'producing-projects', 'funds-arrived', 'completed-investment'], default: 'signed-investment' };
