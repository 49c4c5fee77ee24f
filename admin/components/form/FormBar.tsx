import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../../providers/i18n';
import { useFormShell } from './ApiForm';

/** Save and cancel, always in reach at the foot of a long form. */
export function FormBar({ cancelTo, submitLabel }: { cancelTo: string; submitLabel?: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { saving } = useFormShell();
  return (
    <Box sx={{
      position: 'sticky', bottom: { xs: 'calc(56px + env(safe-area-inset-bottom))', md: 0 }, zIndex: 20, display: 'flex', gap: 1, justifyContent: 'flex-end', py: 1.25, mt: 2,
      bgcolor: 'background.default', borderTop: 1, borderColor: 'divider',
    }}>
      <Button onClick={() => { void navigate(cancelTo); }} disabled={saving}>{t('form.cancel')}</Button>
      <Button type="submit" variant="contained" loading={saving}>{submitLabel ?? t('form.save')}</Button>
    </Box>
  );
}
