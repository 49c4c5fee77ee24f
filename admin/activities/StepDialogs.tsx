import type { NextStepRecord } from '../../shared/contracts/activities';
import { ACTIVITY_KINDS, type ActivityKind } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { NextStepFields, NO_STEP, stepOf, type NextStepValues } from './NextStepFields';
import { useSaved } from './useSaved';

interface DoneValues extends NextStepValues { result: string | null; kind: ActivityKind }

/** Done: what came of it, and what follows; both may stay empty. */
export function DoneDialog({ step, onClose }: { step: NextStepRecord; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved(onClose);
  const today = useSession()?.installation.today ?? '';
  const submit = ({ result, kind, ...next }: DoneValues, idempotencyKey: string) => {
    const following = stepOf(next, today);
    if (!result?.trim()) return api.put(`next-steps/${step.id}`, { change: 'done', version: step.version, ...(following ? { following } : {}) });
    return api.post('activities', { kind, occurredOn: today, subject: step.what, notes: result, projectIds: step.projectId === null ? [] : [step.projectId], doneStep: { id: step.id, version: step.version }, ...(following ? { nextStep: following } : {}) }, { idempotencyKey });
  };
  return (
    <FormDialog<DoneValues> title={t('nextSteps.doneTitle', { step: step.what })} submitLabel={t('nextSteps.done')} onClose={onClose} onSaved={() => saved('nextSteps.finished')} submit={submit} defaultValues={{ result: null, kind: 'call', ...NO_STEP }}>
      <TextBox name="result" rows={2} autoFocus maxLength={5000} helper={t('nextSteps.resultHint')} />
      <ChoiceField name="kind" label={t('nextSteps.resultKind')} vocabulary={ACTIVITY_KINDS} required />
      <NextStepFields label={t('nextSteps.following')} />
    </FormDialog>
  );
}

export type StepChange = 'moved' | 'reassigned' | 'cancelled' | 'reopened';
interface ChangeValues { dueOn: string | null; ownerId: number | null; reason: string | null }

/** Moves a step, hands it on, cancels it or opens it again; the history keeps why. */
export function StepChangeDialog({ step, change, onClose }: { step: NextStepRecord; change: StepChange; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved(onClose);
  const today = useSession()?.installation.today ?? '';
  const submit = ({ dueOn, ownerId, reason }: ChangeValues) => api.put(`next-steps/${step.id}`, {
    change, version: step.version, ...(reason ? { reason } : {}), ...(change === 'moved' && dueOn ? { dueOn } : {}), ...(change === 'reassigned' && ownerId ? { ownerId } : {}),
  });
  return (
    <FormDialog<ChangeValues> title={`${t(`nextSteps.titles.${change}`)}${sign('colon')}${step.what}`} submitLabel={t(`nextSteps.titles.${change}`)} danger={change === 'cancelled'} onClose={onClose} onSaved={() => saved('nextSteps.changed')} submit={submit}
      defaultValues={{ dueOn: step.dueOn, ownerId: null, reason: null }}>
      {change === 'moved' && <DayField name="dueOn" required min={today} />}
      {change === 'reassigned' && <ReferenceField name="ownerId" resource="colleagues" required />}
      <TextBox name="reason" required={change === 'moved' || change === 'cancelled'} maxLength={500} />
    </FormDialog>
  );
}

interface SetValues { what: string | null; dueOn: string | null; ownerId: number | null }

/** A next step by itself or on a project. */
export function SetStepDialog({ projectId, onClose }: { projectId?: number; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved(onClose);
  const today = useSession()?.installation.today ?? '';
  return (
    <FormDialog<SetValues> title={t('nextSteps.add')} onClose={onClose} onSaved={() => saved('nextSteps.changed')} defaultValues={{ what: null, dueOn: today, ownerId: null }}
      submit={({ what, dueOn, ownerId }, idempotencyKey) => api.post('next-steps', { what: what ?? '', dueOn: dueOn ?? '', ...(ownerId ? { ownerId } : {}), ...(projectId ? { projectId } : {}) }, { idempotencyKey })}>
      <TextBox name="what" required autoFocus maxLength={200} placeholder={t('nextSteps.example')} />
      <DayField name="dueOn" required min={today} />
      <ReferenceField name="ownerId" resource="colleagues" />
    </FormDialog>
  );
}
