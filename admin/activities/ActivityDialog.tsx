import Box from '@mui/material/Box';
import type { ActivityDetail } from '../../shared/contracts/activities';
import type { EvidenceRecord, ProjectReference } from '../../shared/contracts/projects';
import { ACTIVITY_KINDS, type ActivityKind } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferencesField } from '../components/form/ReferencesField';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { CompanyBox } from './CompanyBox';
import { NextStepFields, NO_STEP, stepOf, type NextStepValues } from './NextStepFields';
import { useSaved } from './useSaved';

interface Values extends NextStepValues {
  kind: ActivityKind; occurredOn: string; startsAt: string | null; place: string | null; subject: string | null; companyId: number | null; companyName: string | null; people: string | null;
  notes: string | null; result: string | null; projectIds: number[]; participantIds: number[]; evidenceIds: EvidenceRecord[];
}

const TWO = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 };

/** A visit, call, meeting or note in full: logged, planned for a day to come, or changed. */
export function ActivityDialog({ activity, project, onClose }: { activity?: ActivityDetail; project?: ProjectReference; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved(onClose);
  const session = useSession();
  const today = session?.installation.today ?? '';
  const submit = ({ nextStep, nextStepDueOn, evidenceIds: files, companyName, ...values }: Values, idempotencyKey: string) => {
    const body = { ...values, evidenceIds: evidenceIds(files), ...(values.companyId ? {} : { companyId: null, companyName }) };
    if (activity) return api.put(`activities/${activity.id}`, { ...body, version: activity.version });
    return api.post('activities', { ...body, nextStep: stepOf({ nextStep, nextStepDueOn }, today) }, { idempotencyKey });
  };
  return (
    <FormDialog<Values> wide title={t(activity ? 'activities.edit' : 'activities.log')} onClose={onClose} onSaved={() => saved('activities.saved')} submit={submit}
      defaultValues={{
        kind: activity?.kind ?? 'visit-out', occurredOn: activity?.occurredOn ?? today, startsAt: activity?.startsAt ?? null, place: activity?.place ?? null, subject: activity?.subject ?? null, companyId: activity?.companyId ?? null, companyName: activity?.companyName ?? null,
        people: activity?.people ?? null, notes: activity?.notes ?? null, result: activity?.result ?? null, projectIds: activity ? activity.projects.map(({ id }) => id) : project ? [project.id] : [],
        participantIds: activity ? activity.participants.map(({ id }) => id) : session ? [session.user.id] : [], evidenceIds: activity?.evidence ?? [], ...NO_STEP,
      }}>
      <Box sx={TWO}>
        <ChoiceField name="kind" label={t('promotionEvents.kind')} vocabulary={ACTIVITY_KINDS} required />
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 110px', gap: 1 }}><DayField name="occurredOn" required /><TextBox name="startsAt" maxLength={5} placeholder="09:30" /></Box>
        <CompanyBox />
        <TextBox name="people" maxLength={200} />
      </Box>
      <ReferencesField name="projectIds" resource="projects" />
      <TextBox name="notes" rows={3} autoFocus maxLength={5000} />
      <TextBox name="result" rows={1} maxLength={5000} />
      {!activity && <NextStepFields />}
      <Box sx={TWO}>
        <TextBox name="subject" maxLength={200} />
        <TextBox name="place" maxLength={200} />
      </Box>
      <ReferencesField name="participantIds" resource="colleagues" />
      <EvidenceField suggested="photo" />
    </FormDialog>
  );
}
