import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../providers/i18n';
import { useLoginAsked } from '../providers/relogin';
import { useCan } from '../providers/session';
import { BottomBar } from './BottomBar';
import { DemonstrationStrip } from './DemonstrationStrip';
import { Notifications } from './Notifications';
import { OfflineNotice } from './OfflineNotice';
import { PageLoading } from './PageLoading';
import { useQuickKeys } from './useQuickKeys';
import { Sidebar, SIDEBAR_WIDTH } from './Sidebar';
import { useNarrow } from './ThemeMode';
import { TopBar } from './TopBar';
import { TypedAhead } from './TypedAhead';

const QuickJump = lazy(() => import('./QuickJump'));
const QuickAdd = lazy(() => import('../activities/QuickAdd'));
const SessionDialog = lazy(() => import('./SessionDialog'));

function SkipLink() {
  const { t } = useWords();
  return (
    <Box component="a" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}
      sx={{ position: 'absolute', left: -9999, top: 8, zIndex: 2000, bgcolor: 'background.paper', p: 1, '&:focus': { left: 8 } }}>
      {t('nav.skip')}
    </Box>
  );
}

/** The frame around every screen: bar, places, content, quick add and quick jump from anywhere. */
export function Shell({ children }: { children: ReactNode }) {
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const [jump, setJump] = useState(false);
  const typed = useRef('');
  const leaveJump = () => { typed.current = ''; setJump(false); };
  const [adding, setAdding] = useState(false);
  const mayAdd = useCan('activity:log');
  const loginAsked = useLoginAsked();
  const add = mayAdd ? () => setAdding(true) : undefined;
  useQuickKeys(() => setJump(true), add);
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column' }}>
      <SkipLink />
      <OfflineNotice />
      <DemonstrationStrip />
      <TopBar onMenu={() => setDrawer(true)} onJump={() => setJump(true)} onAdd={add} />
      <Box sx={{ display: 'flex', flex: 1, minWidth: 0 }}>
        {narrow
          ? <Drawer open={drawer} onClose={() => setDrawer(false)}><Box sx={{ width: SIDEBAR_WIDTH + 40 }}><Sidebar onChoose={() => setDrawer(false)} /></Box></Drawer>
          : <Box className="no-print" sx={{ position: 'sticky', top: 52, alignSelf: 'flex-start', height: 'calc(100dvh - 52px)', overflowY: 'auto' }}><Sidebar /></Box>}
        <Box id="main" component="main" tabIndex={-1} sx={{ flex: 1, minWidth: 0, px: { xs: 1.5, md: 3 }, pt: { xs: 1.5, md: 2 }, pb: { xs: 12, md: 5 }, outline: 'none' }}>
          <Suspense fallback={<PageLoading />}>{children}</Suspense>
        </Box>
      </Box>
      {narrow && <BottomBar onMenu={() => setDrawer(true)} onAdd={add} />}
      <Notifications />
      {jump && <Suspense fallback={<TypedAhead into={typed} onClose={leaveJump} />}><QuickJump typedAhead={typed} onClose={leaveJump} /></Suspense>}
      <Suspense fallback={null}>
        {adding && <QuickAdd onClose={() => setAdding(false)} />}
        {loginAsked && <SessionDialog />}
      </Suspense>
    </Box>
  );
}
