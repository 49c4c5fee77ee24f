import AddOutlined from '@mui/icons-material/AddOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { ResourceList } from '../components/list/ResourceList';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { CarrierCard } from './CarrierCard';
import { useCarrierColumns, useCarrierFilters } from './columns';

export default function CarrierList() {
  const { t } = useWords();
  const mayManage = useCan('carrier:manage');
  const create = mayManage && <Button component={Link} to="/carriers/create" variant="contained" startIcon={<AddOutlined />}>{t('carriers.create')}</Button>;
  const actions = <><Button component={Link} to="/carriers/offers" variant="outlined" startIcon={<SearchOutlined />}>{t('carriers.find')}</Button>{create}</>;
  return (
    <Page title={t('nav.carriers')} actions={actions}>
      <ResourceList<CarrierRecord> resource="carriers" name="carriers" sort={{ field: 'offer', order: 'ASC' }} columns={useCarrierColumns()} filters={useCarrierFilters()} search={t('carriers.search')} link={(carrier) => `/carriers/${carrier.id}/show`}
        exportPath="carriers/export" empty={{ title: t('carriers.empty'), hint: t('carriers.emptyHint'), action: create }} card={(carrier) => <CarrierCard carrier={carrier} />} />
    </Page>
  );
}
