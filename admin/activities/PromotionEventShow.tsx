import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { PromotionEventDetail } from '../../shared/contracts/activities';
import { PROMOTION_EVENT_KINDS } from '../../shared/vocabulary';
import { Empty } from '../components/Empty';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Money } from '../components/Money';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { ProjectTable } from '../projects/ProjectTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { EventState, eventDays } from './PromotionEventList';

/** An event, whether it counts, and what came of it. */
function EventPage({ event }: { event: PromotionEventDetail }) {
  const { t, word } = useWords();
  const mayManage = useCan('promotion-event:manage');
  const where = event.outOfProvince === null ? null : t(event.outOfProvince ? 'promotionEvents.outOfProvince' : 'promotionEvents.inProvince');
  return (
    <Page title={event.name} back="/promotion-events" heading={<>{event.name} <EventState state={event.state} /></>} subtitle={[word(PROMOTION_EVENT_KINDS, event.kind), eventDays(event), event.organisationName].join(' · ')}
      actions={mayManage && <Button variant="outlined" component={Link} to={`/promotion-events/${event.id}`}>{t('app.edit')}</Button>}>
      <Stack spacing={2}>
        <Section title={t('promotionEvents.details')}>
          <Facts items={[
            [t('fields.place'), [event.place, event.regionName, where].filter(Boolean).join(' · ')], [t('fields.organiser'), event.organiser], [t('fields.cooperators'), event.cooperators.join(sign('list'))], [t('fields.peopleCount'), event.peopleCount === null ? null : t('promotionEvents.people', { count: event.peopleCount })],
            [t('fields.costFen'), event.costFen === null ? null : <Money fen={event.costFen} />], [t('promotionEvents.signed'), <>{event.signedCount} / {event.leadCount} · <Money fen={event.signedInvestmentFen} /></>], [t('fields.companies'), event.companies.join(sign('list'))], [t('fields.outcome'), event.outcome], [t('fields.cancelledReason'), event.cancelledReason],
          ]} />
        </Section>
        <Section title={t('promotionEvents.files')}>
          {event.evidence.length === 0 ? <Empty small title={t('promotionEvents.needsFiles')} /> : <EvidenceLinks evidence={event.evidence} />}
          {event.state === 'held' && <Box sx={{ mt: 1, fontSize: 13, color: 'success.main' }}>{t('promotionEvents.counted')}</Box>}
        </Section>
        <ProjectTable title={`${t('promotionEvents.came')}${bracketed(event.leadCount)}`} filter={{ promotionEventId: event.id }} />
      </Stack>
    </Page>
  );
}

export default function PromotionEventShow() {
  return <Loaded<PromotionEventDetail> resource="promotion-events">{(event) => <EventPage key={event.id} event={event} />}</Loaded>;
}
