import { useTheme } from '@mui/material/styles';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { FEN_PER_YI } from '../../shared/money';
import type { MetricBreakdown } from '../../shared/contracts/metrics';
import { Chart, type ChartOption } from '../components/Chart';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { metricLink, withinRow, type MetricQuery } from '../metrics/query';
import { useBreakdown } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';

/** The same day a year before. */
const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
const ordered = (data: MetricBreakdown | undefined) => [...(data?.rows ?? [])].sort((one, other) => (one.value ?? 0) - (other.value ?? 0));

/** What each county signed this year beside the same days last year, the largest first. */
export function CountyChart({ today }: { today: string }) {
  const { t } = useWords();
  const { palette } = useTheme();
  const navigate = useNavigate();
  const args = { milestone: 'signed' };
  const query: MetricQuery = { args, from: `${today.slice(0, 4)}-01-01`, to: today };
  const now = useBreakdown('agreed-investment-reached', query, 'county');
  const before = useBreakdown('agreed-investment-reached', { args, from: yearBefore(`${today.slice(0, 4)}-01-01`), to: yearBefore(today) }, 'county');
  const option = useMemo((): ChartOption => {
    const rows = ordered(now.data);
    const last = new Map((before.data?.rows ?? []).map((row) => [row.key, row.value]));
    const yi = (value: number | null | undefined) => Math.round(((value ?? 0) / FEN_PER_YI) * 10) / 10;
    const bars = (name: string, values: number[], colour: string) => ({ name, type: 'bar' as const, data: values, itemStyle: { color: colour }, barGap: '10%', label: { show: true, position: 'right' as const, fontSize: 10, color: palette.text.secondary } });
    return {
      grid: { left: 4, right: 34, top: 30, bottom: 2, containLabel: true }, legend: { top: 0, textStyle: { color: palette.text.secondary } }, tooltip: { trigger: 'axis' },
      yAxis: { type: 'category', data: rows.map(({ name }) => name), axisLabel: { color: palette.text.secondary } }, xAxis: { type: 'value', axisLabel: { color: palette.text.secondary }, splitLine: { lineStyle: { color: palette.divider } } },
      series: [bars(t('charts.lastYear'), rows.map(({ key }) => yi(last.get(key))), palette.text.disabled), bars(t('charts.thisYear'), rows.map(({ value }) => yi(value)), palette.primary.main)],
    };
  }, [now.data, before.data, palette, t]);
  const open = useCallback((index: number) => { const row = ordered(now.data)[index]; if (row) void navigate(metricLink('agreed-investment-reached', withinRow({ args: { milestone: 'signed' }, from: `${today.slice(0, 4)}-01-01`, to: today }, row))); }, [navigate, now.data, today]);
  const error = now.error ?? before.error;
  return <Section title={t('charts.county')}>{error ? <Failure error={error} onRetry={() => { void now.refetch(); void before.refetch(); }} /> : <Chart option={option} height={270} label={t('charts.county')} onPick={open} />}</Section>;
}
