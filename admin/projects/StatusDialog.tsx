import type { ProjectDetail } from '../../shared/contracts/projects';
import type { ProjectStatus } from '../../shared/vocabulary';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useProjectSaved } from './useProjectSaved';

interface Values { occurredOn: string | null; reason: string | null; evidenceIds: unknown }

/** Suspends, resumes or terminates a project, with the day and the reason. */
export function StatusDialog({ project, status, onClose }: { project: ProjectDetail; status: ProjectStatus; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today;
  return (
    <FormDialog<Values> title={t(`status.titles.${status}`)} submitLabel={t(`status.actions.${status}`)} danger={status === 'terminated'} onClose={onClose} onSaved={() => saved()}
      defaultValues={{ occurredOn: today ?? null, reason: null, evidenceIds: [] }}
      submit={(values, idempotencyKey) => api.post(`projects/${project.id}/status`, { status, occurredOn: values.occurredOn, reason: values.reason, evidenceIds: evidenceIds(values.evidenceIds) }, { idempotencyKey })}>
      <DayField name="occurredOn" required {...(today ? { max: today } : {})} />
      <TextBox name="reason" required rows={3} maxLength={500} helper={t(`status.hints.${status}`)} autoFocus />
      <EvidenceField />
    </FormDialog>
  );
}
