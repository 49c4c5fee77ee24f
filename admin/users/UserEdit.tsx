import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { UserRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { FormDialog } from '../components/form/FormDialog';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { isLocked } from './isLocked';
import { UserForm } from './UserForm';

/** Lets a user in or keeps them out; the account and its history stay. */
function StatusButton({ user }: { user: UserRecord }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const active = user.status === 'active';
  const label = t(active ? 'users.disable' : 'users.enable');
  if (useSession()?.user.id === user.id) return null;
  return (
    <>
      <Button variant="outlined" color={active ? 'error' : 'primary'} onClick={() => setAsking(true)}>{label}</Button>
      {asking && (
        <FormDialog title={`${label}${sign('colon')}${user.displayName}`} submitLabel={label} danger={active} defaultValues={{}} onClose={() => setAsking(false)}
          submit={() => api.put(`users/${user.id}`, { status: active ? 'disabled' : 'active', version: user.version })}
          onSaved={() => { void client.invalidateQueries(); notify(t('form.saved'), { type: 'success' }); setAsking(false); }}>{t(active ? 'users.disableHint' : 'users.enableHint')}</FormDialog>
      )}
    </>
  );
}

export default function UserEdit() {
  const { t } = useWords();
  return (
    <Loaded<UserRecord> resource="users" fresh>
      {(user) => <Page key={`${user.id}-${user.status}`} title={t('users.edit', { name: user.displayName })} back="/users" maxWidth={900} actions={<StatusButton user={user} />}>{isLocked(user) && <Alert severity="warning" sx={{ mb: 2 }}>{t('users.lockedUntil', { at: formatInstant(user.lockedUntil) })}{sign('clause')}{t('users.unlockHint')}</Alert>}<UserForm key={user.version} user={user} /></Page>}
    </Loaded>
  );
}
