import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine } from '../../shared/contracts/metrics';
import { list } from '../providers/dataProvider';
import { api, type Query } from '../providers/http';
import { apiQuery, type MetricQuery } from './query';

export function useMetricDefinitions() {
  return useQuery({ queryKey: ['metrics'], staleTime: 300_000, queryFn: ({ signal }) => api.get<MetricDefinition[]>('metrics', { range: '[0,199]' }, signal) });
}

export function useMetric(code: string, query: MetricQuery, enabled: boolean) {
  return useQuery({ queryKey: ['metrics', code, query], enabled, placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<MetricAnswer>(`metrics/${code}`, apiQuery(query), signal) });
}

/** A metric split into parts. */
export function useBreakdown(code: string, query: MetricQuery, by: string | null) {
  return useQuery({ queryKey: ['metrics', code, 'breakdown', by, query], enabled: Boolean(by), queryFn: ({ signal }) => api.get<MetricBreakdown>(`metrics/${code}/breakdown`, { ...apiQuery(query), by }, signal) });
}

export interface LinesPart { undetermined?: boolean; part?: 'numerator' | 'denominator' }

/** Lines of a metric (`metrics/x/lines`) or of what stands on one (`targets/7/lines`). */
export function useLines(path: string, query: Query, part: LinesPart, page: number, perPage: number, enabled: boolean) {
  return useQuery({
    queryKey: ['lines', path, query, part, page, perPage], enabled, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => list<MetricLine>(path, { query: { ...query, undetermined: part.undetermined ? true : undefined, part: part.part }, from: (page - 1) * perPage, to: page * perPage - 1, signal }),
  });
}
