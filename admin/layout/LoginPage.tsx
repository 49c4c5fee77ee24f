import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { api } from '../providers/http';
import { useShowLocale, useWords } from '../providers/i18n';
import { LANGUAGE_NAMES } from '../providers/i18n/languages';
import { setSession } from '../providers/session';
import type { SessionAnswer } from '../../shared/contracts/identity';
import { DemonstrationLogins } from './DemonstrationLogins';
import { DemonstrationStrip } from './DemonstrationStrip';
import { LoginForm } from './LoginForm';
import { Mark } from './Mark';
import { Notifications } from './Notifications';

interface From { nextPathname?: string; nextSearch?: string }

/** The way in; the language chosen here becomes the user's own. */
export function LoginPage() {
  const { t, locale } = useWords();
  const show = useShowLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const chosen = useRef(false);
  const [demonstrated, setDemonstrated] = useState<{ username: string; password: string } | null>(null);
  const from = useLocation().state as From | null;
  useEffect(() => { document.title = `${t('login.title')} · ${t('app.name')}`; }, [t]);

  const enter = async (session: SessionAnswer) => {
    if (chosen.current) await api.put('session/locale', { locale }).catch(() => undefined);
    else if (session.user.locale !== locale) await show(session.user.locale);
    client.clear();
    setSession(session);
    void navigate(`${from?.nextPathname ?? '/'}${from?.nextSearch ?? ''}`, { replace: true });
  };
  const toggle = () => { chosen.current = true; void show(locale === 'zh' ? 'en' : 'zh'); };

  return (
    <Box sx={{ minHeight: '100dvh', display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1.1fr 1fr' } }}>
      <Box sx={{ display: { xs: 'none', md: 'flex' }, flexDirection: 'column', justifyContent: 'space-between', p: 6, color: '#eef1fb', background: 'linear-gradient(150deg, #22357f, #3350b8 60%, #4a68d4)' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 20, fontWeight: 700 }}>{t('app.name')}<Box component="span" sx={{ fontSize: 14, fontWeight: 400, opacity: 0.85 }}>{t('app.product')}</Box></Box>
        <Box>
          <Typography sx={{ fontSize: 34, fontWeight: 600, lineHeight: 1.35, whiteSpace: 'pre-line' }}>{t('login.promise')}</Typography>
          <Typography sx={{ mt: 2, maxWidth: 460, opacity: 0.88, lineHeight: 1.8 }}>{t('login.promiseMore')}</Typography>
        </Box>
        <Box />
      </Box>
      <Box component="main" sx={{ display: 'flex', flexDirection: 'column', p: { xs: 2, md: 4 } }}>
        <DemonstrationStrip />
        <Button onClick={toggle} sx={{ alignSelf: 'flex-end' }} lang={locale === 'zh' ? 'en' : 'zh'}>{LANGUAGE_NAMES[locale === 'zh' ? 'en' : 'zh']}</Button>
        <Box sx={{ flex: 1, display: 'grid', placeItems: 'center' }}>
          <Paper elevation={0} sx={{ width: '100%', maxWidth: 380, bgcolor: 'transparent', pb: 10 }}>
            <Mark size={40} />
            <Typography variant="h1" sx={{ mt: 2, mb: 0.5, fontSize: 24 }}>{t('login.title')}</Typography>
            <Typography color="text.secondary" sx={{ mb: 3 }}>{t('app.product')}</Typography>
            <LoginForm key={demonstrated?.username ?? ''} {...(demonstrated ? { suggested: demonstrated } : {})} onDone={(session) => { void enter(session); }} />
            <DemonstrationLogins onChoose={setDemonstrated} />
          </Paper>
        </Box>
      </Box>
      <Notifications />
    </Box>
  );
}
