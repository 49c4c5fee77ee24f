import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import type { ChartOption } from './EChart';

export type { ChartOption } from './EChart';

// The drawing library is fetched only where something is drawn.
const EChart = lazy(() => import('./EChart'));

export interface ChartProps { option: ChartOption; height: number; label: string; onPick?: (index: number) => void }

/** A chart that fits its place, with words for who cannot see it. */
export function Chart(props: ChartProps) {
  return <Box role="img" aria-label={props.label} sx={{ height: props.height }}><Suspense fallback={<Skeleton variant="rounded" height={props.height} />}><EChart {...props} /></Suspense></Box>;
}
