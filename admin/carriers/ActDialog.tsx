import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { CarrierRecord } from '../../shared/contracts/places';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { NumberField } from '../components/form/NumberField';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { LIVE } from '../views/question';
import { useArea } from './area';

export type Act = 'reserve' | 'occupy' | 'release';
const PATHS: Record<Act, string> = { reserve: 'reservations', occupy: 'occupations', release: 'releases' };
interface Values { projectId: number | null; area: number | null; occurredOn: string | null; reason: string | null }

/** Reserves, occupies or releases a carrier for a project; a refusal says how much is left. */
export function ActDialog({ carrier, act, projectId = null, onClose }: { carrier: CarrierRecord; act: Act; projectId?: number | null; onClose: () => void }) {
  const { t } = useWords();
  const { unit } = useArea();
  const notify = useNotify();
  const client = useQueryClient();
  const today = useSession()?.installation.today ?? null;
  const holder = carrier.holders.length === 1 ? carrier.holders[0] : undefined;
  const saved = () => { void client.invalidateQueries(); notify(t('carriers.saved'), { type: 'success' }); onClose(); };
  return (
    <FormDialog<Values> title={`${t(`carriers.${act}`)}${sign('colon')}${carrier.name}`} submitLabel={t(`carriers.${act}`)} danger={act === 'release'} onClose={onClose} onSaved={saved}
      defaultValues={{ projectId: projectId ?? (act === 'release' ? holder?.projectId ?? null : null), area: null, occurredOn: today, reason: null }}
      submit={({ projectId: project, area, occurredOn, reason }, idempotencyKey) => api.post(`carriers/${carrier.id}/${PATHS[act]}`, { projectId: project, occurredOn, ...(area === null ? {} : { area }), ...(reason ? { reason } : {}) }, { idempotencyKey })}>
      <ReferenceField name="projectId" label={t('carriers.project')} resource="projects" required {...(act === 'release' ? {} : { filter: { parkId: carrier.parkId, status: LIVE } })} />
      <NumberField name="area" label={t('carriers.area')} unit={unit(carrier.kind)} helper={t(carrier.kind === 'land' ? 'carriers.wholeHint' : 'carriers.areaHint')} />
      <DayField name="occurredOn" label={t('carriers.day')} required {...(today ? { max: today } : {})} />
      <TextBox name="reason" label={t('carriers.reason')} required={act === 'release'} maxLength={1_000} />
    </FormDialog>
  );
}
