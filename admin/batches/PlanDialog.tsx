import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { BatchPreview } from '../../shared/contracts/batches';
import { BATCHES } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { NumberField } from '../components/form/NumberField';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { year: number | null; batch: string | null; dueOn: string | null }

/** What planning would do to each chosen project. */
function Preview({ ids }: { ids: number[] }) {
  const { t } = useWords();
  const [year, batch] = useWatch({ name: ['year', 'batch'] }) as [number | null, string | null];
  const { data } = useQuery({ queryKey: ['batch-entries', 'preview', year, batch, ids], enabled: Boolean(year && year >= 2000 && year <= 2100 && batch), queryFn: () => api.post<BatchPreview>('batch-entries/preview', { year, items: ids.map((projectId) => ({ batch, projectId })) }) });
  if (!data) return null;
  return (
    <Box sx={{ maxHeight: 260, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
      {data.rows.map((row) => <Box key={row.projectId} sx={{ display: 'flex', gap: 1, px: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}><Box sx={{ flex: 1, minWidth: 0 }}>{row.projectName || `#${row.projectId}`}</Box><Box sx={{ color: row.verdict === 'new' ? 'text.primary' : 'text.secondary', whiteSpace: 'nowrap' }}>{t(`batches.verdicts.${row.verdict}`)}</Box></Box>)}
    </Box>
  );
}

/** Plans chosen projects for a batch of a year, with a preview. */
export function PlanDialog({ ids, year, onClose }: { ids: number[]; year: number | null; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<Values> title={t('batches.plan', { count: ids.length })} submitLabel={t('batches.confirm')} onClose={onClose} onSaved={() => saved('batches.added')} defaultValues={{ year, batch: null, dueOn: null }}
      submit={({ year: wanted, batch, dueOn }, idempotencyKey) => api.post('batch-entries', { year: wanted, items: ids.map((projectId) => ({ batch, projectId, dueOn })) }, { idempotencyKey })}>
      <NumberField name="year" integer required />
      <ChoiceField name="batch" label={t('batches.batch')} vocabulary={BATCHES} required />
      <DayField name="dueOn" label={t('batches.due')} helper={t('batches.dueHint')} />
      <Preview ids={ids} />
    </FormDialog>
  );
}
