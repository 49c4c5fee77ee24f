import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import type { ActivityDetail } from '../../shared/contracts/activities';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { ACTIVITY_KINDS, type ActivityKind } from '../../shared/vocabulary';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { TextBox } from '../components/form/TextBox';
import { useOwnParks } from '../components/form/useOwnParks';
import { InvestorMatches } from '../companies/InvestorMatches';
import { DuplicateNotice } from '../projects/DuplicateNotice';
import { LeadPlace } from '../projects/LeadPlace';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { readPreference, writePreference } from '../providers/preferences';
import { useCan, useSession } from '../providers/session';
import { CompanyBox } from './CompanyBox';
import { NextStepFields, NO_STEP, stepOf, type NextStepValues } from './NextStepFields';
import { ProjectBox } from './ProjectBox';
import { useSaved } from './useSaved';

interface LeadValues extends NextStepValues { name: string | null; investors: string[]; parkId: number | null; regionCode: string | null; agreedInvestmentFen: number | null }
interface ActivityValues extends NextStepValues { kind: ActivityKind; companyId: number | null; companyName: string | null; projectId: number | null; projectName: string | null; notes: string | null }
type Mode = 'lead' | 'activity';
const QUICK_KINDS: ActivityKind[] = ['visit-out', 'visit-in', 'call', 'meeting', 'return-visit'];

/** What kind of activity, by one tap. */
function Kinds() {
  const { word } = useWords();
  const { control } = useFormContext();
  const { field } = useController({ name: 'kind', control });
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{QUICK_KINDS.map((kind) => <Chip key={kind} label={word(ACTIVITY_KINDS, kind)} color={field.value === kind ? 'primary' : 'default'} variant={field.value === kind ? 'filled' : 'outlined'} onClick={() => field.onChange(kind)} sx={{ height: 36 }} />)}</Box>;
}

function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useWords();
  return (
    <ToggleButtonGroup size="small" fullWidth exclusive value={mode} onChange={(_event, next: Mode | null) => { if (next) { writePreference('quickAdd', next); onChange(next); } }}>
      <ToggleButton value="activity">{t('quickAdd.activity')}</ToggleButton><ToggleButton value="lead">{t('quickAdd.lead')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/** A visit or call with the lead that it brought and the next step: one request, sent again under the same key when there was no answer. */
function QuickActivity({ onClose, top }: { onClose: () => void; top: React.ReactNode }) {
  const { t } = useWords();
  const own = useOwnParks();
  // Somebody of one park logs leads for that park, as in the form of a lead.
  const ownPark = own.length === 1 ? Number(own[0]!.id) : undefined;
  const navigate = useNavigate();
  const saved = useSaved(onClose);
  const today = useSession()?.installation.today ?? '';
  const submit = ({ kind, companyId, companyName, projectId, projectName, notes, ...next }: ActivityValues, idempotencyKey: string) => api.post<ActivityDetail>('activities', {
    kind, occurredOn: today, notes, ...(companyId ? { companyId } : { companyName }), nextStep: stepOf(next, today),
    ...(projectId ? { projectIds: [projectId] } : projectName?.trim() ? { newLead: { name: projectName.trim(), ...(companyName ? { investors: [companyName] } : {}), ...(ownPark === undefined ? {} : { parkId: ownPark }) } } : {}),
  }, { idempotencyKey });
  const done = (activity: ActivityDetail) => {
    saved('quickAdd.savedActivity');
    const project = activity.projects[0];
    void navigate(project ? `/projects/${project.id}/show?tab=activities` : `/activities/${activity.id}/show`);
  };
  return (
    <FormDialog<ActivityValues, ActivityDetail> title={t('quickAdd.title')} submitLabel={t('quickAdd.submit')} onClose={onClose} onSaved={done} submit={submit}
      defaultValues={{ kind: 'visit-out', companyId: null, companyName: null, projectId: null, projectName: null, notes: null, ...NO_STEP }}>
      {top}
      <Kinds />
      <CompanyBox autoFocus />
      <ProjectBox />
      <TextBox name="notes" label={t('quickAdd.notes')} rows={2} maxLength={5000} />
      <NextStepFields />
    </FormDialog>
  );
}

function QuickLead({ onClose, top }: { onClose: () => void; top: React.ReactNode }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const saved = useSaved(onClose);
  const session = useSession();
  const today = session?.installation.today ?? '';
  const made = useRef<ProjectRecord | null>(null);
  const submit = async ({ nextStep, nextStepDueOn, ...lead }: LeadValues, idempotencyKey: string) => {
    made.current ??= await api.post<ProjectRecord>('projects', { ...lead, officerId: session?.user.id }, { idempotencyKey });
    const step = stepOf({ nextStep, nextStepDueOn }, today);
    if (step) await api.post('next-steps', { ...step, projectId: made.current.id }, { idempotencyKey: `${idempotencyKey}-step` });
    return made.current;
  };
  const done = (project: ProjectRecord) => { saved('quickAdd.saved'); void navigate(`/projects/${project.id}/show`); };
  return (
    <FormDialog<LeadValues, ProjectRecord> title={t('quickAdd.title')} submitLabel={t('quickAdd.submit')} onClose={onClose} onSaved={done} submit={submit}
      defaultValues={{ name: null, investors: [], parkId: null, regionCode: null, agreedInvestmentFen: null, ...NO_STEP }}>
      {top}
      <TextBox name="name" required autoFocus maxLength={200} />
      <NamesField name="investors" companies helper={t('projects.investorsHint')} />
      <InvestorMatches name="investors" />
      <DuplicateNotice />
      <LeadPlace />
      <MoneyField name="agreedInvestmentFen" />
      <NextStepFields />
    </FormDialog>
  );
}

/** A lead or an activity in at most five fields, from anywhere, with one hand. */
export default function QuickAdd({ onClose }: { onClose: () => void }) {
  const mayCreate = useCan('project:create');
  const [mode, setMode] = useState<Mode>(() => readPreference<Mode>('quickAdd', 'activity'));
  const top = mayCreate ? <ModeSwitch mode={mode} onChange={setMode} /> : null;
  return mode === 'lead' && mayCreate ? <QuickLead onClose={onClose} top={top} /> : <QuickActivity onClose={onClose} top={top} />;
}
