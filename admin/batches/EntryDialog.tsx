import type { BatchEntry } from '../../shared/contracts/batches';
import { DayField } from '../components/form/DayField';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useWatch } from 'react-hook-form';

interface Values { ownerId: number | null; dueOn: string | null; note: string | null; remove: boolean; reason: string | null }

function Fields() {
  const { t } = useWords();
  const mayListUsers = useCan('user:read');
  const remove = useWatch({ name: 'remove' }) as boolean;
  return (
    <>
      <FlagField name="remove" label={t('batches.remove')} />
      {remove ? <TextBox name="reason" required maxLength={500} /> : (
        <>
          {mayListUsers && <ReferenceField name="ownerId" label={t('batches.owner')} resource="users" />}
          <DayField name="dueOn" label={t('batches.due')} helper={t('batches.dueHint')} />
          <TextBox name="note" label={t('amounts.note')} maxLength={200} />
        </>
      )}
    </>
  );
}

/** Changes who answers for a planned project and by when, or takes it out of the plan. */
export function EntryDialog({ entry, onClose }: { entry: BatchEntry; onClose: () => void }) {
  const saved = useProjectSaved(onClose);
  const mayListUsers = useCan('user:read');
  return (
    <FormDialog<Values> title={entry.projectName} onClose={onClose} onSaved={() => saved()} defaultValues={{ ownerId: entry.ownerId, dueOn: entry.dueOn, note: entry.note, remove: false, reason: null }}
      submit={({ remove, reason, ownerId, ...values }, idempotencyKey) => (remove
        ? api.post(`batch-entries/${entry.id}/removal`, { reason, version: entry.version }, { idempotencyKey })
        : api.put(`batch-entries/${entry.id}`, { ...values, ...(mayListUsers ? { ownerId } : {}), version: entry.version }))}>
      <Fields />
    </FormDialog>
  );
}
