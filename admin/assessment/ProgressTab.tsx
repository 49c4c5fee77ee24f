import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import type { AssessmentDelivery } from '../../shared/contracts/assessment';
import { ASSESSMENT_ACTS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { Section } from '../components/Section';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useSaved, type RunProps } from './run';

function DepartmentDialog({ run, delivery, onClose }: RunProps & { delivery: AssessmentDelivery; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <FormDialog<{ organisationId: number | null }> title={delivery.department} defaultValues={{ organisationId: delivery.organisationId }} onClose={onClose} onSaved={() => { saved('assessment.saved'); onClose(); }}
      submit={({ organisationId }) => api.put(`assessment-runs/${run.id}`, { version: run.version, departments: { [delivery.department]: organisationId } })}>
      <ReferenceField name="organisationId" label={t('assessment.organisation')} resource="organisations" />
    </FormDialog>
  );
}

/** Who has delivered what, and every step with who took it. */
export function ProgressTab({ run }: RunProps) {
  const { t, word } = useWords();
  const mayManage = useCan('assessment:manage') && run.status !== 'final';
  const [mapped, setMapped] = useState<AssessmentDelivery | null>(null);
  return (
    <Stack spacing={1.5}>
      <Section title={t('assessment.deliveries')}>
        {run.deliveries.map((delivery) => (
          <Box key={delivery.department} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <Box sx={{ flex: '1 1 180px' }}>{delivery.department} <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{delivery.organisationName ?? t('assessment.unmapped')}</Box></Box>
              <Box component="span" sx={delivery.cells ? {} : { fontSize: 13, color: 'text.secondary' }}>{delivery.cells ? `${delivery.delivered} / ${delivery.cells}` : t('assessment.fed')}</Box>
              {mayManage && <Button onClick={() => setMapped(delivery)}>{t('assessment.map')}</Button>}
            </Box>
            <LinearProgress variant="determinate" aria-label={delivery.department} value={delivery.cells ? (delivery.delivered / delivery.cells) * 100 : 100} />
          </Box>
        ))}
      </Section>
      <Section title={t('assessment.history')}>
        {run.steps.map((step) => (
          <Box key={step.at} sx={{ py: 0.5 }}>
            {word(ASSESSMENT_ACTS, step.act)} <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{step.byName} · {formatInstant(step.at)}</Box>
            {step.act === 'approve' && <Box sx={{ fontSize: 13.5 }}>{String(step.details['decisionNumber'])} · {String(step.details['decidedOn'])}</Box>}
            {step.act === 'publish' && <Box sx={{ fontSize: 13.5 }}>{[step.details['noticeUntil'] && `${t('assessment.noticeUntil')} ${String(step.details['noticeUntil'])}`, step.details['contact']].filter(Boolean).map(String).join(' · ')}</Box>}
            {step.note && <Box sx={{ fontSize: 13.5 }}>{step.note}</Box>}
            <EvidenceLinks evidence={step.evidence} />
          </Box>
        ))}
      </Section>
      {mapped && <DepartmentDialog run={run} delivery={mapped} onClose={() => setMapped(null)} />}
    </Stack>
  );
}
