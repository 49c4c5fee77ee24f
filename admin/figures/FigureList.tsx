import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { PublishedFigureRecord } from '../../shared/contracts/figures';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { formatFigure } from '../metrics/figures';
import { list } from '../providers/dataProvider';
import { useWords } from '../providers/i18n';
import Button from '@mui/material/Button';

const PER_PAGE = 50;

/** Figures as they were published; each opens beside today's answer. */
export default function FigureList() {
  const { t, locale } = useWords();
  const [count, setCount] = useState(PER_PAGE);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['figures', count], queryFn: ({ signal }) => list<PublishedFigureRecord>('figures', { query: {}, from: 0, to: count - 1, signal }) });
  return (
    <Page title={t('figures.title')} subtitle={t('figures.hint')} maxWidth={1000}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {isPending && <LinearProgress />}
      {data?.total === 0 && <Empty title={t('figures.empty')} hint={t('figures.emptyHint')} />}
      {data && data.total > 0 && (
        <Section>
          {data.data.map((figure) => (
            <Box key={figure.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
              <Box sx={{ flex: '1 1 260px', minWidth: 0 }}><Link to={`/figures/${figure.id}/show`} style={{ fontWeight: 600 }}>{figure.title}</Link><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[figure.metricName, figure.period?.label ?? figure.on, figure.scopeName, `${formatInstant(figure.publishedAt)} ${figure.publishedByName ?? ''}`].filter(Boolean).join(' · ')}</Box></Box>
              <Box sx={{ fontSize: 18, fontWeight: 600, whiteSpace: 'nowrap' }}>{formatFigure(figure.value, figure.unit, locale)}</Box>
            </Box>
          ))}
          {data.total > data.data.length && count < 200 && <Button onClick={() => setCount(200)}>{t('figures.more', { count: data.total })}</Button>}
        </Section>
      )}
    </Page>
  );
}
