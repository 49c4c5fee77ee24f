import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { CompanyRecord } from '../../../shared/contracts/companies';
import { useDelayed } from './ReferenceField';
import { useField, type FieldProps } from './useField';

const split = (text: string): string[] => text.split(/[、；;\n]/).map((name) => name.trim()).filter((name) => name !== '');

/** Several names (investors, aliases); with `companies`, those already on record are offered while typing. */
export function NamesField({ companies = false, ...props }: FieldProps & { companies?: boolean }) {
  const { field, text, error, helperText } = useField(props);
  const names = (field.value as string[] | null | undefined) ?? [];
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const { data } = useGetList<CompanyRecord>('companies', { pagination: { page: 1, perPage: 8 }, sort: { field: 'name', order: 'ASC' }, filter: { q } }, { enabled: companies && q.length >= 2 });
  const options = companies && q.length >= 2 ? (data ?? []).map((company) => company.name) : [];
  const set = (next: string[]) => field.onChange([...new Set(next.flatMap(split))]);
  return (
    <Autocomplete
      multiple freeSolo filterOptions={(all) => all} options={options} value={names} inputValue={typed}
      onInputChange={(_event, value, reason) => { if (reason !== 'reset') setTyped(value); }}
      onChange={(_event, value) => { set(value); setTyped(''); }}
      slotProps={{ chip: { size: 'small' } }}
      renderInput={(input) => (
        <TextField {...input} label={text} required={props.required ?? false} error={error} helperText={helperText}
          onBlur={() => { if (typed.trim()) { set([...names, typed]); setTyped(''); } field.onBlur(); }} />
      )}
    />
  );
}
