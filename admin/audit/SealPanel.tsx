import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { AuditProblem, AuditSealStatus, AuditUnsealedWindow, AuditVerification } from '../../shared/contracts/identity';
import { AUDIT_PROBLEMS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords, type Words } from '../providers/i18n';

const SHOWN = 20;

function waiting({ count, since }: AuditUnsealedWindow, { t }: Words): string {
  return count === 0 ? t('audit.nothingWaits') : t('audit.waits', { count, since: formatInstant(since) });
}

function where({ entryId, sealId, entries }: AuditProblem, { t }: Words): string {
  const parts = [entryId === null ? '' : t('audit.entryNumber', { id: entryId }), sealId === null ? '' : t('audit.sealNumber', { id: sealId }), entryId === null && entries ? t('audit.overEntries', { entries }) : ''];
  return parts.filter(Boolean).join(' · ');
}

function Verdict({ result }: { result: AuditVerification }) {
  const words = useWords();
  const { t, word } = words;
  const counts = { entries: result.entries.toLocaleString('en-US'), seals: result.seals.toLocaleString('en-US') };
  return (
    <Alert severity={result.intact ? 'success' : 'error'} sx={{ mb: 1.5 }}>
      <AlertTitle>{result.intact ? t('audit.intact') : t('audit.broken', { count: result.problemCount })}</AlertTitle>
      <Box>{t('audit.checked', { ...counts, at: formatInstant(result.checkedAt) })} {waiting(result.unsealed, words)}</Box>
      {result.head && <Box sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>{t('audit.head', { id: result.head.id })} <code>{result.head.hash}</code></Box>}
      {result.problems.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {result.problems.slice(0, SHOWN).map((problem) => <li key={`${problem.kind}-${problem.entryId}-${problem.sealId}`}>{where(problem, words)}{sign('colon')}{word(AUDIT_PROBLEMS, problem.kind)}</li>)}
          {result.problemCount > SHOWN && <li>{t('audit.moreProblems', { count: result.problemCount - SHOWN })}</li>}
        </Box>
      )}
    </Alert>
  );
}

/** How far the log is sealed, and whether it is as it was written. */
export function SealPanel() {
  const words = useWords();
  const { t } = words;
  const status = useQuery({ queryKey: ['audit', 'seal-status'], queryFn: ({ signal }) => api.get<AuditSealStatus>('audit-entries/seal-status', {}, signal), refetchInterval: 15_000 });
  const verification = useMutation({ mutationFn: () => api.post<AuditVerification>('audit-entries/verify'), onSettled: () => status.refetch(), networkMode: 'always' });
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
        <Box sx={{ flex: '1 1 260px', color: 'text.secondary' }}>
          {status.data?.head && <>{t('audit.lastSeal', { id: status.data.head.id, at: formatInstant(status.data.head.sealedAt) })} </>}
          {status.data && waiting(status.data.unsealed, words)}
        </Box>
        <Button variant="outlined" startIcon={<VerifiedUserOutlined />} loading={verification.isPending} onClick={() => verification.mutate()}>{t('audit.verify')}</Button>
      </Box>
      <Box role="status">
        {verification.error && <Failure error={verification.error} onRetry={() => verification.mutate()} />}
        {verification.data && <Verdict result={verification.data} />}
      </Box>
    </>
  );
}
