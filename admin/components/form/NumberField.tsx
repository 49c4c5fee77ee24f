import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWords } from '../../providers/i18n';
import { toHalfWidth } from '../money';
import { useField, type FieldProps } from './useField';

/** A number with its unit; what cannot be read stays in the box and is said so. */
export function NumberField({ unit, integer, signed, ...props }: FieldProps & { unit?: string; integer?: boolean; signed?: boolean }) {
  const { t } = useWords();
  const { field, text, error, helperText } = useField(props, (value) => (typeof value === 'number' && Number.isNaN(value) ? t('form.notNumber') : undefined));
  const [typed, setTyped] = useState<string | null>(null);
  const read = (raw: string): number | null => {
    const clean = toHalfWidth(raw).replace(/[,\s]/g, '').replace('−', '-');
    return clean === '' ? null : (integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(signed ? clean.replace(/^-/, '') : clean) ? Number(clean) : Number.NaN;
  };
  const own = typed !== null && Object.is(read(typed), field.value ?? null);
  const shown = own ? typed : field.value === null || field.value === undefined ? '' : String(field.value);
  const change = (raw: string) => { setTyped(raw); field.onChange(read(raw)); };
  return (
    <TextField label={text} required={props.required ?? false} error={error} helperText={helperText} name={field.name} inputRef={field.ref} value={shown}
      onChange={(event) => change(event.target.value)} onBlur={() => { field.onBlur(); if (!Number.isNaN(field.value)) setTyped(null); }}
      slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off' }, ...(unit ? { input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } } : {}) }} />
  );
}
