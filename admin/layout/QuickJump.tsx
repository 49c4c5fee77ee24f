import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import ListSubheader from '@mui/material/ListSubheader';
import TextField from '@mui/material/TextField';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../providers/i18n';
import { rememberTarget } from './recentTargets';
import { useJumpTargets, type JumpTarget } from './useJumpTargets';

function Option({ target }: { target: JumpTarget }) {
  return (
    <Box sx={{ minWidth: 0, width: '100%' }}>
      <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{target.label}</Box>
      {target.hint && <Box sx={{ color: 'text.secondary', fontSize: 12.5, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{target.hint}</Box>}
    </Box>
  );
}

/** Ctrl K: type part of a name, its pinyin or initials, or a code; arrows and Enter go there. `typedAhead` is what was typed before it was loaded. */
export default function QuickJump({ typedAhead, onClose }: { typedAhead: RefObject<string>; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  // Keys still come in between the first rendering and its commit.
  useLayoutEffect(() => setTyped(typedAhead.current), [typedAhead]);
  const { targets, loading, failed } = useJumpTargets(typed);
  const go = (target: JumpTarget) => {
    if (target.record) rememberTarget(target.record);
    onClose();
    void navigate(target.to);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-label={t('jump.open')} sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }} slotProps={{ paper: { sx: { mt: { xs: 1, md: 10 }, mx: 1, width: 'calc(100% - 16px)' } } }}>
      <Autocomplete
        open options={targets} groupBy={(target) => target.group} getOptionLabel={(target) => target.label} getOptionKey={(target) => `${target.group} ${target.to} ${target.label}`} filterOptions={(all) => all} autoHighlight value={null}
        loading={loading} loadingText={t('app.loading')} noOptionsText={failed ? t('jump.failed') : t('form.nothingFound')} inputValue={typed} onInputChange={(_event, text, reason) => { if (reason !== 'reset') setTyped(text); }}
        onChange={(_event, target) => { if (target) go(target); }} forcePopupIcon={false} slotProps={{ popper: { sx: { zIndex: 1400 } }, listbox: { sx: { maxHeight: '55vh' } } }}
        renderOption={({ key, ...props }, target) => <Box component="li" key={key} {...props}><Option target={target} /></Box>}
        renderGroup={({ key, group, children }) => <Box component="li" key={key} role="group" aria-label={group}><ListSubheader component="div" aria-hidden disableSticky>{group}</ListSubheader><Box component="ul" role="presentation" sx={{ p: 0, m: 0 }}>{children}</Box></Box>}
        renderInput={(input) => <TextField {...input} autoFocus size="medium" placeholder={t('jump.hint')} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} slotProps={{ htmlInput: { ...input.inputProps, 'aria-label': t('jump.open') } }} sx={{ '& fieldset': { border: 'none' } }} />}
      />
    </Dialog>
  );
}
