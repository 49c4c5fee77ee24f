import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyChange, PolicyItem } from '../../shared/contracts/policy';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { PageLoading } from '../layout/PageLoading';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { ItemValue } from './ItemCard';

/** A city's own periods are what composing is for; what is looked for here is another value. */
const saysElse = ({ change, fields }: PolicyChange) => change === 'own' || fields.some((field) => field !== 'from' && field !== 'until');

const COLOURS = { same: 'default', changed: 'warning', own: 'primary', 'left-out': 'default' } as const;

function Side({ item }: { item: PolicyItem | null }) {
  const { t } = useWords();
  if (!item) return <>—</>;
  return <>{item.kind === 'scheme' ? null : <ItemValue item={item} />}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('policy.from', { from: item.from, until: item.until })} · §{item.source.clause}</Box></>;
}

function Change({ change }: { change: PolicyChange }) {
  const { t, locale } = useWords();
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ minWidth: 160 }}>
        <Box sx={{ fontWeight: 600 }}>{locale === 'zh' ? change.name : change.nameEn}</Box>
        <Chip size="small" color={COLOURS[change.change]} variant="outlined" label={t(`policy.changes.${change.change}`)} />
        {change.fields.length > 0 && <Box sx={{ mt: 0.5, fontSize: 12.5, color: 'text.secondary' }}>{t('policy.changedFields')}{sign('colon')}{change.fields.map((field) => t(`policy.fields.${field}` as MessageKey)).join(sign('list'))}</Box>}
      </TableCell>
      <TableCell sx={{ minWidth: 200 }}><Side item={change.item} /></TableCell>
      <TableCell sx={{ minWidth: 200 }}>{change.originPack && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{change.originPack}</Box>}<Side item={change.origin} /></TableCell>
    </TableRow>
  );
}

/** A composed pack beside the packs it draws on. */
export function DiffView({ id }: { id: number }) {
  const { t } = useWords();
  const [only, setOnly] = useState(true);
  const { data, error, refetch } = useQuery({ queryKey: ['policy-diff', id], queryFn: ({ signal }) => api.get<PolicyChange[]>(`policy-packs/${id}/diff`, {}, signal), retry: false });
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <PageLoading />;
  if (!data.some((change) => change.origin)) return <Empty title={t('policy.noOrigins')} />;
  const shown = data.filter((change) => !only || saysElse(change));
  return (
    <Section flush actions={<FormControlLabel control={<Switch checked={only} onChange={(_event, on) => setOnly(on)} />} label={t('policy.onlyChanged')} />}
      title={[`${t('policy.valueChanged')} ${data.filter((change) => change.change === 'changed' && saysElse(change)).length}`, `${t('policy.periodOnly')} ${data.filter((change) => change.change === 'changed' && !saysElse(change)).length}`, ...(['same', 'own', 'left-out'] as const).map((kind) => `${t(`policy.changes.${kind}`)} ${data.filter(({ change }) => change === kind).length}`)].join(' · ')}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('policy.items')}</TableCell><TableCell>{t('policy.here')}</TableCell><TableCell>{t('policy.there')}</TableCell></TableRow></TableHead>
        <TableBody>{shown.map((change) => <Change key={`${change.key} ${change.change} ${change.origin?.from ?? ''}`} change={change} />)}</TableBody>
      </Table>
    </Section>
  );
}
