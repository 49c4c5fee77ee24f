import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import { STANDINGS } from '../../shared/vocabulary';
import { exactFen, roundFen } from '../components/money';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';

/** How many projects stand at each stage, and what they are worth; each bar opens its projects. */
export function Funnel({ funnel }: { funnel: DashboardAnswer['funnel'] }) {
  const { t, word, locale } = useWords();
  const most = Math.max(1, ...funnel.map((entry) => entry.count));
  return (
    <Section title={t('home.funnel')}>
      {funnel.map((entry) => (
        <Box key={entry.stage} component={Link} to={`/projects?filter=${encodeURIComponent(JSON.stringify({ stage: [entry.stage], status: ['active', 'suspended'] }))}`}
          sx={{ display: 'grid', gridTemplateColumns: '92px minmax(40px, 1fr) 56px 112px', gap: 1, alignItems: 'center', py: 0.5, color: 'text.primary', '&:hover': { textDecoration: 'none', bgcolor: 'action.hover' } }}>
          <span>{word(STANDINGS, entry.stage)}</span>
          <Box sx={{ height: 14, borderRadius: 0.5, bgcolor: 'action.hover' }}><Box sx={{ height: 1, width: `${Math.max(entry.count > 0 ? 1.5 : 0, (entry.count / most) * 100)}%`, borderRadius: 0.5, bgcolor: 'primary.main', opacity: 0.85 }} /></Box>
          <Box sx={{ textAlign: 'right', fontWeight: 600 }}>{entry.count.toLocaleString('en-US')}</Box>
          <Box sx={{ textAlign: 'right', fontSize: 13, color: 'text.secondary' }}><span title={exactFen(entry.agreedInvestmentFen, locale)}>{roundFen(entry.agreedInvestmentFen, locale)}</span></Box>
        </Box>
      ))}
    </Section>
  );
}
