import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_KINDS } from '../../shared/vocabulary';
import { ArchiveButton } from '../components/ArchiveButton';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { ActDialog, type Act } from './ActDialog';
import { useArea } from './area';
import { CarrierEvents } from './CarrierEvents';
import { CarrierStatusMark, Holders, OccupancyBar } from './marks';

/** A carrier: what it is, who holds it, and every act on it. */
function CarrierPage({ carrier }: { carrier: CarrierRecord }) {
  const { t, word } = useWords();
  const { area } = useArea();
  const { mayManage } = carrier;
  const [act, setAct] = useState<Act | null>(null);
  const price = carrier.priceFen === null ? null : `${(carrier.priceFen / 100).toLocaleString('en-US')} ${t(carrier.kind === 'factory' ? 'carriers.rentUnit' : 'carriers.landUnit')}`;
  const actions = mayManage && (
    <>
      {carrier.freeArea > 0 && !carrier.archivedAt && <Button variant="outlined" onClick={() => setAct('reserve')}>{t('carriers.reserve')}</Button>}
      {(carrier.freeArea > 0 || carrier.reservedArea > 0) && !carrier.archivedAt && <Button variant="contained" onClick={() => setAct('occupy')}>{t('carriers.occupy')}</Button>}
      {carrier.holders.length > 0 && <Button variant="outlined" onClick={() => setAct('release')}>{t('carriers.release')}</Button>}
      <Button variant="outlined" component={Link} to={`/carriers/${carrier.id}`}>{t('app.edit')}</Button>
      <ArchiveButton resource="carriers" record={carrier} name={carrier.name} hint={t('carriers.archiveHint')} />
    </>
  );
  return (
    <Page title={carrier.name} back="/carriers" actions={actions} heading={<>{carrier.name} <CarrierStatusMark carrier={carrier} /> {carrier.archivedAt && <Chip label={t('app.archived')} />}</>} subtitle={<>{carrier.code} · {word(CARRIER_KINDS, carrier.kind)} · <Link to={`/parks/${carrier.parkId}/show`}>{carrier.parkName}</Link></>}>
      <Stack spacing={2}>
        <Section title={t('carriers.details')}>
          <Facts items={[
            [t('carriers.area'), area(carrier.area, carrier.kind)], [t('carriers.free'), <Box key="free" component="span" sx={{ display: 'inline-grid', gap: 0.5 }}>{area(carrier.freeArea, carrier.kind)}<OccupancyBar carrier={carrier} /></Box>], [t('carriers.idleSince'), carrier.idleSince], [t('carriers.completedOn'), carrier.completedOn],
            [t('carriers.price'), price], [t('carriers.floor'), carrier.floor], [t('carriers.height'), carrier.clearHeightMetres && `${carrier.clearHeightMetres} ${t('carriers.metres')}`],
            [t('carriers.load'), carrier.loadKgPerSquareMetre && `${carrier.loadKgPerSquareMetre.toLocaleString('en-US')} ${t('carriers.loadUnit')}`], [t('fields.remarks'), carrier.remarks],
          ]} />
        </Section>
        <Section title={t('carriers.holders')}><Holders carrier={carrier} /></Section>
        <CarrierEvents carrier={carrier} mayManage={mayManage} />
      </Stack>
      {act && <ActDialog carrier={carrier} act={act} onClose={() => setAct(null)} />}
    </Page>
  );
}

export default function CarrierShow() {
  return <Loaded<CarrierRecord> resource="carriers">{(carrier) => <CarrierPage key={carrier.id} carrier={carrier} />}</Loaded>;
}
