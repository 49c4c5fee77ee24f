import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Radio from '@mui/material/Radio';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useWords } from '../providers/i18n';
import { useFieldLabel } from './fieldLabels';

export type Values = Record<string, unknown>;
export interface Clash { name: string; mine: unknown; theirs: unknown }

interface StaleDialogProps {
  clashes: Clash[];
  show: (name: string, value: unknown, side: 'mine' | 'theirs') => ReactNode;
  onDecide: (values: Values) => void;
  onClose: () => void;
}

/** Somebody else saved first: both versions side by side, field by field, and a choice for each; nothing is overwritten unseen. */
export function StaleDialog({ clashes, show, onDecide, onClose }: StaleDialogProps) {
  const { t } = useWords();
  const label = useFieldLabel();
  const [kept, setKept] = useState<Record<string, 'mine' | 'theirs'>>({});
  const side = (name: string) => kept[name] ?? 'mine';
  const option = (clash: Clash, which: 'mine' | 'theirs') => (
    <TableCell onClick={() => setKept({ ...kept, [clash.name]: which })} sx={{ cursor: 'pointer', bgcolor: side(clash.name) === which ? 'action.selected' : undefined, verticalAlign: 'top' }}>
      <Radio size="small" checked={side(clash.name) === which} onChange={() => setKept({ ...kept, [clash.name]: which })} sx={{ p: 0, mr: 0.75 }}
        slotProps={{ input: { 'aria-label': `${label(clash.name) ?? clash.name}${t(which === 'mine' ? 'stale.mine' : 'stale.theirs')}` } }} />
      {show(clash.name, clash[which], which)}
    </TableCell>
  );
  return (
    <Dialog open fullWidth maxWidth="md">
      <DialogTitle>{t('stale.title')}</DialogTitle>
      <DialogContent>
        <Typography color="text.secondary" sx={{ mb: 1.5 }}>{t(clashes.length > 0 ? 'stale.hint' : 'stale.noClash')}</Typography>
        {clashes.length > 0 && (
          <Table size="small">
            <TableHead><TableRow><TableCell /><TableCell>{t('stale.theirs')}</TableCell><TableCell>{t('stale.mine')}</TableCell></TableRow></TableHead>
            <TableBody>
              {clashes.map((clash) => <TableRow key={clash.name}><TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{label(clash.name) ?? clash.name}</TableCell>{option(clash, 'theirs')}{option(clash, 'mine')}</TableRow>)}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('stale.back')}</Button>
        <Button variant="contained" onClick={() => onDecide(Object.fromEntries(clashes.map((clash) => [clash.name, clash[side(clash.name)]])))}>{t('stale.save')}</Button>
      </DialogActions>
    </Dialog>
  );
}
