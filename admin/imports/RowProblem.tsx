import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ImportProblem, ImportRecord } from '../../shared/contracts/imports';
import { useWords } from '../providers/i18n';
import { choiceText } from './choiceWords';

const COLOURS = { error: 'error.main', decision: 'warning.main', warning: 'text.secondary', info: 'text.secondary' };

interface RowProblemProps { kind: ImportRecord['kind']; problem: ImportProblem; busy: boolean; onChoose?: ((choice: string) => void) | undefined; onFix?: (() => void) | undefined }

/** One cell that could not be taken as it stands: which, what it says, why, and what can be done. */
export function RowProblem({ kind, problem, busy, onChoose, onFix }: RowProblemProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5, alignItems: 'center', py: 0.4, fontSize: 13.5 }}>
      <Box component="span" sx={{ color: COLOURS[problem.severity] }}>●</Box>
      {problem.column && <Box component="span" sx={{ fontWeight: 500 }}>{problem.column}</Box>}
      {problem.raw && problem.column && <Box component="q" sx={{ color: 'text.secondary', maxWidth: 360, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={problem.raw}>{problem.raw}</Box>}
      <span>{problem.message}</span>
      {onChoose && problem.choices.map((choice) => (
        <Button key={choice} size="small" variant={problem.decided === choice ? 'contained' : 'outlined'} disabled={busy} onClick={() => onChoose(choice)} aria-pressed={problem.decided === choice} sx={{ minHeight: 26, py: 0 }}>
          {choiceText(kind, choice, words, problem.suggestion, problem.code)}
        </Button>
      ))}
      {onFix && problem.field && <Button disabled={busy} onClick={onFix} sx={{ minHeight: 26, py: 0 }}>{t('imports.fix')}</Button>}
    </Box>
  );
}
