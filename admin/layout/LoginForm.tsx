import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { signIn } from '../providers/authProvider';
import { ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import type { SessionAnswer } from '../../shared/contracts/identity';

/** Name and password; `username` fixes the name when a session is being resumed, `suggested` fills in a demonstration login. */
export function LoginForm({ username: fixed, suggested, onDone }: { username?: string; suggested?: { username: string; password: string }; onDone: (session: SessionAnswer) => void }) {
  const { t } = useWords();
  const [username, setUsername] = useState(fixed ?? suggested?.username ?? '');
  const [password, setPassword] = useState(suggested?.password ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!username.trim() || !password) { setFailure(t('login.bothNeeded')); return; }
    setBusy(true);
    setFailure(null);
    try {
      onDone(await signIn({ username: username.trim(), password }));
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : t('app.unexpected'));
      setBusy(false);
    }
  };

  return (
    <Stack component="form" spacing={2} onSubmit={(event) => { void submit(event); }} noValidate>
      {failure && <Alert severity="error" role="alert">{failure}</Alert>}
      <TextField size="medium" label={t('login.username')} value={username} onChange={(event) => setUsername(event.target.value)} autoFocus={!fixed}
        slotProps={{ htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false } }} />
      <TextField size="medium" type="password" label={t('login.password')} value={password} onChange={(event) => setPassword(event.target.value)} autoFocus={Boolean(fixed)}
        slotProps={{ htmlInput: { autoComplete: 'current-password' } }} />
      <Button type="submit" variant="contained" size="large" loading={busy}>{t('login.submit')}</Button>
    </Stack>
  );
}
