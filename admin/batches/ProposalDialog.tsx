import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { useController } from 'react-hook-form';
import type { BatchPreview, BatchProposal } from '../../shared/contracts/batches';
import { BATCHES, BATCH_REASONS, type Batch } from '../../shared/vocabulary';
import { FormDialog } from '../components/form/FormDialog';
import { Money } from '../components/Money';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { chosen: string[] }
const keyOf = (row: BatchProposal) => `${row.batch} ${row.projectId}`;

function Rows({ rows }: { rows: BatchProposal[] }) {
  const { t, word } = useWords();
  const { field } = useController<Values, 'chosen'>({ name: 'chosen' });
  const chosen = new Set(field.value);
  const set = (keys: string[], on: boolean) => field.onChange(on ? [...new Set([...field.value, ...keys])] : field.value.filter((key) => !keys.includes(key)));
  return (
    <>
      {(Object.keys(BATCHES) as Batch[]).map((batch) => {
        const own = rows.filter((row) => row.batch === batch);
        if (own.length === 0) return null;
        const keys = own.map(keyOf);
        const count = keys.filter((key) => chosen.has(key)).length;
        return (
          <Box key={batch}>
            <Box component="label" sx={{ display: 'flex', alignItems: 'center', fontWeight: 600 }}><Checkbox checked={count === keys.length} indeterminate={count > 0 && count < keys.length} onChange={(_event, on) => set(keys, on)} />{word(BATCHES, batch)} · {t('batches.chosen', { count, all: keys.length })}</Box>
            <Box sx={{ maxHeight: 260, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
              {own.map((row) => (
                <Box key={keyOf(row)} component="label" sx={{ display: 'flex', alignItems: 'flex-start', px: 0.5, py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
                  <Checkbox checked={chosen.has(keyOf(row))} onChange={(_event, on) => set([keyOf(row)], on)} />
                  <Box sx={{ flex: 1, minWidth: 0 }}>{row.projectName}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[word(BATCH_REASONS, row.because), row.dueOn, row.parkName, row.ownerName].filter(Boolean).join(' · ')} · <Money fen={row.agreedInvestmentFen} /></Box></Box>
                </Box>
              ))}
            </Box>
          </Box>
        );
      })}
    </>
  );
}

/** What planned dates propose for a year; nothing is planned until it is chosen and confirmed. */
export function ProposalDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const { data: rows } = useQuery({ queryKey: ['batch-plans', year, 'proposal'], queryFn: ({ signal }) => api.get<BatchProposal[]>(`batch-plans/${year}/proposal`, {}, signal) });
  const submit = ({ chosen }: Values, idempotencyKey: string) => {
    const keys = new Set(chosen);
    return api.post<BatchPreview>('batch-entries', { year, items: (rows ?? []).filter((row) => keys.has(keyOf(row))).slice(0, 500).map(({ batch, projectId, dueOn }) => ({ batch, projectId, dueOn })) }, { idempotencyKey });
  };
  return (
    <FormDialog<Values, BatchPreview> wide title={t('batches.propose', { year })} submitLabel={t('batches.confirm')} onClose={onClose} onSaved={() => saved('batches.added')} defaultValues={{ chosen: [] }} submit={submit}>
      <Alert severity="info" icon={false}>{t('batches.proposeHint')}</Alert>
      {rows ? rows.length > 0 ? <Rows rows={rows} /> : <Box>{t('batches.nothingProposed')}</Box> : <LinearProgress />}
    </FormDialog>
  );
}
