import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useListContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { AssignmentChanges } from '../../../shared/contracts/projects';
import { ASSIGNABLE, MOST_ASSIGNED, type Assignable } from '../../../shared/vocabulary';
import { useFieldLabel } from '../../components/fieldLabels';
import { FormDialog } from '../../components/form/FormDialog';
import { TextBox } from '../../components/form/TextBox';
import { useField } from '../../components/form/useField';
import { useWords } from '../../providers/i18n';
import { useCan, useSession } from '../../providers/session';
import { PROJECT_FIELDS } from '../fields';
import { ProjectInput } from '../ProjectInput';
import { planAssignment, type AssignmentPlan } from './plan';

type Values = Record<string, unknown> & { which: 'selected' | 'all'; fields: Assignable[]; reason: string | null };

/** The chosen rows, or everything that the filter finds while that is few enough. */
function Which() {
  const { t } = useWords();
  const { field } = useField({ name: 'which' });
  const { selectedIds, total = 0, meta } = useListContext();
  const capped = Boolean((meta as { capped?: boolean } | undefined)?.capped);
  const tooMany = total > MOST_ASSIGNED || capped;
  return (
    <RadioGroup value={field.value} onChange={field.onChange} aria-label={t('assign.which')}>
      <FormControlLabel value="selected" control={<Radio size="small" />} label={t('assign.selected', { count: selectedIds.length })} />
      <FormControlLabel value="all" disabled={tooMany} control={<Radio size="small" />} label={t(tooMany ? 'assign.tooMany' : 'assign.all', { count: `${total.toLocaleString('en-US')}${capped ? '+' : ''}`, limit: MOST_ASSIGNED.toLocaleString('en-US') })} />
    </RadioGroup>
  );
}

function FieldsToAssign() {
  const { t } = useWords();
  const label = useFieldLabel();
  const { field, error, helperText } = useField({ name: 'fields', required: true });
  return (
    <TextField select required label={t('assign.fields')} value={field.value} onChange={field.onChange} error={error} helperText={helperText ?? t('assign.fieldsHint')} slotProps={{ select: { multiple: true } }}>
      {ASSIGNABLE.map((name) => <MenuItem key={name} value={name}>{label(name)}</MenuItem>)}
    </TextField>
  );
}

function NewValues() {
  const fields = useWatch({ name: 'fields' }) as Assignable[];
  return <>{ASSIGNABLE.filter((name) => fields.includes(name)).map((name) => { const field = PROJECT_FIELDS.get(name); return field && <ProjectInput key={name} field={field} />; })}</>;
}

/** Which projects, and what they are to be given. */
export function AssignDialog({ onPlanned, onClose }: { onPlanned: (plan: AssignmentPlan) => void; onClose: () => void }) {
  const { t } = useWords();
  const { selectedIds, filterValues } = useListContext();
  const me = useSession()?.user.id ?? null;
  const mayListUsers = useCan('user:read');
  const empty = Object.fromEntries(ASSIGNABLE.map((name) => [name, null]));
  const submit = (values: Values) => {
    const changes = Object.fromEntries(values.fields.map((name) => [name, values[name] ?? null])) as AssignmentChanges;
    const chosen = values.which === 'all' ? { filter: filterValues as Record<string, unknown> } : { items: selectedIds.map((id) => ({ id: Number(id) })) };
    return planAssignment({ ...chosen, changes }, values.reason);
  };
  return (
    <FormDialog<Values, AssignmentPlan> title={t('assign.title')} submitLabel={t('assign.preview')} onClose={onClose} onSaved={onPlanned} submit={submit}
      // Who may not list users can still take projects on.
      defaultValues={{ which: 'selected', fields: [], reason: null, ...empty, officerId: mayListUsers ? null : me }}>
      <Which />
      <FieldsToAssign />
      <NewValues />
      <TextBox name="reason" rows={2} maxLength={1_000} />
    </FormDialog>
  );
}
