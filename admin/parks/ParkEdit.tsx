import type { ParkRecord } from '../../shared/contracts/places';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { ParkForm } from './ParkForm';

export default function ParkEdit() {
  const { t } = useWords();
  return (
    <Loaded<ParkRecord> resource="parks" fresh>
      {(park) => <Page key={park.id} title={t('parks.edit', { name: park.name })} back={`/parks/${park.id}/show`} maxWidth={900}><ParkForm park={park} /></Page>}
    </Loaded>
  );
}
