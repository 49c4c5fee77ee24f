import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWords } from '../../providers/i18n';
import { formatFen, inUnit, parseAmount, UNIT_LABELS, type MoneyUnit } from '../money';
import { useField, type FieldProps } from './useField';

const UNITS: MoneyUnit[] = ['wan', 'yi', 'yuan'];

/** An amount typed in 万元, 亿元 or 元 (or with 万 or 亿 in the text), kept in fen. */
export function MoneyField(props: FieldProps) {
  const { t, locale } = useWords();
  const { field, text, error, helperText } = useField(props, (value) => (Number.isNaN(value) ? t('form.notAmount') : undefined));
  const [unit, setUnit] = useState<MoneyUnit>('wan');
  const [typed, setTyped] = useState<string | null>(null);
  const fen = typeof field.value === 'number' && !Number.isNaN(field.value) ? field.value : null;
  // What was typed stands as long as it is what the form holds; a value set from elsewhere replaces it.
  const current = typed === null ? undefined : typed.trim() === '' ? null : parseAmount(typed, unit) ?? Number.NaN;
  const own = typed !== null && Object.is(current, field.value ?? null);
  const shown = own ? typed : fen === null ? '' : inUnit(fen, unit);
  const change = (raw: string, nextUnit: MoneyUnit) => {
    setTyped(raw);
    setUnit(nextUnit);
    field.onChange(raw.trim() === '' ? null : parseAmount(raw, nextUnit) ?? Number.NaN);
  };
  return (
    <TextField label={text} required={props.required ?? false} error={error} name={field.name} inputRef={field.ref} value={shown}
      helperText={helperText ?? (fen !== null && own ? `= ${formatFen(fen, locale)}` : undefined)}
      onChange={(event) => change(event.target.value, unit)} onBlur={field.onBlur}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Select variant="standard" disableUnderline value={unit} onChange={(event) => change(shown, event.target.value as MoneyUnit)} inputProps={{ 'aria-label': t('form.unit') }} sx={{ fontSize: 13.5 }}>
                {UNITS.map((code) => <MenuItem key={code} value={code}>{UNIT_LABELS[code][locale]}</MenuItem>)}
              </Select>
            </InputAdornment>
          ),
        },
      }} />
  );
}
