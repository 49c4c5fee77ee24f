import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useListContext } from 'react-admin';
import type { ProjectRecord } from '../../../shared/contracts/projects';
import { Empty } from '../../components/Empty';
import { Failure } from '../../components/Failure';
import { Cards } from '../../components/list/Cards';
import { Pager } from '../../components/list/Pager';
import { useNarrow } from '../../layout/ThemeMode';
import { useWords } from '../../providers/i18n';
import { useSession } from '../../providers/session';
import { SCALES, type Scale } from '../../views/question';
import { ProjectCard } from '../ProjectCard';
import { frameOf, milestonesOf, placeOf, type Frame } from './milestones';
import { NAME_WIDTH, TimelineRow, useMilestoneWords } from './TimelineRow';

const TICK_WIDTH: Record<Scale, number> = { year: 150, quarter: 84 };

function Head({ frame, today }: { frame: Frame; today: string }) {
  const { t } = useWords();
  const at = (day: string) => `${placeOf(day, frame) * 100}%`;
  return (
    <TableHead>
      <TableRow>
        <TableCell sx={{ position: 'sticky', left: 0, zIndex: 3, borderRight: 1, borderRightColor: 'divider' }}>{t('timeline.project')}</TableCell>
        <TableCell sx={{ p: '0 !important' }}>
          <Box sx={{ position: 'relative', height: 46, lineHeight: 1.3 }}>
            {frame.ticks.map((tick) => <Box key={tick.day} sx={{ position: 'absolute', bottom: 2, left: at(tick.day), pl: 0.5, fontWeight: tick.strong ? 600 : 400 }}>{tick.label}</Box>)}
            {/* Whole at either edge, and above whatever label it comes near. */}
            <Box sx={{ position: 'absolute', zIndex: 1, top: 3, left: `clamp(22px, ${at(today)}, calc(100% - 22px))`, transform: 'translateX(-50%)', px: 0.5, whiteSpace: 'nowrap', color: 'warning.main', bgcolor: 'background.paper', fontWeight: 600 }}>{t('timeline.today')}</Box>
          </Box>
        </TableCell>
      </TableRow>
    </TableHead>
  );
}

/** On a phone each project's milestones in words. */
function NarrowMilestones({ project, today }: { project: ProjectRecord; today: string }) {
  const { t } = useWords();
  const words = useMilestoneWords();
  const dated = milestonesOf(project, today).filter((line) => line.planned ?? line.reached);
  return (
    <>
      <ProjectCard project={project} />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, fontSize: 13 }}>{dated.length === 0 && <Box component="li" sx={{ color: 'text.secondary' }}>{t('timeline.nothing')}</Box>}{dated.map((line) => <Box component="li" key={line.stage} sx={line.late ? { color: 'error.main' } : {}}>{words(line)}</Box>)}</Box>
    </>
  );
}

function Legend({ scale, onScale }: { scale: Scale; onScale: (scale: Scale) => void }) {
  const { t } = useWords();
  const sample = (filled: boolean) => <Box component="span" aria-hidden sx={{ display: 'inline-block', width: 9, height: 9, mr: 0.75, transform: 'rotate(45deg)', borderRadius: '2px', border: 2, borderColor: filled ? 'primary.main' : 'text.secondary', bgcolor: filled ? 'primary.main' : 'transparent' }} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', px: 1.5, py: 1, fontSize: 13, color: 'text.secondary' }}>
      <span>{sample(false)}{t('timeline.planned')}</span><span>{sample(true)}{t('timeline.reached')}</span><Box component="span" sx={{ color: 'error.main' }}>{t('timeline.lateLegend')}</Box>
      <Box sx={{ flex: 1 }} />
      <ToggleButtonGroup className="no-print" size="small" exclusive value={scale} onChange={(_event, next: Scale | null) => { if (next) onScale(next); }} aria-label={t('timeline.scale')}>
        {SCALES.map((each) => <ToggleButton key={each} value={each} sx={{ height: 28, px: 1.5 }}>{t(`timeline.scales.${each}`)}</ToggleButton>)}
      </ToggleButtonGroup>
    </Box>
  );
}

/** Planned against reached milestones of the projects on this page of the list. */
export function Timeline({ scale, onScale }: { scale: Scale; onScale: (scale: Scale) => void }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const today = useSession()?.installation.today ?? '';
  const { data, isPending, error, refetch } = useListContext<ProjectRecord>();
  const rows = useMemo(() => (data ?? []).map((project) => ({ project, lines: milestonesOf(project, today) })), [data, today]);
  const frame = useMemo(() => frameOf(rows.flatMap(({ lines }) => lines), today, scale), [rows, today, scale]);
  const scroller = useRef<HTMLDivElement>(null);
  // It opens where the work is: with today in sight, a little of the plan after it.
  useLayoutEffect(() => { const box = scroller.current; if (box) box.scrollLeft = NAME_WIDTH + placeOf(today, frame) * (box.scrollWidth - NAME_WIDTH) - box.clientWidth * 0.75; }, [frame, today, narrow]);
  return (
    <Card>
      {isPending && !error && <LinearProgress />}
      {error && <Box sx={{ px: 2 }}><Failure error={error} onRetry={() => { void refetch(); }} /></Box>}
      {data?.length === 0 && <Empty title={t('list.noMatch')} hint={t('views.scopeHint')} />}
      {rows.length > 0 && (narrow
        ? <Cards card={(project: ProjectRecord) => <NarrowMilestones project={project} today={today} />} link={(project) => `/projects/${project.id}/show`} />
        : (
          <>
            <Legend scale={scale} onScale={onScale} />
            <Box ref={scroller} sx={{ overflowX: 'auto' }}>
              <Table size="small" sx={{ minWidth: NAME_WIDTH + frame.ticks.length * TICK_WIDTH[scale] }}>
                <Head frame={frame} today={today} />
                <TableBody>{rows.map(({ project, lines }) => <TimelineRow key={project.id} project={project} lines={lines} frame={frame} today={today} />)}</TableBody>
              </Table>
            </Box>
          </>
        ))}
      <Pager />
    </Card>
  );
}
