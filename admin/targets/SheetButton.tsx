import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { TargetSheetPreview } from '../../shared/contracts/targets';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { SheetDialog } from './SheetDialog';

/** The way back for the exported table of a year. */
export function SheetButton({ year }: { year: number }) {
  const { t } = useWords();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<TargetSheetPreview | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const body = new FormData();
    body.append('year', String(year));
    body.append('file', file, file.name);
    try {
      setPreview(await api.post<TargetSheetPreview>('target-sheets', body));
    } catch (cause) {
      notify(cause instanceof ApiError ? errorLine(cause) : t('app.unexpected'), { type: 'error' });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <Button variant="outlined" startIcon={<UploadFileOutlined />} loading={busy} loadingPosition="start" onClick={() => input.current?.click()}>{t('targets.sheetUpload')}</Button>
      <input ref={input} type="file" hidden accept=".xlsx,.csv" onChange={(event) => { void read(event.target.files?.[0]); }} data-testid="target-sheet" />
      {preview && <SheetDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
