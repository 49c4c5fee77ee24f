import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useEffect, useMemo, useState } from 'react';
import { useGetList, useGetMany, type RaRecord } from 'react-admin';
import { useWords } from '../../providers/i18n';
import { bracketed } from '../punctuation';
import { useField, type FieldProps } from './useField';

export type ReferenceResource = 'organisations' | 'users' | 'colleagues' | 'imports' | 'parks' | 'companies' | 'regions' | 'industries' | 'projects' | 'carriers';

const LABELS: Record<ReferenceResource, (record: RaRecord) => string> = {
  organisations: (record) => String(record['name']),
  users: (record) => `${record['displayName']}${record['organisationName'] ? bracketed(record['organisationName']) : ''}`,
  colleagues: (record) => `${record['displayName']}${record['organisationName'] ? bracketed(record['organisationName']) : ''}`,
  imports: (record) => String(record['filename']),
  parks: (record) => String(record['name']),
  companies: (record) => String(record['name']),
  regions: (record) => String(record['fullName'] ?? record['name']),
  industries: (record) => `${record['code']} ${record['name']}`,
  projects: (record) => `${record['name']}${bracketed(record['code'])}`,
  carriers: (record) => `${record['code']} ${record['name']}${bracketed(record['parkName'])}`,
};
export const referenceLabel = (resource: ReferenceResource, record: RaRecord): string => LABELS[resource](record);

export const REFERENCE_SORTS: Record<ReferenceResource, string> = { organisations: 'name', users: 'displayName', colleagues: 'displayName', imports: 'filename', parks: 'name', companies: 'name', regions: 'code', industries: 'code', projects: 'name', carriers: 'offer' };

export function useDelayed<T>(value: T, milliseconds = 250): T {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return delayed;
}

interface PickerProps {
  resource: ReferenceResource; value: string | number | null; onChange: (value: string | number | null, record: RaRecord | null) => void;
  label: string; filter?: Record<string, unknown>; /** What the value is called where the caller may not look it up. */ known?: string | null; /** Offered before all others. */ first?: RaRecord[]; /** Never offered. */ except?: string | number; error?: boolean; helperText?: string | undefined; required?: boolean; onBlur?: () => void; autoFocus?: boolean; disabled?: boolean;
}

/** Picks one record by typing part of its name. */
export function ReferencePicker({ resource, value, onChange, label, filter, known = null, first, except, error = false, helperText, required = false, onBlur, autoFocus = false, disabled = false }: PickerProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const chosen = useGetMany(resource, { ids: value === null || value === '' ? [] : [value] }, { enabled: value !== null && value !== '' });
  const current = chosen.data?.[0] ?? (value !== null && value !== '' && known !== null && !chosen.isPending ? { id: value, name: known, displayName: known } : null);
  const asking = open && q !== '' && (!current || q !== referenceLabel(resource, current));
  const found = useGetList(resource, { pagination: { page: 1, perPage: 20 }, sort: { field: REFERENCE_SORTS[resource], order: 'ASC' }, filter: { ...filter, ...(asking ? { q } : {}) } }, { enabled: open });
  const options = useMemo(() => {
    const own = asking ? [] : first ?? [];
    const listed = [...own, ...(found.data ?? []).filter((record) => !own.some(({ id }) => id === record.id))].filter(({ id }) => id !== except);
    return current && !listed.some((record) => record.id === current.id) ? [current, ...listed] : listed;
    // `current` may be made anew on every drawing; its id says which it is.
  }, [found.data, current?.id, first, except, asking]);
  return (
    <Autocomplete
      open={open} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} options={options} value={current} loading={found.isPending} disabled={disabled}
      filterOptions={(all) => all} getOptionLabel={(record) => referenceLabel(resource, record)} getOptionKey={(record) => record.id}
      isOptionEqualToValue={(one, other) => one.id === other.id} onInputChange={(_event, text, reason) => { if (reason !== 'reset') setTyped(text); else setTyped(''); }}
      onChange={(_event, record) => onChange(record?.id ?? null, record)} noOptionsText={t('form.nothingFound')} loadingText={t('app.loading')} clearText={t('form.clear')} openText={t('form.open')} closeText={t('form.close')}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={error} helperText={helperText} autoFocus={autoFocus} onBlur={onBlur ?? (() => undefined)} />}
    />
  );
}

/** A reference to another record, kept by its id (regions and industries by their code). */
export function ReferenceField({ resource, filter, first, known, ...props }: FieldProps & Pick<PickerProps, 'resource' | 'filter' | 'first' | 'known'>) {
  const { field, text, error, helperText } = useField(props);
  return (
    <ReferencePicker resource={resource} value={(field.value as string | number | null | undefined) ?? null} onChange={(value) => field.onChange(value)} label={text}
      {...(filter ? { filter } : {})} {...(first ? { first } : {})} known={known ?? null} error={error} helperText={helperText} required={props.required ?? false} onBlur={field.onBlur} disabled={props.disabled ?? false} />
  );
}
