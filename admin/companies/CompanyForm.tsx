import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import type { Reference } from '../../shared/contracts/common';
import type { CompanyRecord } from '../../shared/contracts/companies';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { NamesField } from '../components/form/NamesField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField, useDelayed } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

const NAMES = ['name', 'creditCode', 'aliases', 'regionCode', 'industryCode', 'remarks'];
const written = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name]) => NAMES.includes(name)));

/** Companies already on record that look like the one being typed. */
function Similar() {
  const { t } = useWords();
  const [name, creditCode] = useWatch({ name: ['name', 'creditCode'] }) as [string | null, string | null];
  const asked = useDelayed(JSON.stringify({ name: name?.trim() ?? '', ...(creditCode ? { creditCode } : {}) }), 500);
  const { data } = useQuery({
    queryKey: ['similar-companies', asked], enabled: (name?.trim().length ?? 0) >= 3, staleTime: 60_000,
    queryFn: () => api.post<{ companies: Reference[] }>('companies/check-duplicates', JSON.parse(asked)),
  });
  if (!data || data.companies.length === 0) return null;
  return <Alert severity="warning" sx={{ mb: 2 }}>{t('companies.similar')}{data.companies.map((company) => <a key={company.id} href={`#/companies/${company.id}/show`} target="_blank" rel="noreferrer" style={{ marginRight: 12 }}>{company.name}</a>)}</Alert>;
}

export function CompanyForm({ company }: { company?: CompanyRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <RecordForm<CompanyRecord> resource="companies" {...(company ? { record: company } : {})} defaultValues={{ name: null, aliases: [] }} transform={written}
      onSaved={(saved) => { void navigate(`/companies/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      {!company && <Similar />}
      <Section>
        <Fields>
          <Wide><TextBox name="name" label={t('companies.name')} required maxLength={200} /></Wide>
          <TextBox name="creditCode" maxLength={18} />
          <ReferenceField name="regionCode" label={t('companies.region')} resource="regions" />
          <ReferenceField name="industryCode" label={t('companies.industry')} resource="industries" />
          <Wide><NamesField name="aliases" helper={t('parks.tagHint')} /></Wide>
          <Wide><TextBox name="remarks" rows={2} maxLength={2000} /></Wide>
        </Fields>
      </Section>
      <FormBar cancelTo={company ? `/companies/${company.id}/show` : '/companies'} />
    </RecordForm>
  );
}
