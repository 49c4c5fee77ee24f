import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { useGetList } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { CompanyRecord, ParkRecord } from '../../shared/contracts/places';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { STAGES } from '../../shared/vocabulary';
import { useDelayed } from '../components/form/ReferenceField';
import { useWords } from '../providers/i18n';
import { can, useSession } from '../providers/session';
import { NAVIGATION } from './navigation';

interface Target { group: string; label: string; hint: string; to: string }

function useTargets(typed: string): { targets: Target[]; loading: boolean } {
  const { t, word } = useWords();
  const session = useSession();
  const q = useDelayed(typed.trim());
  const asking = q.length >= 1;
  const page = { pagination: { page: 1, perPage: 7 }, filter: { q } };
  const projects = useGetList<ProjectRecord>('projects', { ...page, sort: { field: 'updatedAt', order: 'DESC' } }, { enabled: asking && can(session, 'project:read') });
  const companies = useGetList<CompanyRecord>('companies', { ...page, sort: { field: 'name', order: 'ASC' } }, { enabled: asking && can(session, 'company:read') });
  const parks = useGetList<ParkRecord>('parks', { ...page, sort: { field: 'name', order: 'ASC' } }, { enabled: asking && can(session, 'park:read') });
  const targets = useMemo(() => {
    const places = NAVIGATION.flatMap((group) => group.items).filter((item) => (!item.permission || can(session, item.permission)) && (!asking || t(item.label).toLowerCase().includes(q.toLowerCase())));
    const found = <R,>(data: R[] | undefined, make: (record: R) => Target) => (asking ? (data ?? []).map(make) : []);
    return [
      ...found(projects.data, (project) => ({ group: t('nav.projects'), label: project.name, hint: `${project.code} · ${word(STAGES, project.stage)}`, to: `/projects/${project.id}/show` })),
      ...found(companies.data, (company) => ({ group: t('nav.companies'), label: company.name, hint: company.creditCode ?? '', to: `/companies/${company.id}/show` })),
      ...found(parks.data, (park) => ({ group: t('nav.parks'), label: park.name, hint: park.regionName, to: `/parks/${park.id}/show` })),
      ...places.map((item) => ({ group: t('jump.places'), label: t(item.label), hint: '', to: item.to })),
    ];
  }, [asking, q, projects.data, companies.data, parks.data, session, t, word]);
  return { targets, loading: asking && (projects.isFetching || companies.isFetching) };
}

/** Ctrl K: type part of a name, go there. */
export default function QuickJump({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { targets, loading } = useTargets(typed);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }} slotProps={{ paper: { sx: { mt: { xs: 1, md: 10 }, mx: 1, width: 'calc(100% - 16px)' } } }}>
      <Autocomplete
        open options={targets} groupBy={(target) => target.group} getOptionLabel={(target) => target.label} getOptionKey={(target) => target.to} filterOptions={(all) => all} autoHighlight
        loading={loading} loadingText={t('app.loading')} noOptionsText={t('form.nothingFound')} inputValue={typed} onInputChange={(_event, text, reason) => { if (reason !== 'reset') setTyped(text); }}
        onChange={(_event, target) => { if (target) { onClose(); void navigate(target.to); } }} forcePopupIcon={false} slotProps={{ popper: { sx: { zIndex: 1400 } }, listbox: { sx: { maxHeight: '55vh' } } }}
        renderOption={({ key, ...props }, target) => <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1 }}><Box component="span" sx={{ flex: 1 }}>{target.label}</Box><Box component="span" sx={{ color: 'text.secondary', fontSize: 12.5 }}>{target.hint}</Box></Box>}
        renderInput={(input) => <TextField {...input} autoFocus size="medium" placeholder={t('jump.placeholder')} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} sx={{ '& fieldset': { border: 'none' } }} />}
      />
    </Dialog>
  );
}
