import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent, type GridComponentOption, type LegendComponentOption, type TooltipComponentOption } from 'echarts/components';
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

/** `onPick` is told the place along the axis that was clicked. */
export interface ChartProps { option: ChartOption; height: number; label: string; onPick?: (index: number) => void }

/** Draws as SVG, which prints sharply; follows the size of its place. */
export default function EChart({ option, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = init(place.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => { watch.disconnect(); drawn.dispose(); chart.current = null; };
  }, []);
  useEffect(() => { chart.current?.setOption({ animation: false, ...option }, true); }, [option]);
  useEffect(() => {
    const drawn = chart.current;
    if (!drawn || !onPick) return undefined;
    const pick = ({ dataIndex }: { dataIndex: number }) => onPick(dataIndex);
    drawn.on('click', pick);
    return () => { drawn.off('click', pick); };
  }, [onPick]);
  return <div ref={place} style={{ width: '100%', height: '100%' }} />;
}
