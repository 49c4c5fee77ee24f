import { useTheme } from '@mui/material/styles';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MetricBreakdown } from '../../shared/contracts/metrics';
import { Chart, type ChartOption } from '../components/Chart';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { metricLink, withinRow, type MetricQuery } from '../metrics/query';
import { useBreakdown } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';

const dated = (data: MetricBreakdown | undefined) => (data?.rows ?? []).filter((row) => row.period !== null);

/** Projects signed and started in each month of the year; a bar of signings opens its lines. */
export function MonthChart({ today }: { today: string }) {
  const { t } = useWords();
  const { palette } = useTheme();
  const navigate = useNavigate();
  const period = { from: `${today.slice(0, 4)}-01-01`, to: today };
  const query: MetricQuery = { args: { milestone: 'signed' }, ...period };
  const signed = useBreakdown('projects-reached', query, 'month');
  const started = useBreakdown('projects-reached', { args: { milestone: 'started' }, ...period }, 'month');
  const option = useMemo((): ChartOption => {
    const bars = (name: string, data: MetricBreakdown | undefined, colour: string) => ({ name, type: 'bar' as const, data: dated(data).map(({ value }) => value ?? 0), itemStyle: { color: colour }, barGap: '10%', label: { show: true, position: 'top' as const, fontSize: 10, color: palette.text.secondary } });
    return {
      grid: { left: 4, right: 4, top: 30, bottom: 2, containLabel: true }, legend: { top: 0, textStyle: { color: palette.text.secondary } }, tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: dated(signed.data).map((row) => t('period.monthLabel', { month: Number(row.period?.from.slice(5, 7)) })), axisLabel: { color: palette.text.secondary, fontSize: 11 } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: palette.text.secondary }, splitLine: { lineStyle: { color: palette.divider } } },
      series: [bars(t('charts.signed'), signed.data, palette.primary.main), bars(t('charts.started'), started.data, palette.text.disabled)],
    };
  }, [signed.data, started.data, palette, t]);
  const open = useCallback((index: number) => { const row = dated(signed.data)[index]; if (row) void navigate(metricLink('projects-reached', withinRow({ args: { milestone: 'signed' } }, row))); }, [navigate, signed.data]);
  const error = signed.error ?? started.error;
  return <Section title={t('charts.monthly')}>{error ? <Failure error={error} onRetry={() => { void signed.refetch(); void started.refetch(); }} /> : <Chart option={option} height={240} label={t('charts.monthly')} onPick={open} />}</Section>;
}
