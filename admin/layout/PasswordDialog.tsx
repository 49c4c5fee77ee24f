import { useNotify } from 'react-admin';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { setSession } from '../providers/session';
import type { SessionAnswer } from '../../shared/contracts/identity';

interface Values { currentPassword: string | null; newPassword: string | null }

export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  return (
    <FormDialog<Values, SessionAnswer> title={t('account.password.title')} defaultValues={{ currentPassword: null, newPassword: null }} onClose={onClose}
      submit={(values) => api.put<SessionAnswer>('session/password', values)} onSaved={(session) => { setSession(session); notify(t('account.password.saved'), { type: 'success' }); onClose(); }}>
      <TextBox name="currentPassword" type="password" required autoComplete="current-password" autoFocus />
      <TextBox name="newPassword" type="password" required autoComplete="new-password" helper={t('account.password.hint')} />
    </FormDialog>
  );
}
