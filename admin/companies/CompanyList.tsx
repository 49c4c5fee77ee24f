import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { CompanyRecord } from '../../shared/contracts/companies';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

export default function CompanyList() {
  const { t } = useWords();
  const mayManage = useCan('company:manage');
  const settled = (company: CompanyRecord) => (company.settledParkName ? t('companies.settledIn', { park: company.settledParkName, day: company.settledOn ?? '' }) : '—');
  const columns = useMemo<Column<CompanyRecord>[]>(() => [
    { key: 'name', label: t('companies.name'), sort: 'name', render: (company) => <Link to={`/companies/${company.id}/show`}>{company.name}</Link> },
    { key: 'creditCode', label: t('fields.creditCode'), render: (company) => <>{company.creditCode ?? '—'}{company.creditCodeWarning && <Box component="span" sx={{ color: 'warning.main', ml: 0.5 }} title={t('companies.codeWarning')}>!</Box>}</> },
    { key: 'region', label: t('companies.region'), render: (company) => company.regionName ?? '—' },
    { key: 'projects', label: t('companies.projects'), align: 'right', render: (company) => company.projectCount },
    { key: 'settled', label: t('companies.settled'), render: settled },
  ], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'regionCode', label: t('companies.region'), resource: 'regions' },
    { kind: 'reference', name: 'industryCode', label: t('companies.industry'), resource: 'industries' },
    { kind: 'flag', name: 'archived', label: t('companies.archived') },
  ], [t]);
  const create = mayManage && <Button component={Link} to="/companies/create" variant="contained" startIcon={<AddOutlined />}>{t('companies.create')}</Button>;
  return (
    <Page title={t('nav.companies')} actions={create}>
      <ResourceList<CompanyRecord> resource="companies" name="companies" sort={{ field: 'name', order: 'ASC' }} columns={columns} filters={filters} search={t('companies.search')}
        link={(company) => `/companies/${company.id}/show`} empty={{ title: t('companies.empty'), action: create }}
        card={(company) => <><Box sx={{ fontWeight: 600 }}>{company.name}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[company.creditCode, company.regionName, `${t('companies.projects')} ${company.projectCount}`].filter(Boolean).join(' · ')}</Box></>} />
    </Page>
  );
}
