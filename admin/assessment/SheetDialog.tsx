import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { AssessmentSheetPreview } from '../../shared/contracts/assessment';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { bracketed, sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { shownNumber, useSaved, type RunProps } from './run';

const MOST_SHOWN = 500;

function Problems({ problems }: Pick<AssessmentSheetPreview, 'problems'>) {
  const { t } = useWords();
  return (
    <Alert severity="error">
      {t('assessment.sheetProblems', { count: problems.length })}
      {problems.slice(0, MOST_SHOWN).map((problem) => (
        <Box key={`${problem.row} ${problem.column} ${problem.code}`} sx={{ fontSize: 13.5 }}>{t('assessment.sheetPlace', { row: problem.row, column: problem.column })} {[problem.unitName, problem.unitName && problem.header].filter(Boolean).join(' · ')}{problem.unitName ? sign('colon') : ''}{problem.message}{problem.message.includes(problem.text) ? '' : bracketed(problem.text)}</Box>
      ))}
    </Alert>
  );
}

function Changes({ changes }: Pick<AssessmentSheetPreview, 'changes'>) {
  const { t } = useWords();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('assessment.sheetCell')}</TableCell><TableCell>{t('assessment.unit')}</TableCell><TableCell>{t('assessment.indicator')}</TableCell><TableCell align="right">{t('assessment.sheetBefore')}</TableCell><TableCell align="right">{t('assessment.sheetWritten')}</TableCell><TableCell align="right">{t('assessment.sheetRead')}</TableCell></TableRow></TableHead>
        <TableBody>
          {changes.slice(0, MOST_SHOWN).map((change) => (
            <TableRow key={`${change.row} ${change.column}`}>
              <TableCell>{change.column}{change.row}</TableCell><TableCell>{change.unitName}</TableCell><TableCell>{change.indicatorName}</TableCell><TableCell align="right">{shownNumber(change.before)}</TableCell>
              <TableCell align="right">{change.raw}</TableCell><TableCell align="right" sx={change.raw === change.readAs ? {} : { fontWeight: 600 }}>{change.readAs}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** What an uploaded sheet would change and how its cells were read; all of it is applied, or with anything wrong nothing. */
export function SheetDialog({ run, preview, onClose }: RunProps & { preview: AssessmentSheetPreview; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  const { changes, problems, unchanged } = preview;
  const blocked = problems.length > 0 || changes.length === 0;
  return (
    <FormDialog<{ note: string | null; evidenceIds: unknown }> wide title={preview.filename} submitLabel={blocked ? t('assessment.close') : t('assessment.sheetApply', { count: changes.length })} defaultValues={{ note: null, evidenceIds: null }} onClose={onClose}
      onSaved={() => { if (!blocked) saved('assessment.valuesSaved'); onClose(); }}
      submit={async ({ note, evidenceIds: files }) => blocked ? undefined : api.put(`assessment-runs/${run.id}/values`, {
        values: changes.map(({ unitId, indicator, input, raw, version }) => ({ unitId, indicator, input, raw, version, note, evidenceIds: evidenceIds(files) })),
      })}>
      {problems.length > 0 && <Problems problems={problems} />}
      <Box sx={{ fontSize: 13.5, color: 'text.secondary' }}>{t('assessment.sheetSum', { changes: changes.length, unchanged })}</Box>
      {changes.length > 0 && <Changes changes={changes} />}
      {!blocked && <><EvidenceField suggested="approval" /><TextBox name="note" label={t('assessment.note')} rows={2} maxLength={1000} /></>}
    </FormDialog>
  );
}
