import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { IMPORT_PERMISSIONS } from '../../shared/permissions';
import { IMPORT_KIND_CODES, IMPORT_KINDS, type ImportKindCode } from '../../shared/vocabulary';
import type { ImportRecord } from '../../shared/contracts/imports';
import { ExportButton } from '../components/list/ExportButton';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { can, useSession } from '../providers/session';

/** Kinds of which something must be known beforehand. */
const HINTS = { users: true, funds: true, carriers: true, occupancies: true, activities: true } as const;

/** A place to drop a ledger; the file goes up at once and its import opens. */
export function Upload() {
  const { t, word } = useWords();
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const kinds = IMPORT_KIND_CODES.filter((code) => can(session, IMPORT_PERMISSIONS[code]));
  const [asked] = useSearchParams();
  const [kind, setKind] = useState<ImportKindCode>(() => kinds.find((code) => code === asked.get('kind')) ?? kinds[0] ?? 'projects');
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const send = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    setFailure(null);
    const body = new FormData();
    body.append('kind', kind);
    body.append('file', file, file.name);
    try {
      const made = await api.post<ImportRecord>('imports', body);
      void client.invalidateQueries({ queryKey: ['imports'] });
      void navigate(`/imports/${made.id}/show`);
    } catch (error) {
      setFailure(error instanceof ApiError ? errorLine(error) : t('app.unexpected'));
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      {failure && <Alert severity="error" sx={{ mb: 1 }}>{failure}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 }}>
        <TextField select fullWidth={false} label={t('imports.kind')} value={kind} onChange={(event) => setKind(event.target.value as ImportKindCode)} sx={{ minWidth: 200 }}>
          {kinds.map((code) => <MenuItem key={code} value={code}>{word(IMPORT_KINDS, code)}</MenuItem>)}
        </TextField>
        <ExportButton path="imports/template" query={{ kind }} filename={`${kind}.xlsx`} label={t('imports.template')} />
        {kind in HINTS && <Box sx={{ flex: '1 1 260px', fontSize: 13, color: 'text.secondary' }}>{t(`imports.kindHints.${kind as keyof typeof HINTS}`)}</Box>}
      </Box>
      <Box component="label" tabIndex={0} onKeyDown={(event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); input.current?.click(); } }}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void send(event.dataTransfer.files[0]); }}
        sx={{ display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'center', p: 3, mb: 2, border: '1.5px dashed', borderColor: over ? 'primary.main' : 'divider', borderRadius: 2, bgcolor: over ? 'action.selected' : 'background.paper', cursor: 'pointer' }}>
        {busy ? <CircularProgress size={28} /> : <UploadFileOutlined color="primary" sx={{ fontSize: 32 }} />}
        <Box><Box sx={{ fontWeight: 600 }}>{t('imports.drop')}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('imports.dropHint')}</Box></Box>
        <input ref={input} type="file" hidden accept=".xlsx,.csv" onChange={(event) => { void send(event.target.files?.[0]); }} data-testid="import-file" />
      </Box>
    </>
  );
}
