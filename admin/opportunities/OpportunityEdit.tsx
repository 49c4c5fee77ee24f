import type { OpportunityDetail } from '../../shared/contracts/opportunities';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { OpportunityForm } from './OpportunityForm';

export default function OpportunityEdit() {
  const { t } = useWords();
  return (
    <Loaded<OpportunityDetail> resource="opportunities" fresh>
      {(one) => <Page key={one.id} title={t('opportunities.edit', { name: one.name })} back={`/opportunities/${one.id}/show`} maxWidth={1000}><OpportunityForm opportunity={one} /></Page>}
    </Loaded>
  );
}
