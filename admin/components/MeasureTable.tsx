import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';

export interface Measure { key: string; group: string; label: string }
export interface MeasureRow { key: string; name: string; depth: number; strong: boolean; before?: ReactNode }

interface MeasureTableProps { heading: string; measures: Measure[]; rows: MeasureRow[]; cell: (row: MeasureRow, measure: Measure) => ReactNode }

/** Consecutive measures of one group share a heading. */
function grouped(measures: Measure[]): { group: string; count: number }[] {
  const groups: { group: string; count: number }[] = [];
  for (const { group } of measures) {
    const last = groups.at(-1);
    if (last && last.group === group) last.count += 1;
    else groups.push({ group, count: 1 });
  }
  return groups;
}

function Narrow({ measures, rows, cell }: MeasureTableProps) {
  const { t } = useWords();
  const [key, setKey] = useState(measures[0]?.key ?? '');
  const measure = measures.find((one) => one.key === key) ?? measures[0];
  if (!measure) return null;
  return (
    <Box sx={{ p: 1.5 }}>
      <TextField select label={t('metrics.title')} value={measure.key} onChange={(event) => setKey(event.target.value)} sx={{ mb: 1 }}>
        {measures.map((one) => <MenuItem key={one.key} value={one.key}>{[one.group, one.label].filter(Boolean).join(' · ')}</MenuItem>)}
      </TextField>
      {rows.map((row) => (
        <Box key={row.key} sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider', fontWeight: row.strong ? 600 : 400, pl: row.depth * 1.5 }}>
          <Box sx={{ flex: 1 }}>{row.before}{row.name}</Box><Box sx={{ textAlign: 'right' }}>{cell(row, measure)}</Box>
        </Box>
      ))}
    </Box>
  );
}

/** Places by measures; on a phone one measure at a time. */
export function MeasureTable(props: MeasureTableProps) {
  const { heading, measures, rows, cell } = props;
  const narrow = useNarrow();
  if (narrow) return <Narrow {...props} />;
  const groups = grouped(measures);
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 2 };
  return (
    <Box className="wide-table" sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ '& td, & th': { borderRight: 1, borderRightColor: 'divider' }, '& td:last-of-type, & th:last-of-type': { borderRight: 0 } }}>
        <TableHead>
          {groups.some(({ group }) => group) && <TableRow><TableCell sx={sticky} rowSpan={2}>{heading}</TableCell>{groups.map(({ group, count }, index) => <TableCell key={`${group}${index}`} align="center" colSpan={count}>{group}</TableCell>)}</TableRow>}
          <TableRow>{!groups.some(({ group }) => group) && <TableCell sx={sticky}>{heading}</TableCell>}{measures.map((measure) => <TableCell key={measure.key} align="right" sx={{ whiteSpace: 'normal', minWidth: 78, verticalAlign: 'bottom' }}>{measure.label}</TableCell>)}</TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.key} hover sx={row.strong ? { '& td': { fontWeight: 600, bgcolor: 'background.default' } } : {}}>
              <TableCell sx={{ ...sticky, pl: 1.5 + row.depth * 2, whiteSpace: 'nowrap' }}>{row.before}{row.name}</TableCell>
              {measures.map((measure) => <TableCell key={measure.key} align="right" sx={{ whiteSpace: 'nowrap' }}>{cell(row, measure)}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
