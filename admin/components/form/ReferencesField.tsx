import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useGetList, useGetMany } from 'react-admin';
import { useWords } from '../../providers/i18n';
import { referenceLabel, useDelayed, type ReferenceResource } from './ReferenceField';
import { useField, type FieldProps } from './useField';

/** References to several records, kept by their ids; picked by typing part of a name. */
export function ReferencesField({ resource, sortBy, ...props }: FieldProps & { resource: ReferenceResource; sortBy: string }) {
  const { t } = useWords();
  const { field, text, error, helperText } = useField(props);
  const ids = (field.value as number[] | null | undefined) ?? [];
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const chosen = (useGetMany(resource, { ids }, { enabled: ids.length > 0 }).data ?? []).filter(Boolean);
  const found = useGetList(resource, { pagination: { page: 1, perPage: 20 }, sort: { field: sortBy, order: 'ASC' }, filter: q ? { q } : {} }, { enabled: open });
  const options = [...chosen, ...(found.data ?? []).filter((record) => !ids.includes(Number(record.id)))];
  return (
    <Autocomplete
      multiple open={open} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} options={options} value={ids.length > 0 ? chosen : []} loading={found.isPending} filterSelectedOptions
      filterOptions={(all) => all} getOptionLabel={(record) => referenceLabel(resource, record)} getOptionKey={(record) => record.id} isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_event, value, reason) => setTyped(reason === 'reset' ? '' : value)} onChange={(_event, records) => field.onChange(records.map((record) => Number(record.id)))}
      noOptionsText={t('form.nothingFound')} loadingText={t('app.loading')} clearText={t('form.clear')} openText={t('form.open')} closeText={t('form.close')} slotProps={{ chip: { size: 'small' } }}
      renderInput={(input) => <TextField {...input} label={text} required={props.required ?? false} error={error} helperText={helperText} onBlur={field.onBlur} />}
    />
  );
}
