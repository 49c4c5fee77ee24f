import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router-dom';
import type { ImportProblem, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports';
import { IMPORT_VERDICTS } from '../../shared/vocabulary';
import { bracketed, sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { RowProblem } from './RowProblem';
import { RecordValue } from './RecordValue';
import { useStep } from './useImport';
import { recordPath, useKind, type KindView } from './useKind';

const CHIP = { ready: 'success', decision: 'warning', error: 'error', unchanged: 'default' } as const;

function Duplicate({ kind, view, duplicate, values }: { kind: ImportRecord['kind']; view: KindView; duplicate: ImportRowRecord['duplicates'][number]; values: ImportRowRecord['values'] }) {
  const { t } = useWords();
  return (
    <Box sx={{ fontSize: 13, pl: 2.25 }}>
      {duplicate.recordId > 0 ? <Link to={recordPath(kind, duplicate.recordId, values)} target="_blank">{duplicate.name}{duplicate.code !== duplicate.name && bracketed(duplicate.code)}</Link> : duplicate.name} · {t((kind === 'projects' || duplicate.because === 'similar-name' ? `imports.duplicates.because.${duplicate.because}` : 'imports.duplicates.because.record') as MessageKey)}
      {duplicate.differences.filter(({ field }) => !field.endsWith('Precision')).map(({ field, current, imported }) => <Box key={field} sx={{ color: 'text.secondary' }}>{view.label(field)}{sign('colon')}{t('imports.duplicates.now')} <RecordValue view={view} name={field} value={current} />{sign('comma')}{t('imports.duplicates.file')} <RecordValue view={view} name={field} value={imported} /></Box>)}
    </Box>
  );
}

interface RowItemProps { batch: ImportRecord; row: ImportRowRecord; onOpen: (row: ImportRowRecord, field: string | null) => void }

/** One row of the ledger: what was read, what could not be, and what becomes of it. */
export function RowItem({ batch, row, onOpen }: RowItemProps) {
  const { t, word } = useWords();
  const view = useKind(batch.kind);
  const { run, busy } = useStep();
  const editable = batch.status === 'previewed';
  const patch = (body: Record<string, unknown>) => { void run('row', () => api.patch(`imports/${batch.id}/rows/${row.rowNumber}`, body)); };
  const choose = (problem: ImportProblem) => (choice: string) => {
    if (problem.column === '' && ['create', 'use', 'set-aside'].includes(choice)) patch({ decision: choice });
    else patch({ choices: [{ column: problem.column, code: problem.code, choice }] });
  };
  const aside = row.decision === 'set-aside';
  const undone = batch.status === 'undone' && row.recordId !== null;
  const became = undone ? t('imports.counts.undone') : batch.status === 'applied' && row.recordId ? t('imports.counts.applied') : word(IMPORT_VERDICTS, row.verdict);
  const summary = view.summary.map((name) => view.text(name, row.values)).filter((text) => text !== '—').join(' · ');
  return (
    <Box component="li" sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', opacity: aside ? 0.65 : 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, minWidth: 62 }}>{t('imports.row', { row: row.rowNumber })}</Box>
        <Chip label={aside ? t('imports.counts.setAside') : became} color={aside || undone ? 'default' : CHIP[row.verdict]} variant="outlined" />
        <Box component="span" sx={{ fontWeight: 500 }}>{row.recordId && !undone ? <Link to={recordPath(batch.kind, row.recordId, row.values)}>{view.title(row.values)}</Link> : view.title(row.values)}</Box>
        <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{summary}</Box>
        <Box sx={{ flex: 1 }} />
        {editable && (aside
          ? <Button disabled={busy !== null} onClick={() => patch({ decision: null })}>{t('imports.takeBack')}</Button>
          : <Button disabled={busy !== null} onClick={() => patch({ decision: 'set-aside' })}>{t('imports.counts.setAside')}</Button>)}
        <Button onClick={() => onOpen(row, null)}>{t(editable ? 'imports.open' : 'imports.details')}</Button>
      </Box>
      {row.problems.map((problem) => <RowProblem kind={batch.kind} key={`${problem.column}${problem.code}${problem.field}`} problem={problem} busy={busy !== null} onChoose={editable && !aside ? choose(problem) : undefined} onFix={editable && !aside ? () => onOpen(row, problem.field) : undefined} />)}
      {row.duplicates.map((duplicate) => <Duplicate key={`${duplicate.recordId}${duplicate.because}`} kind={batch.kind} view={view} duplicate={duplicate} values={row.values} />)}
    </Box>
  );
}
