import TextField from '@mui/material/TextField';
import { useField, type FieldProps } from './useField';

interface TextBoxProps extends FieldProps { rows?: number; type?: 'text' | 'password' | 'email' | 'tel'; maxLength?: number; placeholder?: string; autoComplete?: string; onLeave?: () => void }

/** A line or several lines of text; empty is null. */
export function TextBox({ rows, type = 'text', maxLength, placeholder, autoComplete = 'off', onLeave, ...props }: TextBoxProps) {
  const { field, text, error, helperText } = useField(props);
  return (
    <TextField
      label={text} required={props.required ?? false} error={error} helperText={helperText} type={type} placeholder={placeholder ?? ''} autoFocus={props.autoFocus ?? false} disabled={props.disabled ?? false}
      name={field.name} inputRef={field.ref} value={field.value ?? ''} onBlur={() => { field.onBlur(); onLeave?.(); }}
      onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value)}
      multiline={Boolean(rows)} {...(rows ? { minRows: rows, maxRows: 14 } : {})}
      slotProps={{ htmlInput: { autoComplete, ...(maxLength ? { maxLength } : {}) }, inputLabel: placeholder ? { shrink: true } : {} }}
    />
  );
}
