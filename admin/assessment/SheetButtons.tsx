import { useState } from 'react';
import type { AssessmentSheetPreview } from '../../shared/contracts/assessment';
import { ExportButton } from '../components/list/ExportButton';
import { UploadButton } from '../components/UploadButton';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import type { RunProps } from './run';
import { SheetDialog } from './SheetDialog';

/** The sheet to fill in, and the way back for it. */
export function SheetButtons({ run, department }: RunProps & { department: string }) {
  const { t } = useWords();
  const [preview, setPreview] = useState<AssessmentSheetPreview | null>(null);
  const path = `assessment-runs/${run.id}/sheet`;
  return (
    <>
      <ExportButton path={path} query={department ? { department } : {}} filename={`${run.year}${department}.xlsx`} label={t('assessment.sheetDownload')} />
      <UploadButton label={t('assessment.sheetUpload')} testId="sheet-file" send={async (form) => setPreview(await api.post<AssessmentSheetPreview>(path, form))} />
      {preview && <SheetDialog run={run} preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
