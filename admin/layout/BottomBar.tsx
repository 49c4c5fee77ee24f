import AddOutlined from '@mui/icons-material/AddOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import HomeOutlined from '@mui/icons-material/HomeOutlined';
import MenuOutlined from '@mui/icons-material/MenuOutlined';
import BottomNavigation from '@mui/material/BottomNavigation';
import BottomNavigationAction from '@mui/material/BottomNavigationAction';
import Fab from '@mui/material/Fab';
import Paper from '@mui/material/Paper';
import { Link, useLocation } from 'react-router-dom';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const FILLED_IN = '#main form, #main td input:not([type=checkbox]), #main input:focus, #main textarea:focus';

/** On a phone: the three places used all day, the rest behind "more", and quick add under the thumb. */
export function BottomBar({ onMenu, onAdd }: { onMenu: () => void; onAdd: (() => void) | undefined }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const mayRead = useCan('project:read');
  const here = pathname === '/' ? '/' : ['/projects', '/next-steps'].find((path) => pathname.startsWith(path)) ?? false;
  const label = { '& .MuiBottomNavigationAction-label': { fontSize: 12 }, minWidth: 60, '&:hover': { textDecoration: 'none' } };
  return (
    <>
      {/* Out of the way where something is filled in, in a form or in the cells of a table: it would lie on them and their buttons. */}
      {onAdd && (
        <Fab color="primary" onClick={onAdd} aria-label={t('quickAdd.open')} className="no-print"
          sx={{ [`body:has(${FILLED_IN}) &`]: { display: 'none' }, position: 'fixed', right: 16, bottom: 'calc(68px + env(safe-area-inset-bottom))', zIndex: 1090 }}>
          <AddOutlined />
        </Fab>
      )}
      <Paper className="no-print" square elevation={0} sx={{ position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 1100, borderTop: 1, borderColor: 'divider', pb: 'env(safe-area-inset-bottom)' }}>
        <BottomNavigation showLabels value={here} sx={{ bgcolor: 'transparent' }}>
          <BottomNavigationAction component={Link} to="/" value="/" label={t('nav.home')} icon={<HomeOutlined />} sx={label} />
          {mayRead && <BottomNavigationAction component={Link} to="/projects" value="/projects" label={t('nav.projects')} icon={<AssignmentOutlined />} sx={label} />}
          {mayRead && <BottomNavigationAction component={Link} to="/next-steps" value="/next-steps" label={t('nav.nextSteps')} icon={<ChecklistOutlined />} sx={label} />}
          <BottomNavigationAction onClick={onMenu} value="more" label={t('nav.more')} icon={<MenuOutlined />} sx={label} />
        </BottomNavigation>
      </Paper>
    </>
  );
}
