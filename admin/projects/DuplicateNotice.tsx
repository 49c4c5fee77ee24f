import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { ProjectReference } from '../../shared/contracts/projects';
import { useDelayed } from '../components/form/ReferenceField';
import { bracketed } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Duplicates { projects: ProjectReference[]; elsewhere: number }

/** While a project is being named: those that look like it, and that others may exist out of sight. */
export function DuplicateNotice() {
  const { t } = useWords();
  const [name, investors] = useWatch({ name: ['name', 'investors'] }) as [string | null, string[] | null];
  const asked = useDelayed(JSON.stringify({ name: name?.trim() ?? '', investors: investors ?? [] }), 500);
  const body = JSON.parse(asked) as { name: string; investors: string[] };
  const { data } = useQuery({
    queryKey: ['check-duplicates', asked], enabled: body.name.length >= 4, staleTime: 60_000,
    queryFn: () => api.post<Duplicates>('projects/check-duplicates', body),
  });
  if (!data || (data.projects.length === 0 && data.elsewhere === 0)) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      {data.projects.length > 0 && t('projects.duplicates.found')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data.projects.map((project) => <li key={project.id}><a href={`#/projects/${project.id}/show`} target="_blank" rel="noreferrer">{project.name}{bracketed(project.code)}</a></li>)}
      </Box>
      {data.elsewhere > 0 && t('projects.duplicates.elsewhere', { count: data.elsewhere })}
    </Alert>
  );
}
