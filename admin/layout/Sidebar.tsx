import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { Link, useLocation } from 'react-router-dom';
import { useWords } from '../providers/i18n';
import { can, useSession } from '../providers/session';
import { NAVIGATION, type NavigationItem } from './navigation';

export const SIDEBAR_WIDTH = 208;

function Entry({ item, onChoose }: { item: NavigationItem; onChoose?: (() => void) | undefined }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const selected = item.to === '/' ? pathname === '/' : pathname === item.to || pathname.startsWith(`${item.to}/`);
  const Icon = item.icon;
  return (
    <ListItemButton
      component={Link} to={item.to} selected={selected} onClick={onChoose} aria-current={selected ? 'page' : undefined}
      sx={{ borderRadius: 1.5, mx: 1, px: 1.25, py: 0.6, my: '1px', color: selected ? 'primary.main' : 'text.primary', '&:hover': { textDecoration: 'none' } }}
    >
      <ListItemIcon sx={{ minWidth: 32, color: selected ? 'primary.main' : 'text.secondary', '& svg': { fontSize: 20 } }}><Icon /></ListItemIcon>
      <ListItemText primary={t(item.label)} slotProps={{ primary: { fontSize: 14, fontWeight: selected ? 600 : 400 } }} />
    </ListItemButton>
  );
}

/** The places this user may go, in groups; also the content of the drawer on a phone. */
export function Sidebar({ onChoose }: { onChoose?: () => void }) {
  const { t } = useWords();
  const session = useSession();
  const groups = NAVIGATION
    .map((group) => ({ ...group, items: group.items.filter((item) => !item.permission || can(session, item.permission)) }))
    .filter((group) => group.items.length > 0);
  return (
    <Box component="nav" aria-label={t('nav.label')} sx={{ width: SIDEBAR_WIDTH, py: 1, flexShrink: 0 }}>
      {groups.map((group) => (
        <Box key={group.label ?? 'home'}>
          {group.label && <Typography variant="caption" color="text.secondary" sx={{ display: 'block', px: 2.5, pt: 1.5, pb: 0.25 }}>{t(group.label)}</Typography>}
          <List component="div" disablePadding>{group.items.map((item) => <Entry key={item.to} item={item} onChoose={onChoose} />)}</List>
        </Box>
      ))}
    </Box>
  );
}
