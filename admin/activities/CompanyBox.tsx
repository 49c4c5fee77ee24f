import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Reference } from '../../shared/contracts/common';
import { useDelayed } from '../components/form/ReferenceField';
import { useField } from '../components/form/useField';
import { api } from '../providers/http';
import { list } from '../providers/dataProvider';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** A company's name: one on record, offered while typing (`companyId`), or any other as text (`companyName`). */
export function CompanyBox({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useWords();
  const { field, error, helperText } = useField({ name: 'companyName' });
  const { setValue } = useFormContext();
  const companyId = useWatch({ name: 'companyId' }) as number | null;
  const mayRead = useCan('company:read');
  const [open, setOpen] = useState(false);
  const typed = (field.value as string | null) ?? '';
  const q = useDelayed(typed.trim(), 200);
  const asking = mayRead && open && q.length >= 2 && companyId === null;
  const { data } = useQuery({
    queryKey: ['company-box', q], enabled: asking, staleTime: 60_000, retry: false,
    // By any part, pinyin or initials; and what a name typed in full may duplicate under another spelling.
    queryFn: async ({ signal }) => {
      const [found, similar] = await Promise.all([
        list<Reference>('companies', { filter: { q }, from: 0, to: 5, signal }),
        q.length >= 4 ? api.post<{ companies: Reference[] }>('companies/check-duplicates', { name: q }) : { companies: [] },
      ]);
      return [...new Map([...found.data, ...similar.companies].map((company) => [company.id, { id: company.id, name: company.name }])).values()].slice(0, 8);
    },
  });
  return (
    <Autocomplete<Reference, false, false, true>
      freeSolo open={open && asking && (data?.length ?? 0) > 0} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} options={data ?? []} filterOptions={(all) => all} inputValue={typed}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)} getOptionKey={(option) => (typeof option === 'string' ? option : option.id)} clearText={t('form.clear')}
      onInputChange={(_event, text, reason) => { if (reason === 'reset') return; field.onChange(text || null); setValue('companyId', null); setOpen(true); }}
      onChange={(_event, option) => { if (option && typeof option !== 'string') { field.onChange(option.name); setValue('companyId', option.id, { shouldDirty: true }); setOpen(false); } }}
      renderInput={(input) => <TextField {...input} label={t('quickAdd.company')} error={error} helperText={helperText} autoFocus={autoFocus} onBlur={field.onBlur} name="companyName" />}
    />
  );
}
