import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { PolicyPackRecord } from '../../shared/contracts/policy';
import { DOCUMENT_STATUSES } from '../../shared/policy';
import { formatInstant } from '../components/day';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { PackState } from './PackState';
import { Timeline } from './Timeline';

/** Every version of every pack, and which of them the city has gone by. */
export default function PackList() {
  const { t, locale } = useWords();
  const mayManage = useCan('policy:manage');
  const title = (pack: PolicyPackRecord) => (locale === 'zh' ? pack.title : pack.titleEn);
  const columns = useMemo<Column<PolicyPackRecord>[]>(() => [
    { key: 'code', label: t('policy.code'), sort: 'code', render: (pack) => <code>{pack.code}</code> },
    { key: 'title', label: t('policy.name'), render: (pack) => <Link to={`/policy-packs/${pack.id}/show`}>{locale === 'zh' ? pack.title : pack.titleEn}</Link> },
    { key: 'number', label: t('policy.number'), align: 'right', render: (pack) => pack.number ?? '—' },
    { key: 'state', label: t('policy.state'), render: (pack) => <PackState pack={pack} /> },
    { key: 'items', label: t('policy.items'), align: 'right', render: (pack) => pack.itemCount || '—' },
    { key: 'adopted', label: t('policy.adopt'), render: (pack) => pack.adoptedFrom.map((day) => t('policy.adoptedFrom', { day })).join(sign('clause')) || '—' },
    { key: 'updatedAt', label: t('policy.updatedAt'), sort: 'updatedAt', render: (pack) => <span style={{ whiteSpace: 'nowrap' }}>{formatInstant(pack.updatedAt)}</span> },
  ], [t, locale]);
  const filters = useMemo<FilterDefinition[]>(() => [{ kind: 'choice', name: 'documentStatus', label: t('policy.status'), vocabulary: DOCUMENT_STATUSES }, { kind: 'flag', name: 'published', label: t('policy.published') }], [t]);
  const actions = (
    <>
      <Button component={Link} to="/policy" variant="outlined">{t('policy.openItems')}</Button>
      {mayManage && <Button component={Link} to="/policy-packs/create" variant="contained" startIcon={<AddOutlined />}>{t('policy.compose')}</Button>}
    </>
  );
  return (
    <Page title={t('policy.title')} subtitle={t('policy.hint')} actions={actions}>
      <Timeline />
      <ResourceList<PolicyPackRecord> resource="policy-packs" name="policy-packs" sort={{ field: 'code', order: 'ASC' }} columns={columns} filters={filters} search={t('policy.search')} exportPath="policy-packs/export" link={(pack) => `/policy-packs/${pack.id}/show`} empty={{ title: t('policy.empty') }}
        card={(pack) => <><Box sx={{ fontWeight: 600 }}>{title(pack)}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{pack.code}{pack.number ? `@${pack.number}` : ''} · {t('policy.items')} {pack.itemCount}</Box><PackState pack={pack} /></>} />
    </Page>
  );
}
