import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemText from '@mui/material/ListItemText';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { ViewRecord } from '../../shared/contracts/views';
import { VIEW_KINDS, VIEW_SHARINGS } from '../../shared/vocabulary';
import { bracketed } from '../components/punctuation';
import { ApiError } from '../providers/http';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { differs, keptOf, questionOf, type Question } from './question';
import type { Ask } from './useQuestion';
import { useReloadViews, useViews } from './useViews';
import { ViewDialog } from './ViewDialog';

/** Who keeps a view and who is offered it, in a line. */
function useDescription() {
  const { word } = useWords();
  return (view: ViewRecord) => [
    word(VIEW_KINDS, view.kind), view.mine ? null : view.ownerName,
    view.sharing === 'private' ? null : view.sharing === 'organisation' ? view.organisationName : word(VIEW_SHARINGS, view.sharing),
  ].filter(Boolean).join(' · ');
}

function ViewItem({ view, chosen, onChoose }: { view: ViewRecord; chosen: boolean; onChoose: () => void }) {
  const { t } = useWords();
  const describe = useDescription();
  return <MenuItem selected={chosen} onClick={onChoose}><ListItemText primary={`${view.name}${view.isDefault ? bracketed(t('views.default')) : ''}`} secondary={describe(view)} /></MenuItem>;
}

/** Saved views: open one, keep what is on the screen, rename and share, choose the one that opens first. */
export function ViewMenu({ question, ask }: { question: Question; ask: Ask }) {
  const { t } = useWords();
  const notify = useNotify();
  const reload = useReloadViews();
  const { data: views = [] } = useViews();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const current = views.find((view) => view.id === question.view);
  const changed = current !== undefined && differs(current, question);
  const [mine, shared] = [views.filter((view) => view.mine), views.filter((view) => !view.mine)];
  const close = () => setAnchor(null);
  const run = async (work: () => Promise<unknown>, said: MessageKey) => {
    close();
    try {
      await work();
      notify(t(said), { type: 'success' });
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
    }
    await reload();
  };
  const saved = (view: ViewRecord) => { setDialog(null); ask({ view: view.id }); void reload(); notify(t('views.saved'), { type: 'success' }); };
  const choose = (view: ViewRecord) => { ask(questionOf(view)); close(); };
  const archive = async (view: ViewRecord) => { await api.put(`views/${view.id}`, { version: view.version, archived: true }); ask({ view: null }); };
  const copy = () => navigator.clipboard.writeText(window.location.href);
  return (
    <>
      <Button variant="outlined" startIcon={<BookmarkBorderOutlined />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" sx={{ maxWidth: 240 }}>
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{current ? current.name : t('views.title')}</Box>{changed && <Box component="span" sx={{ color: 'text.secondary', ml: 0.5 }}>{t('views.changed')}</Box>}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} slotProps={{ paper: { sx: { maxHeight: 560, minWidth: 240, maxWidth: 380 } } }}>
        {views.length === 0 && <MenuItem disabled>{t('views.none')}</MenuItem>}
        {mine.length > 0 && <ListSubheader>{t('views.mine')}</ListSubheader>}
        {mine.map((view) => <ViewItem key={view.id} view={view} chosen={view === current} onChoose={() => choose(view)} />)}
        {shared.length > 0 && <ListSubheader>{t('views.shared')}</ListSubheader>}
        {shared.map((view) => <ViewItem key={view.id} view={view} chosen={view === current} onChoose={() => choose(view)} />)}
        <Divider />
        {current?.mine && changed && <MenuItem onClick={() => { void run(() => api.put(`views/${current.id}`, { ...keptOf(question), version: current.version }), 'views.saved'); }}>{t('views.update', { name: current.name })}</MenuItem>}
        <MenuItem onClick={() => { close(); setDialog('new'); }}>{t('views.saveAs')}</MenuItem>
        {current?.mine && <MenuItem onClick={() => { close(); setDialog('edit'); }}>{t('views.edit')}</MenuItem>}
        {current && <MenuItem onClick={() => { void run(() => api.put('views/default', { viewId: current.isDefault ? null : current.id }), current.isDefault ? 'views.defaultCleared' : 'views.defaultSet'); }}>{t(current.isDefault ? 'views.clearDefault' : 'views.setDefault')}</MenuItem>}
        <MenuItem onClick={() => { void run(copy, 'views.copied'); }}>{t('views.copy')}</MenuItem>
        {current?.mine && <MenuItem onClick={() => { void run(() => archive(current), 'views.archived'); }} sx={{ color: 'error.main' }}>{t('views.archive')}</MenuItem>}
      </Menu>
      {dialog === 'new' && <ViewDialog question={question} onSaved={saved} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && current && <ViewDialog view={current} question={question} onSaved={saved} onClose={() => setDialog(null)} />}
    </>
  );
}
