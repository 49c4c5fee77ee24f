import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import type { MetricAnswer, MetricDefinition } from '../../shared/contracts/metrics';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { DayBox } from '../components/form/DayBox';
import { Page } from '../components/Page';
import { PeriodPicker } from '../components/PeriodPicker';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { PublishDialog } from '../figures/PublishDialog';
import { PageLoading } from '../layout/PageLoading';
import { useWords, type MessageKey } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { ArgumentField } from './ArgumentField';
import { BreakdownTable } from './BreakdownTable';
import { formatFigure } from './figures';
import { LinesTable } from './LinesTable';
import { apiQuery, metricLink, readMetricQuery, type MetricQuery } from './query';
import { useMetric, useMetricDefinitions, type LinesPart } from './useMetrics';

const NO_PERIOD = { year: null, quarter: null, month: null, from: null, to: null };

function SplitField({ definition, by, onChange }: { definition: MetricDefinition; by: string | null; onChange: (by: string) => void }) {
  const { t } = useWords();
  if (definition.breakdowns.length === 0) return null;
  return (
    <TextField select label={t('metrics.breakdown')} value={by ?? ''} onChange={(event) => onChange(event.target.value)} sx={{ width: 150 }}>
      <MenuItem value="">{t('form.none')}</MenuItem>
      {definition.breakdowns.map((name) => <MenuItem key={name} value={name}>{t(`metrics.bys.${name}` as MessageKey)}</MenuItem>)}
    </TextField>
  );
}

function Controls({ definition, query, change, children }: { definition: MetricDefinition; query: MetricQuery; change: (next: MetricQuery) => void; children: ReactNode }) {
  const { t } = useWords();
  const args = query.args ?? {};
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      {query.year !== null && query.year !== undefined && (
        <PeriodPicker value={{ year: query.year, quarter: query.quarter ?? null, month: query.month ?? null }} onChange={(period) => change({ ...query, ...period, from: null, to: null })} />
      )}
      {definition.arguments.map((argument) => <ArgumentField key={argument.name} argument={argument} value={args[argument.name] ?? argument.default} onChange={(value) => change({ ...query, ...(argument.kind === 'day' ? NO_PERIOD : {}), args: { ...args, [argument.name]: value } })} />)}
      {children}
      <DayBox label={t('targets.asOf')} value={query.asOf ?? null} width={190} onChange={(typed, text) => { if (typed?.precision === 'day') change({ ...query, asOf: typed.day }); else if (text === '') change({ ...query, asOf: null }); }} />
    </Box>
  );
}

function Value({ answer }: { answer: MetricAnswer }) {
  const { t, locale } = useWords();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, alignItems: 'baseline' }}>
      <Box sx={{ fontSize: 32, fontWeight: 600, lineHeight: 1.2 }}>{formatFigure(answer.value, answer.unit, locale)}</Box>
      {answer.numerator && answer.denominator && <span>{formatFigure(answer.numerator.value, answer.numerator.unit, locale)} / {formatFigure(answer.denominator.value, answer.denominator.unit, locale)}</span>}
      <Box sx={{ color: 'text.secondary' }}>{answer.period?.label ?? answer.on} · {answer.scope.name} · {t('metrics.lines', { count: answer.lineCount })}</Box>
      {answer.undetermined > 0 && <Box sx={{ color: 'warning.main' }}>{t('metrics.undetermined', { count: answer.undetermined })}</Box>}
    </Box>
  );
}

const PARTS: Record<string, LinesPart> = { counted: {}, numerator: { part: 'numerator' }, denominator: { part: 'denominator' }, undetermined: { undetermined: true } };

function Lines({ answer, query }: { answer: MetricAnswer; query: MetricQuery }) {
  const { t } = useWords();
  const rate = answer.numerator !== undefined;
  const [tab, setTab] = useState(rate ? 'numerator' : 'counted');
  const value = tab === 'denominator' ? answer.denominator?.value ?? 0 : tab === 'numerator' ? answer.numerator?.value ?? 0 : answer.value ?? 0;
  const key = JSON.stringify([query, tab]);
  return (
    <Section flush title={t('metrics.linesTitle')}>
      <Tabs value={tab} onChange={(_event, next: string) => setTab(next)} sx={{ px: 1 }}>
        {rate ? <Tab value="numerator" label={t('metrics.numerator')} /> : <Tab value="counted" label={t('metrics.contributing')} />}
        {rate && <Tab value="denominator" label={t('metrics.denominator')} />}
        <Tab value="undetermined" label={`${t('metrics.undeterminedTab')} ${answer.undetermined}`} />
      </Tabs>
      <LinesTable key={key} path={`metrics/${answer.code}/lines`} query={apiQuery(query)} part={PARTS[tab] ?? {}} unit={(tab === 'numerator' ? answer.numerator?.unit : tab === 'denominator' ? answer.denominator?.unit : undefined) ?? (rate ? 'count' : answer.unit)} value={value} ready />
    </Section>
  );
}

function MetricPage({ definition }: { definition: MetricDefinition }) {
  const { t, locale } = useWords();
  const [search, setSearch] = useSearchParams();
  const today = useSession()?.installation.today ?? '';
  const read = readMetricQuery(search);
  const query: MetricQuery = definition.nature === 'flow' && !read.year && !read.from ? { ...read, year: Number(today.slice(0, 4)) } : read;
  const by = search.get('by');
  const { data: answer, error, refetch } = useMetric(definition.code, query, true);
  const [publishing, setPublishing] = useState(false);
  const mayPublish = useCan('figure:publish');
  const name = locale === 'zh' ? definition.name : definition.nameEn;
  const change = (next: MetricQuery) => setSearch(`${metricLink(definition.code, next).split('?')[1] ?? ''}${by ? `&by=${by}` : ''}`, { replace: true });
  const split = (next: string) => { const copy = new URLSearchParams(search); if (next) copy.set('by', next); else copy.delete('by'); setSearch(copy, { replace: true }); };
  return (
    <Page title={name} back="/metrics" actions={mayPublish && answer && !query.asOf && <Button variant="outlined" onClick={() => setPublishing(true)}>{t('figures.publish')}</Button>} subtitle={locale === 'zh' ? definition.definition : definition.definitionEn}>
      <Stack spacing={2}>
        <Controls definition={definition} query={query} change={change}><SplitField definition={definition} by={by} onChange={split} /></Controls>
        {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
        {!answer && !error && <PageLoading />}
        {answer && !error && (
          <>
            <Section><Value answer={answer} /><Box sx={{ mt: 1, fontSize: 12.5, color: 'text.secondary' }}>{t('metrics.source')}{sign('colon')}{answer.basis.source}</Box></Section>
            {by && <Section title={t(`metrics.bys.${by}` as MessageKey)}><BreakdownTable code={definition.code} query={query} by={by} imported={definition.imported} /></Section>}
            <Lines key={answer.code} answer={answer} query={query} />
          </>
        )}
      </Stack>
      {publishing && answer && <PublishDialog answer={answer} name={name} query={query} onClose={() => setPublishing(false)} />}
    </Page>
  );
}

/** One number: its definition, its arguments, its parts and every line behind it. */
export default function MetricShow() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useMetricDefinitions();
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <PageLoading />;
  const definition = data.find((metric) => metric.code === id);
  return definition ? <MetricPage key={id} definition={definition} /> : <Empty title={t('app.noSuchPage')} />;
}
