import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { Empty } from '../components/Empty';
import { Money } from '../components/Money';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { eventTitle } from '../projects/eventWords';
import { useWords, type Words } from '../providers/i18n';

type Waits = DashboardAnswer['waiting'];

function Waits({ title, count, to, children }: { title: string; count: number; to: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Section title={<>{title} <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{count}</Box></>} actions={<Link to={to} style={{ fontSize: 13 }}>{t('home.all', { count })}</Link>}>
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
function kindsOf({ reviews, rejected, imports }: Waits, t: Words['t']): ReactNode[] {
  return [
    rejected.count > 0 && <Waits key="rejected" title={t('home.rejected')} count={rejected.count} to={filtered('/reviews', { awaiting: 'recorder' })}>{rejected.items.map((event) => <EventLine key={event.id} event={event} />)}</Waits>,
    reviews.count > 0 && (
      <Waits key="reviews" title={t(reviews.level === 'city' ? 'home.reviewsCity' : 'home.reviewsCounty')} count={reviews.count} to={filtered('/reviews', { awaiting: reviews.level ?? 'county' })}>
        {reviews.items.map((event) => <EventLine key={event.id} event={event} />)}
      </Waits>
    ),
    imports.count > 0 && (
      <Waits key="imports" title={t('home.imports')} count={imports.count} to="/imports">
        {imports.items.map((item) => <Box key={item.id} sx={{ py: 0.75 }}><Link to={`/imports/${item.id}/show`}>{item.filename}</Link>{item.decision > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('home.openRows', { count: item.decision })}</Box>}</Box>)}
      </Waits>
    ),
  ].filter(Boolean);
}

function Titled({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return <section><Typography variant="h2" sx={{ mb: 1, fontSize: 15 }}>{t('home.waiting')}</Typography><Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 2, '& > section': { breakInside: 'avoid', mb: 2 } }}>{children}</Box></section>;
}

/** Before everything else, where there is something; nothing at all where there is not. */
export function Pending({ waiting }: { waiting: Waits }) {
  const { t } = useWords();
  const kinds = kindsOf(waiting, t);
  return kinds.length > 0 && <Titled>{kinds}</Titled>;
}

/** What waits, or that nothing does, with what stands beside it. */
export function Waiting({ waiting, children }: { waiting: Waits; children: ReactNode }) {
  const { t } = useWords();
  const kinds = kindsOf(waiting, t);
  return <Titled>{kinds.length > 0 ? kinds : <Section><Empty title={t('home.nothing')} hint={t('home.nothingHint')} /></Section>}{children}</Titled>;
}
