import { useNavigate } from 'react-router-dom';
import type { PromotionEventDetail } from '../../shared/contracts/activities';
import { PROMOTION_EVENT_KINDS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { NumberField } from '../components/form/NumberField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { ReferencesField } from '../components/form/ReferencesField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { useWords } from '../providers/i18n';

const NAMES = ['name', 'kind', 'startsOn', 'endsOn', 'place', 'regionCode', 'organiser', 'cooperators', 'companies', 'peopleCount', 'costFen', 'outcome', 'cancelledReason', 'projectIds'];
const written = (values: Record<string, unknown>) => ({
  ...Object.fromEntries(Object.entries(values).filter(([name, value]) => NAMES.includes(name) && !(name === 'endsOn' && !value))), evidenceIds: evidenceIds(values['evidenceIds']),
});

export function PromotionEventForm({ event }: { event?: PromotionEventDetail }) {
  const { t } = useWords();
  const navigate = useNavigate();
  // The form keeps links by their ids; the record carries names.
  const record = event && { ...event, projectIds: event.projects.map((project) => project.id), evidenceIds: event.evidence };
  return (
    <RecordForm<PromotionEventDetail> resource="promotion-events" {...(record ? { record } : {})} defaultValues={{ name: null, kind: 'matchmaking', cooperators: [], companies: [], projectIds: [], evidenceIds: [] }} transform={written}
      onSaved={(saved) => { void navigate(`/promotion-events/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      <Section>
        <Fields>
          <Wide><TextBox name="name" label={t('promotionEvents.name')} required maxLength={200} /></Wide>
          <ChoiceField name="kind" label={t('promotionEvents.kind')} vocabulary={PROMOTION_EVENT_KINDS} required />
          <DayField name="startsOn" required />
          <DayField name="endsOn" />
          <ReferenceField name="regionCode" label={t('promotionEvents.region')} resource="regions" />
          <TextBox name="place" maxLength={200} />
          <TextBox name="organiser" maxLength={200} />
          <Wide><NamesField name="cooperators" helper={t('promotionEvents.unitHint')} /></Wide>
          <Wide><NamesField name="companies" companies helper={t('promotionEvents.unitHint')} /></Wide>
          <NumberField name="peopleCount" />
          <MoneyField name="costFen" />
          <Wide><TextBox name="outcome" rows={2} maxLength={5000} /></Wide>
          <Wide><ReferencesField name="projectIds" label={t('promotionEvents.came')} resource="projects" /></Wide>
          <Wide><EvidenceField suggested="photo" /></Wide>
          {event && <Wide><TextBox name="cancelledReason" maxLength={200} /></Wide>}
        </Fields>
      </Section>
      <FormBar cancelTo={event ? `/promotion-events/${event.id}/show` : '/promotion-events'} />
    </RecordForm>
  );
}
