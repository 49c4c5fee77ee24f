import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { PolicyAdoption } from '../../shared/contracts/policy';
import { Failure } from '../components/Failure';
import { bracketed } from '../components/punctuation';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

function Step({ adoption, today }: { adoption: PolicyAdoption; today: string }) {
  const { t, locale } = useWords();
  const replaced = adoption.until !== null && adoption.until < adoption.from;
  const current = !replaced && adoption.from <= today && (adoption.until === null || today <= adoption.until);
  return (
    <Box component="li" sx={{ position: 'relative', pl: 2.5, pb: 1.25, '&::before': { content: '""', position: 'absolute', left: 4, top: 7, width: 9, height: 9, borderRadius: '50%', bgcolor: current ? 'primary.main' : 'divider' }, '&:not(:last-of-type)::after': { content: '""', position: 'absolute', left: 8, top: 18, bottom: -5, width: '1px', bgcolor: 'divider' } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, ...(replaced ? { textDecoration: 'line-through', color: 'text.secondary' } : {}) }}>
        <Box sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', fontWeight: current ? 600 : 400 }}>{adoption.from} {adoption.until ? t('policy.until', { day: adoption.until }) : t('policy.untilNow')}</Box>
        <Link to={`/policy-packs/${adoption.packId}/show`}>{locale === 'zh' ? adoption.title : adoption.titleEn}{bracketed(`${adoption.code}@${adoption.number}`)}</Link>
      </Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
        {adoption.builtIn ? t('policy.builtIn') : `${t('policy.decision')} ${adoption.decisionTitle}${adoption.decisionNumber ? ` ${adoption.decisionNumber}` : ''}${adoption.decidedOn ? ` · ${adoption.decidedOn}` : ''}`}{adoption.adoptedBy ? ` · ${t('policy.by')} ${adoption.adoptedBy}` : ''}
      </Box>
    </Box>
  );
}

/** Which pack the city went by when. */
export function Timeline() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const { data, error, refetch } = useQuery({ queryKey: ['policy-adoptions'], queryFn: ({ signal }) => api.get<PolicyAdoption[]>('policy-adoptions', {}, signal) });
  return (
    <Box sx={{ mb: 1.5 }}>
      <Section title={t('policy.adoptions')}>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('policy.adoptionsHint')}</Box>
        {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>{data?.map((adoption) => <Step key={adoption.id} adoption={adoption} today={today} />)}</Box>
      </Section>
    </Box>
  );
}
