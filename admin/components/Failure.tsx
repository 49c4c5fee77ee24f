import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';

/** Why a screen or part of it could not be shown, with another try. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const message = error instanceof ApiError ? error.message : t('app.unexpected');
  return (
    <Alert severity={error instanceof ApiError && error.status === 404 ? 'info' : 'error'} sx={{ my: 1 }}
      action={onRetry && <Button color="inherit" onClick={onRetry}>{t('app.retry')}</Button>}>
      {message}
    </Alert>
  );
}
