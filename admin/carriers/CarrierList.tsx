import AddOutlined from '@mui/icons-material/AddOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { ExportButton } from '../components/list/ExportButton';
import { ResourceList } from '../components/list/ResourceList';
import { Page } from '../components/Page';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { CarrierCard } from './CarrierCard';
import { useCarrierColumns, useCarrierFilters } from './columns';

/** Who used the carriers listed, from when to when. */
function StaysExport() {
  const { t } = useWords();
  const { filterValues, sort } = useListContext();
  return useNarrow() ? null : <ExportButton path="carriers/stays/export" label={t('carriers.exportStays')} filename="stays.xlsx" query={{ filter: JSON.stringify(filterValues), sort: JSON.stringify([sort.field, sort.order]) }} />;
}

export default function CarrierList() {
  const { t } = useWords();
  const mayManage = useCan('carrier:manage');
  const create = mayManage && <Button component={Link} to="/carriers/create" variant="contained" startIcon={<AddOutlined />}>{t('carriers.create')}</Button>;
  const mayImport = useCan('import:run');
  const actions = <>{mayManage && mayImport && <Button component={Link} to="/imports?kind=carriers" variant="outlined">{t('carriers.import')}</Button>}<Button component={Link} to="/carriers/offers" variant="outlined" startIcon={<SearchOutlined />}>{t('carriers.find')}</Button>{create}</>;
  return (
    <Page title={t('nav.carriers')} actions={actions}>
      <ResourceList<CarrierRecord> resource="carriers" name="carriers" sort={{ field: 'offer', order: 'ASC' }} columns={useCarrierColumns()} filters={useCarrierFilters()} search={t('carriers.search')} link={(carrier) => `/carriers/${carrier.id}/show`}
        exportPath="carriers/export" tools={<StaysExport />} empty={{ title: t('carriers.empty'), hint: t('carriers.emptyHint'), action: create }} card={(carrier) => <CarrierCard carrier={carrier} />} />
    </Page>
  );
}
