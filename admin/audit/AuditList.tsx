import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { auditAction, AUDIT_ENTITIES } from '../../shared/audit-words';
import type { AuditEntryRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { About, EntryDialog } from './EntryDialog';
import { SealPanel } from './SealPanel';

/** Who did what, when and from where; nothing here can be changed, and sealing shows that nothing was. */
export default function AuditList() {
  const { t, locale } = useWords();
  const [open, setOpen] = useState<AuditEntryRecord | null>(null);
  const columns = useMemo<Column<AuditEntryRecord>[]>(() => [
    { key: 'at', label: t('audit.at'), sort: 'at', render: (entry) => <span style={{ whiteSpace: 'nowrap' }}>{formatInstant(entry.at)}</span> },
    { key: 'user', label: t('audit.user'), render: (entry) => entry.username ?? t('audit.system') },
    { key: 'action', label: t('audit.action'), render: (entry) => <span title={entry.action}>{auditAction(entry.action, locale)}</span> },
    { key: 'entity', label: t('audit.entity'), render: (entry) => <About entry={entry} /> },
    { key: 'ip', label: t('audit.ip'), render: (entry) => entry.ip },
    { key: 'sealed', label: t('audit.sealed'), render: (entry) => t(entry.sealed ? 'audit.isSealed' : 'audit.notSealed') },
    { key: 'details', label: '', align: 'right', render: (entry) => <Button onClick={() => setOpen(entry)}>{t('audit.open')}</Button> },
  ], [t, locale]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'userId', label: t('audit.user'), resource: 'users' },
    { kind: 'choice', name: 'entity', label: t('audit.entity'), vocabulary: AUDIT_ENTITIES },
    { kind: 'days', name: 'on', label: t('audit.at') },
  ], [t]);
  return (
    <Page title={t('audit.title')} subtitle={t('audit.hint')}>
      <SealPanel />
      <ResourceList<AuditEntryRecord> resource="audit-entries" name="audit-entries" sort={{ field: 'at', order: 'DESC' }} perPage={50} columns={columns} filters={filters} search={t('audit.search')} exportPath="audit-entries/export" empty={{ title: t('audit.empty') }}
        card={(entry) => (
          <>
            <Box>{auditAction(entry.action, locale)} · <About entry={entry} /></Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{entry.username ?? t('audit.system')} · {formatInstant(entry.at)} · {entry.ip}</Box>
            <Button onClick={() => setOpen(entry)}>{t('audit.open')}</Button>
          </>
        )} />
      {open && <EntryDialog entry={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
