import type { ProjectDetail } from '../../shared/contracts/projects';
import { CURRENCIES } from '../../shared/exchange';
import { ChoiceField } from '../components/form/ChoiceField';
import { ForeignAmountField, RateFields } from '../components/form/ForeignField';
import { FormDialog } from '../components/form/FormDialog';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useProjectSaved } from './useProjectSaved';

type Values = Pick<ProjectDetail, 'foreignAmountMinor' | 'currency' | 'exchangeRate' | 'exchangeRateOn' | 'exchangeRateSource'>;

/** Gives the agreed foreign amount its rate; the yuan follow, as a revision in the ledger. */
export function RateDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today ?? null;
  const { foreignAmountMinor, currency, exchangeRate, exchangeRateOn, exchangeRateSource } = project;
  return (
    <FormDialog<Values> title={t('money.giveRate')} onClose={onClose} onSaved={() => saved()} defaultValues={{ foreignAmountMinor, currency, exchangeRate, exchangeRateOn, exchangeRateSource }}
      submit={(values) => api.put(`projects/${project.id}`, { ...values, version: project.version })}>
      <ChoiceField name="currency" vocabulary={CURRENCIES} required />
      <ForeignAmountField name="foreignAmountMinor" currencyName="currency" required />
      <RateFields names={{ amount: 'foreignAmountMinor', currency: 'currency', rate: 'exchangeRate', rateOn: 'exchangeRateOn', source: 'exchangeRateSource' }} today={today} required />
    </FormDialog>
  );
}
