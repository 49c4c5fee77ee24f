import type { AssessmentUnitRecord } from '../../shared/contracts/assessment';
import { ChoiceField } from '../components/form/ChoiceField';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSaved, type RunProps } from './run';

interface Values { name: string | null; parkId: number | null; group: string | null; included: boolean; exclusion: string | null; reason: string | null }

/** A unit of the run: a park, a part of one, or one that is no park here. */
export function UnitDialog({ run, unit, onClose }: RunProps & { unit: AssessmentUnitRecord | null; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  const exclusions = Object.fromEntries(run.scheme.exclusions.map(({ code, name }) => [code, { zh: name, en: name }]));
  return (
    <FormDialog<Values> title={unit ? unit.name : t('assessment.addUnit')} onClose={onClose} onSaved={() => { saved('assessment.saved'); onClose(); }}
      defaultValues={{ name: unit?.name ?? null, parkId: unit?.parkId ?? null, group: unit?.group ?? null, included: unit?.included ?? true, exclusion: unit?.exclusion ?? null, reason: unit?.reason ?? null }}
      submit={async (values) => {
        try {
          return await api.put(`assessment-runs/${run.id}/units`, { version: run.version, units: [{ ...(unit ? { id: unit.id } : {}), ...values }] });
        } catch (cause) {
          // The fields of the one unit that is sent are the fields of this form.
          throw cause instanceof ApiError ? new ApiError(cause.status, cause.code, cause.message, cause.fields.map((field) => ({ ...field, path: field.path.replace(/^units\.0\./, '') })), cause.params) : cause;
        }
      }}>
      <TextBox name="name" label={t('assessment.unit')} required maxLength={100} />
      <ReferenceField name="parkId" label={t('assessment.park')} resource="parks" />
      <TextBox name="group" label={t('assessment.group')} maxLength={40} />
      <FlagField name="included" label={t('assessment.included')} />
      <ChoiceField name="exclusion" label={t('assessment.excluded')} vocabulary={exclusions} />
      <TextBox name="reason" label={t('assessment.reason')} rows={2} maxLength={1000} />
    </FormDialog>
  );
}
