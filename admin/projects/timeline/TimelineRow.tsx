import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../../shared/contracts/projects';
import { STAGES } from '../../../shared/vocabulary';
import { formatDay } from '../../components/day';
import { StageMark, StatusMark } from '../../components/marks';
import { sign } from '../../components/punctuation';
import { useWords } from '../../providers/i18n';
import { placeOf, type Frame, type MilestoneLine } from './milestones';

/** Late or overdue, in words: 开工晚 32 天. */
export function useLateWords() {
  const { t, word } = useWords();
  return ({ stage, late }: MilestoneLine) => (late ? t(`timeline.${late.kind}`, { stage: word(STAGES, stage), days: late.days }) : null);
}

/** A milestone planned and reached, in words. */
export function useMilestoneWords() {
  const { t, word, locale } = useWords();
  const late = useLateWords();
  return (line: MilestoneLine) => [
    `${word(STAGES, line.stage)}${t('form.colon')}`, line.planned && t('timeline.plannedOn', { day: line.planned }), line.reached && t('timeline.reachedOn', { day: formatDay(line.reached, line.precision, locale) }),
    !line.planned && !line.reached && t('timeline.undated'), late(line),
  ].filter(Boolean).join(' ');
}

/** Of the column that stays while the rest is scrolled, in pixels. */
export const NAME_WIDTH = 300;

const percent = (part: number) => `${(part * 100).toFixed(3)}%`;
const HIDDEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

function Mark({ day, frame, title, filled, late }: { day: string; frame: Frame; title: string; filled: boolean; late: boolean }) {
  const colour = late ? 'error.main' : filled ? 'primary.main' : 'text.secondary';
  return (
    <Tooltip title={title}>
      <Box aria-hidden sx={{ position: 'absolute', left: percent(placeOf(day, frame)), top: filled ? 25 : 9, width: 10, height: 10, ml: '-5px', transform: 'rotate(45deg)', borderRadius: '2px', border: 2, borderColor: colour, bgcolor: filled ? colour : 'background.paper' }} />
    </Tooltip>
  );
}

function Bar({ days, frame, top, filled }: { days: string[]; frame: Frame; top: number; filled: boolean }) {
  const [from, until] = [days.at(0), days.at(-1)];
  if (!from || !until) return null;
  const left = placeOf(from, frame);
  return <Box aria-hidden sx={{ position: 'absolute', top, height: 4, left: percent(left), width: percent(placeOf(until, frame) - left), borderRadius: 1, bgcolor: filled ? 'primary.main' : 'divider', opacity: filled ? 0.55 : 1 }} />;
}

/** A project's planned milestones above, those reached below, and what is late in words beside its name. */
export function TimelineRow({ project, lines, frame, today }: { project: ProjectRecord; lines: MilestoneLine[]; frame: Frame; today: string }) {
  const late = useLateWords();
  const words = useMilestoneWords();
  const planned = lines.flatMap((line) => line.planned ?? []).sort();
  const reached = lines.flatMap((line) => line.reached ?? []).sort();
  const running = project.status === 'active' && project.stage !== 'producing' && reached.length > 0 ? [...reached, today].sort() : reached;
  const remarks = lines.map(late).filter(Boolean);
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ position: 'sticky', left: 0, zIndex: 2, bgcolor: 'background.paper', width: NAME_WIDTH, minWidth: NAME_WIDTH, maxWidth: NAME_WIDTH, fontWeight: 400, borderRight: 1, borderRightColor: 'divider' }}>
        <Link to={`/projects/${project.id}/show`}>{project.name}</Link>{' '}<StatusMark status={project.status} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, fontSize: 12.5, color: 'text.secondary' }}><StageMark stage={project.stage} />{remarks.length > 0 && <Box component="span" sx={{ color: 'error.main' }}>{remarks.join(sign('comma'))}</Box>}</Box>
      </TableCell>
      <TableCell sx={{ p: '0 !important', position: 'relative' }}>
        {frame.ticks.map((tick) => <Box key={tick.day} aria-hidden sx={{ position: 'absolute', top: 0, bottom: 0, left: percent(placeOf(tick.day, frame)), borderLeft: 1, borderColor: 'divider', opacity: tick.strong ? 1 : 0.5 }} />)}
        <Box aria-hidden sx={{ position: 'absolute', top: 0, bottom: 0, left: percent(placeOf(today, frame)), borderLeft: 2, borderColor: 'warning.main' }} />
        <Box sx={{ position: 'relative', height: 44 }}>
          <Bar days={planned} frame={frame} top={12} filled={false} /><Bar days={running} frame={frame} top={28} filled />
          {lines.map((line) => line.planned && <Mark key={`p${line.stage}`} day={line.planned} frame={frame} title={words(line)} filled={false} late={line.late?.kind === 'overdue'} />)}
          {lines.map((line) => line.reached && <Mark key={`r${line.stage}`} day={line.reached} frame={frame} title={words(line)} filled late={line.late?.kind === 'late'} />)}
          <Box sx={HIDDEN}>{lines.map(words).join(sign('clause'))}</Box>
        </Box>
      </TableCell>
    </TableRow>
  );
}
