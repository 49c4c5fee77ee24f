import { useNavigate } from 'react-router-dom';
import type { OrganisationRecord } from '../../shared/contracts/identity';
import { ORGANISATION_KINDS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';

const NAMES = ['name', 'kind', 'parentId', 'regionCode'];
const written = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name]) => NAMES.includes(name)));

export function OrganisationForm({ organisation }: { organisation?: OrganisationRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <RecordForm<OrganisationRecord> resource="organisations" {...(organisation ? { record: organisation } : {})} transform={written} onSaved={() => { void navigate('/organisations'); }}>
      <FormError />
      <Section>
        <Fields>
          <Wide><TextBox name="name" label={t('organisations.name')} required maxLength={100} /></Wide>
          <ChoiceField name="kind" label={t('organisations.kind')} vocabulary={ORGANISATION_KINDS} required />
          <ReferenceField name="parentId" resource="organisations" />
          <ReferenceField name="regionCode" label={t('organisations.region')} resource="regions" />
        </Fields>
      </Section>
      <FormBar cancelTo="/organisations" />
    </RecordForm>
  );
}
