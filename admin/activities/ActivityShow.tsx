import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ActivityDetail } from '../../shared/contracts/activities';
import { ACTIVITY_KINDS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ActivityDialog } from './ActivityDialog';
import { NextStepItem } from './NextStepItem';

function ActivityPage({ activity }: { activity: ActivityDetail }) {
  const { t, word } = useWords();
  const mayLog = useCan('activity:log');
  const [editing, setEditing] = useState(false);
  const { companyId, companyName, projects, evidence, nextSteps } = activity;
  const title = [word(ACTIVITY_KINDS, activity.kind), activity.subject ?? companyName ?? projects[0]?.name].filter(Boolean).join(' · ');
  return (
    <Page title={title} back="/activities" maxWidth={900} subtitle={[[activity.occurredOn, activity.startsAt].filter(Boolean).join(' '), activity.organisationName, t('activities.logged', { name: activity.createdByName, at: formatInstant(activity.createdAt) })].join(' · ')}
      actions={mayLog && <Button variant="outlined" onClick={() => setEditing(true)}>{t('app.edit')}</Button>}>
      <Stack spacing={2}>
        <Section>
          <Facts items={[
            [t('fields.companyName'), companyId && companyName ? <Link to={`/companies/${companyId}/show`}>{companyName}</Link> : companyName], [t('fields.people'), activity.people], [t('fields.place'), activity.place],
            [t('fields.participantIds'), activity.participants.map((person) => person.name).join(sign('list'))], [t('fields.projectIds'), projects.length > 0 && projects.map((project) => <div key={project.id}><Link to={`/projects/${project.id}/show?tab=activities`}>{project.name}</Link></div>)],
            [t('fields.notes'), activity.notes], [t('fields.result'), activity.result],
          ].filter(([, value]) => value !== false) as [string, string][]} />
        </Section>
        <Section title={t('activities.whatNext')}>{nextSteps.length === 0 && <Empty small title={t('activities.noSteps')} />}{nextSteps.map((step) => <NextStepItem key={step.id} step={step} withOwner />)}</Section>
        {evidence.length > 0 && <Section title={t('activities.files')}><EvidenceLinks evidence={evidence} /></Section>}
      </Stack>
      {editing && <ActivityDialog activity={activity} onClose={() => setEditing(false)} />}
    </Page>
  );
}

export default function ActivityShow() {
  return <Loaded<ActivityDetail> resource="activities">{(activity) => <ActivityPage key={activity.id} activity={activity} />}</Loaded>;
}
