import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Label } from '../../../shared/vocabulary';
import { useWords } from '../../providers/i18n';
import { useField, type FieldProps } from './useField';

/** One code of a vocabulary; optional ones can be emptied. */
export function ChoiceField({ vocabulary, ...props }: FieldProps & { vocabulary: Record<string, Label> }) {
  const { t, word } = useWords();
  const { field, text, error, helperText } = useField(props);
  return (
    <TextField select label={text} required={props.required ?? false} error={error} helperText={helperText} disabled={props.disabled ?? false}
      name={field.name} inputRef={field.ref} value={field.value ?? ''} onBlur={field.onBlur} onChange={(event) => field.onChange(event.target.value || null)}>
      {!props.required && <MenuItem value=""><em>{t('form.none')}</em></MenuItem>}
      {Object.keys(vocabulary).map((code) => <MenuItem key={code} value={code}>{word(vocabulary, code)}</MenuItem>)}
    </TextField>
  );
}
