import type { CountFeed } from '../../shared/contracts/metrics.js';
import { ORIGINS, STAGES, STANDINGS, type Stage } from '../../shared/vocabulary.js';

export type FeedColumn = CountFeed['columns'][number];

/** The stages whose flows and stocks feed the assessment. */
export const FEED_STAGES: readonly Stage[] = ['signed', 'started', 'built', 'producing'];
export const FEED_ORIGINS = [...Object.keys(ORIGINS), 'unstated'] as const;

export interface FeedSettings { verifiedOnly: boolean; minimumFen: number; amount: 'agreed' | 'arrived' }

export const reachedKey = (stage: string) => `${stage}-reached`;
export const reachedInvestmentKey = (stage: string) => `${stage}-reached-investment`;
export const standingKey = (stage: string) => `${stage}-standing`;
export const standingInvestmentKey = (stage: string) => `${stage}-standing-investment`;
export const NEW_COMPANIES_KEY = 'new-companies';
export const FUNDS_KEY = 'funds-arrived';
export const fundsKey = (origin: string) => `${FUNDS_KEY}-${origin}`;
export const COMPLETED_KEY = 'completed-investment';

const originLabel = (origin: string) => (origin === 'unstated' ? { zh: '来源未填', en: 'origin not stated' } : ORIGINS[origin as keyof typeof ORIGINS]);

/** The columns of the count feed, each with the metric and arguments that open its cells. */
export function feedColumns({ verifiedOnly, minimumFen, amount }: FeedSettings): FeedColumn[] {
  const flow = (key: string, metric: string, args: Record<string, unknown>, unit: FeedColumn['unit'], label: string, labelEn: string): FeedColumn => ({ key, metric, args: { ...args, verifiedOnly }, label, labelEn, unit, nature: 'flow' });
  const stock = (key: string, metric: string, stage: Stage, unit: FeedColumn['unit'], label: string, labelEn: string): FeedColumn => ({ key, metric, args: { stage, verifiedOnly }, label, labelEn, unit, nature: 'stock' });
  return [
    // What the assessment scores stands first; the stocks, of another nature, last.
    flow(NEW_COMPANIES_KEY, 'new-companies', { minimumFen, amount }, 'count', '新增入园企业', 'Newly settled companies'),
    flow(FUNDS_KEY, 'funds-arrived', {}, 'fen', '到位资金', 'Funds arrived'),
    ...FEED_ORIGINS.map((origin) => flow(fundsKey(origin), 'funds-arrived', { origin }, 'fen', `其中：${originLabel(origin).zh}`, `of which ${originLabel(origin).en}`)),
    flow(COMPLETED_KEY, 'completed-investment', {}, 'fen', '完成投资', 'Completed investment'),
    ...FEED_STAGES.flatMap((stage) => [
      flow(reachedKey(stage), 'projects-reached', { milestone: stage }, 'count', `${STAGES[stage].zh}项目数`, `${STAGES[stage].en}: projects`),
      flow(reachedInvestmentKey(stage), 'agreed-investment-reached', { milestone: stage }, 'fen', `${STAGES[stage].zh}项目协议投资额`, `${STAGES[stage].en}: agreed investment`),
    ]),
    ...FEED_STAGES.flatMap((stage) => [
      stock(standingKey(stage), 'projects-standing', stage, 'count', `${STANDINGS[stage].zh}（期末）`, `${STANDINGS[stage].en}, at the end`),
      stock(standingInvestmentKey(stage), 'agreed-investment-standing', stage, 'fen', `${STANDINGS[stage].zh}协议投资额（期末）`, `${STANDINGS[stage].en}, at the end: agreed investment`),
    ]),
  ];
}
