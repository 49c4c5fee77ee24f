import { useWatch } from 'react-hook-form';
import type { ViewRecord } from '../../shared/contracts/views';
import { VIEW_SHARINGS, type ViewSharing } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { usePermissionScope, useSession } from '../providers/session';
import { keptOf, type Question } from './question';

interface Values { name: string | null; sharing: ViewSharing; organisationId: number | null }

/** With whom: an organisation's subtree, one's own unless chosen otherwise. */
function Sharing() {
  const { t } = useWords();
  const scope = usePermissionScope('project:read');
  const sharing = useWatch({ name: 'sharing' }) as ViewSharing;
  const { everyone, ...narrower } = VIEW_SHARINGS;
  return (
    <>
      <ChoiceField name="sharing" required label={t('views.sharing')} vocabulary={scope === 'city' ? { ...narrower, everyone } : narrower} helper={t('views.sharingHint')} />
      {sharing === 'organisation' && <ReferenceField name="organisationId" resource="organisations" required label={t('views.sharedWith')} disabled={scope === 'own'} />}
    </>
  );
}

/** Keeps what is on the screen under a name, or renames and shares a view kept before. */
export function ViewDialog({ view, question, onSaved, onClose }: { view?: ViewRecord; question: Question; onSaved: (view: ViewRecord) => void; onClose: () => void }) {
  const { t } = useWords();
  const own = useSession()?.user.organisationId ?? null;
  const submit = ({ name, sharing, organisationId }: Values, idempotencyKey: string) => {
    const shared = { name, sharing, organisationId: sharing === 'organisation' ? organisationId : null };
    return view ? api.put<ViewRecord>(`views/${view.id}`, { ...shared, version: view.version }) : api.post<ViewRecord>('views', { ...keptOf(question), ...shared }, { idempotencyKey });
  };
  return (
    <FormDialog<Values, ViewRecord> title={t(view ? 'views.edit' : 'views.saveAs')} onClose={onClose} onSaved={onSaved} submit={submit}
      defaultValues={{ name: view?.name ?? null, sharing: view?.sharing ?? 'private', organisationId: view?.organisationId ?? own }}>
      <TextBox name="name" label={t('views.name')} required autoFocus maxLength={100} />
      <Sharing />
    </FormDialog>
  );
}
