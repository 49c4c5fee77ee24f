import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router-dom';
import type { CarrierHolder, CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_STATUSES, STILL_HOLDING } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import { STATUS_COLOURS, useArea } from './area';

/** Available, idle since when, reserved or occupied. */
export function CarrierStatusMark({ carrier }: { carrier: Pick<CarrierRecord, 'status'> & { idleSince?: string | null } }) {
  const { t, word } = useWords();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Chip label={word(CARRIER_STATUSES, carrier.status)} color={STATUS_COLOURS[carrier.status]} variant="outlined" />
      {carrier.status === 'idle' && carrier.idleSince && <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('carriers.since', { day: carrier.idleSince })}</Box>}
    </Box>
  );
}

/** How much of it is taken, as a bar: occupied full, reserved lighter. */
export function OccupancyBar({ carrier }: { carrier: Pick<CarrierRecord, 'area' | 'occupiedArea' | 'reservedArea'> }) {
  const share = (value: number) => `${carrier.area ? (value / carrier.area) * 100 : 0}%`;
  return (
    <Box aria-hidden sx={{ display: 'flex', width: 90, height: 8, borderRadius: 1, overflow: 'hidden', bgcolor: 'divider' }}>
      <Box sx={{ width: share(carrier.occupiedArea), bgcolor: 'primary.main' }} /><Box sx={{ width: share(carrier.reservedArea), bgcolor: 'primary.main', opacity: 0.4 }} />
    </Box>
  );
}

function Holder({ carrier, holder }: { carrier: CarrierRecord; holder: CarrierHolder }) {
  const { t, word } = useWords();
  const { area } = useArea();
  const name = holder.projectName ?? holder.projectCode ?? t('carriers.otherUnit');
  const amounts = [holder.occupiedArea > 0 && t('carriers.occupied', { area: area(holder.occupiedArea, carrier.kind) }), holder.reservedArea > 0 && t('carriers.reserved', { area: area(holder.reservedArea, carrier.kind) }), t('carriers.from', { day: holder.since })].filter(Boolean).join(' · ');
  return (
    <Box sx={{ minWidth: 0 }}>
      {holder.projectId ? <Link to={`/projects/${holder.projectId}/show`}>{name}</Link> : <span>{name}</span>}{' '}
      {holder.stillHolding && <Chip label={word(STILL_HOLDING, holder.stillHolding)} color="error" variant="outlined" />}
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{amounts}</Box>
    </Box>
  );
}

/** The projects that hold a carrier; a name that may not be seen is said so. */
export function Holders({ carrier }: { carrier: CarrierRecord }) {
  if (carrier.holders.length === 0) return <>—</>;
  return <Box sx={{ display: 'grid', gap: 0.75 }}>{carrier.holders.map((holder, index) => <Holder key={holder.projectId ?? `x${index}`} carrier={carrier} holder={holder} />)}</Box>;
}
