import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MoneyEntry, MoneySum, MoneySummary } from '../../shared/contracts/money';
import { formatForeign } from '../../shared/exchange';
import { MONEY_SERIES, ORIGINS, VERIFICATIONS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { HOME_COUNTIES } from '../components/homeCounties';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { VerificationMark } from '../components/marks';
import { Money, Wan } from '../components/Money';
import { Page } from '../components/Page';
import { When } from '../components/When';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const opens = (entry: MoneyEntry) => `/projects/${entry.projectId}/show?tab=ledger&event=${entry.id}`;

function Marks({ entry }: { entry: MoneyEntry }) {
  const { t } = useWords();
  return <>{entry.correction && <Chip label={t('money.correction')} />}{entry.bypassedGate && <Chip label={t('ledger.bypassed')} color="warning" variant="outlined" />}{entry.beyondAgreed && entry.series === 'funds-arrived' && <Chip label={t('money.flaggedBeyond')} color="warning" variant="outlined" />}</>;
}

function Card({ entry }: { entry: MoneyEntry }) {
  const { word } = useWords();
  return (
    <Box>
      <Box sx={{ fontWeight: 500 }}>{entry.projectName}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{word(MONEY_SERIES, entry.series)}<Box component="span" sx={{ fontWeight: 600 }}><Money fen={entry.amountFen} /></Box><When day={entry.occurredOn} precision={entry.occurredOnPrecision} /><Marks entry={entry} /></Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[entry.origin && word(ORIGINS, entry.origin), entry.parkName ?? entry.regionName].filter(Boolean).join(' · ')} <VerificationMark verification={entry.verification} /></Box>
    </Box>
  );
}

/** The sums of all rows that match, whatever the page; the series stay apart. */
function SumLine() {
  const { t, word } = useWords();
  const { filterValues } = useListContext();
  const filter = JSON.stringify(filterValues);
  const { data } = useQuery({ queryKey: ['money-entries', 'summary', filter], queryFn: ({ signal }) => api.get<MoneySummary>('money-entries/summary', { filter }, signal) });
  if (!data) return null;
  const figure = (label: string, sum: MoneySum) => (
    <Box key={label}><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{label} · {t('money.rows', { count: sum.count })}</Box><Box sx={{ fontSize: 16, fontWeight: 600 }}><Money fen={sum.amountFen} /></Box><Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('money.verified', { amount: '' })}<Money fen={sum.verifiedFen} /></Box></Box>
  );
  return (
    <Box component="section" aria-label={t('money.inAll')} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, mb: 1.5 }}>
      {figure(word(MONEY_SERIES, 'funds-arrived'), data.series['funds-arrived'])}
      {figure(word(MONEY_SERIES, 'completed-investment'), data.series['completed-investment'])}
      {data.origins.length > 1 && data.origins.map((sum) => figure(t('money.ofWhich', { origin: sum.origin ? word(ORIGINS, sum.origin) : t('money.unstated') }), sum))}
    </Box>
  );
}

function useMoneyColumns(): Column<MoneyEntry>[] {
  const { t, word, locale } = useWords();
  return useMemo(() => [
    { key: 'project', label: t('reviews.project'), render: (entry) => <Box sx={{ minWidth: 200, maxWidth: 380 }}><Link to={opens(entry)}>{entry.projectName}</Link><Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{[entry.projectCode, entry.parkName ?? entry.regionName].filter(Boolean).join(' · ')}</Box></Box> },
    { key: 'series', label: t('money.series'), sort: 'series', render: (entry) => <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', whiteSpace: 'nowrap' }}>{word(MONEY_SERIES, entry.series)}<Marks entry={entry} /></Box> },
    { key: 'occurredOn', label: t('money.period'), sort: 'occurredOn', render: (entry) => <When day={entry.occurredOn} precision={entry.occurredOnPrecision} /> },
    { key: 'amount', label: t('columns.amountWan'), sort: 'amountFen', align: 'right', render: (entry) => <><Wan fen={entry.amountFen} />{entry.exchange && <Box sx={{ fontSize: 12.5, color: 'text.secondary', whiteSpace: 'nowrap' }} title={`${entry.exchange.source} ${entry.exchange.rateOn}`}>{formatForeign(entry.exchange.amountMinor, entry.exchange.currency, locale)} × {entry.exchange.rate}</Box>}</> },
    { key: 'origin', label: t('fields.origin'), sort: 'origin', render: (entry) => (entry.origin ? word(ORIGINS, entry.origin) : '—') },
    { key: 'verification', label: t('columns.verification'), sort: 'verification', render: (entry) => <VerificationMark verification={entry.verification} /> },
    { key: 'evidence', label: t('money.evidence'), align: 'right', render: (entry) => (entry.evidenceCount > 0 ? entry.evidenceCount : <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{t('money.noEvidence')}</Box>) },
    { key: 'organisation', label: t('fields.organisationId'), optional: true, render: (entry) => entry.organisationName },
    { key: 'recorded', label: t('reviews.recorded'), optional: true, render: (entry) => <Box sx={{ whiteSpace: 'nowrap' }}>{entry.recordedByName}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{formatInstant(entry.recordedAt)}</Box></Box> },
    { key: 'reason', label: t('amounts.note'), optional: true, render: (entry) => entry.reason ?? '—' },
  ], [t, word, locale]);
}

/** Every receipt of funds and every amount of completed investment; each row opens its entry in the project's ledger. */
export default function MoneyList() {
  const { t } = useWords();
  const mayExport = useCan('project:export');
  const columns = useMoneyColumns();
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'choice', name: 'series', label: t('money.series'), vocabulary: MONEY_SERIES },
    { kind: 'choice', name: 'origin', label: t('fields.origin'), vocabulary: ORIGINS },
    { kind: 'days', name: 'occurredOn', label: t('money.period') },
    { kind: 'flag', name: 'undated', label: t('money.noDate') },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'reference', name: 'regionCode', label: t('fields.regionCode'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'choice', name: 'verification', label: t('columns.verification'), vocabulary: VERIFICATIONS },
    { kind: 'flag', name: 'beyondAgreed', label: t('money.onlyBeyond') },
    { kind: 'amount', name: 'amountFen', label: t('fields.amountFen') },
    { kind: 'reference', name: 'organisationId', label: t('fields.organisationId'), resource: 'organisations' },
    { kind: 'reference', name: 'projectId', label: t('reviews.project'), resource: 'projects' },
  ], [t]);
  return (
    <Page title={t('money.title')} subtitle={t('money.hint')}>
      <ResourceList<MoneyEntry> resource="money-entries" name="money-entries" sort={{ field: 'occurredOn', order: 'DESC' }} perPage={50} columns={columns} filters={filters} search={false} top={<SumLine />}
        card={(entry) => <Card entry={entry} />} link={opens} {...(mayExport ? { exportPath: 'money-entries/export' } : {})} empty={{ title: t('money.empty'), hint: t('money.emptyHint') }} />
    </Page>
  );
}
