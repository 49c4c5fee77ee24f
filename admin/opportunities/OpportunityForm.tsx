import { useNavigate } from 'react-router-dom';
import type { OpportunityDetail } from '../../shared/contracts/opportunities';
import { COOPERATION_MODES } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { MoneyField } from '../components/form/MoneyField';
import { NumberField } from '../components/form/NumberField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { ReferencesField } from '../components/form/ReferencesField';
import { TextBox } from '../components/form/TextBox';
import { useOwnParks } from '../components/form/useOwnParks';
import { HOME_COUNTIES } from '../components/homeCounties';
import { Section } from '../components/Section';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { useWords } from '../providers/i18n';

const NAMES = ['name', 'organisationId', 'parkId', 'regionCode', 'industryCode', 'chain', 'expectedInvestmentFen', 'expectedOutputFen', 'landMu', 'factorySquareMetres', 'carrierIds', 'cooperation', 'content', 'brief', 'contactUnit', 'contactName', 'contactPhone'];
const written = (values: Record<string, unknown>) => {
  const files = evidenceIds(values['evidenceIds']);
  return { ...Object.fromEntries(Object.entries(values).filter(([name, value]) => NAMES.includes(name) && value !== undefined)), ...(files.length > 0 ? { evidenceIds: files } : {}) };
};

export function OpportunityForm({ opportunity }: { opportunity?: OpportunityDetail }) {
  const { t } = useWords();
  const own = useOwnParks();
  const navigate = useNavigate();
  return (
    <RecordForm<OpportunityDetail> resource="opportunities" {...(opportunity ? { record: opportunity } : {})} defaultValues={{ carrierIds: [] }} transform={written} onSaved={(saved) => { void navigate(`/opportunities/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      <Section title={t('opportunities.details')}>
        <Fields>
          <Wide><TextBox name="name" label={t('opportunities.name')} required maxLength={200} /></Wide>
          <ReferenceField name="industryCode" label={t('opportunities.industry')} resource="industries" />
          <TextBox name="chain" label={t('opportunities.chain')} maxLength={100} />
          <ReferenceField name="parkId" label={t('opportunities.park')} resource="parks" filter={{ archived: false }} first={own} />
          <ReferenceField name="regionCode" label={t('opportunities.region')} resource="regions" filter={HOME_COUNTIES} />
          <MoneyField name="expectedInvestmentFen" label={t('opportunities.investment')} />
          <MoneyField name="expectedOutputFen" label={t('opportunities.output')} />
          <NumberField name="landMu" label={t('opportunities.land')} unit={t('units.mu')} />
          <NumberField name="factorySquareMetres" label={t('opportunities.factory')} unit={t('units.squareMetres')} />
          <ReferencesField name="carrierIds" label={t('opportunities.carriers')} resource="carriers" filter={{ archived: false }} />
          <Wide><TextBox name="content" label={t('opportunities.content')} rows={3} maxLength={5_000} /></Wide>
          <Wide><TextBox name="brief" label={t('opportunities.brief')} helper={t('opportunities.briefHint')} rows={4} maxLength={5_000} /></Wide>
        </Fields>
      </Section>
      <Section title={t('opportunities.offer')}>
        <Fields>
          <ChoiceField name="cooperation" label={t('opportunities.cooperation')} vocabulary={COOPERATION_MODES} />
          <TextBox name="contactUnit" label={t('opportunities.contactUnit')} maxLength={100} />
          <TextBox name="contactName" label={t('opportunities.contactName')} maxLength={60} />
          <TextBox name="contactPhone" label={t('opportunities.contactPhone')} maxLength={40} type="tel" />
          <ReferenceField name="organisationId" label={t('opportunities.organisation')} resource="organisations" />
          <Wide><EvidenceField suggested="brief" /></Wide>
        </Fields>
      </Section>
      <FormBar cancelTo={opportunity ? `/opportunities/${opportunity.id}/show` : '/opportunities'} />
    </RecordForm>
  );
}
