import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import type { AssessmentCell } from '../../shared/contracts/assessment';
import { useWords } from '../providers/i18n';
import { shownNumber } from './run';

interface ValueCellProps { label: string; cell: AssessmentCell; typed: string | undefined; readAs: string | undefined; onChange: (raw: string) => void; onPaste: (text: string) => void; onOpen: () => void }

/** Opens a value's entries and evidence. */
export function FilesButton({ label, count, onClick }: { label: string; count: number; onClick: () => void }) {
  const { t } = useWords();
  return <IconButton size="small" aria-label={`${label} ${t('assessment.files', { count })}`} title={t('assessment.files', { count })} onClick={onClick} sx={{ p: 0.25, fontSize: 12, color: count ? 'primary.main' : 'text.secondary' }}><AttachFileOutlined sx={{ fontSize: 15 }} />{count || ''}</IconButton>;
}

/** One value to be entered; says how it was read where that differs from what was written. */
export function ValueCell({ label, cell, typed, readAs, onChange, onPaste, onOpen }: ValueCellProps) {
  const { t } = useWords();
  const stored = cell.value === null ? '' : shownNumber(cell.value);
  const note = typed === undefined ? (readAs ?? (cell.raw !== null && Number(cell.raw.replace('%', '')) !== Number(cell.value) ? `${cell.raw} → ${stored}` : null)) : null;
  return (
    <>
      <InputBase value={typed ?? stored} placeholder={t('assessment.missingMark')} onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => { const text = event.clipboardData.getData('text'); if (/[\t\n]/.test(text.trimEnd())) { event.preventDefault(); onPaste(text); } }}
        slotProps={{ input: { 'aria-label': label, inputMode: 'decimal', style: { textAlign: 'right', padding: '2px 6px' } } }}
        sx={{ width: 92, fontSize: 13.5, border: 1, borderRadius: 1, borderColor: typed === undefined ? 'divider' : 'primary.main', bgcolor: cell.value === null && typed === undefined ? 'action.hover' : 'transparent' }} />
      <FilesButton label={label} count={cell.evidenceCount} onClick={onOpen} />
      {note && <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>{t('assessment.readAs', { value: note })}</Box>}
    </>
  );
}
