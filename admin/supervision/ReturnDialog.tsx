import Box from '@mui/material/Box';
import type { ProjectReturns, QuarterlyReturn } from '../../shared/contracts/supervision';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { TextBox } from '../components/form/TextBox';
import { Money } from '../components/Money';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

export interface ReturnSubject { projectId: number; projectName: string; year: number; quarter: number; computedFen: number; line: QuarterlyReturn | null }
interface Values { progress: string | null; statedFen: number | null; problems: string | null; requests: string | null; reason: string | null }

/** A quarter's line on a large project, or its correction. */
export function ReturnDialog({ subject: { projectId, projectName, year, quarter, computedFen, line }, onClose }: { subject: ReturnSubject; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<Values, ProjectReturns> title={`${t('supervision.quarterLabel', { year, quarter })} · ${t(line ? 'supervision.correct' : 'supervision.report')}`} submitLabel={t(line ? 'supervision.correct' : 'supervision.report')} onClose={onClose} onSaved={() => saved('supervision.saved')}
      defaultValues={{ progress: line?.progress ?? null, statedFen: line?.statedFen ?? null, problems: line?.problems ?? null, requests: line?.requests ?? null, reason: null }}
      submit={({ reason, ...values }, idempotencyKey) => api.post(`projects/${projectId}/quarterly-returns`, { year, quarter, ...values, ...(line ? { reason, seenId: line.id } : {}) }, { idempotencyKey })}>
      <Box sx={{ fontWeight: 500 }}>{projectName}</Box>
      <TextBox name="progress" label={t('supervision.progress')} required rows={3} maxLength={2000} placeholder={t('supervision.progressHint')} />
      <Box>
        <MoneyField name="statedFen" label={t('supervision.stated')} />
        <Box sx={{ fontSize: 12.5, color: 'text.secondary', mt: 0.5 }}>{t('supervision.computed')} <Money fen={computedFen} /></Box>
      </Box>
      <TextBox name="problems" label={t('supervision.problems')} rows={2} maxLength={2000} />
      <TextBox name="requests" label={t('supervision.requests')} rows={2} maxLength={2000} />
      {line && <TextBox name="reason" label={t('supervision.why')} required rows={2} maxLength={1000} />}
    </FormDialog>
  );
}
