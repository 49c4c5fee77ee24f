import { addDays } from '../../../shared/day.js';
import { quarterPeriod } from '../../../shared/period.js';

export interface PlannedFigure { metric: string; question: Record<string, unknown>; title: string; note: string; publishedOn: string }

/** Quarters that were published, the latest last. */
const QUARTERS = 8;
const QUARTER_NAMES = ['一', '二', '三', '四'];

/** Signings, those of them verified, and funds of each of the last quarters ten days after it, the year's investment with the statistical bulletin in February. */
export function publishedFigures(from: string, until: string): PlannedFigure[] {
  const figures: PlannedFigure[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    for (const quarter of [1, 2, 3, 4]) {
      const period = quarterPeriod(year, quarter);
      const publishedOn = addDays(period.until, 9);
      if (period.from < from || publishedOn > until) continue;
      const name = `${year}年${QUARTER_NAMES[quarter - 1]}季度`;
      figures.push(
        { metric: 'projects-reached', question: { year, quarter, args: { milestone: 'signed' } }, title: `${name}新签约项目数`, note: `落招商简报第${quarter}期（演示）`, publishedOn },
        { metric: 'projects-reached', question: { year, quarter, args: { milestone: 'signed', verifiedOnly: true } }, title: `${name}新签约项目数（已核验）`, note: `落招商简报第${quarter}期（演示）`, publishedOn },
        { metric: 'funds-arrived', question: { year, quarter }, title: `${name}到位资金`, note: `落招商简报第${quarter}期（演示）`, publishedOn },
      );
    }
    const publishedOn = `${year + 1}-02-20`;
    if (`${year}-01-01` >= from && publishedOn <= until) figures.push({ metric: 'official-amount', question: { year, args: { series: 'fixed-asset-investment' } }, title: `${year}年固定资产投资（统计公报数）`, note: '招商工作年报引用（演示）', publishedOn });
  }
  const recent = figures.sort((one, other) => (one.publishedOn < other.publishedOn ? -1 : one.publishedOn > other.publishedOn ? 1 : 0));
  return recent.slice(-3 * QUARTERS);
}
