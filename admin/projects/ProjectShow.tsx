import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { STAGES } from '../../shared/vocabulary';
import { ProjectCertifications } from '../certifications/ProjectCertifications';
import { ProjectPlaces } from '../carriers/ProjectPlaces';
import { ActivitiesTab } from '../activities/ActivitiesTab';
import { ActivityDialog } from '../activities/ActivityDialog';
import { OpenSteps } from '../activities/OpenSteps';
import { ResponseMark } from '../activities/ResponseMark';
import { Loaded } from '../components/Loaded';
import { StatusMark } from '../components/marks';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { MoneyFigures } from '../money/MoneyFigures';
import { ProjectReturns } from '../supervision/ProjectReturns';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { AmountDialog } from './AmountDialog';
import { FilesTab } from './FilesTab';
import { GateList } from './GateList';
import { LedgerTab } from './LedgerTab';
import { MoneyTab } from './MoneyTab';
import { Overview } from './Overview';
import { PathSteps } from './PathSteps';
import { PhasesDialog } from './PhasesDialog';
import { ProjectActions, type ProjectAction } from './ProjectActions';
import { ProjectChain } from './ProjectChain';
import { RateDialog } from './RateDialog';
import { StageDialog } from './StageDialog';
import { StatusDialog } from './StatusDialog';
import { YearPlanDialog } from './YearPlanDialog';

const TABS = ['overview', 'money', 'ledger', 'activities', 'files'] as const;

function Figures({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  return (
    <>
      <MoneyFigures project={project} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1.25 }}><Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary', minWidth: 76 }}>{t('fields.officerId')}</Box>{project.officerName ?? '—'}</Box>
    </>
  );
}

/** What moves next: what the next stage lacks, and the open next step. */
function Next({ project, onAdvance, onAdd }: { project: ProjectDetail; onAdvance: () => void; onAdd: () => void }) {
  const { t, word } = useWords();
  const mayAdvance = useCan('project:advance-stage');
  const gate = project.status === 'terminated' ? null : project.nextGate;
  return (
    <Section title={t('projects.next')}>
      <OpenSteps projectId={project.id} onAdd={onAdd} />
      <ResponseMark project={project} />
      {gate && (
        <Box sx={{ mt: 1.5, pt: 1.25, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ fontWeight: 500, mb: 0.5 }}>{t(gate.missing.length > 0 ? 'gate.needs' : 'gate.ready', { to: word(STAGES, gate.to) })}</Box>
          <GateList missing={gate.missing} />
          {mayAdvance && gate.missing.length === 0 && <Button variant="contained" sx={{ mt: 1 }} onClick={onAdvance}>{t('gate.advance', { to: word(STAGES, gate.to) })}</Button>}
        </Box>
      )}
    </Section>
  );
}

function Dialogs({ action, project, onClose }: { action: ProjectAction | null; project: ProjectDetail; onClose: () => void }) {
  switch (action) {
    case null: return null;
    case 'stage': return <StageDialog project={project} onClose={onClose} />;
    case 'activity': return <ActivityDialog project={project} onClose={onClose} />;
    case 'funds-arrivals': case 'completed-investments': return <AmountDialog project={project} kind={action} onClose={onClose} />;
    case 'year-plan': return <YearPlanDialog project={project} onClose={onClose} />;
    case 'phases': return <PhasesDialog project={project} onClose={onClose} />;
    case 'rate': return <RateDialog project={project} onClose={onClose} />;
    case 'suspended': case 'active': case 'terminated': return <StatusDialog project={project} status={action} onClose={onClose} />;
  }
}

function ProjectPage({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const [parameters, setParameters] = useSearchParams();
  const [action, setAction] = useState<ProjectAction | null>(null);
  const tab = TABS.find((name) => name === parameters.get('tab')) ?? 'overview';
  const place = project.parkName ?? (project.regionName ? `${project.regionName}${bracketed(t('projects.outsidePark'))}` : project.parkText);
  return (
    <Page title={project.name} back="/projects" heading={<>{project.name} <StatusMark status={project.status} /></>} subtitle={[project.code, project.investors.join(sign('list')), place, project.organisationName].filter(Boolean).join(' · ')}
      actions={<ProjectActions project={project} onAction={setAction} />}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 340px' }, alignItems: 'start' }}>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Section><PathSteps project={project} /></Section>
          <Box sx={{ display: { lg: 'none' } }}><Section><Figures project={project} /></Section></Box>
          <Box sx={{ display: { lg: 'none' } }}><Next project={project} onAdvance={() => setAction('stage')} onAdd={() => setAction('activity')} /></Box>
          <Tabs value={tab} onChange={(_event, next: string) => setParameters({ tab: next }, { replace: true })} variant="scrollable" scrollButtons={false}>
            {TABS.map((name) => <Tab key={name} value={name} label={t(`projects.tabs.${name}`)} />)}
          </Tabs>
          {tab === 'overview' && <><ProjectChain project={project} /><ProjectReturns projectId={project.id} projectName={project.name} /><ProjectCertifications projectId={project.id} /><Overview project={project} /><ProjectPlaces project={project} onAdvance={() => setAction('stage')} /></>}
          {tab === 'money' && <MoneyTab project={project} onAction={setAction} />}
          {tab === 'ledger' && <LedgerTab project={project} />}
          {tab === 'activities' && <ActivitiesTab project={project} onAdd={() => setAction('activity')} />}
          {tab === 'files' && <FilesTab project={project} />}
        </Stack>
        <Stack spacing={2} sx={{ display: { xs: 'none', lg: 'flex' } }}>
          <Section><Figures project={project} /></Section>
          <Next project={project} onAdvance={() => setAction('stage')} onAdd={() => setAction('activity')} />
        </Stack>
      </Box>
      <Dialogs action={action} project={project} onClose={() => setAction(null)} />
    </Page>
  );
}

export default function ProjectShow() {
  return <Loaded<ProjectDetail> resource="projects">{(project) => <ProjectPage key={project.id} project={project} />}</Loaded>;
}
