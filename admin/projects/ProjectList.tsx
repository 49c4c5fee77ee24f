import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { ListContextProvider, ResourceContextProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { PlanBulk } from '../batches/PlanBulk';
import { ListView } from '../components/list/ResourceList';
import { Page } from '../components/Page';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { KindSwitch } from '../views/KindSwitch';
import { useAskedList } from '../views/useAskedList';
import { useQuestion } from '../views/useQuestion';
import { ViewMenu } from '../views/ViewMenu';
import { BulkAssign } from './assign/BulkAssign';
import { Board } from './board/Board';
import { useProjectColumns, useProjectFilters } from './columns';
import { ProjectCard } from './ProjectCard';
import { StatusChips } from './StatusChips';
import { Timeline } from './timeline/Timeline';

/** Stands above the list at all times. */
const STATUS = ['status'];

/** Projects as a list, a board or a timeline of one question, which stands in the address. */
export default function ProjectList() {
  const { t } = useWords();
  const mayCreate = useCan('project:create');
  const mayExport = useCan('project:export');
  const mayUpdate = useCan('project:update');
  const mayPlan = useCan('batch:manage');
  const columns = useProjectColumns();
  const filters = useProjectFilters();
  const { question, ask, ready } = useQuestion();
  const list = useAskedList<ProjectRecord>('projects', question, ask, ready && question.kind !== 'board');
  if (!ready) return <PageLoading />;
  const create = mayCreate && <Button component={Link} to="/projects/create" variant="outlined" startIcon={<AddOutlined />}>{t('projects.create')}</Button>;
  const body = question.kind === 'board' ? <Board question={question} /> : question.kind === 'timeline' ? <Timeline scale={question.scale} onScale={(scale) => ask({ scale })} /> : undefined;
  return (
    <Page title={t('nav.projects')} actions={create}>
      <ResourceContextProvider value="projects">
        <ListContextProvider value={list}>
          <ListView<ProjectRecord>
            name="projects" columns={columns} filters={filters} search={t('projects.search')} noMatchHint={t('views.scopeHint')} top={<StatusChips counted={question.kind === 'board'} />} hidden={STATUS}
            tools={<><KindSwitch kind={question.kind} onChange={(kind) => ask({ kind, page: 1 })} /><ViewMenu question={question} ask={ask} /></>}
            chosen={{ keys: question.columns, set: (keys) => ask({ columns: keys }) }} {...(body ? { body } : {})} {...(mayUpdate || mayPlan ? { bulk: <>{mayUpdate && <BulkAssign />}{mayPlan && <PlanBulk />}</> } : {})}
            card={(project) => <ProjectCard project={project} />} link={(project) => `/projects/${project.id}/show`} {...(mayExport ? { exportPath: 'projects/export' } : {})}
            empty={{ title: t('projects.empty'), hint: t('projects.emptyHint'), action: create }} />
        </ListContextProvider>
      </ResourceContextProvider>
    </Page>
  );
}
