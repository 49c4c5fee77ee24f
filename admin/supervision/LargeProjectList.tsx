import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LargeProject, LargeProjectsOverview } from '../../shared/contracts/supervision';
import { RETURN_STATES, type ReturnState } from '../../shared/vocabulary';
import { HOME_COUNTIES } from '../components/homeCounties';
import { ListView } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { StageMark, StatusMark } from '../components/marks';
import { Money, Wan } from '../components/Money';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { PolicyClause } from '../components/Clause';
import { When } from '../components/When';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { lastQuarter, quartersUntil, type Quarter } from './quarters';
import { ReturnDialog, type ReturnSubject } from './ReturnDialog';
import { ReturnMark } from './ReturnMark';
import { Completed, ReturnWords } from './ReturnWords';

const ABOUT = ['year', 'quarter', 'missing'];
const QUARTERS_BACK = 20;

/** The quarter, by which rules its roster is made up, and how many reported; what is missing is one tap away. */
function About() {
  const { t } = useWords();
  const { filterValues, setFilters } = useListContext();
  const { missing, ...asked } = filterValues as Quarter & { missing?: boolean };
  const today = useSession()?.installation.today ?? '2026-01-01';
  const filter = JSON.stringify(asked);
  const { data } = useQuery({ queryKey: ['large-projects', 'overview', filter], queryFn: ({ signal }) => api.get<LargeProjectsOverview>('large-projects/overview', { filter }, signal) });
  const ask = (next: Record<string, unknown>) => setFilters({ ...filterValues, ...next }, undefined, false);
  const toggle = (value: boolean) => setFilters(missing === value ? asked : { ...asked, missing: value }, undefined, false);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center', mb: 1.5 }}>
      <TextField select label={t('supervision.quarter')} value={`${asked.year}-${asked.quarter}`} sx={{ width: 168 }} onChange={(event) => { const [year, quarter] = event.target.value.split('-').map(Number); ask({ year, quarter }); }}>
        {quartersUntil(today, QUARTERS_BACK).map(({ year, quarter }) => <MenuItem key={`${year}-${quarter}`} value={`${year}-${quarter}`}>{t('supervision.quarterLabel', { year, quarter })}</MenuItem>)}
      </TextField>
      {data && (
        <>
          <Box sx={{ fontSize: 13.5 }}>
            {t('supervision.count', { count: data.projects })} <Money fen={data.agreedInvestmentFen} /> · <PolicyClause item="key-projects.large-signed" on={data.policyDay}>{t(data.bound === 'more-than' ? 'supervision.above' : 'supervision.atLeast')} <Money fen={data.limitFen} /></PolicyClause> · <PolicyClause item="supervision.returns-due" on={data.policyDay}>{t('supervision.dueOn', { day: data.dueOn })}</PolicyClause>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
            {(Object.keys(RETURN_STATES) as ReturnState[]).filter((state) => data.states[state] > 0).map((state) => {
              const open = state === 'due' || state === 'missing';
              return <ReturnMark key={state} state={state} count={data.states[state]} chosen={missing === open} onClick={() => toggle(open)} />;
            })}
          </Box>
        </>
      )}
    </Box>
  );
}

const subjectOf = ({ projectId, projectName, year, quarter, completedInvestmentFen, return: line }: LargeProject): ReturnSubject => ({ projectId, projectName, year, quarter, computedFen: completedInvestmentFen, line });

function Card({ row, onReport }: { row: LargeProject; onReport: (row: LargeProject) => void }) {
  const { t } = useWords();
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}><Box sx={{ flex: 1, fontWeight: 500 }}><Link to={`/projects/${row.projectId}/show`}>{row.projectName}</Link></Box><ReturnMark state={row.state} /></Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', fontSize: 13.5 }}><StageMark stage={row.stage} /><StatusMark status={row.status} /><Money fen={row.agreedInvestmentFen} /><span>{t('supervision.completed')} <Completed computedFen={row.return?.computedFen ?? row.completedInvestmentFen} statedFen={row.return?.statedFen} /></span></Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.organisationName, row.parkName ?? row.regionName].filter(Boolean).join(' · ')}</Box>
      {row.return && <Box sx={{ fontSize: 13.5 }}><ReturnWords line={row.return} /></Box>}
      {row.mayReport && <Box><Button size="small" variant={row.return ? 'outlined' : 'contained'} onClick={() => onReport(row)}>{t(row.return ? 'supervision.correct' : 'supervision.report')}</Button></Box>}
    </Box>
  );
}

