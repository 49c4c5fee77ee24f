import type { LedgerEventRecord } from './projects.js';

/** `GET /dashboard`: where things stand and what waits for this user, within the user's scope. */
export interface DashboardAnswer {
  today: string;
  funnel: { stage: string; count: number; agreedInvestmentFen: number }[];
  thisYear: { key: string; label: string; labelEn: string; metric: string; args: Record<string, unknown>; value: number; lastYear: number; unit: 'count' | 'fen' }[];
  waiting: {
    reviews: { count: number; level: 'county' | 'city' | null; items: LedgerEventRecord[] };
    rejected: { count: number; items: LedgerEventRecord[] };
    imports: { count: number; items: { id: number; filename: string; status: string; decision: number }[] };
  };
}
