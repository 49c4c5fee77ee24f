import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import type { MoneyPanel } from '../../shared/contracts/money';
import { Money } from '../components/Money';
import { useWords } from '../providers/i18n';
import { entriesOf } from './MoneyBars';

const percent = (done: number, planned: number | null) => (planned ? `${Math.round((done / planned) * 100)}%` : '—');

/** Planned against arrived and completed, year by year; each figure opens its entries. */
export function YearTable({ projectId, panel }: { projectId: number; panel: MoneyPanel }) {
  const { t } = useWords();
  const figure = (fen: number, filter: Record<string, unknown>) => (fen === 0 ? '0' : <Link to={entriesOf({ projectId, ...filter })}><Money fen={fen} /></Link>);
  const { arrivedFen, completedFen } = panel.undated;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('money.year')}</TableCell><TableCell align="right">{t('money.planned')}</TableCell><TableCell align="right">{t('money.completed')}</TableCell><TableCell align="right">{t('money.rate')}</TableCell><TableCell align="right">{t('money.arrived')}</TableCell></TableRow></TableHead>
        <TableBody>
          {panel.years.map((row) => (
            <TableRow key={row.year}>
              <TableCell>{t('money.yearText', { year: row.year })}</TableCell>
              <TableCell align="right">{row.plannedFen === null ? '—' : <Link to={`/projects/${projectId}/show?tab=ledger`}><Money fen={row.plannedFen} /></Link>}</TableCell>
              <TableCell align="right">{figure(row.completedFen, { series: 'completed-investment', year: row.year })}</TableCell>
              <TableCell align="right">{percent(row.completedFen, row.plannedFen)}</TableCell>
              <TableCell align="right">{figure(row.arrivedFen, { series: 'funds-arrived', year: row.year })}</TableCell>
            </TableRow>
          ))}
          {(arrivedFen !== 0 || completedFen !== 0) && (
            <TableRow>
              <TableCell>{t('money.undated')}</TableCell><TableCell align="right">—</TableCell>
              <TableCell align="right">{figure(completedFen, { series: 'completed-investment', undated: true })}</TableCell><TableCell align="right">—</TableCell><TableCell align="right">{figure(arrivedFen, { series: 'funds-arrived', undated: true })}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </Box>
  );
}
