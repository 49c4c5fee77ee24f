import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { STAGES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { Money } from '../components/Money';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { eventTitle } from '../projects/eventWords';
import { FollowUpItem } from '../projects/FollowUpItem';
import { useWords } from '../providers/i18n';

type Waits = DashboardAnswer['waiting'];

function Waits({ title, count, to, note, more, children }: { title: string; count: number; to: string; note?: string; more?: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Section title={<>{title} <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{note ?? count}</Box></>} actions={<Link to={to} style={{ fontSize: 13 }}>{more ?? t('home.all', { count })}</Link>}>
      <Stack divider={<Divider />}>{children}</Stack>
    </Section>
  );
}

function EventLine({ event }: { event: LedgerEventRecord }) {
  const words = useWords();
  const note = event.verification === 'rejected' ? event.reviews.at(-1)?.note : null;
  return (
    <Box sx={{ py: 0.75 }}>
      <Link to={`/projects/${event.projectId}/show?tab=ledger`}>{event.projectName}</Link>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{eventTitle(event, words)} · <When day={event.occurredOn} precision={event.occurredOnPrecision} />{event.amountFen !== null && <> · <Money fen={event.amountFen} /></>} · {event.recordedByName}</Box>
      {note && <Box sx={{ fontSize: 13, color: 'error.main' }}>{note}</Box>}
    </Box>
  );
}

const filtered = (path: string, filter: Record<string, unknown>) => `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** What waits for this user, most pressing first; an empty kind is not shown. */
export function Waiting({ waiting, children }: { waiting: Waits; children?: ReactNode }) {
  const { t, word } = useWords();
  const { reviews, nextSteps, coldLeads, rejected, imports } = waiting;
  const nothing = reviews.count + nextSteps.items.length + coldLeads.count + rejected.count + imports.count === 0;
  return (
    <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 2, '& > section': { breakInside: 'avoid', mb: 2 } }}>
      {nothing && <Section><Empty title={t('home.nothing')} hint={t('home.nothingHint')} /></Section>}
      {rejected.count > 0 && <Waits title={t('home.rejected')} count={rejected.count} to={filtered('/reviews', { awaiting: 'recorder' })}>{rejected.items.map((event) => <EventLine key={event.id} event={event} />)}</Waits>}
      {reviews.count > 0 && (
        <Waits title={t(reviews.level === 'city' ? 'home.reviewsCity' : 'home.reviewsCounty')} count={reviews.count} to={filtered('/reviews', { awaiting: reviews.level ?? 'county' })}>
          {reviews.items.map((event) => <EventLine key={event.id} event={event} />)}
        </Waits>
      )}
      {nextSteps.items.length > 0 && (
        <Waits title={t('home.nextSteps')} count={nextSteps.overdue + nextSteps.thisWeek} to={filtered('/follow-ups', { mine: true, open: true })} note={[nextSteps.overdue > 0 ? t('home.overdue', { count: nextSteps.overdue }) : '', nextSteps.thisWeek > 0 ? t('home.week', { count: nextSteps.thisWeek }) : ''].filter(Boolean).join(' · ')}>
          {nextSteps.items.map((followUp) => <FollowUpItem key={followUp.id} followUp={followUp} withProject />)}
        </Waits>
      )}
      {imports.count > 0 && (
        <Waits title={t('home.imports')} count={imports.count} to="/imports">
          {imports.items.map((item) => <Box key={item.id} sx={{ py: 0.75 }}><Link to={`/imports/${item.id}/show`}>{item.filename}</Link>{item.decision > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('home.openRows', { count: item.decision })}</Box>}</Box>)}
        </Waits>
      )}
      {coldLeads.count > 0 && (
        <Waits title={t('home.cold')} count={coldLeads.count} more={t('home.oldestFirst')} to="/projects?filter=%7B%22stage%22%3A%5B%22lead%22%2C%22negotiating%22%5D%2C%22status%22%3A%5B%22active%22%5D%7D&sort=updatedAt&order=ASC">
          {coldLeads.items.map((project) => (
            <Box key={project.id} sx={{ py: 0.75 }}><Link to={`/projects/${project.id}/show`}>{project.name}</Link><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[word(STAGES, project.stage), project.officerName, t('home.lastTouched', { at: formatInstant(project.updatedAt).slice(0, 10) })].filter(Boolean).join(' · ')}</Box></Box>
          ))}
        </Waits>
      )}
      {children}
    </Box>
  );
}
