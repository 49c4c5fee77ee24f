import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_KINDS, CARRIER_STATUSES } from '../../shared/vocabulary';
import type { Column, FilterDefinition } from '../components/list/types';
import { useWords } from '../providers/i18n';
import { useArea } from './area';
import { CarrierStatusMark, Holders, OccupancyBar } from './marks';

export function useCarrierColumns(): Column<CarrierRecord>[] {
  const { t, word } = useWords();
  const { area } = useArea();
  return useMemo(() => [
    { key: 'name', label: t('carriers.name'), sort: 'name', render: (carrier) => <Box sx={{ minWidth: 150 }}><Link to={`/carriers/${carrier.id}/show`}>{carrier.name}</Link><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{carrier.code} · {word(CARRIER_KINDS, carrier.kind)}</Box></Box> },
    { key: 'park', label: t('carriers.park'), render: (carrier) => <Link to={`/parks/${carrier.parkId}/show`}>{carrier.parkName}</Link> },
    { key: 'status', label: t('carriers.status'), sort: 'offer', render: (carrier) => <CarrierStatusMark carrier={carrier} /> },
    { key: 'area', label: t('carriers.area'), sort: 'area', align: 'right', render: (carrier) => <span style={{ whiteSpace: 'nowrap' }}>{area(carrier.area, carrier.kind)}</span> },
    { key: 'free', label: t('carriers.free'), sort: 'freeArea', align: 'right', render: (carrier) => <Box sx={{ display: 'grid', justifyItems: 'end', gap: 0.5, whiteSpace: 'nowrap' }}>{area(carrier.freeArea, carrier.kind)}<OccupancyBar carrier={carrier} /></Box> },
    { key: 'holders', label: t('carriers.holders'), render: (carrier) => <Box sx={{ minWidth: 220, maxWidth: 380 }}><Holders carrier={carrier} /></Box> },
  ], [t, word, area]);
}

export function useCarrierFilters(): FilterDefinition[] {
  const { t } = useWords();
  return useMemo(() => [
    { kind: 'reference', name: 'parkId', label: t('carriers.park'), resource: 'parks' },
    { kind: 'choice', name: 'kind', label: t('carriers.kind'), vocabulary: CARRIER_KINDS },
    { kind: 'choice', name: 'status', label: t('carriers.status'), vocabulary: CARRIER_STATUSES },
    { kind: 'flag', name: 'stillHeld', label: t('carriers.filters.stillHeld') },
    { kind: 'flag', name: 'archived', label: t('companies.archived') },
  ], [t]);
}
