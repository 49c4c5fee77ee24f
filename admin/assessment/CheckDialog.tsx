import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useFormContext, useWatch } from 'react-hook-form';
import { ASSESSMENT_CHECKS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useSaved, type RunProps } from './run';

interface Values { unitIds: number[]; kind: string | null; happenedOn: string | null; people: string | null; notes: string | null; evidenceIds: unknown }

function UnitsBox({ run }: RunProps) {
  const { t } = useWords();
  const { setValue } = useFormContext<Values>();
  const chosen = useWatch<Values, 'unitIds'>({ name: 'unitIds' });
  const units = run.unitList.filter((unit) => unit.included);
  return (
    <Autocomplete multiple options={units} value={units.filter((unit) => chosen.includes(unit.id))} getOptionLabel={(unit) => unit.name} getOptionKey={(unit) => unit.id} noOptionsText={t('form.nothingFound')} slotProps={{ chip: { size: 'small' } }} limitTags={4}
      onChange={(_event, next) => setValue('unitIds', next.map((unit) => unit.id), { shouldDirty: true })} renderInput={(input) => <TextField {...input} label={t('assessment.unit')} />} />
  );
}

/** Puts a document check or a site visit on record, for one unit or for many at once. */
export function CheckDialog({ run, onClose }: RunProps & { onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  const today = useSession()?.installation.today ?? null;
  return (
    <FormDialog<Values> title={t('assessment.recordCheck')} onClose={onClose} onSaved={() => { saved('assessment.saved'); onClose(); }}
      defaultValues={{ unitIds: run.unitList.filter((unit) => unit.included && !unit.exclusion).map((unit) => unit.id), kind: 'documents', happenedOn: today, people: null, notes: null, evidenceIds: null }}
      submit={({ evidenceIds: files, ...values }, idempotencyKey) => api.post(`assessment-runs/${run.id}/checks`, { ...values, evidenceIds: evidenceIds(files) }, { idempotencyKey })}>
      <ChoiceField name="kind" label={t('assessment.checkKind')} vocabulary={ASSESSMENT_CHECKS} required />
      <UnitsBox run={run} />
      <DayField name="happenedOn" label={t('assessment.happenedOn')} required {...(today ? { max: today } : {})} />
      <TextBox name="people" label={t('assessment.people')} required maxLength={200} />
      <TextBox name="notes" label={t('assessment.checkNotes')} required rows={2} maxLength={2000} />
      <EvidenceField suggested="photo" />
    </FormDialog>
  );
}
