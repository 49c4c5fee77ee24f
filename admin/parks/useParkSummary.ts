import { useQuery } from '@tanstack/react-query';
import type { ParkRecord, ParkSummary } from '../../shared/contracts/places';
import { api } from '../providers/http';

/** The park's pipeline and carriers in sums. */
export const useParkSummary = (park: ParkRecord) => useQuery({ queryKey: ['park-summary', park.id], queryFn: ({ signal }) => api.get<ParkSummary>(`parks/${park.id}/summary`, {}, signal) }).data;
