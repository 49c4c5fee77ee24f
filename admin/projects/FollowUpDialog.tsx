import type { ProjectReference } from '../../shared/contracts/projects';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { NextStep } from './NextStep';
import { useProjectSaved } from './useProjectSaved';

interface Values { note: string | null; nextStep: string | null; nextStepOn: string | null }

/** What happened, and what comes next by when. */
export function FollowUpDialog({ project, onClose }: { project: ProjectReference; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<Values> title={t('followUps.add')} onClose={onClose} onSaved={() => saved()} defaultValues={{ note: null, nextStep: null, nextStepOn: null }}
      submit={({ note, nextStep, nextStepOn }, idempotencyKey) => api.post(`projects/${project.id}/follow-ups`, { note, ...(nextStep ? { nextStep } : {}), ...(nextStep && nextStepOn ? { nextStepOn } : {}) }, { idempotencyKey })}>
      <TextBox name="note" required rows={4} autoFocus maxLength={4000} helper={project.name} />
      <NextStep />
    </FormDialog>
  );
}
