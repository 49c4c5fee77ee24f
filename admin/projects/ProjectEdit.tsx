import type { ProjectDetail } from '../../shared/contracts/projects';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { ProjectForm } from './ProjectForm';

export default function ProjectEdit() {
  const { t } = useWords();
  return (
    <Loaded<ProjectDetail> resource="projects" fresh>
      {(project) => <Page key={project.id} title={t('projects.edit', { name: project.name })} back={`/projects/${project.id}/show`} maxWidth={1100}><ProjectForm project={project} /></Page>}
    </Loaded>
  );
}
