import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Nothing here yet, and what to do about it. */
export function Empty({ title, hint, action, small = false }: { title: string; hint?: ReactNode; action?: ReactNode; small?: boolean }) {
  return (
    <Box sx={{ textAlign: small ? 'left' : 'center', py: small ? 1 : 6, px: small ? 0 : 2 }}>
      <Typography sx={{ fontWeight: small ? 400 : 600 }} color={small ? 'text.secondary' : 'text.primary'}>{title}</Typography>
      {hint && <Typography component="div" variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>{hint}</Typography>}
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
