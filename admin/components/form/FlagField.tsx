import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormControl from '@mui/material/FormControl';
import Switch from '@mui/material/Switch';
import { useField, type FieldProps } from './useField';

export function FlagField(props: FieldProps) {
  const { field, text, error, helperText } = useField(props);
  return (
    <FormControl error={error}>
      <FormControlLabel label={text} control={<Switch size="small" name={field.name} checked={Boolean(field.value)} onChange={(_event, checked) => field.onChange(checked)} onBlur={field.onBlur} />} />
      {helperText && <FormHelperText>{helperText}</FormHelperText>}
    </FormControl>
  );
}
