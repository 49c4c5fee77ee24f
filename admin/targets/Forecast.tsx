import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from 'react-router-dom';
import type { TargetForecast, TargetRecord } from '../../shared/contracts/targets';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { formatFigure } from '../metrics/figures';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useForecast } from './useTargets';

function Range({ forecast, unit }: { forecast: TargetForecast; unit: TargetRecord['unit'] }) {
  const { t, locale } = useWords();
  const show = (value: number | null) => formatFigure(value === null || unit === 'rate' ? value : Math.round(value), unit, locale);
  return (
    <>
      {forecast.low !== null && <Box sx={{ fontSize: 20, fontWeight: 600 }}>{show(forecast.low)} – {show(forecast.high)}<Box component="span" sx={{ fontSize: 13, fontWeight: 400, color: 'text.secondary', ml: 1 }}>{t('targets.middle', { value: show(forecast.middle), target: show(forecast.target) })}</Box></Box>}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('targets.method')}{sign('colon')}{forecast.method}</Box>
      {forecast.years.map((year) => <Box key={year.year} sx={{ fontSize: 13, color: 'text.secondary' }}>{t('targets.pastYear', { year: year.year, then: show(year.atSameDay), end: show(year.atYearEnd), factor: year.factor.toFixed(2) })}</Box>)}
    </>
  );
}

function Due({ forecast, unit }: { forecast: TargetForecast; unit: TargetRecord['unit'] }) {
  const { t, locale } = useWords();
  const mayRead = useCan('project:read');
  if (forecast.dueCount === 0) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ fontWeight: 600 }}>{t('targets.dueList', { count: forecast.dueCount, total: formatFigure(forecast.dueTotal, unit, locale) })}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{forecast.dueMethod}</Box>
      <Box sx={{ maxHeight: 340, overflowY: 'auto' }}>
        {forecast.due.map((row, index) => (
          <Box key={row.projectId ?? `masked${index}`} sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>{row.projectId !== null && mayRead ? <Link to={`/projects/${row.projectId}/show`}>{row.name}</Link> : row.name}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.code, row.parkName, `${t('targets.plannedOn')} ${row.plannedOn}`].filter(Boolean).join(' · ')}{row.overdue && ` · ${t('targets.overdue')}`}</Box></Box>
            <Box sx={{ whiteSpace: 'nowrap' }}>{formatFigure(row.contribution, unit, locale)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** What it may come to by the end of the year: the likely range with its method, and the projects planned for it. */
export function Forecast({ target }: { target: TargetRecord }) {
  const { t } = useWords();
  const { data, error, refetch } = useForecast(target.id);
  return (
    <Section title={t('targets.forecast')}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <LinearProgress />}
      {data && <><Range forecast={data} unit={target.unit} /><Due forecast={data} unit={target.unit} /></>}
    </Section>
  );
}
