import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { AssessmentSheetPreview } from '../../shared/contracts/assessment';
import { ExportButton } from '../components/list/ExportButton';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import type { RunProps } from './run';
import { SheetDialog } from './SheetDialog';

/** The sheet to fill in, and the way back for it. */
export function SheetButtons({ run, department }: RunProps & { department: string }) {
  const { t } = useWords();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<AssessmentSheetPreview | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const body = new FormData();
    body.append('file', file, file.name);
    try {
      setPreview(await api.post<AssessmentSheetPreview>(`assessment-runs/${run.id}/sheet`, body));
    } catch (cause) {
      notify(cause instanceof ApiError ? errorLine(cause) : t('app.unexpected'), { type: 'error' });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <ExportButton path={`assessment-runs/${run.id}/sheet`} query={department ? { department } : {}} filename={`${run.year}${department}.xlsx`} label={t('assessment.sheetDownload')} />
      <Button variant="outlined" startIcon={<UploadFileOutlined />} loading={busy} loadingPosition="start" onClick={() => input.current?.click()}>{t('assessment.sheetUpload')}</Button>
      <input ref={input} type="file" hidden accept=".xlsx,.csv" onChange={(event) => { void read(event.target.files?.[0]); }} data-testid="sheet-file" />
      {preview && <SheetDialog run={run} preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
