import Button from '@mui/material/Button';
import { useResetErrorBoundaryOnLocationChange } from 'react-admin';
import { Empty } from '../components/Empty';
import { useWords } from '../providers/i18n';

/** A screen broke: say so, keep the rest of the console standing. */
export function ErrorPage({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary: (reason?: unknown) => void }) {
  const { t } = useWords();
  useResetErrorBoundaryOnLocationChange(() => resetErrorBoundary());
  // A chunk that no longer exists means that a newer version was installed meanwhile.
  const outdated = /dynamically imported module|module script/i.test(error.message);
  return (
    <Empty title={t(outdated ? 'app.newVersion' : 'app.unexpected')} hint={outdated ? undefined : error.message}
      action={<Button variant="outlined" onClick={() => window.location.reload()}>{t('app.reload')}</Button>} />
  );
}
