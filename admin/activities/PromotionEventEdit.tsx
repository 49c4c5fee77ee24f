import type { PromotionEventDetail } from '../../shared/contracts/activities';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { PromotionEventForm } from './PromotionEventForm';

export default function PromotionEventEdit() {
  const { t } = useWords();
  return (
    <Loaded<PromotionEventDetail> resource="promotion-events" fresh>
      {(event) => <Page key={event.id} title={t('promotionEvents.edit', { name: event.name })} back={`/promotion-events/${event.id}/show`} maxWidth={900}><PromotionEventForm event={event} /></Page>}
    </Loaded>
  );
}
