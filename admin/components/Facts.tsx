import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useWords } from '../providers/i18n';

/** Name and value pairs of a record; empty ones are left out. */
export function Facts({ items }: { items: [string, ReactNode][] }) {
  const { t } = useWords();
  const filled = items.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (filled.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('app.nothingFilled')}</Box>;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(3, 1fr)' } }}>
      {filled.map(([name, value]) => (
        <Box key={name}><Box component="dt" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{name}</Box><Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap' }}>{value}</Box></Box>
      ))}
    </Box>
  );
}
