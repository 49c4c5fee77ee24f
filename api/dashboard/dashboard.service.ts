import { Injectable } from '@nestjs/common';
import type { DashboardAnswer } from '../../shared/contracts/dashboard.js';
import { formatFen } from '../../shared/money.js';
import { STAGE_CODES } from '../../shared/vocabulary.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { sumOf } from '../core/database/rows.js';
import { currentContext, currentScope, currentUser } from '../core/request-context.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { projectScope } from '../projects/project-list.js';
import { ReviewsService } from '../projects/reviews.service.js';

const SHOWN = 6;

/** The figures of the year on the home page; each opens to its lines in the metric engine. */
const FIGURES = [
  { key: 'signed', metric: 'projects-reached', args: { milestone: 'signed' }, label: '新签约项目', labelEn: 'Signed' },
  { key: 'investment', metric: 'agreed-investment-reached', args: { milestone: 'signed' }, label: '签约协议投资额', labelEn: 'Agreed investment signed' },
  { key: 'started', metric: 'projects-reached', args: { milestone: 'started' }, label: '新开工项目', labelEn: 'Started' },
  { key: 'producing', metric: 'projects-reached', args: { milestone: 'producing' }, label: '新投产项目', labelEn: 'Producing' },
  { key: 'settled', metric: 'new-companies', args: {}, label: '新入园企业', labelEn: 'New park companies' },
  { key: 'funds', metric: 'funds-arrived', args: {}, label: '到位资金', labelEn: 'Funds arrived' },
] as const;

/** Where things stand and what waits for this user, each within the scope of the permission that shows it. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
    private readonly reviews: ReviewsService,
  ) {}

  async answer(): Promise<DashboardAnswer> {
    const today = this.clock.today();
    const [thisYear, funnel] = await Promise.all([this.thisYear(today), this.funnel()]);
    return { today, funnel, thisYear, waiting: currentUser().permissions.has('project:read') ? await this.waiting() : NOTHING_WAITS };
  }

  private async thisYear(today: string): Promise<DashboardAnswer['thisYear']> {
    const year = Number(today.slice(0, 4));
    // Last year up to the same day: a whole year beside part of one would mislead.
    const before = { from: `${year - 1}-01-01`, to: `${year - 1}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}` };
    return Promise.all(FIGURES.map(async ({ key, metric, args, label, labelEn }) => {
      const asked = { args: JSON.stringify(args) };
      const [now, then] = await Promise.all([this.metrics.answer(metric, { ...asked, from: `${year}-01-01`, to: today }), this.metrics.answer(metric, { ...asked, ...before })]);
      // From which amount on is the policy's to say.
      const from = now.basis.arguments['minimumFen'];
      const named = key === 'settled' && typeof from === 'number' ? { label: `${label}（≥${formatFen(from, 'zh').replace(' ', '')}）`, labelEn: `${labelEn} (≥ ${formatFen(from, 'en')})` } : { label, labelEn };
      return { key, metric, args: { ...args }, ...named, value: now.value ?? 0, lastYear: then.value ?? 0, unit: now.unit as 'count' | 'fen' };
    }));
  }

  /** Projects that stand at each stage today (the current projection of the same ledger that `projects-standing` reads). */
  private async funnel(): Promise<DashboardAnswer['funnel']> {
    const scope = projectScope(currentScope());
    const rows = await this.database.query<{ stage: string; count: number; fen: number }>(
      `SELECT p.\`stage\`, COUNT(*) AS \`count\`, ${sumOf('p.`agreedInvestmentFen`')} AS fen FROM \`project\` p WHERE p.\`status\` <> 'terminated' AND ${scope.map((part) => `(${part.sql})`).join(' AND ')} GROUP BY p.\`stage\``,
      scope.flatMap((part) => part.params));
    return STAGE_CODES.map((stage) => {
      const row = rows.find((candidate) => candidate.stage === stage);
      return { stage, count: Number(row?.count ?? 0), agreedInvestmentFen: Number(row?.fen ?? 0) };
    });
  }

  private async waiting(): Promise<DashboardAnswer['waiting']> {
    const context = currentContext();
    if (context) context.permission = 'project:read';
    const { permissions } = currentUser();
    const level = permissions.has('project:verify') ? 'city' : permissions.has('project:review') ? 'county' : null;
    const [reviews, rejected, imports] = await Promise.all([
      level ? this.reviews.list({ filter: JSON.stringify({ awaiting: level }), range: `[0,${SHOWN - 1}]`, sort: '["id","ASC"]' }) : undefined,
      this.reviews.list({ filter: JSON.stringify({ awaiting: 'recorder', recordedById: currentUser().id }), range: `[0,${SHOWN - 1}]` }),
      this.imports(),
    ]);
    return {
      reviews: { count: reviews?.total ?? 0, level, items: [...(reviews?.rows ?? [])] },
      rejected: { count: rejected.total, items: [...rejected.rows] },
      imports,
    };
  }

  private async imports(): Promise<DashboardAnswer['waiting']['imports']> {
    const rows = await this.database.query<{ id: number; filename: string; status: string; counts: string }>(
      "SELECT `id`, `filename`, `status`, `counts` FROM `import_batch` WHERE `createdById` = ? AND `status` IN ('uploaded', 'previewing', 'previewed', 'applying') ORDER BY `id` DESC LIMIT 20", [currentUser().id]);
    return { count: rows.length, items: rows.slice(0, SHOWN).map((row) => ({ id: row.id, filename: row.filename, status: row.status, decision: (JSON.parse(row.counts) as { decision: number }).decision })) };
  }
}

const NOTHING_WAITS: DashboardAnswer['waiting'] = {
  reviews: { count: 0, level: null, items: [] }, rejected: { count: 0, items: [] }, imports: { count: 0, items: [] },
};
