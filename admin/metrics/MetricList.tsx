import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router-dom';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { metricLink } from './query';
import { useMetricDefinitions } from './useMetrics';

/** Every number the city counts by, with its one definition. */
export default function MetricList() {
  const { t, locale } = useWords();
  const year = Number(useSession()?.installation.today.slice(0, 4));
  const { data, error, refetch } = useMetricDefinitions();
  return (
    <Page title={t('metrics.title')} subtitle={t('metrics.hint')} maxWidth={1000}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && (
        <Section>
          {data.map((metric) => (
            <Box key={metric.code} sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                <Link to={metricLink(metric.code, metric.nature === 'flow' ? { year } : {})} style={{ fontWeight: 600 }}>{locale === 'zh' ? metric.name : metric.nameEn}</Link>
                <Chip label={t(metric.nature === 'flow' ? 'metrics.flow' : 'metrics.stock')} variant="outlined" />
                {metric.imported && <Chip label={t('metrics.imported')} color="info" variant="outlined" />}
              </Box>
              <Box sx={{ mt: 0.25 }}>{locale === 'zh' ? metric.definition : metric.definitionEn}</Box>
              <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('metrics.source')}{sign('colon')}{metric.source}</Box>
            </Box>
          ))}
        </Section>
      )}
    </Page>
  );
}
