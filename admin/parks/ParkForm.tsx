import { useNavigate } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { PARK_INFRASTRUCTURES, PARK_LEVELS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { NamesField } from '../components/form/NamesField';
import { NumberField } from '../components/form/NumberField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { ReferencesField } from '../components/form/ReferencesField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { HOME_COUNTIES } from '../components/homeCounties';
import { useWords } from '../providers/i18n';

const LISTS = ['leadingIndustries', 'targetRegions', 'directions', 'restrictedIndustries', 'aliases'] as const;
const CODES = ['leadingIndustryCodes', 'restrictedIndustryCodes'] as const;
const NAMES: string[] = ['name', 'shortName', 'organisationId', 'regionCode', 'totalLandMu', 'remainingLandMu', 'infrastructure', 'level', ...CODES, ...LISTS];
const written = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name]) => NAMES.includes(name)));

export function ParkForm({ park }: { park?: ParkRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <RecordForm<ParkRecord> resource="parks" {...(park ? { record: park } : {})} defaultValues={Object.fromEntries([...LISTS, ...CODES].map((name) => [name, []]))} transform={written}
      onSaved={(saved) => { void navigate(`/parks/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      <Section>
        <Fields>
          <TextBox name="name" label={t('parks.name')} required maxLength={100} />
          <TextBox name="shortName" maxLength={60} />
          <ReferenceField name="organisationId" label={t('parks.organisation')} resource="organisations" required />
          <ReferenceField name="regionCode" label={t('parks.region')} resource="regions" filter={HOME_COUNTIES} required />
          <NumberField name="totalLandMu" unit={t('units.mu')} />
          <NumberField name="remainingLandMu" unit={t('units.mu')} />
          <ChoiceField name="infrastructure" vocabulary={PARK_INFRASTRUCTURES} />
          <ChoiceField name="level" label={t('parkPage.level')} vocabulary={PARK_LEVELS} />
          <Wide><ReferencesField name="leadingIndustryCodes" label={t('parkPage.leadingCodes')} resource="industries" helper={t('parkPage.codesHint')} /></Wide>
          <Wide><ReferencesField name="restrictedIndustryCodes" label={t('parkPage.restrictedCodes')} resource="industries" helper={t('parkPage.codesHint')} /></Wide>
          {LISTS.map((name) => <Wide key={name}><NamesField name={name} helper={t('parks.tagHint')} /></Wide>)}
        </Fields>
      </Section>
      <FormBar cancelTo={park ? `/parks/${park.id}/show` : '/parks'} />
    </RecordForm>
  );
}
