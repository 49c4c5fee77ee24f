import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { MetricLine, MetricUnit } from '../../shared/contracts/metrics';
import type { Verification } from '../../shared/vocabulary';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { VerificationMark } from '../components/marks';
import { When } from '../components/When';
import { bracketed } from '../components/punctuation';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';
import type { Query } from '../providers/http';
import { useCan } from '../providers/session';
import { formatFigure } from './figures';
import { useLines, type LinesPart } from './useMetrics';

const PER_PAGE = 50;

/** The ledger row behind a line: from the number to the project to its proof. */
const ledgerLink = (line: MetricLine) => `/projects/${line.reachedBy?.id ?? line.projectId}/show?tab=ledger&event=${line.eventId}`;

/** Why a line counts, and the files that prove it; both stand on its ledger row. */
function Because({ line }: { line: MetricLine }) {
  const { t } = useWords();
  const mayReadProjects = useCan('project:read');
  if (line.projectId === null || line.eventId === null || !mayReadProjects) return <>{line.because}</>;
  return (
    <>
      <Link to={ledgerLink(line)}>{line.because}</Link>
      <Box component="span" sx={{ ml: 1, fontSize: 12.5, color: 'text.secondary', whiteSpace: 'nowrap' }}>{line.evidenceCount > 0 ? t('metrics.evidence', { count: line.evidenceCount }) : t('metrics.noEvidence')}</Box>
    </>
  );
}

function LineName({ line }: { line: MetricLine }) {
  const mayReadProjects = useCan('project:read');
  const mayReadCompanies = useCan('company:read');
  const mayReadActivities = useCan('activity:read');
  const to = line.officialValueId !== null ? `/official-values/${line.officialValueId}/show` : line.promotionEventId !== null && mayReadActivities ? `/promotion-events/${line.promotionEventId}/show` : line.projectId !== null && mayReadProjects ? `/projects/${line.projectId}/show` : line.companyId !== null && mayReadCompanies ? `/companies/${line.companyId}/show` : null;
  return <>{to ? <Link to={to}>{line.name}</Link> : line.name}{line.code && <Box component="span" sx={{ color: 'text.secondary', fontSize: 12.5 }}> {line.code}</Box>}</>;
}

const place = (line: MetricLine) => line.parkName ?? line.regionName ?? line.organisationName ?? '—';

function NarrowLines({ lines, unit }: { lines: MetricLine[]; unit: MetricUnit }) {
  const { locale } = useWords();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line) => (
        <Box component="li" key={line.id} sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ display: 'flex', gap: 1 }}><Box sx={{ flex: 1 }}><LineName line={line} /></Box><Box sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{formatFigure(line.contribution, unit, locale)}</Box></Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary', '& a': { textDecoration: 'underline' } }}><Because line={line} /> · {place(line)}</Box>
        </Box>
      ))}
    </Box>
  );
}

interface LinesTableProps { path: string; query: Query; part: LinesPart; unit: MetricUnit; /** What they come to; null where that is no sum. */ value: number | null; ready: boolean }

/** The lines behind a number; together they come to it. */
export function LinesTable({ path, query, part, unit, value, ready }: LinesTableProps) {
  const { t, locale } = useWords();
  const narrow = useNarrow();
  const [page, setPage] = useState(1);
  const { data, error, isPending, refetch } = useLines(path, query, part, page, PER_PAGE, ready);
  if (error) return <Box sx={{ px: 2 }}><Failure error={error} onRetry={() => { void refetch(); }} /></Box>;
  if (isPending) return <LinearProgress />;
  const { data: lines, total } = data;
  if (total === 0) return <Empty title={t(part.undetermined ? 'metrics.noUndetermined' : 'metrics.empty')} />;
  const first = (page - 1) * PER_PAGE;
  return (
    <>
      {narrow ? <NarrowLines lines={lines} unit={unit} /> : (
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('metrics.name')}</TableCell><TableCell align="right">{t('metrics.contribution')}</TableCell><TableCell>{t('metrics.because')}</TableCell><TableCell>{t('metrics.occurredOn')}</TableCell><TableCell>{t('metrics.place')}</TableCell><TableCell>{t('metrics.verification')}</TableCell></TableRow></TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.id} hover>
                <TableCell><LineName line={line} /></TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{formatFigure(line.contribution, unit, locale)}</TableCell>
                <TableCell><Because line={line} /></TableCell><TableCell><When day={line.occurredOn} precision={line.precision} /></TableCell><TableCell>{place(line)}</TableCell>
                <TableCell><VerificationMark verification={line.verification as Verification | null} /></TableCell>
              </TableRow>
            ))}
          </TableBody>
          {!part.undetermined && value !== null && <TableFooter><TableRow><TableCell sx={{ color: 'text.primary', fontWeight: 600 }}>{t('metrics.sum')}{bracketed(t('metrics.lines', { count: total }))}</TableCell><TableCell align="right" sx={{ color: 'text.primary', fontWeight: 600 }}>{formatFigure(value, unit, locale)}</TableCell><TableCell colSpan={4} /></TableRow></TableFooter>}
        </Table>
      )}
      {total > PER_PAGE && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', px: 2, py: 0.5, fontSize: 13, color: 'text.secondary' }}>
          {t('list.range', { first: first + 1, last: first + lines.length, all: total.toLocaleString('en-US') })}
          <IconButton size="small" disabled={page === 1} onClick={() => setPage(page - 1)} aria-label={t('list.previous')}><ChevronLeftOutlined /></IconButton>
          <IconButton size="small" disabled={first + lines.length >= total} onClick={() => setPage(page + 1)} aria-label={t('list.next')}><ChevronRightOutlined /></IconButton>
        </Box>
      )}
    </>
  );
}
