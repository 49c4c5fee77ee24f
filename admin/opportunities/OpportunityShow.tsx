import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { OpportunityDetail } from '../../shared/contracts/opportunities';
import { COOPERATION_MODES, OPPORTUNITY_STATES } from '../../shared/vocabulary';
import { useArea } from '../carriers/area';
import { CarrierStatusMark } from '../carriers/marks';
import { formatInstant } from '../components/day';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { StageMark } from '../components/marks';
import { Money } from '../components/Money';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { useWords, type MessageKey } from '../providers/i18n';
import { OpportunityActions } from './OpportunityActions';
import { StateMark } from './StateMark';

const FIELD_LABELS: Record<string, MessageKey> = {
  parkId: 'opportunities.park', industryCode: 'opportunities.industry', expectedInvestmentFen: 'opportunities.investment', cooperation: 'opportunities.cooperation', content: 'opportunities.content', contactName: 'opportunities.contactName', contactPhone: 'opportunities.contactPhone',
};

function Details({ one }: { one: OpportunityDetail }) {
  const { t, word } = useWords();
  const { area } = useArea();
  return (
    <Section title={t('opportunities.details')}>
      <Facts items={[
        [t('opportunities.chain'), one.chain], [t('opportunities.industry'), one.industryCode && `${one.industryCode} ${one.industryName ?? ''}`], [t('opportunities.place'), one.parkId ? <Link key="park" to={`/parks/${one.parkId}/show`}>{one.parkName}</Link> : one.regionName],
        [t('opportunities.investment'), one.expectedInvestmentFen !== null && <Money key="investment" fen={one.expectedInvestmentFen} />], [t('opportunities.output'), one.expectedOutputFen !== null && <Money key="output" fen={one.expectedOutputFen} />],
        [t('opportunities.land'), one.landMu !== null && area(one.landMu, 'land')], [t('opportunities.factory'), one.factorySquareMetres !== null && area(one.factorySquareMetres, 'factory')],
        [t('opportunities.cooperation'), one.cooperation && word(COOPERATION_MODES, one.cooperation)], [t('opportunities.contact'), [one.contactUnit, one.contactName, one.contactPhone].filter(Boolean).join(' ')],
      ].map(([label, value]) => [label as string, value === false ? null : value])} />
      {([['opportunities.content', one.content], ['opportunities.brief', one.brief]] as const).map(([label, text]) => text && <Box key={label} sx={{ mt: 1.5 }}><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t(label)}</Box><Box sx={{ whiteSpace: 'pre-wrap' }}>{text}</Box></Box>)}
      {one.evidence.length > 0 && <Box sx={{ mt: 1.5 }}><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('opportunities.attachments')}</Box><EvidenceLinks evidence={one.evidence} /></Box>}
    </Section>
  );
}

function Carriers({ one }: { one: OpportunityDetail }) {
  const { t } = useWords();
  const { area } = useArea();
  if (one.carriers.length === 0) return null;
  return (
    <Section title={t('opportunities.carriers')}>
      <Box sx={{ display: 'grid', gap: 0.75 }}>{one.carriers.map((carrier) => <Box key={carrier.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}><Link to={`/carriers/${carrier.id}/show`}>{carrier.name}</Link><CarrierStatusMark carrier={carrier} /><Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{carrier.code} · {t('carriers.free')} {area(carrier.freeArea, carrier.kind)} / {area(carrier.area, carrier.kind)}</Box></Box>)}</Box>
    </Section>
  );
}

function Leads({ one }: { one: OpportunityDetail }) {
  const { t } = useWords();
  const hidden = one.leadCount - one.leads.length;
  return (
    <Section title={`${t('opportunities.leadsTitle')}${bracketed(one.leadCount)}`}>
      {one.leadCount === 0 && <Box sx={{ color: 'text.secondary' }}>{t('opportunities.noLeads')}</Box>}
      <Box sx={{ display: 'grid', gap: 0.75 }}>{one.leads.map((lead) => <Box key={lead.projectId} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}><Link to={`/projects/${lead.projectId}/show`}>{lead.projectName}</Link><StageMark stage={lead.stage} /><Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{lead.projectCode} · {formatInstant(lead.recordedAt)}</Box></Box>)}</Box>
      {hidden > 0 && <Box sx={{ mt: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('opportunities.hiddenLeads', { count: hidden })}</Box>}
    </Section>
  );
}

function History({ one }: { one: OpportunityDetail }) {
  const { t, word } = useWords();
  return (
    <Section title={t('opportunities.history')}>
      <Box sx={{ display: 'grid', gap: 0.75, fontSize: 13.5 }}>
        {one.events.map((event) => (
          <Box key={event.id}>{event.fromState === null ? t('opportunities.drafted') : event.fromState === event.toState ? t('opportunities.became') : `${word(OPPORTUNITY_STATES, event.fromState)} → ${word(OPPORTUNITY_STATES, event.toState)}`}
            <Box component="span" sx={{ color: 'text.secondary' }}> · {[event.reason, t('opportunities.recorded', { name: event.recordedByName ?? '—', at: formatInstant(event.recordedAt) })].filter(Boolean).join(' · ')}</Box></Box>
        ))}
      </Box>
    </Section>
  );
}

export default function OpportunityShow() {
  const { t } = useWords();
  return (
    <Loaded<OpportunityDetail> resource="opportunities">
      {(one) => (
        <Page key={one.id} title={one.name} back="/opportunities" heading={<>{one.name} <StateMark state={one.state} /></>} subtitle={[one.code, one.parkName ?? one.regionName, one.organisationName].filter(Boolean).join(' · ')} actions={<OpportunityActions opportunity={one} />}>
          <Stack spacing={2}>
            {one.missing.length > 0 && one.state !== 'published' && <Alert severity="info">{t('opportunities.missing', { fields: one.missing.map((name) => t(FIELD_LABELS[name] ?? 'opportunities.name')).join(sign('list')) })}</Alert>}
            <Details one={one} /><Carriers one={one} /><Leads one={one} /><History one={one} />
          </Stack>
        </Page>
      )}
    </Loaded>
  );
}
