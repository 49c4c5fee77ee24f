import AddOutlined from '@mui/icons-material/AddOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import { ResourceList } from '../components/list/ResourceList';
import { Money } from '../components/Money';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useOpportunityColumns, useOpportunityFilters } from './columns';
import { StateMark } from './StateMark';

/** The catalogue of exactly what the list shows. */
function CatalogueLink() {
  const { t } = useWords();
  const { filterValues } = useListContext();
  return <Button variant="outlined" component={Link} to={`/opportunities/catalogue?filter=${encodeURIComponent(JSON.stringify(filterValues))}`} startIcon={<MenuBookOutlined />}>{t('opportunities.catalogue')}</Button>;
}

export default function OpportunityList() {
  const { t } = useWords();
  const mayManage = useCan('opportunity:manage');
  const create = mayManage && <Button component={Link} to="/opportunities/create" variant="contained" startIcon={<AddOutlined />}>{t('opportunities.create')}</Button>;
  return (
    <Page title={t('nav.opportunities')} actions={create}>
      <ResourceList<OpportunityRecord> resource="opportunities" name="opportunities" sort={{ field: 'updatedAt', order: 'DESC' }} columns={useOpportunityColumns()} filters={useOpportunityFilters()} search={t('opportunities.search')}
        link={(one) => `/opportunities/${one.id}/show`} exportPath="opportunities/export" tools={<CatalogueLink />} empty={{ title: t('opportunities.empty'), hint: t('opportunities.emptyHint'), action: create }}
        card={(one) => <><Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}><Box sx={{ fontWeight: 600 }}>{one.name}</Box><StateMark state={one.state} /></Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[one.chain, one.parkName ?? one.regionName].filter(Boolean).join(' · ')} · <Money fen={one.expectedInvestmentFen} /></Box></>} />
    </Page>
  );
}
