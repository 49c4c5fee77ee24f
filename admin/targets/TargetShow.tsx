import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { TargetDetail, TargetProgress } from '../../shared/contracts/targets';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { PageLoading } from '../layout/PageLoading';
import { formatFigure } from '../metrics/figures';
import { LinesTable } from '../metrics/LinesTable';
import { useMetricDefinitions, type LinesPart } from '../metrics/useMetrics';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { useProjectSaved } from '../projects/useProjectSaved';
import { AllocateDialog } from './AllocateDialog';
import { Course } from './Course';
import { Forecast } from './Forecast';
import { Lamp } from './Lamp';
import { MomentBar } from './MomentBar';
import { PaceBar } from './PaceBar';
import { TargetDialog } from './TargetDialog';
import { targetLink, TargetTable } from './TargetTable';
import { TargetValue } from './TargetValue';
import { useTarget, type Moment } from './useTargets';
import { argumentsInWords, percent } from './words';

function Standing({ target }: { target: TargetProgress }) {
  const { t, locale } = useWords();
  const show = (value: number | null) => formatFigure(value, target.unit, locale);
  return (
    <Section>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, alignItems: 'baseline', mb: 1 }}>
        <Box sx={{ fontSize: 30, fontWeight: 600 }}>{show(target.actual)} <Box component="span" sx={{ fontSize: 18, fontWeight: 400 }}>/ <TargetValue target={target} /></Box></Box>
        <Box sx={{ fontSize: 18 }}>{percent(target.completionRate)}</Box><Lamp light={target.light} because={target.because} />
        <Box sx={{ color: 'text.secondary' }}>{target.because}</Box>
      </Box>
      <PaceBar completion={target.completionRate} expected={target.expectedRate} />
      <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>
        {[`${t('targets.lastYear')} ${show(target.lastYear.sameDay)}`, t('targets.lastYearWhole', { value: show(target.lastYear.whole) }), `${t('targets.responsible')}${sign('colon')}${target.responsibleOrganisationName}`, target.cooperatingOrganisationNames.length > 0 && `${t('targets.cooperating')}${sign('colon')}${target.cooperatingOrganisationNames.join(sign('list'))}`, target.source && `${t('targets.source')}${sign('colon')}${target.source}`, target.undetermined > 0 && t('metrics.undetermined', { count: target.undetermined }), target.note].filter(Boolean).join(' · ')}
      </Box>
      {target.allocated && <Box sx={{ mt: 0.5, fontSize: 13 }}>{t('targets.allocated')} {show(target.allocated.value)}{sign('colon')}{target.allocated.because}</Box>}
    </Section>
  );
}

const SIDES: Record<string, LinesPart> = { counted: {}, numerator: { part: 'numerator' }, denominator: { part: 'denominator' } };

function TargetLines({ target, moment, sides: rate }: { target: TargetProgress; moment: Moment; sides: boolean }) {
  const { t } = useWords();
  const [tab, setTab] = useState(rate ? 'numerator' : 'counted');
  return (
    <Section flush title={t('metrics.linesTitle')}>
      {rate && <Tabs value={tab} onChange={(_event, next: string) => setTab(next)} sx={{ px: 1 }}><Tab value="numerator" label={t('metrics.numerator')} /><Tab value="denominator" label={t('metrics.denominator')} /></Tabs>}
      <LinesTable key={JSON.stringify([moment, tab])} path={`targets/${target.id}/lines`} query={{ ...moment }} part={SIDES[tab] ?? {}} unit={rate ? 'count' : target.unit} value={rate ? null : target.actual} ready />
    </Section>
  );
}

function ArchiveTarget({ target }: { target: TargetProgress }) {
  const { t } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const saved = useProjectSaved(() => navigate(`/targets?year=${target.year}`));
  const archive = () => api.put(`targets/${target.id}`, { archived: true, version: target.version }).then(() => saved('targets.archived'), (error: unknown) => notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' }));
  return <Button variant="outlined" onClick={() => { void archive(); }}>{t('targets.archive')}</Button>;
}

function TargetPage({ detail, moment, change }: { detail: TargetDetail; moment: Moment; change: (next: Moment) => void }) {
  const { t, locale } = useWords();
  const { target, children } = detail;
  const [dialog, setDialog] = useState<'edit' | 'allocate' | null>(null);
  const [search] = useSearchParams();
  const thisYear = Number((useSession()?.installation.today ?? '').slice(0, 4));
  const mayManage = useCan('target:manage');
  const mayAllocate = useCan('target:allocate');
  const { data: definitions } = useMetricDefinitions();
  const definition = definitions?.find(({ code }) => code === target.metric);
  const args = argumentsInWords(target, definition, locale);
  return (
    <Page title={`${target.scopeName} · ${target.metricName}`} back={`/targets?year=${target.year}`} subtitle={<>{[t('period.yearLabel', { year: target.year }), target.label, args].filter(Boolean).join(' · ')}{target.parentId !== null && <> · <Link to={targetLink(target.parentId, search.size ? `?${search.toString()}` : '')}>{t('targets.parent')}</Link></>}</>} actions={<>
      {mayAllocate && <Button variant="contained" onClick={() => setDialog('allocate')}>{t('targets.allocate')}</Button>}
      {mayManage && <Button variant="outlined" onClick={() => setDialog('edit')}>{t('targets.edit')}</Button>}
      {mayManage && children.length === 0 && <ArchiveTarget target={target} />}
    </>}>
      <Stack spacing={2}>
        <MomentBar moment={moment} change={change} />
        <Standing target={target} />
        {children.length > 0 && <Section flush title={t('targets.children')}><TargetTable rows={children} search={search.size ? `?${search.toString()}` : ''} /></Section>}
        {detail.months.length > 0 && <Section title={t('targets.course')}><Course detail={detail} /></Section>}
        {target.year >= thisYear && <Forecast target={target} />}
        {definition && <TargetLines target={target} moment={moment} sides={target.unit === 'rate' && !definition.imported} />}
      </Stack>
      {dialog === 'edit' && <TargetDialog year={target.year} target={target} allocated={children.length > 0 || target.parentId !== null} onClose={() => setDialog(null)} />}
      {dialog === 'allocate' && <AllocateDialog target={target} below={children} onClose={() => setDialog(null)} />}
    </Page>
  );
}

/** One target: where it stands, those below it, its course, what it may come to, and every line behind the number. */
export default function TargetShow() {
  const id = Number(useParams()['id']);
  const [search, setSearch] = useSearchParams();
  const moment: Moment = { on: search.get('on'), asOf: search.get('asOf') };
  const { data, error, refetch } = useTarget(id, moment);
  const change = (next: Moment) => setSearch(Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]))), { replace: true });
  if (error && !data) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <PageLoading />;
  return <>{error && <Failure error={error} onRetry={() => { void refetch(); }} />}<TargetPage key={id} detail={data} moment={moment} change={change} /></>;
}
