import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { auditAction } from '../../shared/audit-words';
import type { CompanyDetail, CompanyMergeRecord } from '../../shared/contracts/companies';
import type { AuditEntryRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { FormDialog } from '../components/form/FormDialog';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { useCan } from '../providers/session';

function Merge({ merge, onUndo }: { merge: CompanyMergeRecord; onUndo: () => void }) {
  const { t } = useWords();
  const mayMerge = useCan('company:merge');
  return (
    <Box component="li" sx={{ py: 0.75, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 260px' }}>
        {t('companies.mergedInto', { merged: merge.mergedName, survivor: merge.survivorName })}{merge.moved.length > 0 && bracketed(merge.moved.map(({ what, count }) => t(`companies.moved.${what}` as MessageKey, { count })).join(sign('list')))}
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{merge.mergedByName} · {formatInstant(merge.mergedAt)}{merge.reason && ` · ${merge.reason}`}</Box>
        {merge.undoneAt && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('companies.mergeUndone', { by: merge.undoneByName ?? '', at: formatInstant(merge.undoneAt) })}</Box>}
      </Box>
      {mayMerge && !merge.undoneAt && <Button color="error" onClick={onUndo}>{t('companies.undoMerge')}</Button>}
    </Box>
  );
}

/** Merges that a company had part in, and the way back. */
export function MergesSection({ company }: { company: CompanyDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState<CompanyMergeRecord | null>(null);
  if (company.merges.length === 0) return null;
  return (
    <Section title={t('companies.merges')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{company.merges.map((merge) => <Merge key={merge.id} merge={merge} onUndo={() => setUndoing(merge)} />)}</Box>
      {undoing && (
        <FormDialog title={t('companies.undoMerge')} submitLabel={t('companies.undoMerge')} danger defaultValues={{}} onClose={() => setUndoing(null)} submit={() => api.post(`companies/merges/${undoing.id}/undo`)} onSaved={() => { setUndoing(null); client.removeQueries({ type: 'inactive' }); void client.invalidateQueries(); }}>
          {t('companies.undoMergeHint', { name: undoing.mergedName })}
        </FormDialog>
      )}
    </Section>
  );
}

/** Who changed a company and when, for those who may read the audit log. */
export function ChangesSection({ company }: { company: CompanyDetail }) {
  const { t, locale } = useWords();
  const mayRead = useCan('audit:read');
  const { data = [] } = useGetList<AuditEntryRecord>('audit-entries', { pagination: { page: 1, perPage: 10 }, sort: { field: 'id', order: 'DESC' }, filter: { entity: 'company', entityId: String(company.id) } }, { enabled: mayRead });
  if (!mayRead || data.length === 0) return null;
  return (
    <Section title={t('companies.changes')} actions={<Button component={Link} to={`/audit-entries?filter=${encodeURIComponent(JSON.stringify({ entity: 'company', entityId: String(company.id) }))}`}>{t('audit.title')}</Button>}>
      {data.map((entry) => <Box key={entry.id} sx={{ fontSize: 13.5, py: 0.25 }}>{formatInstant(entry.at)} · {entry.username ?? t('audit.system')} · {auditAction(entry.action, locale)}</Box>)}
    </Section>
  );
}
