import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { HOME_COUNTIES } from '../components/homeCounties';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const number = (value: number | null) => (value === null ? '—' : value.toLocaleString('en-US'));

export default function ParkList() {
  const { t } = useWords();
  const mayManage = useCan('park:manage');
  const columns = useMemo<Column<ParkRecord>[]>(() => [
    { key: 'name', label: t('parks.name'), sort: 'name', render: (park) => <Link to={`/parks/${park.id}/show`}>{park.name}</Link> },
    { key: 'region', label: t('parks.region'), render: (park) => park.regionName },
    { key: 'organisation', label: t('parks.organisation'), render: (park) => park.organisationName },
    { key: 'industries', label: t('fields.leadingIndustries'), render: (park) => park.leadingIndustries.join(sign('list')) || '—' },
    { key: 'land', label: t('parks.land'), align: 'right', render: (park) => <span style={{ whiteSpace: 'nowrap' }}>{number(park.remainingLandMu)} / {number(park.totalLandMu)}</span> },
    { key: 'projects', label: t('parks.projects'), align: 'right', render: (park) => <Link to={`/projects?filter=${encodeURIComponent(JSON.stringify({ parkId: park.id }))}`}>{park.projectCount}</Link> },
  ], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'regionCode', label: t('parks.region'), resource: 'regions', filter: HOME_COUNTIES }, { kind: 'flag', name: 'archived', label: t('companies.archived') },
  ], [t]);
  const create = mayManage && <Button component={Link} to="/parks/create" variant="contained" startIcon={<AddOutlined />}>{t('parks.create')}</Button>;
  return (
    <Page title={t('nav.parks')} actions={create}>
      <ResourceList<ParkRecord> resource="parks" name="parks" sort={{ field: 'name', order: 'ASC' }} columns={columns} filters={filters} search={t('parks.search')} exportPath="parks/export" link={(park) => `/parks/${park.id}/show`}
        empty={{ title: t('parks.empty'), hint: t('parks.emptyHint'), action: create }}
        card={(park) => <><Box sx={{ fontWeight: 600 }}>{park.name}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[park.regionName, park.leadingIndustries.join(sign('list')), `${t('parks.projects')} ${park.projectCount}`].filter(Boolean).join(' · ')}</Box></>} />
    </Page>
  );
}
