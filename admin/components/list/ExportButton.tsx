import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ApiError, download, type Query } from '../../providers/http';
import { useWords } from '../../providers/i18n';

/** Downloads a workbook of exactly what is shown. */
export function ExportButton({ path, query, filename, label }: { path: string; query: Query; filename: string; label?: string }) {
  const { t } = useWords();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await download(path, query, filename);
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return <Button variant="outlined" startIcon={<FileDownloadOutlined />} onClick={() => { void run(); }} loading={busy} loadingPosition="start">{label ?? t('list.export')}</Button>;
}
