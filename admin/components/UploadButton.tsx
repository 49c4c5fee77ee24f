import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';

interface UploadButtonProps {
  label: string;
  title?: string;
  accept?: string;
  testId: string;
  /** What goes with the file. */
  fields?: Readonly<Record<string, string>>;
  /** Sends the form, which holds the file. */
  send: (form: FormData) => Promise<void>;
  /** Told where there is no room for a passing message. */
  onFailure?: (error: ApiError | null) => void;
}

/** Chooses a file and sends it at once; the same file can be chosen again, mended. */
export function UploadButton({ label, title, accept = '.xlsx,.csv', testId, fields = {}, send, onFailure }: UploadButtonProps) {
  const { t } = useWords();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    try {
      await send(form);
    } catch (error) {
      if (onFailure) onFailure(error instanceof ApiError ? error : null);
      else notify(error instanceof ApiError ? errorLine(error) : t('app.unexpected'), { type: 'error' });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <Button variant="outlined" startIcon={<UploadFileOutlined />} loading={busy} loadingPosition="start" {...(title ? { title } : {})} onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} type="file" hidden accept={accept} onChange={(event) => { void choose(event.target.files?.[0]); }} data-testid={testId} />
    </>
  );
}
