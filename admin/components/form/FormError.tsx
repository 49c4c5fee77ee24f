import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useFormState } from 'react-hook-form';
import { useWords } from '../../providers/i18n';
import { useFieldLabel } from '../fieldLabels';
import { useFormShell } from './ApiForm';

/** What the API refused, with every reason that has no field on this form; gone when all of it stood beside fields and none is marked any more. */
export function FormError() {
  const { failure } = useFormShell();
  const label = useFieldLabel();
  const { t } = useWords();
  const { errors } = useFormState();
  if (!failure || (failure.beside && Object.keys(errors).length === 0)) return null;
  return (
    <Alert severity="error" role="alert" sx={{ mb: 2 }}>
      {failure.message}
      {failure.others.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
          {failure.others.map((problem) => {
            const name = label(problem.path);
            // A gate's reasons name what is missing themselves.
            return <li key={`${problem.path}${problem.code}${problem.message}`}>{name && !problem.code.startsWith('gate-') && !problem.message.includes(name) ? `${name}${t('form.colon')}` : ''}{problem.message}</li>;
          })}
        </Box>
      )}
    </Alert>
  );
}
