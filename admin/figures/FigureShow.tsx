import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import type { FigureComparison } from '../../shared/contracts/figures';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { PageLoading } from '../layout/PageLoading';
import { formatFigure } from '../metrics/figures';
import { metricLink, type MetricQuery } from '../metrics/query';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { Differences } from './Differences';

function Sums({ comparison }: { comparison: FigureComparison }) {
  const { t, locale } = useWords();
  const { figure, unit, then, now, same, added, removed, changed } = comparison;
  const show = (value: number | null) => formatFigure(value, unit, locale);
  const block = (label: string, text: string) => <Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{label}</Box><Box sx={{ fontSize: 24, fontWeight: 600 }}>{text}</Box></Box>;
  return (
    <Section>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, mb: 1 }}>
        {block(t('figures.then', { on: formatInstant(figure.publishedAt) }), show(then))}
        {block(t('figures.now'), show(now))}
        {then !== null && now !== null && unit !== 'rate' && block(t('figures.difference'), `${now > then ? '+' : now < then ? '−' : ''}${show(Math.abs(now - then))}`)}
      </Box>
      <Box>{t('figures.counts', { same, added, removed, changed })}</Box>
      <Box sx={{ mt: 1, fontSize: 12.5, color: 'text.secondary' }}>{[figure.note, figure.publishedByName, figure.organisationName].filter(Boolean).join(' · ')}<Box sx={{ overflowWrap: 'anywhere' }}>{t('figures.hash', { hash: figure.sha256 })}</Box></Box>
    </Section>
  );
}

/** A published figure beside today's answer: what came, went or changed, and why. */
export default function FigureShow() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['figures', id, 'comparison'], queryFn: ({ signal }) => api.get<FigureComparison>(`figures/${id}/comparison`, {}, signal) });
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <PageLoading />;
  const { figure } = data;
  return (
    <Page title={figure.title} back="/figures" subtitle={<>{[figure.metricName, figure.period?.label ?? figure.on, figure.scopeName].filter(Boolean).join(' · ')} · <Link to={metricLink(figure.metric, figure.question as MetricQuery)}>{t('figures.openMetric')}</Link></>}>
      <Stack spacing={2}><Sums comparison={data} /><Differences comparison={data} /></Stack>
    </Page>
  );
}
