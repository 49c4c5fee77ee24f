import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Money } from '../components/Money';
import { useWords } from '../providers/i18n';

/** Where the money ledger shows the rows behind a figure. */
export const entriesOf = (filter: Record<string, unknown>): string => `/money-entries?filter=${encodeURIComponent(JSON.stringify(filter))}`;

export interface Bar { label: string; fen: number | null; to?: string; verifiedFen?: number; qualifier?: string | null; note?: ReactNode; warn?: boolean }

/** Amounts side by side on one scale, each figure opening its entries; the verified part is solid. */
export function MoneyBars({ bars }: { bars: Bar[] }) {
  const { t } = useWords();
  const most = Math.max(1, ...bars.map((bar) => bar.fen ?? 0));
  const share = (fen: number) => `${Math.max(0, Math.min(100, (fen / most) * 100))}%`;
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      {bars.map((bar) => {
        const figure = <Box component="span" sx={{ fontSize: 16, fontWeight: 600, ...(bar.warn ? { color: 'warning.main' } : {}) }}><Money fen={bar.fen} qualifier={bar.qualifier} /></Box>;
        return (
          <Box key={bar.label}>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
              <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary', minWidth: 76 }}>{bar.label}</Box>
              {bar.to ? <Link to={bar.to}>{figure}</Link> : figure}
              <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{bar.note}</Box>
            </Box>
            <Box role="presentation" sx={{ position: 'relative', height: 8, mt: 0.5, borderRadius: 0.5, bgcolor: 'action.hover', overflow: 'hidden' }}>
              <Box sx={{ position: 'absolute', inset: 0, width: share(bar.fen ?? 0), bgcolor: bar.warn ? 'warning.main' : 'primary.main', opacity: bar.verifiedFen === undefined ? 0.85 : 0.4 }} />
              {bar.verifiedFen !== undefined && <Box title={t('money.verified', { amount: '' })} sx={{ position: 'absolute', inset: 0, width: share(bar.verifiedFen), bgcolor: bar.warn ? 'warning.main' : 'primary.main', opacity: 0.85 }} />}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
