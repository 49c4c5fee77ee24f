import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { CARRIER_KINDS, type CarrierKind } from '../../shared/vocabulary';
import { useArea } from '../carriers/area';
import { CarrierTable } from '../carriers/CarrierTable';
import { useWords } from '../providers/i18n';
import { useParkSummary } from './useParkSummary';

/** What the park has to offer, idle first, and what is held by projects that should let it go. */
export function ParkCarriers({ park }: { park: ParkRecord }) {
  const { t, word } = useWords();
  const { unit } = useArea();
  const summary = useParkSummary(park);
  const number = (value: number) => value.toLocaleString('en-US');
  const kinds = (Object.keys(CARRIER_KINDS) as CarrierKind[]).filter((kind) => (summary?.carriers[kind].count ?? 0) > 0);
  const before = (
    <>
      {(summary?.stillHeldCount ?? 0) > 0 && <Alert severity="warning" sx={{ mx: 2, mb: 1 }} action={<Button component={Link} to={`/carriers?filter=${encodeURIComponent(JSON.stringify({ parkId: park.id, stillHeld: true }))}`}>{t('parkPage.see')}</Button>}>{t('parkPage.stillHeld', { count: summary!.stillHeldCount })}</Alert>}
      {kinds.length > 0 && (
        <Box sx={{ px: 2, pb: 1, display: 'flex', flexWrap: 'wrap', columnGap: 3, fontSize: 13, color: 'text.secondary' }}>
          {kinds.map((kind) => {
            const { count, area, freeArea, idleCount, idleArea } = summary!.carriers[kind];
            return <Box key={kind} component="span"><b>{word(CARRIER_KINDS, kind)}</b> {t('parkPage.sums', { count, area: number(area), free: number(freeArea), unit: unit(kind) })}{idleCount > 0 && ` · ${t('parkPage.idleSums', { count: idleCount, area: number(idleArea), unit: unit(kind) })}`}</Box>;
          })}
        </Box>
      )}
    </>
  );
  return (
    <CarrierTable title={t('parkPage.carriers')} filter={{ parkId: park.id, archived: false }} hide={['park']} empty={{ title: t('parkPage.noCarriers'), hint: t('parkPage.noCarriersHint') }} before={before}
      actions={<><Button component={Link} to={`/carriers/offers?parkId=${park.id}`}>{t('carriers.find')}</Button>{summary?.mayManageCarriers && <Button component={Link} to={`/carriers/create?parkId=${park.id}`}>{t('carriers.create')}</Button>}</>} />
  );
}
