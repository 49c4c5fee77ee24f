import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { OpportunityDetail, OpportunityLeadAnswer } from '../../shared/contracts/opportunities';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { name: string; investors: string[]; agreedInvestmentFen: number | null; close: boolean }

/** A lead from what is offered; the new project opens. */
export function LeadDialog({ opportunity, onClose }: { opportunity: OpportunityDetail; onClose: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const saved = ({ project }: OpportunityLeadAnswer) => { void client.invalidateQueries(); notify(t('opportunities.leadDone'), { type: 'success' }); void navigate(`/projects/${project.id}/show`); };
  return (
    <FormDialog<Values, OpportunityLeadAnswer> title={t('opportunities.leadTitle', { name: opportunity.name })} submitLabel={t('opportunities.toLead')} onClose={onClose} onSaved={saved}
      defaultValues={{ name: opportunity.name, investors: [], agreedInvestmentFen: null, close: false }}
      submit={({ agreedInvestmentFen, ...values }, idempotencyKey) => api.post(`opportunities/${opportunity.id}/leads`, { ...values, ...(agreedInvestmentFen === null ? {} : { agreedInvestmentFen }) }, { idempotencyKey })}>
      <TextBox name="name" label={t('opportunities.leadName')} required maxLength={200} />
      <NamesField name="investors" companies required helper={t('projects.investorsHint')} />
      <MoneyField name="agreedInvestmentFen" />
      {opportunity.mayManage && <FlagField name="close" label={t('opportunities.leadClose')} />}
    </FormDialog>
  );
}
