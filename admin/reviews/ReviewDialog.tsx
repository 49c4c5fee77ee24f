import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useWatch } from 'react-hook-form';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { useField } from '../components/form/useField';
import { Money } from '../components/Money';
import { When } from '../components/When';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { eventTitle } from '../projects/eventWords';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { verdict: 'verified' | 'rejected'; note: string | null }

function Verdict() {
  const { t } = useWords();
  const { field } = useField({ name: 'verdict' });
  return (
    <RadioGroup row value={field.value} onChange={field.onChange} aria-label={t('reviews.verdict')}>
      <FormControlLabel value="verified" control={<Radio size="small" />} label={t('reviews.pass')} />
      <FormControlLabel value="rejected" control={<Radio size="small" />} label={t('reviews.reject')} />
    </RadioGroup>
  );
}

function Note() {
  const { t } = useWords();
  const rejected = useWatch({ name: 'verdict' }) === 'rejected';
  return <TextBox key={String(rejected)} name="note" rows={2} required={rejected} maxLength={500} label={t('reviews.note')} {...(rejected ? { helper: t('reviews.noteNeeded') } : {})} />;
}

/** First review or verification of one or many events: what they are and what proves them, one verdict for all of them. */
export function ReviewDialog({ events, verdict, onClose, onSaved }: { events: LedgerEventRecord[]; /** Chosen before the dialog; without it the dialog asks. */ verdict?: Values['verdict']; onClose: () => void; onSaved?: () => void }) {
  const words = useWords();
  const { t } = words;
  const saved = useProjectSaved(onSaved ?? onClose);
  const count = { count: events.length };
  const submit = (values: Values, idempotencyKey: string) => {
    const body = { verdict: values.verdict, ...(values.note ? { note: values.note } : {}) };
    const [first] = events;
    return events.length === 1 && first
      ? api.post(`stage-events/${first.id}/verification`, body, { idempotencyKey })
      : api.post('stage-events/verification', { ...body, ids: events.map((event) => event.id) }, { idempotencyKey });
  };
  return (
    <FormDialog<Values> wide title={verdict ? t(verdict === 'verified' ? 'reviews.passTitle' : 'reviews.rejectTitle', count) : t('reviews.title', count)} submitLabel={verdict ? t(verdict === 'verified' ? 'reviews.passThese' : 'reviews.rejectThese', count) : t('reviews.submit')} danger={verdict === 'rejected'} onClose={onClose} onSaved={() => saved('reviews.saved')} defaultValues={{ verdict: verdict ?? 'verified', note: null }} submit={submit}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 300, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
        {events.map((event) => (
          <Box component="li" key={event.id} sx={{ px: 1.5, py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <Box sx={{ fontWeight: 500 }}>{event.projectName}{event.bypassedGate && <Chip label={t('ledger.bypassed')} color="warning" variant="outlined" sx={{ ml: 0.75 }} />}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{eventTitle(event, words)} · <When day={event.occurredOn} precision={event.occurredOnPrecision} />{event.amountFen !== null && <> · <Money fen={event.amountFen} /></>} · {event.recordedByName}</Box>
            {event.evidence.length > 0 ? <EvidenceLinks evidence={event.evidence} /> : <Box sx={{ fontSize: 13, color: 'warning.main' }}>{t('reviews.noEvidence')}</Box>}
          </Box>
        ))}
      </Box>
      {!verdict && <Verdict />}
      <Note />
    </FormDialog>
  );
}
