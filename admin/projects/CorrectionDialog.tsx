import Alert from '@mui/material/Alert';
import { useWatch } from 'react-hook-form';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { MILESTONES, ORIGINS, STAGES } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useProjectSaved } from './useProjectSaved';

interface Values { void: boolean; to: string | null; occurredOn: string | null; occurredOnPrecision: string | null; amountFen: number | null; origin: string | null; reason: string | null }

/** What differs from the event being corrected. */
function changes(event: LedgerEventRecord, values: Values): Record<string, unknown> {
  if (values.void) return { void: true };
  const next: Record<string, unknown> = {};
  if (values.to !== event.code && values.to) next['to'] = values.to;
  if (values.occurredOn && (values.occurredOn !== event.occurredOn || values.occurredOnPrecision !== event.occurredOnPrecision)) {
    next['occurredOn'] = values.occurredOn;
    next['occurredOnPrecision'] = values.occurredOnPrecision;
  }
  if (values.amountFen !== null && values.amountFen !== event.amountFen) next['amountFen'] = values.amountFen;
  if (values.origin && values.origin !== event.origin) next['origin'] = values.origin;
  return next;
}

function Corrected({ event }: { event: LedgerEventRecord }) {
  const voided = useWatch({ name: 'void' }) as boolean;
  if (voided) return null;
  const vocabulary = event.type === 'milestone' ? MILESTONES : STAGES;
  return (
    <>
      {(event.type === 'stage' || event.type === 'milestone' || event.type === 'baseline') && <ChoiceField name="to" required vocabulary={vocabulary} />}
      <PreciseDayField name="occurredOn" />
      {event.amountFen !== null && <MoneyField name="amountFen" required />}
      {event.type === 'funds-arrived' && <ChoiceField name="origin" vocabulary={ORIGINS} />}
    </>
  );
}

/** Corrects a mistake by a counter-entry; the wrong row stays in the ledger, marked. */
export function CorrectionDialog({ event, onClose }: { event: LedgerEventRecord; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<Values> title={t('correction.title')} submitLabel={t('correction.submit')} onClose={onClose} onSaved={() => saved('correction.saved')}
      defaultValues={{ void: false, to: event.code, occurredOn: event.occurredOn, occurredOnPrecision: event.occurredOnPrecision, amountFen: event.amountFen, origin: event.origin, reason: null }}
      submit={(values, idempotencyKey) => api.post(`stage-events/${event.id}/correction`, { ...changes(event, values), reason: values.reason }, { idempotencyKey })}>
      <Alert severity="info" icon={false}>{t('correction.hint')}</Alert>
      <FlagField name="void" label={t('correction.void')} />
      <Corrected event={event} />
      <TextBox name="reason" required rows={2} maxLength={500} />
    </FormDialog>
  );
}
