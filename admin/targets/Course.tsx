import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import type { TargetDetail } from '../../shared/contracts/targets';
import { Chart, type ChartOption } from '../components/Chart';
import { FEN_PER_WAN } from '../../shared/money';
import { useWords } from '../providers/i18n';

/** The course through the year: reached, planned and the year before, cumulative by month. */
export function Course({ detail }: { detail: TargetDetail }) {
  const { t } = useWords();
  const { palette } = useTheme();
  const { months, target } = detail;
  const option = useMemo((): ChartOption => {
    const scale = target.unit === 'fen' ? FEN_PER_WAN : 1;
    const line = (name: string, values: (number | null)[], colour: string, type: 'solid' | 'dashed' | 'dotted') => ({ name, type: 'line' as const, data: values.map((value) => (value === null ? null : Math.round((value / scale) * 100) / 100)), symbol: 'none', lineStyle: { color: colour, type, width: type === 'solid' ? 3 : 2 }, itemStyle: { color: colour } });
    return {
      grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true }, legend: { top: 0, textStyle: { color: palette.text.secondary } }, tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', boundaryGap: false, data: months.map(({ month }) => t('period.monthLabel', { month })), axisLabel: { color: palette.text.secondary } },
      yAxis: { type: 'value', name: target.unit === 'fen' ? t('form.wan') : '', axisLabel: { color: palette.text.secondary }, splitLine: { lineStyle: { color: palette.divider } } },
      series: [line(t('targets.actual'), months.map(({ actual }) => actual), palette.primary.main, 'solid'), line(t('targets.planned'), months.map(({ planned }) => planned), palette.text.secondary, 'dashed'), line(t('targets.lastYearLine'), months.map(({ lastYear }) => lastYear), palette.text.disabled, 'dotted')],
    };
  }, [months, target.unit, palette, t]);
  return <Chart option={option} height={260} label={t('targets.course')} />;
}
