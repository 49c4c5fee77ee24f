import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { ImportRecord } from '../../shared/contracts/imports';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';
import { AppliedBar, ApplyBar, UndoneBar } from './ApplyBar';
import { MappingStep } from './MappingStep';
import { ProblemGroups } from './ProblemGroups';
import { RowsPanel, type Cut } from './RowsPanel';
import { useImport } from './useImport';

const STEPS = ['mapping', 'preview', 'apply'] as const;

function stepOf(batch: ImportRecord, remapping: boolean): number {
  if (remapping || batch.status === 'uploaded' || batch.status === 'failed') return 0;
  if (batch.status === 'previewing' || batch.status === 'previewed') return 1;
  return batch.status === 'applied' ? 3 : 2;
}

/** A step that is running; it goes on when the page is left. */
function Running({ batch }: { batch: ImportRecord }) {
  const { t } = useWords();
  const { done = 0, total = 0 } = batch.progress ?? {};
  return (
    <Section title={t(batch.status === 'applying' ? 'imports.running.applying' : 'imports.running.previewing')}>
      <LinearProgress {...(total > 0 ? { variant: 'determinate' as const, value: Math.min(100, (done / total) * 100) } : {})} sx={{ my: 1 }} />
      <Box sx={{ color: 'text.secondary' }}>{done > 0 && t('imports.running.progress', { done: done.toLocaleString('en-US'), total: total > 0 ? total.toLocaleString('en-US') : '…' })} {t('imports.running.leave')}</Box>
    </Section>
  );
}

function Rows({ batch, groups }: { batch: ImportRecord; groups: boolean }) {
  const [cut, setCut] = useState<Cut>(batch.status === 'previewed' && batch.counts.decision > 0 ? 'decision' : 'all');
  const [code, setCode] = useState<string | null>(null);
  return (
    <>
      {groups && <ProblemGroups batch={batch} onShow={(chosen) => { setCut('all'); setCode(chosen); document.getElementById('import-rows')?.scrollIntoView({ behavior: 'smooth' }); }} />}
      <div id="import-rows"><RowsPanel batch={batch} cut={cut} code={code} onCut={(next, nextCode) => { setCut(next); setCode(nextCode); }} /></div>
    </>
  );
}

/** Which sheet of several was read. */
function SheetRead({ batch: { sheetNames: [read, ...others] } }: { batch: ImportRecord }) {
  const { t } = useWords();
  return read !== undefined && others.length > 0 && <Alert severity="info">{t('imports.sheet', { read, others: others.map((name) => `“${name}”`).join(sign('list')) })}</Alert>;
}

function Body({ batch, remapping, onRemap }: { batch: ImportRecord; remapping: boolean; onRemap: (on: boolean) => void }) {
  const { t } = useWords();
  if (batch.status === 'previewing' || batch.status === 'applying') return <Running batch={batch} />;
  if (remapping || batch.status === 'uploaded' || batch.status === 'failed') {
    return <>{batch.failure && <Alert severity="error">{t('imports.apply.failed')}{sign('colon')}{batch.failure.message}</Alert>}<MappingStep key={batch.version} batch={batch} onDone={() => onRemap(false)} /></>;
  }
  if (batch.status === 'applied') return <><AppliedBar batch={batch} /><Rows batch={batch} groups={false} /></>;
  if (batch.status === 'undone') return <><UndoneBar batch={batch} /><Rows batch={batch} groups={false} /></>;
  return <>{batch.failure && <Alert severity="error">{t('imports.apply.failed')}{sign('colon')}{batch.failure.message}</Alert>}<ApplyBar batch={batch} /><Rows batch={batch} groups /></>;
}

/** One ledger on its way in: columns, problems, apply, undo. */
export default function ImportShow() {
  const { t, word } = useWords();
  const { id = '' } = useParams();
  const { data: batch, error, refetch } = useImport(id);
  const [remapping, setRemapping] = useState(false);
  if (error && !batch) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!batch) return <PageLoading />;
  return (
    <Page title={batch.filename} back="/imports" subtitle={[word(IMPORT_KINDS, batch.kind), word(IMPORT_STATUSES, batch.status), batch.createdByName, formatInstant(batch.createdAt)].join(' · ')}
      actions={batch.status === 'previewed' && <Button variant="outlined" onClick={() => setRemapping(!remapping)}>{t(remapping ? 'form.cancel' : 'imports.mapping.change')}</Button>}>
      <Stack spacing={2}>
        <Stepper activeStep={stepOf(batch, remapping)} sx={{ maxWidth: 620 }}>{STEPS.map((name) => <Step key={name}><StepLabel>{t(`imports.steps.${name}`)}</StepLabel></Step>)}</Stepper>
        {(batch.status === 'uploaded' || batch.status === 'previewed') && <SheetRead batch={batch} />}
        <Body batch={batch} remapping={remapping} onRemap={setRemapping} />
      </Stack>
    </Page>
  );
}
