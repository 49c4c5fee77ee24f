import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Fields in columns as wide as the screen allows; `wide` children take a whole row. */
export function Fields({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' }, alignItems: 'start', '& > .wide': { gridColumn: '1 / -1' } }}>{children}</Box>;
}
export function Wide({ children }: { children: ReactNode }) {
  return <div className="wide">{children}</div>;
}
