import { useState } from 'react';
import type { TargetSheetPreview } from '../../shared/contracts/targets';
import { UploadButton } from '../components/UploadButton';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { SheetDialog } from './SheetDialog';

/** The way back for the exported table of a year. */
export function SheetButton({ year }: { year: number }) {
  const { t } = useWords();
  const [preview, setPreview] = useState<TargetSheetPreview | null>(null);
  return (
    <>
      <UploadButton label={t('targets.sheetUpload')} testId="target-sheet" fields={{ year: String(year) }} send={async (form) => setPreview(await api.post<TargetSheetPreview>('target-sheets', form))} />
      {preview && <SheetDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
