import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import { COOPERATION_MODES, OPPORTUNITY_STATES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { HOME_COUNTIES } from '../components/homeCounties';
import type { Column, FilterDefinition } from '../components/list/types';
import { Wan } from '../components/Money';
import { useWords } from '../providers/i18n';
import { StateMark } from './StateMark';

export function useOpportunityColumns(): Column<OpportunityRecord>[] {
  const { t, word } = useWords();
  return useMemo(() => [
    { key: 'name', label: t('opportunities.name'), sort: 'name', render: (one) => <Box sx={{ minWidth: 220 }}><Link to={`/opportunities/${one.id}/show`}>{one.name}</Link><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[one.code, one.chain].filter(Boolean).join(' · ')}</Box></Box> },
    { key: 'state', label: t('opportunities.state'), sort: 'state', render: (one) => <StateMark state={one.state} /> },
    { key: 'place', label: t('opportunities.place'), render: (one) => one.parkName ?? one.regionName ?? '—' },
    { key: 'industry', label: t('opportunities.industry'), sort: 'industryCode', render: (one) => (one.industryCode ? `${one.industryCode} ${one.industryName ?? ''}` : '—') },
    { key: 'investment', label: t('opportunities.investmentWan'), sort: 'expectedInvestmentFen', align: 'right', render: (one) => <Wan fen={one.expectedInvestmentFen} /> },
    { key: 'leads', label: t('opportunities.leads'), align: 'right', render: (one) => one.leadCount },
    { key: 'published', label: t('opportunities.published'), sort: 'publishedAt', render: (one) => <span style={{ whiteSpace: 'nowrap' }}>{one.publishedAt ? formatInstant(one.publishedAt).slice(0, 10) : '—'}</span> },
    { key: 'cooperation', label: t('opportunities.cooperation'), optional: true, render: (one) => word(COOPERATION_MODES, one.cooperation) },
    { key: 'organisation', label: t('opportunities.organisation'), optional: true, render: (one) => one.organisationName },
  ], [t, word]);
}

export function useOpportunityFilters(): FilterDefinition[] {
  const { t } = useWords();
  return useMemo(() => [
    { kind: 'choice', name: 'state', label: t('opportunities.state'), vocabulary: OPPORTUNITY_STATES },
    { kind: 'reference', name: 'industryCode', label: t('opportunities.industry'), resource: 'industries' },
    { kind: 'reference', name: 'parkId', label: t('opportunities.park'), resource: 'parks' },
    { kind: 'reference', name: 'regionCode', label: t('opportunities.region'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'reference', name: 'organisationId', label: t('opportunities.organisation'), resource: 'organisations' },
    { kind: 'choice', name: 'cooperation', label: t('opportunities.cooperation'), vocabulary: COOPERATION_MODES },
    { kind: 'amount', name: 'expectedInvestmentFen', label: t('opportunities.investment') },
  ], [t]);
}
