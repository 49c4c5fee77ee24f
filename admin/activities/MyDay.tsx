import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { addDays } from '../../shared/day';
import type { MyDay as Day } from '../../shared/contracts/activities';
import { STAGE_CODES, STAGES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { GateList } from '../projects/GateList';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { usePreference } from '../providers/preferences';
import { usePermissionScope, useSession } from '../providers/session';
import { LIVE } from '../views/question';
import { ActivityItem } from './ActivityItem';
import { NextStepItem } from './NextStepItem';

const filtered = (path: string, filter: Record<string, unknown>, more = '') => `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`;

function Part({ title, count, to, more, children }: { title: string; count?: number; to?: string; more?: string; children: ReactNode }) {
  return (
    <Section title={<>{title} {count !== undefined && <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{count}</Box>}</>} actions={to && <Link to={to} style={{ fontSize: 13 }}>{more}</Link>}>
      <Stack divider={<Divider />}>{children}</Stack>
    </Section>
  );
}

function Steps({ day, team }: { day: Day; team: boolean }) {
  const { t } = useWords();
  const { steps, today } = day;
  const groups = [['overdue', steps.overdue], ['today', steps.today], ['week', steps.thisWeek]] as const;
  const of = { overdue: (dueOn: string) => dueOn < today, today: (dueOn: string) => dueOn === today, week: (dueOn: string) => dueOn > today };
  const total = steps.overdue + steps.today + steps.thisWeek;
  return (
    <Section title={t('myDay.steps')} actions={<Link to={filtered('/next-steps', { ...(team ? {} : { mine: true }), status: 'open' })} style={{ fontSize: 13 }}>{t('home.all', { count: total })}</Link>}>
      {total === 0 && <Empty small title={t('myDay.none')} hint={t('myDay.noneHint')} />}
      {groups.map(([name, count]) => {
        const items = steps.items.filter((step) => step.dueOn !== null && of[name](step.dueOn));
        return items.length > 0 && (
          <Box key={name} sx={{ mb: 1 }}>
            <Box sx={{ fontSize: 13, fontWeight: 600, color: name === 'overdue' ? 'error.main' : 'text.secondary' }}>{t(`myDay.groups.${name}`)} {count}</Box>
            <Stack divider={<Divider />}>{items.map((step) => <NextStepItem key={step.id} step={step} withProject withOwner={team} />)}</Stack>
          </Box>
        );
      })}
    </Section>
  );
}

/** The projects that a person carries: neither terminated nor producing. */
const UNDER_WAY = STAGE_CODES.filter((stage) => stage !== 'producing');

function Load({ load, today }: { load: Day['load']; today: string }) {
  const { t } = useWords();
  return (
    <Section flush title={t('myDay.load')}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('myDay.person')}</TableCell>{(['open', 'overdue', 'week', 'projects', 'activities'] as const).map((name) => <TableCell key={name} align="right">{t(`myDay.${name}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {load.map((person) => (
            <TableRow key={person.userId}>
              <TableCell>{person.name}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{person.organisationName}</Box></TableCell>
              <TableCell align="right"><Link to={filtered('/next-steps', { ownerId: person.userId, status: 'open' })}>{person.open}</Link></TableCell>
              <TableCell align="right" sx={{ color: person.overdue > 0 ? 'error.main' : undefined }}>{person.overdue > 0 ? <Link style={{ color: 'inherit' }} to={filtered('/next-steps', { ownerId: person.userId, status: 'open', dueOn: { lte: addDays(today, -1) } })}>{person.overdue}</Link> : 0}</TableCell>
              <TableCell align="right">{person.dueThisWeek}</TableCell><TableCell align="right"><Link to={filtered('/projects', { officerId: person.userId, status: LIVE, stage: UNDER_WAY })}>{person.projects}</Link></TableCell><TableCell align="right">{person.activities}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function Parts({ day, team }: { day: Day; team: boolean }) {
  const { t, word } = useWords();
  const { activities, coldLeads, gates, load, today } = day;
  return (
    <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 2, '& > section': { breakInside: 'avoid', mb: 2 } }}>
      <Steps day={day} team={team} />
      <Part title={t('myDay.todays')} to="/calendar" more={t('nav.calendar')}>
        {activities.length === 0 ? <Empty small title={t('myDay.noActivities')} /> : activities.map((activity) => <ActivityItem key={activity.id} activity={activity} withProjects />)}
      </Part>
      {gates.length > 0 && (
        <Part title={t('myDay.gates')}>
          {gates.map((gate) => <Box key={gate.id} sx={{ py: 0.75 }}><Link to={`/projects/${gate.id}/show`}>{gate.name}</Link><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('gate.needs', { to: word(STAGES, gate.to) })}</Box><GateList missing={gate.missing} /></Box>)}
        </Part>
      )}
      {coldLeads.count > 0 && (
        <Part title={t('myDay.cold', { days: day.coldAfterDays ?? 0 })} count={coldLeads.count} more={t('home.oldestFirst')} to={filtered('/projects', { stage: ['lead', 'negotiating'], status: ['active'] }, '&sort=updatedAt&order=ASC')}>
          {coldLeads.items.map((lead) => <Box key={lead.id} sx={{ py: 0.75 }}><Link to={`/projects/${lead.id}/show`}>{lead.name}</Link><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[word(STAGES, lead.stage), lead.officerName, t('home.lastTouched', { at: formatInstant(lead.updatedAt).slice(0, 10) })].filter(Boolean).join(' · ')}</Box></Box>)}
        </Part>
      )}
      {load.length > 0 && <Load load={load} today={today} />}
    </Box>
  );
}

/** What is to be done today: mine, or the team's with everybody's load. */
export function MyDay() {
  const { t } = useWords();
  // Whoever sees more than their own organisation leads a team, and looks at it first.
  const leads = usePermissionScope('activity:read') !== 'own';
  const mayLog = useSession()?.permissions.some((entry) => entry.code === 'activity:log') ?? false;
  const [chosen, setChosen] = usePreference<'me' | 'team' | null>('myDay.of', null);
  const of = !leads ? 'me' : chosen ?? 'team';
  const { data, error, refetch } = useQuery({ queryKey: ['my-day', of], queryFn: ({ signal }) => api.get<Day>('my-day', { of }, signal), placeholderData: keepPreviousData });
  return (
    <section>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Typography variant="h2" sx={{ fontSize: 15 }}>{t('myDay.title')}</Typography>
        {leads && mayLog && <ToggleButtonGroup size="small" exclusive value={of} onChange={(_event, next: 'me' | 'team' | null) => { if (next) setChosen(next); }}><ToggleButton value="me">{t('myDay.me')}</ToggleButton><ToggleButton value="team">{t('myDay.team')}</ToggleButton></ToggleButtonGroup>}
      </Box>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {data && <Parts day={data} team={of === 'team'} />}
    </section>
  );
}
