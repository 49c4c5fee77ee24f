import Button from '@mui/material/Button';
import { FormDialog } from './form/FormDialog';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, type RaRecord } from 'react-admin';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { sign } from './punctuation';

/** Takes a record out of use, or back into it; nothing is deleted. */
export function ArchiveButton({ resource, record, name, hint }: { resource: string; record: RaRecord; name: string; hint: string }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const archived = Boolean(record['archivedAt']);
  const label = t(archived ? 'app.restore' : 'app.archive');
  const done = () => { void client.invalidateQueries(); notify(t('form.saved'), { type: 'success' }); setAsking(false); };
  return (
    <>
      <Button variant="outlined" color={archived ? 'primary' : 'error'} onClick={() => setAsking(true)}>{label}</Button>
      {asking && (
        <FormDialog title={`${label}${sign('colon')}${name}`} submitLabel={label} danger={!archived} defaultValues={{}} onClose={() => setAsking(false)} onSaved={done}
          submit={() => api.put(`${resource}/${record.id}`, { archived: !archived, version: record['version'] })}>{hint}</FormDialog>
      )}
    </>
  );
}
