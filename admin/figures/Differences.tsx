import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link } from 'react-router-dom';
import type { ComparedLine, FigureComparison } from '../../shared/contracts/figures';
import type { MetricUnit } from '../../shared/contracts/metrics';
import { DIFFERENCE_REASONS, LINE_CHANGES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Section } from '../components/Section';
import { useNarrow } from '../layout/ThemeMode';
import { formatFigure } from '../metrics/figures';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** Drawn at once; the rest is said. */
const MOST_SHOWN = 500;

function Name({ line }: { line: ComparedLine }) {
  const mayRead = useCan('project:read');
  return <>{line.projectId !== null && mayRead ? <Link to={`/projects/${line.projectId}/show`}>{line.name}</Link> : line.name}{line.code && <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}> {line.code}</Box>}</>;
}

function Why({ line }: { line: ComparedLine }) {
  const { word } = useWords();
  const mayRead = useCan('project:read');
  const reason = line.reason && word(DIFFERENCE_REASONS, line.reason);
  return <>{line.eventId !== null && line.projectId !== null && mayRead ? <Link to={`/projects/${line.projectId}/show?tab=ledger&event=${line.eventId}`}>{reason}</Link> : reason}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[line.at && formatInstant(line.at), line.note].filter(Boolean).join(' · ')}</Box></>;
}

const moved = (then: string | null, now: string | null) => (then === now || then === null || now === null ? (now ?? then ?? '—') : `${then} → ${now}`);

function Rows({ lines, unit }: { lines: ComparedLine[]; unit: MetricUnit }) {
  const { t, word, locale } = useWords();
  const narrow = useNarrow();
  const show = (value: number | null) => formatFigure(value, unit, locale);
  if (narrow) return <>{lines.map((line) => (
    <Box key={line.id} sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box><b>{word(LINE_CHANGES, line.change)}</b> <Name line={line} /></Box>
      <Box sx={{ fontSize: 13 }}>{show(line.then)} → {show(line.now)} · {moved(line.placeThen, line.placeNow)}</Box><Why line={line} />
    </Box>
  ))}</>;
  return (
    <Table size="small">
      <TableHead><TableRow><TableCell>{t('figures.change')}</TableCell><TableCell>{t('metrics.name')}</TableCell><TableCell align="right">{t('figures.published')}</TableCell><TableCell align="right">{t('figures.now')}</TableCell><TableCell>{t('metrics.occurredOn')}</TableCell><TableCell>{t('metrics.place')}</TableCell><TableCell>{t('figures.reason')}</TableCell></TableRow></TableHead>
      <TableBody>{lines.map((line) => (
        <TableRow key={line.id} hover>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{word(LINE_CHANGES, line.change)}</TableCell><TableCell><Name line={line} /></TableCell><TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{show(line.then)}</TableCell><TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{show(line.now)}</TableCell>
          <TableCell>{moved(line.occurredThen, line.occurredNow)}</TableCell><TableCell>{moved(line.placeThen, line.placeNow)}</TableCell><TableCell><Why line={line} /></TableCell>
        </TableRow>
      ))}</TableBody>
    </Table>
  );
}

/** The lines that differ, each with its reason. */
export function Differences({ comparison }: { comparison: FigureComparison }) {
  const { t } = useWords();
  const { lines, figure } = comparison;
  const unit = figure.unit === 'rate' ? (figure.numerator?.unit ?? 'rate') : figure.unit;
  return (
    <Section flush title={t('figures.lines')}>
      {lines.length === 0 ? <Box sx={{ px: 2, pb: 2 }}>{t('figures.noDifference')}</Box> : <Rows lines={lines.slice(0, MOST_SHOWN)} unit={unit} />}
      {lines.length > MOST_SHOWN && <Box sx={{ px: 2, py: 1, color: 'text.secondary' }}>{t('figures.shown', { shown: MOST_SHOWN, count: lines.length })}</Box>}
    </Section>
  );
}
