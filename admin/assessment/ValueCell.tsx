import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import type { AssessmentCell } from '../../shared/contracts/assessment';
import { useWords } from '../providers/i18n';
import { shownNumber } from './run';

interface ValueCellProps { label: string; cell: AssessmentCell; typed: string | undefined; readAs: string | undefined; onChange: (raw: string) => void; onPaste: (text: string) => void }

/** One value to be entered; says how it was read where that differs from what was written. */
export function ValueCell({ label, cell, typed, readAs, onChange, onPaste }: ValueCellProps) {
  const { t } = useWords();
  const stored = cell.value === null ? '' : shownNumber(cell.value);
  const note = typed === undefined ? (readAs ?? (cell.raw !== null && Number(cell.raw.replace('%', '')) !== Number(cell.value) ? `${cell.raw} → ${stored}` : null)) : null;
  return (
    <>
      <InputBase value={typed ?? stored} placeholder={t('assessment.missingMark')} onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => { const text = event.clipboardData.getData('text'); if (/[\t\n]/.test(text.trimEnd())) { event.preventDefault(); onPaste(text); } }}
        slotProps={{ input: { 'aria-label': label, inputMode: 'decimal', style: { textAlign: 'right', padding: '2px 6px' } } }}
        sx={{ width: 92, fontSize: 13.5, border: 1, borderRadius: 1, borderColor: typed === undefined ? 'divider' : 'primary.main', bgcolor: cell.value === null && typed === undefined ? 'action.hover' : 'transparent' }} />
      {note && <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>{t('assessment.readAs', { value: note })}</Box>}
    </>
  );
}
