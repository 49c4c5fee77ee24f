import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { Link } from 'react-router-dom';
import type { TargetProgress } from '../../shared/contracts/targets';
import { sign } from '../components/punctuation';
import { useNarrow } from '../layout/ThemeMode';
import { formatFigure } from '../metrics/figures';
import { useMetricDefinitions } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';
import { Lamp } from './Lamp';
import { PaceBar } from './PaceBar';
import { TargetValue } from './TargetValue';
import { argumentsInWords, percent, points } from './words';

export const targetLink = (id: number, search = '') => `/targets/${id}/show${search}`;
interface TableProps { rows: TargetProgress[]; search: string }

function Name({ row, search }: { row: TargetProgress; search: string }) {
  const { locale } = useWords();
  const { data } = useMetricDefinitions();
  const args = argumentsInWords(row, data?.find(({ code }) => code === row.metric), locale);
  return (
    <>
      <Link to={targetLink(row.id, search)} style={{ fontWeight: row.depth === 0 ? 600 : 400 }}>{row.depth === 0 ? [row.metricName, args].filter(Boolean).join(sign('colon')) : row.scopeName}</Link>
      {row.depth === 0 && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.scopeName, row.label, row.responsibleOrganisationName].filter(Boolean).join(' · ')}</Box>}
    </>
  );
}

function Allocated({ row }: { row: TargetProgress }) {
  const { t, locale } = useWords();
  if (!row.allocated) return <>—</>;
  const { value, difference, because, count } = row.allocated;
  return <Tooltip title={because}><Box component="span" tabIndex={0}>{formatFigure(value, row.unit, locale)}<Box sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>{t('targets.shares', { count })}{difference !== 0 && ` · ${difference > 0 ? '+' : '−'}${formatFigure(Math.abs(difference), row.unit, locale)}`}</Box></Box></Tooltip>;
}

function Cards({ rows, search }: TableProps) {
  const { t, locale } = useWords();
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {rows.map((row) => (
        <Card key={row.id} sx={{ p: 1.5, ml: row.depth * 1.5 }}>
          <Box sx={{ display: 'flex', gap: 1 }}><Box sx={{ flex: 1, minWidth: 0 }}><Name row={row} search={search} /></Box><Lamp light={row.light} because={row.because} /></Box>
          <Box sx={{ display: 'flex', gap: 1, my: 0.75, alignItems: 'baseline' }}><b>{formatFigure(row.actual, row.unit, locale)}</b><span>/ <TargetValue target={row} /></span><Box component="span" sx={{ ml: 'auto', fontWeight: 600 }}>{percent(row.completionRate)}</Box></Box>
          <PaceBar completion={row.completionRate} expected={row.expectedRate} />
          <Box sx={{ mt: 0.75, fontSize: 12.5, color: 'text.secondary' }}>{row.because}{sign('clause')}{t('targets.lastYear')} {formatFigure(row.lastYear.sameDay, row.unit, locale)}{row.allocated && `${sign('clause')}${row.allocated.because}`}</Box>
        </Card>
      ))}
    </Box>
  );
}

/** Targets as a tree, each with its bar, pace, light, last year and what was passed on. */
export function TargetTable({ rows, search }: TableProps) {
  const { t, locale } = useWords();
  if (useNarrow()) return <Cards rows={rows} search={search} />;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('targets.name')}</TableCell><TableCell align="right">{t('targets.value')}</TableCell><TableCell align="right">{t('targets.actual')}</TableCell><TableCell sx={{ minWidth: 130 }}>{t('targets.completion')}</TableCell><TableCell align="right">{t('targets.ahead')}</TableCell><TableCell>{t('targets.light')}</TableCell><TableCell align="right">{t('targets.lastYear')}</TableCell><TableCell align="right">{t('targets.allocated')}</TableCell></TableRow></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell sx={{ pl: 1.5 + row.depth * 2.5 }}><Name row={row} search={search} /></TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}><TargetValue target={row} /></TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}><Link to={targetLink(row.id, search)}>{formatFigure(row.actual, row.unit, locale)}</Link>{row.undetermined > 0 && <Box component="span" title={t('metrics.undetermined', { count: row.undetermined })} sx={{ fontSize: 12, color: 'text.secondary' }}> +{row.undetermined}?</Box>}</TableCell>
              <TableCell><Box sx={{ display: 'grid', gridTemplateColumns: '1fr 48px', gap: 1, alignItems: 'center' }}><PaceBar completion={row.completionRate} expected={row.expectedRate} /><Box sx={{ textAlign: 'right' }}>{percent(row.completionRate)}</Box></Box></TableCell>
              <TableCell align="right">{points(row.aheadPoints)}</TableCell>
              <TableCell><Lamp light={row.light} because={row.because} /></TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{formatFigure(row.lastYear.sameDay, row.unit, locale)}</TableCell>
              <TableCell align="right"><Allocated row={row} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
