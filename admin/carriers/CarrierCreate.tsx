import { useSearchParams } from 'react-router-dom';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { CarrierForm } from './CarrierForm';

export default function CarrierCreate() {
  const { t } = useWords();
  const parkId = Number(useSearchParams()[0].get('parkId')) || null;
  return <Page title={t('carriers.create')} back="/carriers" maxWidth={900}><CarrierForm parkId={parkId} /></Page>;
}
