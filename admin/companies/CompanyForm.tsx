import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import type { CompanyRecord, DuplicateCompany } from '../../shared/contracts/companies';
import { Fields, Wide } from '../components/form/Fields';
import { FlagField } from '../components/form/FlagField';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { NamesField } from '../components/form/NamesField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField, useDelayed } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { RankingsField } from './RankingsField';

const NAMES = ['name', 'creditCode', 'aliases', 'groupId', 'anchor', 'rankings', 'regionCode', 'industryCode', 'remarks'];
const written = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name]) => NAMES.includes(name)));

/** Companies already on record that look like the one being typed, each with the reason. */
function Similar() {
  const { t } = useWords();
  const [name, creditCode, aliases] = useWatch({ name: ['name', 'creditCode', 'aliases'] }) as [string | null, string | null, string[] | null];
  const asked = useDelayed(JSON.stringify({ name: name?.trim() ?? '', aliases: aliases ?? [], ...(creditCode ? { creditCode } : {}) }), 500);
  const { data } = useQuery({
    queryKey: ['similar-companies', asked], enabled: (name?.trim().length ?? 0) >= 2, staleTime: 60_000,
    queryFn: () => api.post<{ companies: DuplicateCompany[] }>('companies/check-duplicates', JSON.parse(asked)),
  });
  if (!data || data.companies.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {t('companies.similar')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data.companies.map((company) => <li key={company.id}><Link to={`/companies/${company.id}/show`}>{company.name}</Link>{[company.creditCode, company.regionName].filter(Boolean).map((text) => ` · ${text}`)}{bracketed(t(`companies.because.${company.because}` as MessageKey))}</li>)}
      </Box>
    </Alert>
  );
}

export function CompanyForm({ company }: { company?: CompanyRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <RecordForm<CompanyRecord> resource="companies" {...(company ? { record: company } : {})} defaultValues={{ name: null, aliases: [], rankings: [], anchor: false }} transform={written}
      onSaved={(saved) => { void navigate(`/companies/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      {!company && <Similar />}
      <Section>
        <Fields>
          <Wide><TextBox name="name" label={t('companies.name')} required maxLength={200} /></Wide>
          <TextBox name="creditCode" maxLength={18} />
          <ReferenceField name="regionCode" label={t('companies.region')} resource="regions" />
          <ReferenceField name="industryCode" label={t('companies.industry')} resource="industries" />
          <ReferenceField name="groupId" label={t('companies.group')} resource="companies" />
          <Wide><NamesField name="aliases" label={t('companies.aliases')} helper={t('parks.tagHint')} /></Wide>
          <Wide><RankingsField /></Wide>
          <FlagField name="anchor" label={t('companies.anchor')} />
          <Wide><TextBox name="remarks" rows={2} maxLength={2000} /></Wide>
        </Fields>
      </Section>
      <FormBar cancelTo={company ? `/companies/${company.id}/show` : '/companies'} />
    </RecordForm>
  );
}
