import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { UserForm } from './UserForm';

export default function UserCreate() {
  const { t } = useWords();
  return <Page title={t('users.create')} back="/users" maxWidth={900}><UserForm /></Page>;
}
