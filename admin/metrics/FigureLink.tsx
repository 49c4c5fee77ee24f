import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { MetricUnit } from '../../shared/contracts/metrics';
import { cellFigure } from './figures';

/** A number in a table, leading to its lines; a zero steps back. */
export function FigureLink({ to, value, unit }: { to: string; value: number; unit: MetricUnit }) {
  return <Box component={Link} to={to} sx={value === 0 ? { color: 'text.secondary', fontWeight: 400 } : {}}>{cellFigure(value, unit)}</Box>;
}
