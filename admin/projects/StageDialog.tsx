import Alert from '@mui/material/Alert';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { EVIDENCE_KINDS, MILESTONE_CODES, MILESTONES, STAGE_CODES, STAGES, type EvidenceKind, type Stage } from '../../shared/vocabulary';
import { useFormShell } from '../components/form/ApiForm';
import { ChoiceField } from '../components/form/ChoiceField';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { TextBox } from '../components/form/TextBox';
import { useField } from '../components/form/useField';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { PROJECT_FIELDS } from './fields';
import { GateList, type Missing } from './GateList';
import { ProjectInput } from './ProjectInput';
import { useProjectSaved } from './useProjectSaved';

type Values = Record<string, unknown>;

function TargetField({ project }: { project: ProjectDetail }) {
  const { t, word } = useWords();
  const { field, error, helperText } = useField({ name: 'to', required: true });
  const phase = useWatch({ name: 'phase' }) as string | null;
  const stages = project.path.filter((step) => !step.reached || (phase && STAGE_CODES.indexOf(step.stage) > STAGE_CODES.indexOf('signed'))).map((step) => step.stage);
  const milestones = MILESTONE_CODES.filter((code) => !project.milestones.some((fact) => fact.milestone === code));
  return (
    <TextField select label={t('stage.to')} value={field.value ?? ''} onChange={field.onChange} inputRef={field.ref} error={error} helperText={helperText}>
      {stages.length > 0 && <ListSubheader>{t('stage.stages')}</ListSubheader>}
      {stages.map((code) => <MenuItem key={code} value={code}>{word(STAGES, code)}</MenuItem>)}
      {!phase && milestones.length > 0 && <ListSubheader>{t('stage.milestones')}</ListSubheader>}
      {!phase && milestones.map((code) => <MenuItem key={code} value={code}>{word(MILESTONES, code)}</MenuItem>)}
    </TextField>
  );
}

/** Where a gate is satisfied by either of two fields, both are offered. */
const EITHER: Record<string, string[]> = { parkId: ['parkId', 'regionCode'], industryCode: ['industryCode', 'industryText'] };
const fieldsFor = (code: string): string[] => (EITHER[code] ?? [code]).filter((name) => PROJECT_FIELDS.has(name));
const given = (value: unknown) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

function Gate({ project }: { project: ProjectDetail }) {
  const { t, word } = useWords();
  const values = useWatch() as Values;
  const gate = project.nextGate;
  const mayUpdate = useCan('project:update');
  const { failure } = useFormShell();
  const [asked, setAsked] = useState<string[]>([]);
  useEffect(() => {
    const refused = (failure?.others ?? []).filter((problem) => problem.code === 'gate-field-missing').flatMap((problem) => fieldsFor(problem.path));
    if (refused.length > 0) setAsked((before) => [...before, ...refused]);
  }, [failure]);
  if (String(values['to']) in MILESTONES) return <EvidenceField />;
  const missing = gate && gate.to === values['to'] ? gate.missing : [];
  const files = (values['evidenceIds'] as { kind: string }[] | null) ?? [];
  const supplied = (item: Missing) => (item.kind === 'field' ? fieldsFor(item.code).some((name) => given(values[name])) : files.some((file) => item.code.split('|').includes(file.kind)));
  const wanted = missing.find((item) => item.kind === 'evidence' && !supplied(item))?.code.split('|')[0];
  return (
    <>
      {missing.length > 0 && <Alert severity="info" icon={false}>{t('gate.needs', { to: word(STAGES, gate?.to) })}<GateList missing={missing} supplied={supplied} /></Alert>}
      {gate?.to !== values['to'] && given(values['to']) && <Alert severity="info" icon={false}>{t('gate.checkedOnSave')}</Alert>}
      {mayUpdate && [...new Set([...missing.filter((item) => item.kind === 'field').flatMap((item) => fieldsFor(item.code)), ...asked])].map((name) => { const field = PROJECT_FIELDS.get(name); return field && <ProjectInput key={name} field={field} />; })}
      <EvidenceField suggested={wanted && wanted in EVIDENCE_KINDS ? wanted as EvidenceKind : undefined} />
    </>
  );
}

function Bypass() {
  const { t } = useWords();
  if (!useCan('project:bypass-gate')) return null;
  return <FlagField name="bypassGate" label={t('gate.bypass')} helper={t('gate.bypassHint')} />;
}

/** Advances a project, with the fields that the stage asks for in the same request: everything in one place, and every reason when the gate refuses. */
export function StageDialog({ project, to, notice, onClose }: { project: ProjectDetail; to?: Stage; notice?: ReactNode; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today ?? null;
  const attributes = (project.nextGate?.missing ?? []).filter((item) => item.kind === 'field').flatMap((item) => fieldsFor(item.code));
  const record = project as unknown as Values;

  const submit = (values: Values, idempotencyKey: string) => {
    const changed = Object.keys(values).filter((name) => PROJECT_FIELDS.has(name) && given(values[name]) && values[name] !== record[name]);
    const body = {
      ...(changed.length > 0 ? { fields: Object.fromEntries(changed.map((name) => [name, values[name]])), version: project.version } : {}),
      to: values['to'], occurredOn: values['occurredOn'], occurredOnPrecision: values['occurredOnPrecision'], evidenceIds: evidenceIds(values['evidenceIds']),
      ...(values['phase'] ? { phase: Number(values['phase']) } : {}), ...(values['reason'] ? { reason: values['reason'] } : {}), ...(values['bypassGate'] ? { bypassGate: true } : {}),
    };
    return api.post(`projects/${project.id}/stage-events`, body, { idempotencyKey });
  };
  return (
    <FormDialog<Values> title={t('stage.title')} submitLabel={t('stage.submit')} onClose={onClose} onSaved={() => saved('stage.saved')} submit={submit}
      defaultValues={{ to: to ?? project.nextGate?.to ?? project.path.find((step) => !step.reached)?.stage ?? null, occurredOn: today, occurredOnPrecision: 'day', evidenceIds: [], reason: null, phase: null, bypassGate: false, ...Object.fromEntries(attributes.map((name) => [name, record[name]])) }}>
      {notice && <Alert severity="warning">{notice}</Alert>}
      {project.phases.length > 0 && <ChoiceField name="phase" label={t('money.phase')} vocabulary={Object.fromEntries(project.phases.map(({ number, name }) => [number, { zh: name, en: name }]))} helper={t('money.wholeProject')} />}
      <TargetField project={project} />
      <PreciseDayField name="occurredOn" required />
      <Gate project={project} />
      <TextBox name="reason" rows={2} helper={t('stage.reasonHint')} maxLength={500} />
      <Bypass />
    </FormDialog>
  );
}
