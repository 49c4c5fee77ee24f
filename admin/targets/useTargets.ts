import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TargetDetail, TargetForecast, TargetTable } from '../../shared/contracts/targets';
import { api } from '../providers/http';

/** When targets are looked at: a day of their year, and the past day whose knowledge counts. */
export interface Moment { on?: string | null; asOf?: string | null }

export function useTargetTable(year: number, moment: Moment) {
  return useQuery({ queryKey: ['targets', 'table', year, moment], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<TargetTable>('targets/progress', { year, ...moment }, signal) });
}

export function useTarget(id: number, moment: Moment) {
  return useQuery({ queryKey: ['targets', id, moment], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<TargetDetail>(`targets/${id}/progress`, { ...moment }, signal) });
}

export function useForecast(id: number) {
  return useQuery({ queryKey: ['targets', id, 'forecast'], queryFn: ({ signal }) => api.get<TargetForecast>(`targets/${id}/forecast`, {}, signal) });
}
