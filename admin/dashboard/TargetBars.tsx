import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from 'react-router-dom';
import type { MetricUnit } from '../../shared/contracts/metrics';
import { Failure } from '../components/Failure';
import { roundFen } from '../components/money';
import { Section } from '../components/Section';
import { formatFigure } from '../metrics/figures';
import { useMetricDefinitions } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';
import { Lamp } from '../targets/Lamp';
import { PaceBar } from '../targets/PaceBar';
import { useTargetTable } from '../targets/useTargets';
import { argumentsInWords, percent } from '../targets/words';

/** What one page has room for. */
const MOST = 9;

/** The targets that stand at the top of the tree, each against its pace. */
export function TargetBars({ year }: { year: number }) {
  const { t, locale } = useWords();
  const { data, error, refetch } = useTargetTable(year, {});
  const { data: definitions } = useMetricDefinitions();
  const shown = (value: number | null, unit: MetricUnit) => (unit === 'fen' && value !== null ? roundFen(value, locale) : formatFigure(value, unit, locale));
  const rows = data?.rows.filter(({ depth }) => depth === 0).slice(0, MOST);
  return (
    <Section title={t('charts.targets')}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!rows && !error && <LinearProgress />}
      {rows?.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('charts.noTargets')}</Box>}
      {rows?.map((row) => (
        <Box key={row.id} component={Link} to={`/targets/${row.id}/show`} sx={{ display: 'block', py: 0.4, color: 'text.primary', '&:hover': { textDecoration: 'none', bgcolor: 'action.hover' } }}>
          <Box sx={{ display: 'flex', gap: 1, fontSize: 12.5, alignItems: 'center' }}>
            <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{[row.scopeKey === 'city' ? null : row.scopeName, row.label, argumentsInWords(row, definitions?.find(({ code }) => code === row.metric), locale), row.metricName].filter(Boolean).join(' · ')}</Box>
            <Box sx={{ whiteSpace: 'nowrap' }}>{shown(row.actual, row.unit)} / {shown(row.value, row.unit)} <b>{percent(row.completionRate)}</b></Box><Lamp light={row.light} because={row.because} />
          </Box>
          <PaceBar completion={row.completionRate} expected={row.expectedRate} />
        </Box>
      ))}
    </Section>
  );
}
