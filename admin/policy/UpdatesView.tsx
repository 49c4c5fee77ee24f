import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import type { PackUpdates, PolicyPackDetail } from '../../shared/contracts/policy';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ItemValue } from './ItemCard';

type Update = PackUpdates['items'][number];

function Line({ update, chosen, onChoose }: { update: Update; chosen: boolean | null; onChoose: () => void }) {
  const { t, locale } = useWords();
  const name = locale === 'zh' ? update.name : update.nameEn;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      {chosen !== null && <Checkbox size="small" checked={chosen} onChange={onChoose} slotProps={{ input: { 'aria-label': name } }} sx={{ p: 0.25 }} />}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}><b>{name}</b><Chip size="small" variant="outlined" color={update.change === 'new' ? 'primary' : 'warning'} label={t(`policy.updates.${update.change}`)} />{update.required && <Chip size="small" color="error" variant="outlined" label={t('policy.updates.required')} />}</Box>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{update.key} · {update.pack} · §{update.item.source.clause}</Box>
        {update.item.kind !== 'scheme' && <ItemValue item={update.item} />}
        {update.current && update.current.kind !== 'scheme' && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('policy.updates.current')}<ItemValue item={update.current} /></Box>}
      </Box>
    </Box>
  );
}

/** What newer versions of the packs that it draws on have and this one lacks; one button begins the next version with it. */
export function UpdatesView({ pack, updates }: { pack: PolicyPackDetail; updates: PackUpdates }) {
  const { t } = useWords();
  const mayManage = useCan('policy:manage') && pack.content?.documentStatus === 'own';
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => new Set(updates.items.filter(({ change }) => change === 'new').map(({ key }) => key)));
  const toggle = (key: string) => setChosen((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key]));
  const compose = async () => {
    try {
      const draft = await api.post<PolicyPackDetail>(`policy-packs/${pack.id}/next-version`, { keys: [...chosen] });
      void client.invalidateQueries();
      void navigate(`/policy-packs/${draft.id}`);
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
    }
  };
  return (
    <>
      {updates.newer && <Alert severity="info"><Link to={`/policy-packs/${updates.newer.id}/show`}>{t('policy.updates.newer', { name: `${pack.code}@${updates.newer.number}` })}</Link></Alert>}
      {updates.items.length === 0 ? <Empty title={t('policy.updates.none')} /> : (
        <Section title={t('policy.updates.hint')} {...(mayManage ? { actions: <Button variant="contained" disabled={chosen.size === 0} onClick={() => { void compose(); }}>{t('policy.updates.compose', { count: chosen.size })}</Button> } : {})}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{updates.items.map((update) => <Line key={update.key} update={update} chosen={mayManage ? chosen.has(update.key) : null} onChoose={() => toggle(update.key)} />)}</Box>
        </Section>
      )}
    </>
  );
}
