import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { AuditEntryRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';

const details = (entry: AuditEntryRecord) => (entry.details ? JSON.stringify(entry.details) : '');

/** Who did what, when and from where; nothing here can be changed. */
export default function AuditList() {
  const { t } = useWords();
  const columns = useMemo<Column<AuditEntryRecord>[]>(() => [
    { key: 'at', label: t('audit.at'), sort: 'at', render: (entry) => <span style={{ whiteSpace: 'nowrap' }}>{formatInstant(entry.at)}</span> },
    { key: 'user', label: t('audit.user'), render: (entry) => entry.username ?? t('audit.system') },
    { key: 'action', label: t('audit.action'), render: (entry) => <code>{entry.action}</code> },
    { key: 'entity', label: t('audit.entity'), render: (entry) => `${entry.entity}${entry.entityId ? ` ${entry.entityId}` : ''}` },
    { key: 'details', label: t('audit.details'), render: (entry) => <Box component="code" sx={{ display: 'block', maxWidth: 520, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: 12 }} title={details(entry)}>{details(entry)}</Box> },
    { key: 'ip', label: t('audit.ip'), render: (entry) => entry.ip },
  ], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [{ kind: 'reference', name: 'userId', label: t('audit.user'), resource: 'users' }], [t]);
  return (
    <Page title={t('audit.title')}>
      <ResourceList<AuditEntryRecord> resource="audit-entries" name="audit-entries" sort={{ field: 'id', order: 'DESC' }} perPage={50} columns={columns} filters={filters} search={false} empty={{ title: t('audit.empty') }}
        card={(entry) => <><Box><code>{entry.action}</code> {entry.entity} {entry.entityId}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{entry.username ?? t('audit.system')} · {formatInstant(entry.at)} · {entry.ip}</Box></>} />
    </Page>
  );
}
