import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from 'react-router-dom';
import type { MetricBreakdown } from '../../shared/contracts/metrics';
import { Failure } from '../components/Failure';
import { exactFen, roundFen } from '../components/money';
import { Section } from '../components/Section';
import { metricLink, withinRow, type MetricQuery } from '../metrics/query';
import { useBreakdown } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';

const SIGNED = { milestone: 'signed' };

function Bar({ row, name, most, to }: { row: MetricBreakdown['rows'][number]; name: string; most: number; to: string }) {
  const { locale } = useWords();
  const value = row.value ?? 0;
  return (
    <Box component={Link} to={to} sx={{ display: 'grid', gridTemplateColumns: 'minmax(72px, 30%) minmax(40px, 1fr) 104px', gap: 1, alignItems: 'center', py: 0.5, color: 'text.primary', '&:hover': { textDecoration: 'none', bgcolor: 'action.hover' } }}>
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{name}</Box>
      <Box sx={{ height: 14, borderRadius: 0.5, bgcolor: 'action.hover' }}><Box sx={{ height: 1, width: `${Math.max(value > 0 ? 1.5 : 0, (value / most) * 100)}%`, borderRadius: 0.5, bgcolor: 'primary.main', opacity: 0.85 }} /></Box>
      <Box title={exactFen(value, locale)} sx={{ textAlign: 'right', fontWeight: 600, whiteSpace: 'nowrap' }}>{roundFen(value, locale)}</Box>
    </Box>
  );
}

/** What was signed this year by county or by month, in the same numbers as the count feed; each bar opens to its lines. */
export function YearBars({ by, today }: { by: 'county' | 'month'; today: string }) {
  const { t } = useWords();
  const query: MetricQuery = { args: SIGNED, from: `${today.slice(0, 4)}-01-01`, to: today };
  const { data, error, refetch } = useBreakdown('agreed-investment-reached', query, by);
  const rows = (data?.rows ?? []).filter((row) => by === 'county' || row.period !== null);
  const ordered = by === 'county' ? [...rows].sort((one, other) => (other.value ?? 0) - (one.value ?? 0)) : rows;
  const most = Math.max(1, ...rows.map((row) => row.value ?? 0));
  return (
    <Section title={t(by === 'county' ? 'home.byCounty' : 'home.byMonth')}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <LinearProgress />}
      {ordered.map((row) => <Bar key={row.key} row={row} name={row.period ? t('period.monthLabel', { month: Number(row.period.from.slice(5, 7)) }) : row.name} most={most} to={metricLink('agreed-investment-reached', withinRow(query, row))} />)}
    </Section>
  );
}
