import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { PolicyValidation } from '../../shared/contracts/policy';
import { useWords } from '../providers/i18n';

/** Every problem with its line; choosing one goes there. */
export function ProblemList({ answer, onOpen }: { answer: PolicyValidation | undefined; onOpen: (line: number) => void }) {
  const { t } = useWords();
  if (!answer) return null;
  return (
    <Box component="ul" aria-live="polite" sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: '60vh', overflowY: 'auto' }}>
      {answer.problems.length === 0 && <li>{t('policy.drafted', { items: answer.itemCount, cases: answer.caseCount })}</li>}
      {answer.problems.map((problem) => (
        <Box component="li" key={`${problem.line} ${problem.path} ${problem.code} ${problem.message}`} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', fontSize: 13, '&:first-of-type': { borderTop: 0 } }}>
          <Link component="button" type="button" onClick={() => onOpen(problem.line)} sx={{ fontWeight: 600, fontSize: 13 }}>{t('policy.line', { line: problem.line })}</Link> {problem.message}
          {problem.path && <Box component="code" sx={{ display: 'block', fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>{problem.path}</Box>}
        </Box>
      ))}
    </Box>
  );
}
