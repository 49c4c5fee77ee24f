import type { CompanyRecord } from '../../shared/contracts/companies';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { CompanyForm } from './CompanyForm';

export default function CompanyEdit() {
  const { t } = useWords();
  return (
    <Loaded<CompanyRecord> resource="companies" fresh>
      {(company) => <Page key={company.id} title={t('companies.edit', { name: company.name })} back={`/companies/${company.id}/show`} maxWidth={900}><CompanyForm company={company} /></Page>}
    </Loaded>
  );
}
