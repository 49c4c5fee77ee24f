import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import { exactFen, roundFen } from '../components/money';
import { metricLink } from '../metrics/query';
import { useWords } from '../providers/i18n';

type Figure = DashboardAnswer['thisYear'][number];

function Card({ figure, today }: { figure: Figure; today: string }) {
  const { t, locale } = useWords();
  const show = (value: number) => (figure.unit === 'fen' ? roundFen(value, locale) : value.toLocaleString('en-US'));
  return (
    <Box component={Link} to={metricLink(figure.metric, { args: figure.args, from: `${today.slice(0, 4)}-01-01`, to: today })} sx={{
      display: 'block', p: 1.5, border: 1, borderColor: 'divider', borderRadius: 2, bgcolor: 'background.paper', color: 'text.primary', minWidth: 0,
      '&:hover': { textDecoration: 'none', borderColor: 'primary.main' },
    }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{locale === 'zh' ? figure.label : figure.labelEn}</Box>
      <Box title={figure.unit === 'fen' ? exactFen(figure.value, locale) : undefined} sx={{ fontSize: 22, fontWeight: 600, lineHeight: 1.4 }}>{show(figure.value)}</Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('home.lastYear', { value: show(figure.lastYear) })}</Box>
    </Box>
  );
}

/** The year so far beside the same days last year; each figure opens its lines. */
export function ThisYear({ figures, today }: { figures: Figure[]; today: string }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)', lg: `repeat(${Math.min(figures.length, 6)}, 1fr)` } }}>
      {figures.map((figure) => <Card key={figure.key} figure={figure} today={today} />)}
    </Box>
  );
}
