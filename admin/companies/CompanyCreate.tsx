import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { CompanyForm } from './CompanyForm';

export default function CompanyCreate() {
  const { t } = useWords();
  return <Page title={t('companies.create')} back="/companies" maxWidth={900}><CompanyForm /></Page>;
}
