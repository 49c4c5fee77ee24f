import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { ROLE_CODES, ROLES, type RoleCode } from '../../shared/permissions';
import { useField } from '../components/form/useField';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';

/** The roles of a user, with how far each reaches. */
export function RolesField() {
  const { t, word } = useWords();
  const { field, text, error, helperText } = useField({ name: 'roles', required: true });
  const chosen = (field.value as RoleCode[] | null | undefined) ?? [];
  return (
    <FormControl error={error} component="fieldset">
      <FormLabel component="legend" sx={{ fontSize: 13 }}>{text}</FormLabel>
      <FormGroup row>
        {ROLE_CODES.map((code) => (
          <FormControlLabel key={code} label={`${word(ROLES, code)}${bracketed(t(`roles.scopes.${ROLES[code].scope}`))}`}
            control={<Checkbox checked={chosen.includes(code)} onChange={(_event, on) => field.onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))} />} />
        ))}
      </FormGroup>
      {helperText && <FormHelperText>{helperText}</FormHelperText>}
    </FormControl>
  );
}
