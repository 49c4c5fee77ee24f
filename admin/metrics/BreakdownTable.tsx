import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from 'react-router-dom';
import { Failure } from '../components/Failure';
import { useWords } from '../providers/i18n';
import { formatFigure } from './figures';
import { metricLink, withinRow, type MetricQuery } from './query';
import { useBreakdown } from './useMetrics';

/** One number split, the parts summing to the whole (not what is imported: there each is as published); each part opens its own lines. */
export function BreakdownTable({ code, query, by, imported }: { code: string; query: MetricQuery; by: string; imported: boolean }) {
  const { t, locale } = useWords();
  const { data, error, isPending, refetch } = useBreakdown(code, query, by);
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (isPending) return <LinearProgress />;
  const most = Math.max(1, ...data.rows.map((row) => Math.abs(row.value ?? 0)));
  const line = { display: 'grid', gridTemplateColumns: { xs: '1fr max-content', sm: 'minmax(110px, 320px) minmax(30px, 1fr) minmax(90px, max-content)' }, gap: 1.5, alignItems: 'center', py: 0.5, color: 'text.primary' };
  return (
    <>
      {data.rows.map((row) => {
        return (
          <Box key={row.key} component={Link} to={metricLink(code, withinRow(query, row))} sx={{ ...line, '&:hover': { bgcolor: 'action.hover', textDecoration: 'none' } }}>
            <span>{row.name}</span>
            <Box sx={{ height: { xs: 4, sm: 12 }, order: { xs: 3, sm: 0 }, gridColumn: { xs: '1 / -1', sm: 'auto' }, bgcolor: 'action.hover', borderRadius: 0.5 }}><Box sx={{ height: 1, width: `${(Math.abs(row.value ?? 0) / most) * 100}%`, bgcolor: 'primary.main', opacity: 0.85, borderRadius: 0.5 }} /></Box>
            <Box sx={{ textAlign: 'right', fontWeight: 600, whiteSpace: 'nowrap' }}>{formatFigure(row.value, data.unit, locale)}{row.undetermined > 0 && <Box component="span" sx={{ fontWeight: 400, fontSize: 12, color: 'text.secondary' }}> +{row.undetermined}?</Box>}</Box>
          </Box>
        );
      })}
      <Box sx={{ ...line, borderTop: 1, borderColor: 'divider', fontWeight: 600 }}><span>{t(imported ? 'metrics.asPublished' : 'metrics.total')}</span><span /><Box sx={{ textAlign: 'right' }}>{formatFigure(data.total, data.unit, locale)}</Box></Box>
    </>
  );
}
