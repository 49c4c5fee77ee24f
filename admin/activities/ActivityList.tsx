import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { ActivityRecord } from '../../shared/contracts/activities';
import { ACTIVITY_KINDS } from '../../shared/vocabulary';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ActivityDialog } from './ActivityDialog';
import { ActivityItem } from './ActivityItem';

export default function ActivityList() {
  const { t, word } = useWords();
  const mayLog = useCan('activity:log');
  const mayExport = useCan('activity:export');
  const [logging, setLogging] = useState(false);
  const columns = useMemo<Column<ActivityRecord>[]>(() => [
    { key: 'when', label: t('promotionEvents.when'), sort: 'occurredOn', width: 130, render: (activity) => [activity.occurredOn, activity.startsAt].filter(Boolean).join(' ') },
    { key: 'kind', label: t('promotionEvents.kind'), sort: 'kind', render: (activity) => <Link to={`/activities/${activity.id}/show`} style={{ whiteSpace: 'nowrap' }}>{word(ACTIVITY_KINDS, activity.kind)}</Link> },
    { key: 'company', label: t('fields.companyName'), render: (activity) => [activity.subject, activity.companyName, activity.people].filter(Boolean).join(' · ') || '—' },
    { key: 'projects', label: t('fields.projectIds'), render: (activity) => activity.projects.map((project) => <div key={project.id}><Link to={`/projects/${project.id}/show`}>{project.name}</Link></div>) },
    { key: 'notes', label: t('fields.notes'), width: 320, render: (activity) => [activity.notes, activity.result && `→ ${activity.result}`].filter(Boolean).join(' ') },
    { key: 'participants', label: t('fields.participantIds'), render: (activity) => activity.participants.map((person) => person.name).join(sign('list')) },
    { key: 'organisation', label: t('fields.organisationName'), optional: true, render: (activity) => activity.organisationName },
  ], [t, word]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'flag', name: 'mine', label: t('activities.mine') }, { kind: 'choice', name: 'kind', label: t('promotionEvents.kind'), vocabulary: ACTIVITY_KINDS }, { kind: 'days', name: 'occurredOn', label: t('promotionEvents.when') },
    { kind: 'reference', name: 'companyId', label: t('fields.companyName'), resource: 'companies' }, { kind: 'reference', name: 'organisationId', label: t('fields.organisationName'), resource: 'organisations' },
  ], [t]);
  const add = mayLog && <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setLogging(true)}>{t('activities.log')}</Button>;
  return (
    <Page title={t('activities.title')} actions={add}>
      <ResourceList<ActivityRecord> resource="activities" name="activities" sort={{ field: 'occurredOn', order: 'DESC' }} columns={columns} filters={filters} search={t('activities.search')}
        {...(mayExport ? { exportPath: 'activities/export' } : {})} link={(activity) => `/activities/${activity.id}/show`} empty={{ title: t('activities.empty'), hint: t('activities.emptyHint'), action: add }}
        card={(activity) => <ActivityItem activity={activity} withProjects />} />
      {logging && <ActivityDialog onClose={() => setLogging(false)} />}
    </Page>
  );
}
