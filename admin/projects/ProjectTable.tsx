import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ListContextProvider, useGetList, useList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { Cards } from '../components/list/Cards';
import { Rows } from '../components/list/Rows';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';
import { useProjectColumns } from './columns';
import { ProjectCard } from './ProjectCard';

const SHOWN = 10;

/** The latest projects under a filter, with the way to all of them. */
export function ProjectTable({ title, filter }: { title: string; filter: Record<string, unknown> }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const columns = useProjectColumns().filter((column) => !column.optional && column.key !== 'nextStepOn').map(({ sort: _sort, ...column }) => column);
  const { data = [], total = 0, isPending } = useGetList<ProjectRecord>('projects', { pagination: { page: 1, perPage: SHOWN }, sort: { field: 'updatedAt', order: 'DESC' }, filter });
  const list = useList<ProjectRecord>({ data, isPending, perPage: SHOWN });
  const link = (project: ProjectRecord) => `/projects/${project.id}/show`;
  const all = total > SHOWN && <Button component={Link} to={`/projects?filter=${encodeURIComponent(JSON.stringify(filter))}`}>{t('home.all', { count: total })}</Button>;
  return (
    <Section flush title={title} actions={all}>
      {!isPending && total === 0 && <Box sx={{ px: 2 }}><Empty small title={t('projects.empty')} /></Box>}
      {total > 0 && <ListContextProvider value={list}>{narrow ? <Cards card={(project: ProjectRecord) => <ProjectCard project={project} />} link={link} /> : <Rows columns={columns} link={link} />}</ListContextProvider>}
    </Section>
  );
}
