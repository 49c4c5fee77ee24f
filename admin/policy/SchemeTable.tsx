import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { Scheme, SchemeIndicator } from '../../shared/contracts/scheme';
import { formatFen } from '../../shared/money';
import { bracketed, sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';

function Indicator({ indicator }: { indicator: SchemeIndicator }) {
  const { t } = useWords();
  return (
    <TableRow>
      <TableCell sx={{ pl: 2 }}>
        {indicator.name}
        {indicator.reading && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{indicator.reading}</Box>}
      </TableCell>
      <TableCell align="right">{indicator.weight || '±'}</TableCell>
      <TableCell>{indicator.unit}{indicator.printedUnit && <Box component="span" sx={{ color: 'warning.main' }}>{bracketed(`${t('policy.printed')} ${indicator.printedUnit}`)}</Box>}</TableCell>
      <TableCell><code>{indicator.method.code}</code></TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{indicator.clause}</TableCell>
    </TableRow>
  );
}

/** An assessment scheme: groups, indicators, points, methods, what may be added, and what is won. */
export function SchemeTable({ scheme }: { scheme: Scheme }) {
  const { t, locale } = useWords();
  return (
    <Box role="region" tabIndex={0} aria-label={t('policy.items')} sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ minWidth: 560 }}>
        <TableBody>
          {scheme.groups.map((group) => [
            <TableRow key={group.code} sx={{ bgcolor: 'action.hover' }}><TableCell sx={{ fontWeight: 600 }}>{group.name}</TableCell><TableCell align="right" sx={{ fontWeight: 600 }}>{group.weight}</TableCell><TableCell colSpan={3}>{group.departments.join(sign('list'))}</TableCell></TableRow>,
            ...group.indicators.map((indicator) => <Indicator key={indicator.code} indicator={indicator} />),
          ])}
          {scheme.adjustments.map((indicator) => <Indicator key={indicator.code} indicator={indicator} />)}
        </TableBody>
      </Table>
      <Box sx={{ mt: 1, fontSize: 13 }}>{t('policy.exclusions')}{sign('colon')}{scheme.exclusions.map((exclusion) => exclusion.name).join(sign('list'))}</Box>
      <Box sx={{ fontSize: 13 }}>{t('policy.awards')}{sign('colon')}{scheme.awards.list.map((award) => `${award.name} ${formatFen(award.amountFen, locale)}`).join(sign('list'))}</Box>
    </Box>
  );
}
