import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { ActivityRecord, NextStepRecord } from '../../shared/contracts/activities';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ActivityItem } from './ActivityItem';
import { NextStepItem } from './NextStepItem';
import { SetStepDialog } from './StepDialogs';

/** What was done for a project, newest first, and its next steps. */
export function ActivitiesTab({ project, onAdd }: { project: ProjectDetail; onAdd: () => void }) {
  const { t } = useWords();
  const mayLog = useCan('activity:log');
  const [setting, setSetting] = useState(false);
  const activities = useGetList<ActivityRecord>('activities', { pagination: { page: 1, perPage: 100 }, sort: { field: 'occurredOn', order: 'DESC' }, filter: { projectId: project.id } });
  const steps = useGetList<NextStepRecord>('next-steps', { pagination: { page: 1, perPage: 50 }, sort: { field: 'dueOn', order: 'DESC' }, filter: { projectId: project.id } });
  if (activities.error) return <Failure error={activities.error} onRetry={() => { void activities.refetch(); }} />;
  return (
    <Stack spacing={2}>
      <Section title={t('activities.title')} actions={mayLog && <Button variant="outlined" onClick={onAdd}>{t('activities.log')}</Button>}>
        {activities.data?.length === 0 && <Empty small title={t('activities.empty')} hint={t('activities.emptyHint')} />}
        <Stack divider={<Divider />}>{activities.data?.map((activity) => <ActivityItem key={activity.id} activity={activity} />)}</Stack>
      </Section>
      <Section title={t('nav.nextSteps')} actions={mayLog && <Button variant="outlined" onClick={() => setSetting(true)}>{t('nextSteps.add')}</Button>}>
        {steps.data?.length === 0 && <Empty small title={t('nextSteps.empty')} hint={t('nextSteps.emptyHint')} />}
        <Stack divider={<Divider />}>{steps.data?.map((step) => <NextStepItem key={step.id} step={step} withOwner />)}</Stack>
      </Section>
      {setting && <SetStepDialog projectId={project.id} onClose={() => setSetting(false)} />}
    </Stack>
  );
}
