import type { OfficialValueRecord } from '../../shared/contracts/official-values';
import { lastDay } from '../../shared/period';
import { metricLink } from '../metrics/query';

const METRICS = { fen: 'official-amount', count: 'official-number', rate: 'official-rate' } as const;

/** The metric's page with the question that a figure answers. */
export const questionLink = ({ unit, series, scopeKey, periodFrom, periodUntil }: OfficialValueRecord): string =>
  metricLink(METRICS[unit], { args: { series }, from: periodFrom, to: lastDay({ from: periodFrom, until: periodUntil }), within: scopeKey });
