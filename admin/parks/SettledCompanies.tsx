import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TablePagination from '@mui/material/TablePagination';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ParkRecord, SettledCompany } from '../../shared/contracts/places';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { bracketed } from '../components/punctuation';
import { useNarrow } from '../layout/ThemeMode';
import { list } from '../providers/dataProvider';
import { useWords } from '../providers/i18n';

const SHOWN = 10;

/** Companies that settled first in this park, the latest first. */
export function SettledCompanies({ park }: { park: ParkRecord }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const [page, setPage] = useState(0);
  const { data } = useQuery({ queryKey: ['settled', park.id, page], placeholderData: keepPreviousData, queryFn: ({ signal }) => list<SettledCompany>(`parks/${park.id}/companies`, { from: page * SHOWN, to: (page + 1) * SHOWN - 1, signal }) });
  const total = data?.total ?? 0;
  return (
    <Section flush title={`${t('parkPage.settled')}${bracketed(total)}`}>
      {data && total === 0 && <Box sx={{ px: 2 }}><Empty small title={t('parkPage.noSettled')} /></Box>}
      {total > 0 && (
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('companies.name')}</TableCell>{!narrow && <TableCell>{t('fields.creditCode')}</TableCell>}<TableCell>{t('parkPage.settledOn')}</TableCell></TableRow></TableHead>
          <TableBody>{data?.data.map((company) => <TableRow key={company.id} hover><TableCell><Link to={`/companies/${company.id}/show`}>{company.name}</Link></TableCell>{!narrow && <TableCell>{company.creditCode ?? '—'}</TableCell>}<TableCell><When day={company.settledOn} /></TableCell></TableRow>)}</TableBody>
        </Table>
      )}
      {total > SHOWN && <TablePagination component="div" count={total} page={page} rowsPerPage={SHOWN} rowsPerPageOptions={[SHOWN]} onPageChange={(_event, next) => setPage(next)} labelDisplayedRows={({ from, to, count }) => t('list.range', { first: from, last: to, all: count })} />}
    </Section>
  );
}