/** The large signed projects of a quarter: what each unit reported, and who is silent. */
export default function LargeProjectList() {
  const { t } = useWords();
  const mayExport = useCan('report:export');
  const today = useSession()?.installation.today ?? '2026-01-01';
  const [reporting, setReporting] = useState<LargeProject | null>(null);
  const columns = useMemo<Column<LargeProject>[]>(() => [
    { key: 'project', label: t('reviews.project'), render: (row) => <Box sx={{ minWidth: 200, maxWidth: 300 }}><Link to={`/projects/${row.projectId}/show`}>{row.projectName}</Link> <StatusMark status={row.status} /><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.projectCode, row.investors.join(sign('list'))].filter(Boolean).join(' · ')}</Box></Box> },
    { key: 'unit', label: t('supervision.unit'), render: (row) => <Box sx={{ minWidth: 110 }}>{row.organisationName}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{row.parkName ?? row.regionName}</Box></Box> },
    { key: 'signedOn', label: t('certifications.signedOn'), sort: 'signedOn', render: (row) => <><When day={row.signedOn} precision={row.signedOnPrecision} /><Box sx={{ fontSize: 12.5 }}><StageMark stage={row.stage} /></Box></> },
    { key: 'agreed', label: t('columns.agreedWan'), sort: 'agreedInvestmentFen', align: 'right', render: (row) => <Wan fen={row.agreedInvestmentFen} /> },
    { key: 'completed', label: t('supervision.completed'), align: 'right', render: (row) => <Completed computedFen={row.return?.computedFen ?? row.completedInvestmentFen} statedFen={row.return?.statedFen} /> },
    { key: 'funds', label: t('supervision.funds'), align: 'right', optional: true, render: (row) => <Money fen={row.fundsArrivedFen} /> },
    { key: 'progress', label: t('supervision.progress'), render: (row) => (row.return ? <Box sx={{ minWidth: 200, maxWidth: 420 }}><ReturnWords line={row.return} /></Box> : '—') },
    { key: 'state', label: t('supervision.state'), sort: 'reportedAt', render: (row) => <><ReturnMark state={row.state} />{row.mayReport && <Box sx={{ mt: 0.5 }}><Button size="small" variant={row.return ? 'outlined' : 'contained'} onClick={() => setReporting(row)}>{t(row.return ? 'supervision.correct' : 'supervision.report')}</Button></Box>}</> },
  ], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'regionCode', label: t('fields.regionCode'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'flag', name: 'missing', label: t('supervision.missingOnly') },
    { kind: 'flag', name: 'hasProblems', label: t('supervision.problemsOnly') },
    { kind: 'amount', name: 'agreedInvestmentFen', label: t('fields.agreedInvestmentFen') },
  ], [t]);
  return (
    <Page title={t('supervision.title')} subtitle={t('supervision.hint')}>
      <ListBase<LargeProject> resource="large-projects" sort={{ field: 'agreedInvestmentFen', order: 'DESC' }} perPage={50} exporter={false} filterDefaultValues={{ ...lastQuarter(today) }}>
        <ListView<LargeProject> name="large-projects" columns={columns} filters={filters} search={false} top={<About />} hidden={ABOUT} card={(row) => <Card row={row} onReport={setReporting} />} {...(mayExport ? { exportPath: 'large-projects/export' } : {})} empty={{ title: t('supervision.empty'), hint: t('supervision.emptyHint') }} />
      </ListBase>
      {reporting && <ReturnDialog subject={subjectOf(reporting)} onClose={() => setReporting(null)} />}
    </Page>
  );
}
