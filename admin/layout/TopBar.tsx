import AddOutlined from '@mui/icons-material/AddOutlined';
import MenuOutlined from '@mui/icons-material/MenuOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { Mark } from './Mark';
import { useNarrow } from './ThemeMode';
import { UserMenu } from './UserMenu';

function SearchButton({ onJump }: { onJump: () => void }) {
  const { t } = useWords();
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <Button variant="outlined" color="secondary" startIcon={<SearchOutlined />} onClick={onJump}
      sx={{ width: 360, flexShrink: 1, minWidth: 160, justifyContent: 'flex-start', color: 'text.secondary', fontWeight: 400, bgcolor: 'background.default' }}>
      <Box component="span" sx={{ flex: 1, minWidth: 0, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{t('jump.placeholder')}</Box>
      <Box component="kbd" sx={{ font: 'inherit', fontSize: 12, flexShrink: 0, ml: 1 }}>{mac ? '⌘ K' : 'Ctrl K'}</Box>
    </Button>
  );
}

export function TopBar({ onMenu, onJump, onAdd }: { onMenu: () => void; onJump: () => void; onAdd: (() => void) | undefined }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const installation = useSession()?.installation;
  return (
    <Box component="header" className="no-print" sx={{
      position: 'sticky', top: 0, zIndex: 1100, height: 52, px: { xs: 0.5, md: 2 }, display: 'flex', alignItems: 'center', gap: 1,
      bgcolor: 'background.paper', borderBottom: 1, borderColor: 'divider',
    }}>
      {narrow && <IconButton onClick={onMenu} aria-label={t('nav.open')}><MenuOutlined /></IconButton>}
      <Box component={Link} to="/" sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.primary', minWidth: 0, '&:hover': { textDecoration: 'none' } }}>
        <Mark />
        <Typography component="span" sx={{ fontWeight: 700, fontSize: 17, whiteSpace: 'nowrap' }}>{t('app.name')}</Typography>
        <Typography component="span" noWrap color="text.secondary" sx={{ fontSize: 13 }}>{installation?.name}</Typography>
      </Box>
      <Box sx={{ flex: 1 }} />
      {narrow
        ? <IconButton onClick={onJump} aria-label={t('jump.open')}><SearchOutlined /></IconButton>
        : <SearchButton onJump={onJump} />}
      {!narrow && onAdd && <Button variant="contained" startIcon={<AddOutlined />} onClick={onAdd} title={t('quickAdd.key')}>{t('quickAdd.open')}</Button>}
      <UserMenu />
    </Box>
  );
}
