import type { ProjectDetail } from '../../shared/contracts/projects';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NumberField } from '../components/form/NumberField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useProjectSaved } from './useProjectSaved';

interface Values { year: number | null; amountFen: number | null; reason: string | null }

/** Plans what a project is to invest in a year; the latest plan of a year stands, earlier ones stay in the ledger. */
export function YearPlanDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const year = Number((useSession()?.installation.today ?? '').slice(0, 4)) || null;
  return (
    <FormDialog<Values> title={t('money.planYear')} onClose={onClose} onSaved={() => saved('money.planned_saved')} defaultValues={{ year, amountFen: null, reason: null }}
      submit={({ reason, ...values }, idempotencyKey) => api.post(`projects/${project.id}/year-plans`, { ...values, version: project.version, ...(reason ? { reason } : {}) }, { idempotencyKey })}>
      <NumberField name="year" integer required />
      <MoneyField name="amountFen" label={t('money.planned')} required autoFocus />
      <TextBox name="reason" label={t('amounts.note')} maxLength={500} />
    </FormDialog>
  );
}
