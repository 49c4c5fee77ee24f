import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { OrganisationForm } from './OrganisationForm';

export default function OrganisationCreate() {
  const { t } = useWords();
  return <Page title={t('organisations.create')} back="/organisations" maxWidth={900}><OrganisationForm /></Page>;
}
