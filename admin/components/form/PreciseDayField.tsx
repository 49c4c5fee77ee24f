import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useFormContext, useWatch } from 'react-hook-form';
import { DATE_PRECISIONS } from '../../../shared/vocabulary';
import { useWords } from '../../providers/i18n';
import { useSession } from '../../providers/session';
import { parseDay, type TypedDay } from '../day';
import { DayBox } from './DayBox';
import { useField, type FieldProps } from './useField';

const KNOWN: TypedDay['precision'][] = ['day', 'month', 'year'];

/** A date as precisely as it is known; typing only a month or a year says so by itself. `${name}Precision` keeps it. */
export function PreciseDayField(props: FieldProps) {
  const { t, word } = useWords();
  const today = useSession()?.installation.today;
  const { setValue } = useFormContext();
  const precisionName = `${props.name}Precision`;
  const watched = useWatch({ name: precisionName }) as string | null | undefined;
  const precision = KNOWN.find((code) => code === watched) ?? 'day';
  const { field, text, error, helperText } = useField(props, (value) => (value && parseDay(String(value)) === null ? t('form.notDay') : undefined));
  const change = (typed: TypedDay | null, raw: string) => {
    field.onChange(typed ? typed.day : raw || null);
    if (typed) setValue(precisionName, typed.precision, { shouldDirty: true });
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <DayBox label={text} required={props.required ?? false} error={error} helperText={helperText} name={field.name} inputRef={field.ref} value={(field.value as string | null | undefined) ?? null} precision={precision} onBlur={field.onBlur} onChange={change} {...(today ? { max: today } : {})} />
      <TextField select label={t('form.precision')} value={precision} onChange={(event) => setValue(precisionName, event.target.value, { shouldDirty: true })} sx={{ width: 100, flexShrink: 0 }}>
        {KNOWN.map((code) => <MenuItem key={code} value={code}>{word(DATE_PRECISIONS, code)}</MenuItem>)}
      </TextField>
    </Box>
  );
}
