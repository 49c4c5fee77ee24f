import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Label } from '../../../shared/vocabulary';
import { useWords } from '../../providers/i18n';
import { useField, type FieldProps } from './useField';

/** Several codes of a vocabulary. */
export function ChoicesField({ vocabulary, ...props }: FieldProps & { vocabulary: Record<string, Label> }) {
  const { word } = useWords();
  const { field, text, error, helperText } = useField(props);
  return (
    <TextField select label={text} required={props.required ?? false} error={error} helperText={helperText} disabled={props.disabled ?? false} slotProps={{ select: { multiple: true } }}
      name={field.name} inputRef={field.ref} value={Array.isArray(field.value) ? field.value : []} onBlur={field.onBlur} onChange={(event) => field.onChange(event.target.value)}>
      {Object.keys(vocabulary).map((code) => <MenuItem key={code} value={code}>{word(vocabulary, code)}</MenuItem>)}
    </TextField>
  );
}
