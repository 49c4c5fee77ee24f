import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ProjectRecord } from '../../shared/contracts/projects';
import type { SearchAnswer, SearchHit } from '../../shared/contracts/search';
import { useDelayed } from '../components/form/ReferenceField';
import { useField } from '../components/form/useField';
import { list } from '../providers/dataProvider';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { LIVE } from '../views/question';

const OFFERED = 8;
type Offered = Pick<SearchHit, 'id' | 'name' | 'code' | 'detail'>;

/** The live projects of a company, the latest first. */
async function projectsOf(companyId: number, signal: AbortSignal): Promise<Offered[]> {
  const { data } = await list<ProjectRecord>('projects', { filter: { companyId, status: LIVE }, sort: { field: 'updatedAt', order: 'DESC' }, from: 0, to: OFFERED - 1, signal });
  return data.map(({ id, name, code, parkName }) => ({ id, name, code, detail: parkName }));
}

/** A project on record, offered while typing and before that those of the company chosen (`projectId`), or the name of a new lead (`projectName`). */
export function ProjectBox() {
  const { t } = useWords();
  const { field, error, helperText } = useField({ name: 'projectName' });
  const { setValue } = useFormContext();
  const [projectId, companyId] = useWatch({ name: ['projectId', 'companyId'] }) as (number | null)[];
  const typed = (field.value as string | null) ?? '';
  const q = useDelayed(typed.trim(), 200);
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['project-box', q, q ? null : companyId], enabled: open && projectId === null && (q.length >= 2 || (q === '' && Boolean(companyId))), staleTime: 30_000, retry: false,
    queryFn: async ({ signal }): Promise<Offered[]> => q === '' ? projectsOf(companyId!, signal) : (await api.get<SearchAnswer>('search', { q }, signal)).groups.find((group) => group.resource === 'projects')?.hits ?? [],
  });
  const options = projectId === null ? data ?? [] : [];
  return (
    <Autocomplete<Offered, false, false, true>
      freeSolo openOnFocus open={open && options.length > 0} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} options={options} filterOptions={(all) => all} inputValue={typed} clearText={t('form.clear')}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)} getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
      onInputChange={(_event, text, reason) => { if (reason === 'reset') return; field.onChange(text || null); setValue('projectId', null); setOpen(true); }}
      onChange={(_event, option) => { if (option && typeof option !== 'string') { field.onChange(option.name); setValue('projectId', option.id, { shouldDirty: true }); setOpen(false); } }}
      renderOption={(props, option) => <li {...props} key={option.id}><span>{option.name}<br /><small>{[option.code, option.detail].filter(Boolean).join(' · ')}</small></span></li>}
      renderInput={(input) => <TextField {...input} label={t('quickAdd.project')} error={error} onBlur={field.onBlur} name="projectName" helperText={helperText ?? (typed.trim() && projectId === null ? t('quickAdd.newLead', { name: typed.trim() }) : undefined)} />}
    />
  );
}
