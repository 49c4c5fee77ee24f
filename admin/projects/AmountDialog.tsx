import type { ProjectDetail } from '../../shared/contracts/projects';
import { ORIGINS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useProjectSaved } from './useProjectSaved';

interface Values { amountFen: number | null; occurredOn: string | null; occurredOnPrecision: string; origin: string | null; reason: string | null; evidenceIds: unknown }

/** Records funds that arrived or investment completed: an amount, its date, its proof. */
export function AmountDialog({ project, kind, onClose }: { project: ProjectDetail; kind: 'funds-arrivals' | 'completed-investments'; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today ?? null;
  const funds = kind === 'funds-arrivals';
  return (
    <FormDialog<Values> title={t(funds ? 'amounts.funds' : 'amounts.completed')} onClose={onClose} onSaved={() => saved()}
      defaultValues={{ amountFen: null, occurredOn: today, occurredOnPrecision: 'day', origin: project.origin, reason: null, evidenceIds: [] }}
      submit={({ evidenceIds: files, origin, reason, ...values }, idempotencyKey) => api.post(`projects/${project.id}/${kind}`, {
        ...values, evidenceIds: evidenceIds(files), ...(funds && origin ? { origin } : {}), ...(reason ? { reason } : {}),
      }, { idempotencyKey })}>
      <MoneyField name="amountFen" required autoFocus />
      <PreciseDayField name="occurredOn" required />
      {funds && <ChoiceField name="origin" vocabulary={ORIGINS} />}
      <EvidenceField suggested={funds ? 'bank-slip' : 'invoice'} />
      <TextBox name="reason" label={t('amounts.note')} maxLength={500} />
    </FormDialog>
  );
}
