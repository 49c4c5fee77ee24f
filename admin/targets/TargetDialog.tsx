import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import type { MetricDefinition } from '../../shared/contracts/metrics';
import type { TargetRecord } from '../../shared/contracts/targets';
import { TARGET_PACES } from '../../shared/vocabulary';
import { Clause, sourceOf } from '../components/Clause';
import { ChoiceField } from '../components/form/ChoiceField';
import { FormDialog } from '../components/form/FormDialog';
import { ReferenceField } from '../components/form/ReferenceField';
import { ReferencesField } from '../components/form/ReferencesField';
import { TextBox } from '../components/form/TextBox';
import { useField } from '../components/form/useField';
import { ArgumentField } from '../metrics/ArgumentField';
import { useMetricDefinitions } from '../metrics/useMetrics';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { MonthlyPlan } from './MonthlyPlan';
import { ScopeField } from './ScopeField';
import { usePolicyTarget } from './TargetValue';
import { kept, typed, ValueField, type TargetForm } from './ValueField';

function MetricField({ definitions }: { definitions: MetricDefinition[] }) {
  const { t, locale } = useWords();
  const { field, error, helperText } = useField({ name: 'metric', required: true });
  const { setValue } = useFormContext<TargetForm>();
  const choose = (code: string) => { field.onChange(code); setValue('arguments', {}); setValue('pace', null); setValue('monthlyPlan', null); };
  const current = definitions.find(({ code }) => code === field.value);
  return (
    <TextField select required label={t('targets.metric')} value={field.value ?? ''} error={error} helperText={helperText ?? (current && (locale === 'zh' ? current.definition : current.definitionEn))} inputRef={field.ref} onBlur={field.onBlur} onChange={(event) => choose(event.target.value)}>
      {definitions.map((metric) => <MenuItem key={metric.code} value={metric.code}>{locale === 'zh' ? metric.name : metric.nameEn}</MenuItem>)}
    </TextField>
  );
}

function Arguments({ definition }: { definition: MetricDefinition }) {
  const { field, fieldState } = useController<TargetForm, 'arguments'>({ name: 'arguments' });
  useField({ name: 'arguments' });
  const specs = definition.arguments.filter(({ name }) => name !== 'on');
  if (specs.length === 0) return null;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>{specs.map((spec) => <ArgumentField key={spec.name} argument={spec} value={field.value[spec.name] ?? spec.default} onChange={(value) => field.onChange({ ...field.value, [spec.name]: value })} />)}</Box>
      {fieldState.error && <FormHelperText error>{fieldState.error.message}</FormHelperText>}
    </Box>
  );
}

function PolicySays({ metric, year }: { metric: string; year: number }) {
  const { t, locale } = useWords();
  const item = usePolicyTarget(metric, year);
  if (!item) return null;
  return <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('targets.policySays')} <Clause source={sourceOf(item)}>{locale === 'zh' ? item.name : item.nameEn} {String((item.value as { amount?: number }).amount ?? '')}{locale === 'zh' ? item.unit ?? '' : ''}</Clause></Box>;
}

function Inputs({ definitions, year, allocated }: { definitions: MetricDefinition[]; year: number; allocated: boolean }) {
  const { t } = useWords();
  const [metric, pace] = useWatch<TargetForm, ['metric', 'pace']>({ name: ['metric', 'pace'] });
  const definition = definitions.find(({ code }) => code === metric);
  return (
    <>
      {allocated ? <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('targets.allocatedHint')}</Box> : <><MetricField definitions={definitions} />{definition && <Arguments definition={definition} />}<ScopeField name="scopeKey" /></>}
      {definition && <ValueField name="value" unit={definition.unit} label={t('targets.value')} />}
      {definition && <PolicySays metric={definition.code} year={year} />}
      <ChoiceField name="pace" label={t('targets.pace')} vocabulary={TARGET_PACES} />
      {pace === 'plan' && definition && <MonthlyPlan unit={definition.unit} />}
      <TextBox name="label" label={t('targets.label')} helper={t('targets.labelHint')} maxLength={40} />
      <ReferenceField name="responsibleOrganisationId" label={t('targets.responsible')} resource="organisations" helper={t('targets.responsibleHint')} />
      <ReferencesField name="cooperatingOrganisationIds" label={t('targets.cooperating')} resource="organisations" />
      <TextBox name="source" label={t('targets.source')} maxLength={200} />
      <TextBox name="note" label={t('targets.note')} rows={2} maxLength={2000} />
    </>
  );
}

/** Sets a target for a year, or changes one. */
export function TargetDialog({ year, target, allocated = false, onClose }: { year: number; target: TargetRecord | null; allocated?: boolean; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const { data: definitions } = useMetricDefinitions();
  if (!definitions) return null;
  const unitOf = (code: string | null) => definitions.find((metric) => metric.code === code)?.unit ?? 'count';
  const defaults: TargetForm = target
    ? { ...target, label: target.label || null, value: typed(target.value, target.unit), monthlyPlan: target.monthlyPlan?.map((value) => typed(value, target.unit)) ?? null }
    : { metric: null, arguments: {}, label: null, scopeKey: 'city', value: null, pace: null, monthlyPlan: null, responsibleOrganisationId: null, cooperatingOrganisationIds: [], source: null, note: null };
  const submit = (values: TargetForm, idempotencyKey: string) => {
    const unit = unitOf(values.metric);
    const { metric, arguments: args, scopeKey, label, value, pace, monthlyPlan, responsibleOrganisationId, cooperatingOrganisationIds, source, note } = values;
    const body = {
      ...(allocated ? {} : { metric, arguments: args, scopeKey }), label: label ?? '', value: kept(value, unit), ...(pace ? { pace } : {}), monthlyPlan: pace === 'plan' ? (monthlyPlan ?? []).map((planned) => kept(planned, unit)) : null,
      ...(responsibleOrganisationId ? { responsibleOrganisationId } : {}), cooperatingOrganisationIds, source, note,
    };
    return target ? api.put(`targets/${target.id}`, { ...body, version: target.version }) : api.post('targets', { ...body, year }, { idempotencyKey });
  };
  return (
    <FormDialog<TargetForm> wide title={target ? t('targets.edit') : t('targets.createFor', { year })} defaultValues={defaults} submit={submit} onSaved={() => saved()} onClose={onClose}>
      <Inputs definitions={definitions} year={year} allocated={allocated} />
    </FormDialog>
  );
}
