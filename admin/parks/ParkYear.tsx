import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { CountFeed } from '../../shared/contracts/metrics';
import type { ParkRecord } from '../../shared/contracts/places';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { FigureLink } from '../metrics/FigureLink';
import { metricLink } from '../metrics/query';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

/** The park's row of the count feed for this year; every number opens its lines. */
export function ParkYear({ park }: { park: ParkRecord }) {
  const { t, locale } = useWords();
  const year = Number((useSession()?.installation.today ?? '').slice(0, 4));
  const { data } = useQuery({ queryKey: ['count-feed', { year }], enabled: year > 0, retry: false, queryFn: ({ signal }) => api.get<CountFeed>('count-feed', { year }, signal) });
  const row = data?.rows.find((one) => one.key === `park:${park.id}`);
  if (data && !row) return null;
  return (
    <Section title={t('parkPage.year', { year })} actions={<Button component={Link} to="/count-feed">{t('nav.countFeed')}</Button>}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(4, 1fr)', lg: 'repeat(6, 1fr)' }, minHeight: 60 }}>
        {data?.columns.map((column) => {
          const cell = row?.cells[column.key];
          if (!cell) return null;
          const period = column.nature === 'flow' ? { year } : {};
          return (
            <Box key={column.key}>
              <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{locale === 'zh' ? column.label : column.labelEn}{column.unit === 'fen' ? bracketed(t('form.wan')) : ''}</Box>
              <Box sx={{ fontSize: 17, fontWeight: 600 }}><FigureLink to={metricLink(column.metric, { args: column.args, ...period, within: `park:${park.id}` })} value={cell.value} unit={column.unit} />{cell.undetermined > 0 && <Box component="span" title={t('feed.left', { count: cell.undetermined })} sx={{ fontSize: 12, color: 'text.secondary', fontWeight: 400 }}> +{cell.undetermined}?</Box>}</Box>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
