import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import { useGetList } from 'react-admin';
import type { FollowUpRecord, ProjectDetail } from '../../shared/contracts/projects';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { FollowUpItem } from './FollowUpItem';

/** Notes on a project, newest first. */
export function FollowUpsTab({ project, onAdd }: { project: ProjectDetail; onAdd: () => void }) {
  const { t } = useWords();
  const mayUpdate = useCan('project:update');
  const { data, error, refetch } = useGetList<FollowUpRecord>('follow-ups', { pagination: { page: 1, perPage: 200 }, sort: { field: 'createdAt', order: 'DESC' }, filter: { projectId: project.id } });
  const notes = data ?? project.followUps;
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  return (
    <Section title={t('followUps.title')} actions={mayUpdate && <Button variant="outlined" onClick={onAdd}>{t('followUps.add')}</Button>}>
      {notes.length === 0 && <Empty small title={t('followUps.empty')} hint={t('followUps.emptyHint')} />}
      <Stack divider={<Divider />}>{notes.map((followUp) => <FollowUpItem key={followUp.id} followUp={followUp} />)}</Stack>
    </Section>
  );
}
