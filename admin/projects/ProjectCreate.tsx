import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { ProjectForm } from './ProjectForm';

export default function ProjectCreate() {
  const { t } = useWords();
  return <Page title={t('projects.create')} back="/projects" maxWidth={1100}><ProjectForm /></Page>;
}
