import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { lazy, Suspense, useState } from 'react';
import { useLogout } from 'react-admin';
import { ROLES } from '../../shared/permissions';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { LANGUAGE_NAMES } from '../providers/i18n/languages';
import { useSession } from '../providers/session';
import { useChangeLocale } from './useChangeLocale';
import { useMode, type Mode } from './ThemeMode';

const PasswordDialog = lazy(() => import('./PasswordDialog'));
const MODES: Mode[] = ['system', 'light', 'dark'];

function Choice({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <MenuItem onClick={onChoose} role="menuitemradio" aria-checked={chosen}>
      <ListItemIcon>{chosen && <CheckOutlined fontSize="small" color="primary" />}</ListItemIcon>{label}
    </MenuItem>
  );
}

/** Who is signed in, language, light or dark, password, sign out. */
export function UserMenu() {
  const { t, word, locale } = useWords();
  const user = useSession()?.user;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [password, setPassword] = useState(false);
  const [mode, setMode] = useMode();
  const changeLocale = useChangeLocale();
  const logout = useLogout();
  if (!user) return null;
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('account.menu')} aria-haspopup="menu"><AccountCircleOutlined /></IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { minWidth: 220 } } }}>
        {/* A heading, which is no item of the menu: the first of those is what the keyboard begins with. */}
        <ListSubheader disableSticky sx={{ px: 2, pt: 0.5, pb: 1, lineHeight: 1.5, color: 'text.primary', bgcolor: 'transparent' }}>
          <Typography sx={{ fontWeight: 600 }}>{user.displayName}</Typography>
          <Typography variant="caption" color="text.secondary">{user.organisationName} · {user.roles.map((role) => word(ROLES, role)).join(sign('list'))}</Typography>
        </ListSubheader>
        <Divider />
        <Choice label={LANGUAGE_NAMES.zh} chosen={locale === 'zh'} onChoose={() => { close(); void changeLocale('zh'); }} />
        <Choice label={LANGUAGE_NAMES.en} chosen={locale === 'en'} onChoose={() => { close(); void changeLocale('en'); }} />
        <Divider />
        {MODES.map((code) => <Choice key={code} label={t(`account.themes.${code}`)} chosen={mode === code} onChoose={() => { close(); setMode(code); }} />)}
        <Divider />
        <MenuItem onClick={() => { close(); setPassword(true); }}><ListItemIcon />{t('account.password.title')}</MenuItem>
        <MenuItem onClick={() => { close(); void logout({}, '/login', false); }}><ListItemIcon />{t('account.logout')}</MenuItem>
      </Menu>
      <Suspense fallback={null}>{password && <PasswordDialog onClose={() => setPassword(false)} />}</Suspense>
    </>
  );
}
