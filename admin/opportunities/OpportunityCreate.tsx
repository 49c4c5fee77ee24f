import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { OpportunityForm } from './OpportunityForm';

export default function OpportunityCreate() {
  const { t } = useWords();
  return <Page title={t('opportunities.create')} back="/opportunities" maxWidth={1000}><OpportunityForm /></Page>;
}
