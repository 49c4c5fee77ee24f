import type { CarrierRecord } from '../../shared/contracts/places';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { CarrierForm } from './CarrierForm';

export default function CarrierEdit() {
  const { t } = useWords();
  return (
    <Loaded<CarrierRecord> resource="carriers" fresh>
      {(carrier) => <Page key={carrier.id} title={t('carriers.edit', { name: carrier.name })} back={`/carriers/${carrier.id}/show`} maxWidth={900}><CarrierForm carrier={carrier} /></Page>}
    </Loaded>
  );
}
