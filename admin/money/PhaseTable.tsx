import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import type { MoneyPanel } from '../../shared/contracts/money';
import { STAGES } from '../../shared/vocabulary';
import { StageMark, VerificationMark } from '../components/marks';
import { Money } from '../components/Money';
import { formatFen } from '../components/money';
import { When } from '../components/When';
import { useWords } from '../providers/i18n';

/** The phases of a project with their own stage, dates and amount; their sum against the agreed amount is explained. */
export function PhaseTable({ projectId, panel }: { projectId: number; panel: MoneyPanel }) {
  const { t, word, locale } = useWords();
  const difference = panel.phaseDifferenceFen;
  const words = difference === null ? '' : difference === 0 ? t('money.phaseMatches') : t(difference < 0 ? 'money.phaseBelow' : 'money.phaseAbove', { difference: formatFen(Math.abs(difference), locale) });
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('money.phase')}</TableCell><TableCell align="right">{t('money.agreed')}</TableCell><TableCell>{t('fields.stage')}</TableCell><TableCell>{t('fields.plannedStartOn')}</TableCell><TableCell>{t('fields.plannedBuiltOn')}</TableCell><TableCell>{t('fields.plannedProducingOn')}</TableCell></TableRow></TableHead>
        <TableBody>
          {panel.phases.map((phase) => (
            <TableRow key={phase.number}>
              <TableCell>{phase.name}</TableCell><TableCell align="right"><Money fen={phase.agreedInvestmentFen} /></TableCell>
              <TableCell>
                {phase.stage ? <StageMark stage={phase.stage} /> : t('money.notBegun')}
                {phase.reached.map((fact) => <Box key={fact.eventId} sx={{ fontSize: 12.5, whiteSpace: 'nowrap' }}><Link to={`/projects/${projectId}/show?tab=ledger&event=${fact.eventId}`}>{word(STAGES, fact.stage)} <When day={fact.occurredOn} precision={fact.precision} /></Link> <VerificationMark verification={fact.verification} bare /></Box>)}
              </TableCell>
              <TableCell><When day={phase.plannedStartOn} /></TableCell><TableCell><When day={phase.plannedBuiltOn} /></TableCell><TableCell><When day={phase.plannedProducingOn} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {panel.phaseSumFen !== null && <Box sx={{ px: 2, py: 1, fontSize: 13, color: difference ? 'warning.main' : 'text.secondary' }}>{t('money.phaseSum', { sum: formatFen(panel.phaseSumFen, locale) })}{words}</Box>}
    </Box>
  );
}
