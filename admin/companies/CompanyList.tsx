import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { CompanyRecord } from '../../shared/contracts/companies';
import { DISPOSALS, RANKING_LISTS } from '../../shared/vocabulary';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

function Marks({ company }: { company: CompanyRecord }) {
  const { t } = useWords();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, ml: 0.75 }}>
      {company.anchor && <Chip label={t('companies.anchorShort')} color="primary" variant="outlined" />}
      {company.stoppedOn && <Chip label={t('companies.stopped')} color="warning" variant="outlined" />}
      {company.archivedAt && <Chip label={t('app.archived')} />}
    </Box>
  );
}

export default function CompanyList() {
  const { t, word } = useWords();
  const mayManage = useCan('company:manage');
  const settled = (company: CompanyRecord) => (company.settledParkName ? t(company.settledOn ? 'companies.settledIn' : 'companies.settledSomeday', { park: company.settledParkName, day: company.settledOn ?? '' }) : '—');
  const columns = useMemo<Column<CompanyRecord>[]>(() => [
    { key: 'name', label: t('companies.name'), sort: 'name', render: (company) => <><Link to={`/companies/${company.id}/show`}>{company.name}</Link><Marks company={company} /></> },
    { key: 'creditCode', label: t('fields.creditCode'), render: (company) => <>{company.creditCode ?? '—'}{company.creditCodeWarning && <Box component="span" sx={{ color: 'warning.main', ml: 0.5 }} title={t('companies.codeWarning')}>!</Box>}</> },
    { key: 'region', label: t('companies.region'), render: (company) => company.regionFullName ?? '—' },
    { key: 'group', label: t('companies.group'), render: (company) => (company.groupId ? <Link to={`/companies/${company.groupId}/show`}>{company.groupName}</Link> : '—') },
    { key: 'projects', label: t('companies.projects'), align: 'right', render: (company) => company.projectCount },
    { key: 'settled', label: t('companies.settled'), render: settled },
    { key: 'rankings', label: t('companies.rankings'), optional: true, render: (company) => company.rankings.map(({ list, year }) => `${word(RANKING_LISTS, list)} ${year}`).join(sign('list')) || '—' },
    { key: 'aliases', label: t('companies.aliases'), optional: true, render: (company) => company.aliases.join(sign('list')) || '—' },
    { key: 'industry', label: t('companies.industry'), optional: true, render: (company) => company.industryCode ?? '—' },
    { key: 'stopped', label: t('companies.stoppedOn'), optional: true, sort: 'stoppedOn', render: (company) => (company.stoppedOn ? `${company.stoppedOn}${company.disposal ? ` · ${word(DISPOSALS, company.disposal)}` : ''}` : '—') },
    { key: 'remarks', label: t('fields.remarks'), optional: true, render: (company) => company.remarks ?? '—' },
  ], [t, word]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'regionCode', label: t('companies.region'), resource: 'regions' },
    { kind: 'reference', name: 'industryCode', label: t('companies.industry'), resource: 'industries' },
    { kind: 'reference', name: 'groupId', label: t('companies.group'), resource: 'companies' },
    { kind: 'choice', name: 'ranking', label: t('companies.rankings'), vocabulary: RANKING_LISTS },
    { kind: 'flag', name: 'anchor', label: t('companies.anchor') },
    { kind: 'flag', name: 'settled', label: t('companies.settled') },
    { kind: 'flag', name: 'stopped', label: t('companies.stopped') },
    { kind: 'flag', name: 'archived', label: t('companies.archived') },
  ], [t]);
  const create = mayManage && <Button component={Link} to="/companies/create" variant="contained" startIcon={<AddOutlined />}>{t('companies.create')}</Button>;
  return (
    <Page title={t('nav.companies')} actions={<>{mayManage && <Button component={Link} to="/imports?kind=companies" variant="outlined">{t('companies.import')}</Button>}{create}</>}>
      <ResourceList<CompanyRecord> resource="companies" name="companies" sort={{ field: 'name', order: 'ASC' }} columns={columns} filters={filters} search={t('companies.search')} exportPath="companies/export"
        link={(company) => `/companies/${company.id}/show`} empty={{ title: t('companies.empty'), action: create }}
        card={(company) => <><Box sx={{ fontWeight: 600 }}>{company.name}<Marks company={company} /></Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[company.creditCode, company.regionName, `${t('companies.projects')} ${company.projectCount}`].filter(Boolean).join(' · ')}</Box></>} />
    </Page>
  );
}
