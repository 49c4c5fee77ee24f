import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { ActivityRecord } from '../../shared/contracts/activities';
import { ACTIVITY_KINDS } from '../../shared/vocabulary';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';

/** An activity in a few lines: what, when, with whom, what was said. */
export function ActivityItem({ activity, withProjects = false }: { activity: ActivityRecord; withProjects?: boolean }) {
  const { word } = useWords();
  const { kind, occurredOn, startsAt, companyName, subject, people, place, notes, result, participants, projects } = activity;
  return (
    <Box sx={{ py: 0.75, minWidth: 0 }}>
      <Box><Link to={`/activities/${activity.id}/show`}>{[word(ACTIVITY_KINDS, kind), subject ?? companyName].filter(Boolean).join(' · ')}</Link></Box>
      {withProjects && projects.map((project) => <Box key={project.id} sx={{ fontSize: 13 }}><Link to={`/projects/${project.id}/show`}>{project.name}</Link></Box>)}
      {notes && <Box sx={{ whiteSpace: 'pre-wrap' }}>{notes}</Box>}
      {result && <Box sx={{ whiteSpace: 'pre-wrap', color: 'text.secondary' }}>→ {result}</Box>}
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[[occurredOn, startsAt].filter(Boolean).join(' '), subject ? companyName : null, people, place, participants.map((person) => person.name).join(sign('list'))].filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}
