import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CountFeed } from '../../shared/contracts/metrics';
import { PolicyClause } from '../components/Clause';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { DayBox } from '../components/form/DayBox';
import { ExportButton } from '../components/list/ExportButton';
import { MeasureTable, type Measure, type MeasureRow } from '../components/MeasureTable';
import { inUnit, parseAmount } from '../components/money';
import { Page } from '../components/Page';
import { PeriodPicker, type Chosen } from '../components/PeriodPicker';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api, type Query } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { FigureLink } from './FigureLink';
import { metricLink } from './query';

function Threshold({ fen, onChange }: { fen: number; onChange: (fen: number) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(fen === 0 ? '' : inUnit(fen, 'wan'));
  const read = typed.trim() === '' ? 0 : parseAmount(typed, 'wan');
  const settle = () => { if (read !== null && read !== fen) onChange(read); };
  return <TextField label={t('feed.threshold')} value={typed} error={read === null} title={t('feed.thresholdHint')} onChange={(event) => setTyped(event.target.value)} onBlur={settle} onKeyDown={(event) => { if (event.key === 'Enter') settle(); }} sx={{ width: 160 }} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />;
}

function Cell({ feed, rows, row, measure, period, asOf }: { feed: CountFeed; rows: FeedRow[]; row: MeasureRow; measure: Measure; period: Chosen; asOf: string | null }) {
  const { t } = useWords();
  const column = feed.columns.find((one) => one.key === measure.key);
  const cell = rows.find((one) => one.key === row.key)?.cells[measure.key];
  if (!column || !cell) return <>—</>;
  return (
    <>
      <FigureLink to={metricLink(column.metric, { args: column.args, ...period, within: row.key, asOf })} value={cell.value} unit={column.unit} />
      {cell.undetermined > 0 && <Box component="span" title={`${t('feed.left', { count: cell.undetermined })}${sign('colon')}${t('feed.leftHint')}`} sx={{ fontSize: 12, color: 'text.secondary', fontWeight: 400 }}> +{cell.undetermined}?</Box>}
    </>
  );
}

type FeedRow = Omit<CountFeed['rows'][number], 'kind'> & { kind: CountFeed['rows'][number]['kind'] | 'county' };

/** The rows of a county under its sum. The place outside its parks carries the county's code, by which the sum opens to its lines. */
function withCounties(rows: CountFeed['rows']): FeedRow[] {
  const counties = [...new Set(rows.flatMap((row) => row.countyName ?? []))];
  const sum = (members: CountFeed['rows'], key: string) => members.reduce((total, { cells }) => ({ value: total.value + (cells[key]?.value ?? 0), undetermined: total.undetermined + (cells[key]?.undetermined ?? 0) }), { value: 0, undetermined: 0 });
  return [
    ...counties.flatMap((countyName): FeedRow[] => {
      const members = rows.filter((row) => row.countyName === countyName);
      const outside = members.find((row) => row.kind === 'county-outside-parks');
      if (members.length < 2 || !outside) return members;
      const cells = Object.fromEntries(Object.keys(outside.cells).map((key) => [key, sum(members, key)]));
      return [{ key: outside.key.replace(/^outside:/, 'county:'), name: countyName, kind: 'county', countyName, cells }, ...members];
    }),
    ...rows.filter((row) => row.countyName === null),
  ];
}

function FeedTable({ feed, period, asOf }: { feed: CountFeed; period: Chosen; asOf: string | null }) {
  const { t, locale } = useWords();
  const measures = feed.columns.map((column): Measure => ({
    key: column.key, label: `${locale === 'zh' ? column.label : column.labelEn}${column.unit === 'fen' ? bracketed(t('form.wan')) : ''}`,
    group: column.nature === 'flow' ? `${t('feed.flows')} ${feed.period.label}` : t('feed.stocks', { day: feed.on }),
  }));
  const all = withCounties(feed.rows);
  const rows = all.map((row): MeasureRow => ({ key: row.key, name: row.name, depth: row.countyName === null || row.kind === 'county' ? 0 : 1, strong: row.kind === 'city' || row.kind === 'county' }));
  return <MeasureTable heading={t('feed.unit')} measures={measures} rows={rows} cell={(row, measure) => <Cell feed={feed} rows={all} row={row} measure={measure} period={period} asOf={asOf} />} />;
}

/** The table that feeds the park assessment; every number opens its lines. */
export default function CountFeedPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const today = useSession()?.installation.today ?? '';
  const mayExport = useCan('report:export');
  const period: Chosen = { year: Number(search.get('year') ?? today.slice(0, 4)), quarter: Number(search.get('quarter')) || null, month: Number(search.get('month')) || null };
  const verifiedOnly = search.get('verifiedOnly') === 'true';
  // Not named: as the policy of the period says.
  const minimumFen = search.has('minimumFen') ? Number(search.get('minimumFen')) || 0 : undefined;
  const asOf = search.get('asOf');
  const query: Query = { ...period, verifiedOnly, minimumFen, asOf };
  const change = (next: Query) => setSearch(Object.fromEntries(Object.entries({ ...query, ...next }).filter(([key, value]) => value !== null && value !== undefined && value !== false && (value !== 0 || key === 'minimumFen')).map(([key, value]) => [key, String(value)])), { replace: true });
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['count-feed', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<CountFeed>('count-feed', query, signal) });
  return (
    <Page title={t('feed.title')} subtitle={t('feed.hint')} actions={mayExport && <ExportButton path="count-feed/export" query={query} filename="count-feed.xlsx" label={t('feed.export')} />}>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1.5, alignItems: 'center' }}>
        <PeriodPicker value={period} onChange={(next) => change({ ...next })} />
        {data && <Threshold key={data.minimumFen} fen={data.minimumFen} onChange={(fen) => change({ minimumFen: fen })} />}
        {minimumFen === undefined && <Box sx={{ fontSize: 13, color: 'text.secondary' }}><PolicyClause item="counting.new-company" on={data?.on}>{t('feed.byPolicy')}</PolicyClause></Box>}
        <DayBox label={t('targets.asOf')} value={asOf} width={190} onChange={(typed, text) => { if (typed?.precision === 'day') change({ asOf: typed.day }); else if (text === '') change({ asOf: null }); }} />
        <FormControlLabel label={t('feed.verifiedOnly')} control={<Switch size="small" checked={verifiedOnly} onChange={(_event, on) => change({ verifiedOnly: on })} />} />
      </Box>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      <Section flush>
        {isFetching && <LinearProgress />}
        {data && (data.rows.length > 0 ? <FeedTable feed={data} period={period} asOf={asOf} /> : <Empty title={t('feed.empty')} />)}
      </Section>
    </Page>
  );
}
