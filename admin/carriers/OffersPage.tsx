import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { CarrierOffers } from '../../shared/contracts/places';
import { OFFER_REASONS } from '../../shared/vocabulary';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { ReferencePicker, useDelayed } from '../components/form/ReferenceField';
import { useOwnParks } from '../components/form/useOwnParks';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { ActDialog } from './ActDialog';
import { useArea } from './area';

const NAMES = ['squareMetres', 'mu', 'industryCode', 'parkId'] as const;
type Offer = CarrierOffers['offers'][number];
/** Reasons that speak against; the others speak for it or say what it is. */
const AGAINST = new Set(['restricted-industry', 'restrictions-to-check', 'area-to-check']);

function OfferRow({ offer, onReserve }: { offer: Offer; onReserve: (() => void) | null }) {
  const { t, word } = useWords();
  const { area } = useArea();
  const { carrier, reasons, restricted } = offer;
  const detail = (reason: Offer['reasons'][number]) => (reason.detail === null ? '' : /^\d{4}-/.test(reason.detail) ? bracketed(t('carriers.idleSinceDay', { day: reason.detail })) : bracketed(reason.detail));
  return (
    <Box sx={{ display: 'flex', gap: 1.5, py: 1.25, px: 2, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, opacity: restricted ? 0.75 : 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.75, alignItems: 'baseline' }}><Link to={`/carriers/${carrier.id}/show`}>{carrier.name}</Link><Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{carrier.code} · {carrier.parkName} · {t('carriers.free')} {area(carrier.freeArea, carrier.kind)}</Box></Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.5 }}>
          {reasons.map((reason) => <Chip key={reason.code} variant="outlined" color={reason.code === 'restricted-industry' ? 'error' : AGAINST.has(reason.code) ? 'warning' : 'default'} label={`${word(OFFER_REASONS, reason.code)}${detail(reason)}`} sx={{ maxWidth: '100%', height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: '2px' } }} />)}
        </Box>
      </Box>
      {onReserve && <Button variant="outlined" onClick={onReserve} sx={{ alignSelf: 'center' }}>{t('carriers.reserve')}</Button>}
    </Box>
  );
}

/** An area needed. What is typed is kept here: the address follows when the typing pauses. */
function NeedBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const settled = useDelayed(typed, 300).replace(/\.$/, '');
  // Only a change of the settled number asks anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => { if (settled !== value) onChange(settled); }, [settled]);
  return <TextField label={label} value={typed} onChange={(event) => { if (/^\d*\.?\d{0,2}$/.test(event.target.value)) setTyped(event.target.value); }} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />;
}

/** What fits a need, idle factories before new land, each with its reasons; the need stands in the address. */
export default function OffersPage() {
  const { t } = useWords();
  const own = useOwnParks();
  const [search, setSearch] = useSearchParams();
  const [reserving, setReserving] = useState<Offer | null>(null);
  const query = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? '']));
  const set = (name: string, value: string) => setSearch((before) => { const next = new URLSearchParams(before); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true });
  const { data, error, isFetching, refetch } = useQuery({ queryKey: ['carrier-offers', query], placeholderData: keepPreviousData, retry: false, queryFn: ({ signal }) => api.get<CarrierOffers>('carriers/offers', query, signal) });
  const number = (name: 'squareMetres' | 'mu', label: string) => <NeedBox label={label} value={query[name] ?? ''} onChange={(value) => set(name, value)} />;
  return (
    <Page title={t('carriers.find')} back="/carriers" subtitle={t('carriers.findHint', { source: data?.source ?? '…' })} maxWidth={1080}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: '190px 190px 1fr 1fr' }, mb: 2 }}>
        {number('squareMetres', `${t('carriers.needFactory')}${bracketed(t('units.squareMetres'))}`)}
        {number('mu', `${t('carriers.needLand')}${bracketed(t('units.mu'))}`)}
        <ReferencePicker resource="industries" label={t('carriers.industry')} value={query['industryCode'] || null} onChange={(code) => set('industryCode', code ? String(code) : '')} />
        <ReferencePicker resource="parks" first={own} label={t('carriers.park')} value={Number(query['parkId']) || null} onChange={(id) => set('parkId', id ? String(id) : '')} />
      </Box>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      <Section flush title={data && t('carriers.considered', { count: data.considered, found: data.offers.length })}>
        {isFetching && <LinearProgress />}
        {data?.offers.length === 0 && <Empty title={t('carriers.none')} hint={t('carriers.noneHint')} />}
        {data?.offers.map((offer) => <OfferRow key={offer.carrier.id} offer={offer} onReserve={offer.carrier.mayManage && !offer.restricted ? () => setReserving(offer) : null} />)}
      </Section>
      {reserving && <ActDialog carrier={reserving.carrier} act="reserve" projectId={Number(search.get('projectId')) || null} onClose={() => setReserving(null)} />}
    </Page>
  );
}
