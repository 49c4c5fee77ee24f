import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CertificationCandidate } from '../../shared/contracts/certifications';
import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, ORIGINS, VERIFICATIONS, type CertificationKind } from '../../shared/vocabulary';
import { HOME_COUNTIES } from '../components/homeCounties';
import { ListView } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { StageMark, VerificationMark } from '../components/marks';
import { Money, Wan } from '../components/Money';
import { Page } from '../components/Page';
import { When } from '../components/When';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { DecisionDialog } from './DecisionDialog';
import { VerdictMark } from './VerdictMark';

interface Question { year: number; kind: CertificationKind }
const ABOUT = ['year', 'kind'];

/** The year and the kind that the list is about. */
function About() {
  const { t, word } = useWords();
  const { filterValues, setFilters, onUnselectItems } = useListContext();
  const { year, kind } = filterValues as Question;
  const thisYear = Number((useSession()?.installation.today ?? '2026').slice(0, 4));
  const ask = (next: Partial<Question>) => { onUnselectItems(); setFilters({ ...filterValues, ...next }, undefined, false); };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
      <TextField select label={t('money.year')} value={year} onChange={(event) => ask({ year: Number(event.target.value) })} sx={{ width: 120 }}>{Array.from({ length: 6 }, (_, index) => thisYear - index).map((one) => <MenuItem key={one} value={one}>{t('money.yearText', { year: one })}</MenuItem>)}</TextField>
      <Tabs value={kind} onChange={(_event, next: CertificationKind) => ask({ kind: next })} variant="scrollable" scrollButtons={false}>{Object.keys(CERTIFICATION_KINDS).map((code) => <Tab key={code} value={code} label={word(CERTIFICATION_KINDS, code)} />)}</Tabs>
    </Box>
  );
}

function Bulk() {
  const { t } = useWords();
  const { data = [], selectedIds, filterValues, onUnselectItems } = useListContext<CertificationCandidate>();
  const [open, setOpen] = useState(false);
  const rows = data.filter((row) => selectedIds.includes(row.id));
  return (
    <>
      <Button variant="contained" disabled={rows.length === 0} onClick={() => setOpen(true)}>{t('certifications.decide', { count: rows.length })}</Button>
      {open && <DecisionDialog {...(filterValues as Question)} rows={rows} onClose={() => { setOpen(false); onUnselectItems(); }} />}
    </>
  );
}

function Card({ row }: { row: CertificationCandidate }) {
  return (
    <Box>
      <Box sx={{ fontWeight: 500 }}>{row.projectName}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}><VerdictMark verdict={row.verdict} origin={row.origin} /><When day={row.reachedOn} precision={row.reachedOnPrecision} /><Money fen={row.agreedInvestmentFen} /></Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{row.parkName ?? row.regionName ?? row.organisationName}</Box>
    </Box>
  );
}

/** The bureau's list of a year: who reached the stage, what was decided, many at once. */
export default function CandidateList() {
  const { t, word } = useWords();
  const mayCertify = useCan('project:certify');
  const mayExport = useCan('project:export');
  const year = Number((useSession()?.installation.today ?? '2026').slice(0, 4));
  const columns = useMemo<Column<CertificationCandidate>[]>(() => [
    { key: 'project', label: t('reviews.project'), sort: 'projectName', render: (row) => <Box sx={{ minWidth: 220, maxWidth: 420 }}><Link to={`/projects/${row.projectId}/show`}>{row.projectName}</Link><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.projectCode, row.investors.join(sign('list'))].filter(Boolean).join(' · ')}</Box></Box> },
    { key: 'reachedOn', label: t('certifications.signedOn'), sort: 'reachedOn', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}><When day={row.reachedOn} precision={row.reachedOnPrecision} /> <VerificationMark verification={row.verification} bare /></Box> },
    { key: 'stage', label: t('fields.stage'), render: (row) => <StageMark stage={row.stage} /> },
    { key: 'agreed', label: t('columns.agreedWan'), sort: 'agreedInvestmentFen', align: 'right', render: (row) => <Wan fen={row.agreedInvestmentFen} /> },
    { key: 'industry', label: t('fields.industryText'), render: (row) => row.industryText ?? '—' },
    { key: 'place', label: t('columns.place'), render: (row) => row.parkName ?? row.regionName ?? '—' },
    { key: 'origin', label: t('fields.origin'), render: (row) => word(ORIGINS, row.projectOrigin) },
    { key: 'verdict', label: t('certifications.verdict'), sort: 'verdict', render: (row) => <><VerdictMark verdict={row.verdict} origin={row.origin} />{row.decidedOn && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }} title={row.reason ?? undefined}>{row.decisionNumber ?? row.decidedOn}</Box>}{row.ownRecord && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('certifications.own')}</Box>}</> },
  ], [t, word]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'choice', name: 'verdict', label: t('certifications.verdict'), vocabulary: CERTIFICATION_VERDICTS },
    { kind: 'choice', name: 'verification', label: t('columns.verification'), vocabulary: VERIFICATIONS },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'reference', name: 'regionCode', label: t('fields.regionCode'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'amount', name: 'agreedInvestmentFen', label: t('fields.agreedInvestmentFen') },
  ], [t]);
  return (
    <Page title={t('certifications.title')} subtitle={t('certifications.hint')}>
      <ListBase<CertificationCandidate> resource="certification-candidates" sort={{ field: 'verdict', order: 'ASC' }} perPage={50} exporter={false} filterDefaultValues={{ year, kind: 'attraction-project' }}>
        <ListView<CertificationCandidate> name="certification-candidates" columns={columns} filters={filters} search={false} top={<About />} hidden={ABOUT} card={(row) => <Card row={row} />} link={(row) => `/projects/${row.projectId}/show`}
          {...(mayCertify ? { bulk: <Bulk /> } : {})} {...(mayExport ? { exportPath: 'certification-candidates/export' } : {})} empty={{ title: t('certifications.empty'), hint: t('certifications.emptyHint') }} />
      </ListBase>
    </Page>
  );
}
