import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { lastDay, monthPeriod } from '../../shared/period';
import type { MonthlyReport } from '../../shared/contracts/metrics';
import { Failure } from '../components/Failure';
import { ExportButton } from '../components/list/ExportButton';
import { MeasureTable, type Measure, type MeasureRow } from '../components/MeasureTable';
import { Page } from '../components/Page';
import { PeriodPicker } from '../components/PeriodPicker';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { cellFigure } from '../metrics/figures';
import { FigureLink } from '../metrics/FigureLink';
import { metricLink, type MetricQuery } from '../metrics/query';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';

type ReportColumn = MonthlyReport['columns'][number];

/** The days a column counts, so that its numbers can be opened. */
function periodOf(column: ReportColumn, year: number, month: number): MetricQuery {
  switch (column.span) {
    case 'month': return { year, month };
    case 'year-to-date': return { from: `${year}-01-01`, to: lastDay(monthPeriod(year, month)) };
    case 'last-year': return { from: `${year - 1}-01-01`, to: lastDay(monthPeriod(year - 1, month)) };
    case 'on': return { year, month };
  }
}

function ReportTable({ report }: { report: MonthlyReport }) {
  const { t, locale } = useWords();
  const columns = new Map(report.columns.map((column) => [column.key, column]));
  const byKey = new Map(report.rows.map((row) => [row.key, row]));
  const measures = report.columns.map((column): Measure => ({
    key: column.key, group: t(`monthly.${column.span}`), label: `${locale === 'zh' ? column.label : column.labelEn}${column.unit === 'fen' ? bracketed(t('form.wan')) : ''}`,
  }));
  const rows = report.rows.map((row): MeasureRow => ({
    key: row.key, name: row.name, depth: row.depth, strong: row.kind === 'city' || row.kind === 'county',
    ...(row.rank === null ? {} : { before: <Box component="span" title={t('monthly.rank')} sx={{ color: 'text.secondary', mr: 0.75, fontWeight: 400 }}>{t('monthly.place', { rank: row.rank })}</Box> }),
  }));
  const cell = (row: MeasureRow, measure: Measure) => {
    const column = columns.get(measure.key);
    const value = byKey.get(row.key)?.cells[measure.key];
    if (!column || value === null || value === undefined) return '—';
    if (!column.opens) return cellFigure(value, column.unit);
    const left = byKey.get(row.key)?.undetermined[measure.key] ?? 0;
    return (
      <>
        <FigureLink to={metricLink(column.metric, { args: column.args, ...periodOf(column, report.year, report.month), within: row.key })} value={value} unit={column.unit} />
        {left > 0 && <Box component="span" title={t('metrics.undetermined', { count: left })} sx={{ color: 'warning.main', fontSize: 12, ml: 0.25 }}>+{left}?</Box>}
      </>
    );
  };
  return <MeasureTable heading={t('monthly.unit')} measures={measures} rows={rows} cell={cell} />;
}

/** 月报: the month, the year so far, the same months last year. */
export default function MonthlyPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const today = useSession()?.installation.today ?? '';
  const mayExport = useCan('report:export');
  const year = Number(search.get('year') ?? today.slice(0, 4));
  const month = Number(search.get('month') ?? today.slice(5, 7));
  const query = { year, month };
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['monthly', query], placeholderData: keepPreviousData, queryFn: ({ signal }) => api.get<MonthlyReport>('reports/monthly', query, signal) });
  return (
    <Page title={t('monthly.title')} heading={data?.title ?? t('monthly.title')} subtitle={data?.demonstration ? t('monthly.demonstration') : undefined} actions={(
      <>
        <PeriodPicker monthsOnly value={{ year, quarter: null, month }} onChange={(next) => setSearch({ year: String(next.year), month: String(next.month ?? 1) }, { replace: true })} />
        <Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>{t('monthly.print')}</Button>
        {mayExport && <ExportButton path="reports/monthly/export" query={query} filename="monthly.xlsx" label={t('monthly.export')} />}
      </>
    )}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      <Section flush>{isFetching && <LinearProgress />}{data && <ReportTable report={data} />}</Section>
    </Page>
  );
}
