import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InvestmentTiersInForce } from '../../shared/contracts/projects';
import type { Label } from '../../shared/vocabulary';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

/** The tiers of agreed investment in force today, as words for a filter; what reaches none of them last. Empty where no pack has any. */
export function useTierWords(): Record<string, Label> {
  const { t, locale } = useWords();
  const { data } = useQuery({ queryKey: ['project-tiers', locale], staleTime: 600_000, queryFn: ({ signal }) => api.get<InvestmentTiersInForce>('projects/tiers', {}, signal) });
  return useMemo(() => (data?.tiers.length ? Object.fromEntries([...data.tiers.map(({ code, label }) => [code, label] as const), ['none', t('projects.noTier')] as const].map(([code, label]) => [code, { zh: label, en: label }])) : {}), [data, t]);
}
