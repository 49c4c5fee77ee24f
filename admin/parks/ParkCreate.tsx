import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { ParkForm } from './ParkForm';

export default function ParkCreate() {
  const { t } = useWords();
  return <Page title={t('parks.create')} back="/parks" maxWidth={900}><ParkForm /></Page>;
}
