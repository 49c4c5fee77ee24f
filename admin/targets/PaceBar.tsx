import Box from '@mui/material/Box';
import { useWords } from '../providers/i18n';
import { percent } from './words';

/** How much is reached, with a mark where the pace says it should be. */
export function PaceBar({ completion, expected }: { completion: number | null; expected: number }) {
  const { t } = useWords();
  const share = (rate: number) => `${Math.min(1, Math.max(0, rate)) * 100}%`;
  return (
    <Box role="img" aria-label={`${t('targets.completion')} ${percent(completion)}, ${t('targets.due')} ${percent(expected)}`} sx={{ position: 'relative', height: 10, minWidth: 60, borderRadius: 0.5, bgcolor: 'action.hover', printColorAdjust: 'exact' }}>
      <Box sx={{ height: 1, width: share(completion ?? 0), borderRadius: 0.5, bgcolor: 'primary.main', opacity: 0.85 }} />
      <Box title={`${t('targets.due')} ${percent(expected)}`} sx={{ position: 'absolute', top: -3, bottom: -3, left: `calc(${share(expected)} - 1px)`, width: 2, bgcolor: 'text.primary' }} />
    </Box>
  );
}
