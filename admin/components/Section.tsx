import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Scroller } from './Scroller';

/** A titled card; `flush` lets a table reach its edges. */
export function Section({ title, actions, children, flush = false }: { title?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <Card component="section">
      {(title || actions) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, pt: 1.5, pb: flush ? 1 : 0.5, minHeight: 44 }}>
          <Typography variant="h2" sx={{ flex: '1 0 auto', maxWidth: '100%', fontSize: 15 }}>{title}</Typography>
          {actions}
        </Box>
      )}
      {flush ? <Scroller>{children}</Scroller> : <Box sx={{ px: 2, pb: 2, pt: title ? 0.5 : 2 }}>{children}</Box>}
    </Card>
  );
}
