import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { OfficialSeriesRecord } from '../../shared/contracts/official-values';
import type { Label } from '../../shared/vocabulary';

const EVERY = { pagination: { page: 1, perPage: 200 }, sort: { field: 'id', order: 'ASC' as const } };
const NONE: OfficialSeriesRecord[] = [];

/** The city's catalogue of what authorities publish, archived series too. */
export const useSeries = (): OfficialSeriesRecord[] => useGetList<OfficialSeriesRecord>('official-series', EVERY).data ?? NONE;

export const wordsOf = (series: readonly OfficialSeriesRecord[]): Record<string, Label> => Object.fromEntries(series.map(({ code, name, nameEn }) => [code, { zh: name, en: nameEn }]));

/** Their names by code, for a filter. */
export function useSeriesWords(): Record<string, Label> {
  const series = useSeries();
  return useMemo(() => wordsOf(series), [series]);
}
