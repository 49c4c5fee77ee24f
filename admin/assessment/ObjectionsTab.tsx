import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import type { AssessmentObjectionRecord } from '../../shared/contracts/assessment';
import { OBJECTION_STATES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { ScoreDialog } from './ScoreDialog';
import { useSaved, type RunProps } from './run';

function AnswerDialog({ run, objection, onClose }: RunProps & { objection: AssessmentObjectionRecord; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <FormDialog<{ upheld: boolean; answer: string | null }> title={`${t('assessment.answer')}${sign('colon')}${objection.unitName} · ${objection.indicatorName}`} submitLabel={t('assessment.answer')} defaultValues={{ upheld: false, answer: null }} onClose={onClose} onSaved={() => { saved('assessment.answered'); onClose(); }}
      submit={(values, idempotencyKey) => api.post(`assessment-runs/${run.id}/objections/${objection.id}/answer`, { version: objection.version, ...values }, { idempotencyKey })}>
      <Box>{objection.text}</Box>
      <FlagField name="upheld" label={t('assessment.upheld')} />
      <TextBox name="answer" label={t('assessment.answer')} required rows={3} maxLength={2000} />
    </FormDialog>
  );
}

/** What parks objected to, and what they were answered; nothing goes away. */
export function ObjectionsTab({ run }: RunProps) {
  const { t, word } = useWords();
  const [answered, setAnswered] = useState<AssessmentObjectionRecord | null>(null);
  const [opened, setOpened] = useState<AssessmentObjectionRecord | null>(null);
  return (
    <Section title={t('assessment.tabs.objections')}>
      {run.objections.length === 0 && <Empty small title={t('assessment.noObjections')} hint={t('assessment.objectHint')} />}
      {run.objections.map((objection) => (
        <Box key={objection.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Button onClick={() => setOpened(objection)} sx={{ px: 0 }}>{objection.unitName} · {objection.indicatorName}</Button>
            <Chip size="small" variant={objection.state === 'open' ? 'filled' : 'outlined'} label={word(OBJECTION_STATES, objection.state)} />
            {objection.mayAnswer && <Button variant="outlined" onClick={() => setAnswered(objection)}>{t('assessment.answer')}</Button>}
          </Box>
          <Box>{objection.text}</Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{objection.openedByName} · {formatInstant(objection.openedAt)}</Box>
          {objection.answer && <Box sx={{ mt: 0.5, pl: 1.5, borderLeft: 2, borderColor: 'divider' }}>{objection.answer}<Box sx={{ fontSize: 13, color: 'text.secondary' }}>{objection.answeredByName} · {formatInstant(objection.answeredAt)}</Box></Box>}
        </Box>
      ))}
      {answered && <AnswerDialog run={run} objection={answered} onClose={() => setAnswered(null)} />}
      {opened && <ScoreDialog run={run} unitId={opened.unitId} indicator={opened.indicator} onClose={() => setOpened(null)} />}
    </Section>
  );
}
