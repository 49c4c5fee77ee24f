import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiTokenRecord } from '../../shared/contracts/identity';
import { FormDialog } from '../components/form/FormDialog';
import { NumberField } from '../components/form/NumberField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { name: string | null; expiresInDays: number | null }

function Shown({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => { await navigator.clipboard.writeText(token); setCopied(true); };
  return (
    <Dialog open fullWidth maxWidth="sm">
      <DialogTitle>{t('tokens.made')}</DialogTitle>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 2 }}>{t('tokens.madeHint')}</Alert>
        <TextField value={token} slotProps={{ htmlInput: { readOnly: true, 'aria-label': t('tokens.title'), style: { fontFamily: 'monospace', height: 'auto', lineHeight: 1.6 } } }} onFocus={(event) => event.target.select()} />
      </DialogContent>
      <DialogActions><Button onClick={() => { void copy(); }}>{t(copied ? 'tokens.copied' : 'tokens.copy')}</Button><Button variant="contained" onClick={onClose}>{t('app.close')}</Button></DialogActions>
    </Dialog>
  );
}

/** Makes a token and shows it, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  if (made) return <Shown token={made} onClose={onClose} />;
  return (
    <FormDialog<Values, ApiTokenRecord> title={t('tokens.create')} onClose={onClose} defaultValues={{ name: null, expiresInDays: 90 }}
      submit={(values, idempotencyKey) => api.post<ApiTokenRecord>('api-tokens', values, { idempotencyKey })}
      onSaved={(token) => { void client.invalidateQueries(); setMade(token.token ?? ''); }}>
      <TextBox name="name" label={t('tokens.name')} required autoFocus maxLength={100} />
      <NumberField name="expiresInDays" label={t('tokens.days')} integer required />
    </FormDialog>
  );
}
