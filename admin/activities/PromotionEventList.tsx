import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { PromotionEventRecord } from '../../shared/contracts/activities';
import { PROMOTION_EVENT_KINDS, PROMOTION_EVENT_STATES, type PromotionEventState } from '../../shared/vocabulary';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

export function EventState({ state }: { state: PromotionEventState }) {
  const { word } = useWords();
  return <Chip size="small" variant="outlined" label={word(PROMOTION_EVENT_STATES, state)} color={state === 'held' ? 'success' : state === 'unproven' ? 'warning' : 'default'} />;
}

export const eventDays = ({ startsOn, endsOn }: Pick<PromotionEventRecord, 'startsOn' | 'endsOn'>): string => (endsOn === startsOn ? startsOn : `${startsOn} – ${endsOn.slice(5)}`);
/** The projects that came of an event. */
export const projectsOfEvent = (id: number): string => `/projects?filter=${encodeURIComponent(JSON.stringify({ promotionEventId: id }))}`;

export default function PromotionEventList() {
  const { t, word } = useWords();
  const mayManage = useCan('promotion-event:manage');
  const mayExport = useCan('activity:export');
  const columns = useMemo<Column<PromotionEventRecord>[]>(() => [
    { key: 'when', label: t('promotionEvents.when'), sort: 'startsOn', render: (event) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{eventDays(event)}</Box> },
    { key: 'name', label: t('promotionEvents.name'), sort: 'name', render: (event) => <Link to={`/promotion-events/${event.id}/show`}>{event.name}</Link> },
    { key: 'kind', label: t('promotionEvents.kind'), sort: 'kind', render: (event) => word(PROMOTION_EVENT_KINDS, event.kind) },
    { key: 'place', label: t('fields.place'), render: (event) => [event.place ?? event.regionName, event.outOfProvince === null ? null : t(event.outOfProvince ? 'promotionEvents.outOfProvince' : 'promotionEvents.inProvince')].filter(Boolean).join(' · ') },
    { key: 'organisation', label: t('fields.organisationName'), render: (event) => event.organisationName },
    { key: 'state', label: t('promotionEvents.state'), render: (event) => <EventState state={event.state} /> },
    { key: 'leads', label: t('promotionEvents.leads'), align: 'right', render: (event) => (event.leadCount > 0 ? <Link to={projectsOfEvent(event.id)}>{event.leadCount}</Link> : 0) },
    { key: 'signed', label: t('promotionEvents.signed'), align: 'right', render: (event) => event.signedCount },
    { key: 'people', label: t('fields.peopleCount'), sort: 'peopleCount', align: 'right', optional: true, render: (event) => event.peopleCount ?? '—' },
  ], [t, word]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'choice', name: 'state', label: t('promotionEvents.state'), vocabulary: PROMOTION_EVENT_STATES }, { kind: 'choice', name: 'kind', label: t('promotionEvents.kind'), vocabulary: PROMOTION_EVENT_KINDS },
    { kind: 'days', name: 'startsOn', label: t('promotionEvents.when') }, { kind: 'flag', name: 'outOfProvince', label: t('promotionEvents.only') }, { kind: 'reference', name: 'organisationId', label: t('fields.organisationName'), resource: 'organisations' },
  ], [t]);
  const create = mayManage && <Button component={Link} to="/promotion-events/create" variant="contained" startIcon={<AddOutlined />}>{t('promotionEvents.create')}</Button>;
  return (
    <Page title={t('promotionEvents.title')} actions={create}>
      <ResourceList<PromotionEventRecord> resource="promotion-events" name="promotion-events" sort={{ field: 'startsOn', order: 'DESC' }} columns={columns} filters={filters} search={t('promotionEvents.search')} {...(mayExport ? { exportPath: 'promotion-events/export' } : {})} link={(event) => `/promotion-events/${event.id}/show`}
        empty={{ title: t('promotionEvents.empty'), hint: t('promotionEvents.emptyHint'), action: create }}
        card={(event) => <><Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}><Box sx={{ flex: 1, fontWeight: 600 }}>{event.name}</Box><EventState state={event.state} /></Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[eventDays(event), event.place, `${t('promotionEvents.leads')} ${event.leadCount}`, `${t('promotionEvents.signed')} ${event.signedCount}`].filter(Boolean).join(' · ')}</Box></>} />
    </Page>
  );
}
