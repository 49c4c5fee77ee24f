import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useMemo, useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { EVENT_TYPES, VERIFICATIONS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { ListView } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { VerificationMark } from '../components/marks';
import { Money } from '../components/Money';
import { Page } from '../components/Page';
import { When } from '../components/When';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { eventTitle } from '../projects/eventWords';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ReviewDialog } from './ReviewDialog';
import { useReviewable } from './useReviewable';

const CUTS = ['county', 'city', 'recorder', 'all'] as const;
type Cut = (typeof CUTS)[number];

function Cuts() {
  const { t } = useWords();
  const { filterValues, setFilters, onUnselectItems } = useListContext();
  const { awaiting, ...rest } = filterValues as Record<string, unknown>;
  const choose = (cut: Cut) => { onUnselectItems(); setFilters(cut === 'all' ? rest : { ...rest, awaiting: cut }, undefined, false); };
  return (
    <Tabs value={CUTS.find((cut) => cut === awaiting) ?? 'all'} onChange={(_event, cut: Cut) => choose(cut)} variant="scrollable" scrollButtons={false} sx={{ mb: 1 }}>
      {CUTS.map((cut) => <Tab key={cut} value={cut} label={t(`reviews.cuts.${cut}`)} />)}
    </Tabs>
  );
}

function Bulk() {
  const { t } = useWords();
  const { data = [], selectedIds, onUnselectItems } = useListContext<LedgerEventRecord>();
  const reviewable = useReviewable();
  const [verdict, setVerdict] = useState<'verified' | 'rejected' | null>(null);
  const events = data.filter((event) => selectedIds.includes(event.id) && reviewable(event));
  if (events.length === 0) return <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('reviews.notYours')}</Box>;
  return (
    <>
      <Button variant="contained" onClick={() => setVerdict('verified')}>{t('reviews.passThese', { count: events.length })}</Button>
      <Button variant="outlined" onClick={() => setVerdict('rejected')}>{t('reviews.rejectThese', { count: events.length })}</Button>
      {verdict && <ReviewDialog events={events} verdict={verdict} onClose={() => setVerdict(null)} onSaved={() => { setVerdict(null); onUnselectItems(); }} />}
    </>
  );
}

function Card({ event }: { event: LedgerEventRecord }) {
  const words = useWords();
  return (
    <Box>
      <Link to={`/projects/${event.projectId}/show?tab=ledger`}>{event.projectName}</Link>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.25 }}>{eventTitle(event, words)}{event.bypassedGate && <Chip label={words.t('ledger.bypassed')} color="warning" variant="outlined" />}<When day={event.occurredOn} precision={event.occurredOnPrecision} />{event.amountFen !== null && <Money fen={event.amountFen} />}</Box>
      <VerificationMark verification={event.verification} />
      <EvidenceLinks evidence={event.evidence} />
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{event.recordedByName} · {formatInstant(event.recordedAt)}</Box>
    </Box>
  );
}

function useReviewColumns(): Column<LedgerEventRecord>[] {
  const words = useWords();
  const { t } = words;
  return useMemo(() => [
    { key: 'project', label: t('reviews.project'), render: (event) => <Box sx={{ minWidth: 200 }}><Link to={`/projects/${event.projectId}/show?tab=ledger`}>{event.projectName}</Link><Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{[event.projectCode, event.parkName ?? event.organisationName].join(' · ')}</Box></Box> },
    { key: 'event', label: t('reviews.event'), render: (event) => <><Box sx={{ whiteSpace: 'nowrap' }}>{eventTitle(event, words)}{event.bypassedGate && <Chip label={t('ledger.bypassed')} color="warning" variant="outlined" sx={{ ml: 0.75 }} />}</Box>{event.reason && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{event.reason}</Box>}</> },
    { key: 'occurredOn', label: t('fields.occurredOn'), sort: 'occurredOn', render: (event) => <When day={event.occurredOn} precision={event.occurredOnPrecision} /> },
    { key: 'amount', label: t('fields.amountFen'), align: 'right', render: (event) => (event.amountFen === null ? '' : <Money fen={event.amountFen} />) },
    { key: 'evidence', label: t('reviews.evidence'), render: (event) => (event.evidence.length > 0 ? <EvidenceLinks evidence={event.evidence} /> : <Box component="span" sx={{ color: 'text.secondary' }}>—</Box>) },
    { key: 'verification', label: t('columns.verification'), render: (event) => <><VerificationMark verification={event.verification} />{event.reviews.at(-1)?.note && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{event.reviews.at(-1)?.note}</Box>}</> },
    { key: 'recorded', label: t('reviews.recorded'), sort: 'recordedAt', render: (event) => <Box sx={{ whiteSpace: 'nowrap' }}>{event.recordedByName}<Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{formatInstant(event.recordedAt)}</Box></Box> },
  ], [t, words]);
}

/** Ledger rows waiting for the county's first review or the city's verification, one by one or many at once. */
export default function ReviewList() {
  const { t } = useWords();
  const mayExport = useCan('project:export');
  const city = useCan('project:verify');
  const county = useCan('project:review');
  const columns = useReviewColumns();
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'choice', name: 'type', label: t('reviews.event'), vocabulary: EVENT_TYPES },
    { kind: 'choice', name: 'verification', label: t('columns.verification'), vocabulary: VERIFICATIONS },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'reference', name: 'organisationId', label: t('fields.organisationId'), resource: 'organisations' },
    { kind: 'reference', name: 'projectId', label: t('reviews.project'), resource: 'projects' },
  ], [t]);
  return (
    <Page title={t('nav.reviews')}>
      <ListBase<LedgerEventRecord> resource="ledger-events" sort={{ field: 'recordedAt', order: 'DESC' }} perPage={50} exporter={false} filterDefaultValues={{ awaiting: city ? 'city' : county ? 'county' : 'recorder' }}>
        <ListView<LedgerEventRecord> name="ledger-events" {...(mayExport ? { exportPath: 'ledger-events/export' } : {})} columns={columns} filters={filters} search={false} top={<Cuts />} hidden={['awaiting']} card={(event) => <Card event={event} />}
          {...(city || county ? { bulk: <Bulk /> } : {})} empty={{ title: t('reviews.empty'), hint: t('reviews.emptyHint') }} />
      </ListBase>
    </Page>
  );
}
