import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { STANDINGS } from '../../shared/vocabulary';
import { Money } from '../components/Money';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useParkSummary } from './useParkSummary';

/** Projects by where they stand, with their agreed investment; each opens its list. Nothing to whom they are closed: the sums would read as none. */
export function ParkPipeline({ park }: { park: ParkRecord }) {
  const { t, word } = useWords();
  const summary = useParkSummary(park);
  if (summary && !summary.seesProjects && park.projectCount === 0) return null;
  return (
    <Section title={t('parkPage.pipeline')}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)', lg: 'repeat(6, 1fr)' }, minHeight: 74 }}>
        {summary?.pipeline.map(({ stage, count, agreedInvestmentFen, suspended }) => (
          <Box key={stage} component={Link} to={`/projects?filter=${encodeURIComponent(JSON.stringify({ parkId: park.id, stage: [stage], status: ['active', 'suspended'] }))}`}
            sx={{ display: 'block', p: 1.25, border: 1, borderColor: 'divider', borderRadius: 1, color: 'text.primary', '&:hover': { textDecoration: 'none', bgcolor: 'action.hover' } }}>
            <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{word(STANDINGS, stage)}</Box>
            <Box sx={{ fontSize: 19, fontWeight: 600, color: count ? 'primary.main' : 'text.secondary' }}>{count}</Box>
            <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}><Money fen={agreedInvestmentFen} />{suspended > 0 && ` · ${t('parkPage.suspended', { count: suspended })}`}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
