import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { PlanBulk } from '../batches/PlanBulk';
import { ResourceList } from '../components/list/ResourceList';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useProjectColumns, useProjectFilters } from './columns';
import { ProjectCard } from './ProjectCard';

export default function ProjectList() {
  const { t } = useWords();
  const mayCreate = useCan('project:create');
  const mayExport = useCan('project:export');
  const mayPlan = useCan('batch:manage');
  const columns = useProjectColumns();
  const filters = useProjectFilters();
  const create = mayCreate && <Button component={Link} to="/projects/create" variant="outlined" startIcon={<AddOutlined />}>{t('projects.create')}</Button>;
  return (
    <Page title={t('nav.projects')} actions={create}>
      <ResourceList<ProjectRecord>
        resource="projects" name="projects" sort={{ field: 'updatedAt', order: 'DESC' }} columns={columns} filters={filters} search={t('projects.search')} views
        card={(project) => <ProjectCard project={project} />} link={(project) => `/projects/${project.id}/show`} {...(mayExport ? { exportPath: 'projects/export' } : {})} {...(mayPlan ? { bulk: <PlanBulk /> } : {})}
        empty={{ title: t('projects.empty'), hint: t('projects.emptyHint'), action: create }} />
    </Page>
  );
}
