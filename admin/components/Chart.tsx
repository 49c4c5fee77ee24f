import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import type { ChartProps } from './EChart';

export type { ChartOption } from './EChart';

// The drawing library is fetched only where something is drawn.
const EChart = lazy(() => import('./EChart'));

/** A chart that fits its place, with words for who cannot see it. */
export function Chart(props: ChartProps) {
  return <Box role="img" aria-label={props.label} sx={{ height: props.height }}><Suspense fallback={<Skeleton variant="rounded" height={props.height} />}><EChart {...props} /></Suspense></Box>;
}
