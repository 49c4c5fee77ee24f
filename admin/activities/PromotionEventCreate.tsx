import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { PromotionEventForm } from './PromotionEventForm';

export default function PromotionEventCreate() {
  const { t } = useWords();
  return <Page title={t('promotionEvents.create')} back="/promotion-events" maxWidth={900}><PromotionEventForm /></Page>;
}
