import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { useGetList, useGetMany, type RaRecord } from 'react-admin';
import { useWords } from '../../providers/i18n';
import { REFERENCE_SORTS, referenceLabel, useDelayed, type ReferenceResource } from './ReferenceField';
import { useField, type FieldProps } from './useField';

/** Several references to records, kept by their ids (industries by their codes). */
export function ReferencesField({ resource, filter, ...props }: FieldProps & { resource: ReferenceResource; filter?: Record<string, unknown> }) {
  const { t } = useWords();
  const { field, text, error, helperText } = useField(props);
  const ids = (field.value as (string | number)[] | null | undefined) ?? [];
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const chosen = useGetMany(resource, { ids }, { enabled: ids.length > 0 });
  const found = useGetList(resource, { pagination: { page: 1, perPage: 20 }, sort: { field: REFERENCE_SORTS[resource], order: 'ASC' }, filter: { ...filter, ...(q ? { q } : {}) } }, { enabled: open });
  const value = useMemo(() => ids.map((id): RaRecord => chosen.data?.find((record) => record?.id === id) ?? found.data?.find((record) => record.id === id) ?? { id, name: String(id), code: String(id) }), [ids, chosen.data, found.data]);
  return (
    <Autocomplete
      multiple open={open} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} options={found.data ?? []} value={value} filterOptions={(all) => all} inputValue={typed} loading={found.isPending && open}
      getOptionLabel={(record) => referenceLabel(resource, record)} getOptionKey={(record) => record.id} isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_event, next, reason) => setTyped(reason === 'reset' ? '' : next)} onChange={(_event, next) => field.onChange(next.map((record) => record.id))}
      noOptionsText={t('form.nothingFound')} loadingText={t('app.loading')} clearText={t('form.clear')} openText={t('form.open')} closeText={t('form.close')} slotProps={{ chip: { size: 'small' } }}
      renderInput={(input) => <TextField {...input} label={text} required={props.required ?? false} error={error} helperText={helperText} onBlur={field.onBlur} />}
    />
  );
}
