import Box from '@mui/material/Box';
import type { CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_KINDS } from '../../shared/vocabulary';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useArea } from './area';
import { CarrierStatusMark } from './marks';

/** A carrier on a phone. */
export function CarrierCard({ carrier }: { carrier: CarrierRecord }) {
  const { t, word } = useWords();
  const { area } = useArea();
  const names = carrier.holders.map((holder) => holder.projectName ?? holder.projectCode ?? t('carriers.otherUnit'));
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}><Box sx={{ fontWeight: 600 }}>{carrier.name}</Box><CarrierStatusMark carrier={carrier} /></Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[`${carrier.code} ${word(CARRIER_KINDS, carrier.kind)}`, carrier.parkName, `${t('carriers.free')} ${area(carrier.freeArea, carrier.kind)} / ${area(carrier.area, carrier.kind)}`].join(' · ')}</Box>
      {names.length > 0 && <Box sx={{ fontSize: 13 }}>{names.join(sign('list'))}</Box>}
    </>
  );
}
