import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { useWords } from '../providers/i18n';
import { answerLogin } from '../providers/relogin';
import { getSession } from '../providers/session';
import { LoginForm } from './LoginForm';

/** The session ended under the user's hands: sign in over the open form, which then carries on. */
export default function SessionDialog() {
  const { t } = useWords();
  const before = useRef(getSession()?.user);
  const done = (id: number) => {
    // What waits was written by the one whose session ended: it is not sent in anybody else's name.
    const same = !before.current || before.current.id === id;
    answerLogin(same);
    if (!same) window.location.reload();
  };
  return (
    <Dialog open maxWidth="xs" fullWidth sx={{ zIndex: 1500 }}>
      <DialogTitle>{t('login.again')}</DialogTitle>
      <DialogContent>
        <Typography color="text.secondary" sx={{ mb: 2 }}>{t('login.againHint')}</Typography>
        <LoginForm {...(before.current ? { username: before.current.username } : {})} onDone={(session) => done(session.user.id)} />
        <Button fullWidth sx={{ mt: 1 }} onClick={() => answerLogin(false)}>{t('login.giveUp')}</Button>
      </DialogContent>
    </Dialog>
  );
}
