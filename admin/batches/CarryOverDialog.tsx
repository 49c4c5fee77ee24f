import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import type { CarryOver } from '../../shared/contracts/batches';
import { BATCHES } from '../../shared/vocabulary';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { OutcomeMark } from './OutcomeMark';

/** Carries what is still open over into the following year, shown first. */
export function CarryOverDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t, word } = useWords();
  const saved = useProjectSaved(onClose);
  const { data: preview } = useQuery({ queryKey: ['batch-plans', year, 'carry-over'], queryFn: () => api.post<CarryOver>(`batch-plans/${year}/carry-over/preview`, {}) });
  return (
    <FormDialog<{ reason: string | null }> wide title={t('batches.carryOver', { year: year + 1 })} submitLabel={t('batches.carryOverSubmit')} onClose={onClose} onSaved={() => saved('batches.carried')} defaultValues={{ reason: null }}
      submit={({ reason }, idempotencyKey) => api.post(`batch-plans/${year}/carry-over`, { reason }, { idempotencyKey })}>
      {!preview && <LinearProgress />}
      {preview && <Box>{t('batches.carryOverSum', { carried: preview.carried.length, already: preview.already, reached: preview.reached })}</Box>}
      {preview && preview.carried.length > 0 && (
        <Box sx={{ maxHeight: 300, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
          {preview.carried.map((entry) => <Box key={entry.id} sx={{ display: 'flex', gap: 1, px: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}><Box sx={{ flex: 1, minWidth: 0 }}>{entry.projectName}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{word(BATCHES, entry.batch)}</Box></Box><OutcomeMark outcome={entry.outcome} /></Box>)}
        </Box>
      )}
      <TextBox name="reason" required rows={2} maxLength={500} />
    </FormDialog>
  );
}
