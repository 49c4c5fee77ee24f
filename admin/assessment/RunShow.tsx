import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useSearchParams } from 'react-router-dom';
import type { AssessmentRunDetail } from '../../shared/contracts/assessment';
import { ExportButton } from '../components/list/ExportButton';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { DifferencesPanel } from './DifferencesPanel';
import { ObjectionsTab } from './ObjectionsTab';
import { ProgressTab } from './ProgressTab';
import { RunMark } from './RunMark';
import { ScoresTab } from './ScoresTab';
import { StepBar } from './StepBar';
import { UnitsTab } from './UnitsTab';
import { ValuesTab } from './ValuesTab';
import { WhatIfTab } from './WhatIfTab';

const TABS = ['values', 'units', 'scores', 'what-if', 'objections', 'progress'] as const;
type TabName = (typeof TABS)[number];

function RunPage({ run }: { run: AssessmentRunDetail }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayExport = useCan('report:export');
  const computed = run.computedAt !== null;
  // Who sees single parks only sees no ranks before they are open.
  const seesCity = useSession()?.permissions.some(({ code, scope }) => code === 'assessment:read' && scope === 'city') ?? false;
  const tabs = TABS.filter((name) => computed || (name === 'what-if' ? seesCity : name !== 'scores'));
  const asked = search.get('tab') as TabName | null;
  const tab = asked && tabs.includes(asked) ? asked : run.status === 'collecting' || !computed ? 'values' : 'scores';
  const reports = mayExport && computed && (
    <>
      <ExportButton path={`assessment-runs/${run.id}/report`} query={{ format: 'xlsx' }} filename={`assessment-${run.year}.xlsx`} label={t('assessment.resultTable')} />
      <ExportButton path={`assessment-runs/${run.id}/report`} query={{ format: 'docx' }} filename={`notice-${run.year}.docx`} label={t('assessment.notice')} />
    </>
  );
  return (
    <Page title={run.name} back="/assessment-runs" heading={<>{run.name} <RunMark run={run} /></>} actions={reports}
      subtitle={<>{t('assessment.dueOn')} {run.dueOn} · {t('assessment.units')} {run.units} · <span title={run.packSha256}>{t('assessment.pack')} {run.packCode}@{run.packNumber}</span></>}>
      <Stack spacing={1.5}>
        <StepBar run={run} />
        {run.missing > 0 && <Alert severity={run.status === 'collecting' ? 'info' : 'warning'}>{t('assessment.missingSum', { count: run.missing })}{run.missingDecision ? ` · ${run.missingDecision}` : ''}</Alert>}
        <Tabs value={tab} onChange={(_event, next: string) => setSearch({ tab: next }, { replace: true })} variant="scrollable" allowScrollButtonsMobile>
          {tabs.map((name) => <Tab key={name} value={name} label={`${t(`assessment.tabs.${name}`)}${name === 'objections' && run.objections.length ? ` ${run.objections.length}` : ''}`} />)}
        </Tabs>
        {tab === 'values' && <ValuesTab run={run} />}
        {tab === 'units' && <UnitsTab run={run} />}
        {tab === 'scores' && <ScoresTab run={run} />}
        {tab === 'what-if' && <WhatIfTab run={run} />}
        {tab === 'objections' && <ObjectionsTab run={run} />}
        {tab === 'progress' && <><ProgressTab run={run} />{computed && <DifferencesPanel run={run} />}</>}
      </Stack>
    </Page>
  );
}

export default function RunShow() {
  return <Loaded<AssessmentRunDetail> resource="assessment-runs">{(run) => <RunPage key={run.id} run={run} />}</Loaded>;
}
