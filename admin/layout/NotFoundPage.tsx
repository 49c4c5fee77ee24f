import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Empty } from '../components/Empty';
import { useWords } from '../providers/i18n';

export function NotFoundPage() {
  const { t } = useWords();
  return <Empty title={t('app.noSuchPage')} hint={t('app.noSuchPageHint')} action={<Button component={Link} to="/" variant="outlined">{t('nav.home')}</Button>} />;
}
