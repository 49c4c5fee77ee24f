import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Movement } from '../../shared/contracts/assessment';
import { useWords } from '../providers/i18n';
import { shownNumber } from './run';

/** Who gains and who loses, in points and ranks. */
export function MovementTable({ movements }: { movements: Movement[] }) {
  const { t } = useWords();
  return (
    <Table size="small">
      <TableHead><TableRow><TableCell>{t('assessment.unit')}</TableCell><TableCell align="right">{t('assessment.points')}</TableCell><TableCell align="right">{t('assessment.total')}</TableCell><TableCell align="right">{t('assessment.rank')}</TableCell></TableRow></TableHead>
      <TableBody>
        {movements.map((each) => (
          <TableRow key={each.unitId} sx={Number(each.points) === 0 ? { opacity: 0.6 } : {}}>
            <TableCell>{each.name}</TableCell><TableCell align="right">{Number(each.points) > 0 ? '+' : ''}{shownNumber(each.points)}</TableCell>
            <TableCell align="right">{shownNumber(each.before?.total ?? null)} → {shownNumber(each.after?.total ?? null)}</TableCell><TableCell align="right" sx={{ whiteSpace: 'nowrap', ...(each.before?.rank === each.after?.rank ? {} : { fontWeight: 600 }) }}>{each.before?.rank ?? '—'} → {each.after?.rank ?? '—'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
