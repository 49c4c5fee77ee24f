import { DndContext, DragOverlay, MouseSensor, TouchSensor, pointerWithin, useSensor, useSensors, type DragEndEvent, type DragStartEvent } from '@dnd-kit/core';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import type { ProjectRecord } from '../../../shared/contracts/projects';
import { STAGE_CODES, STAGES, type Stage } from '../../../shared/vocabulary';
import { Empty } from '../../components/Empty';
import { Failure } from '../../components/Failure';
import { useNarrow } from '../../layout/ThemeMode';
import { useWords } from '../../providers/i18n';
import { useCan } from '../../providers/session';
import type { Question } from '../../views/question';
import { CardGhost } from './BoardCard';
import { BoardColumn, ColumnCards, ColumnTotals, type ColumnFigures } from './BoardColumn';
import { useBoardSummary } from './useBoard';
import { useDrop } from './useDrop';

interface ColumnsProps { stages: Stage[]; figures: (stage: Stage) => ColumnFigures | undefined; question: Question; onAdvance: ((project: ProjectRecord) => void) | undefined }

/** On a phone one stage at a time. */
function StageTabs({ stages, figures, question, onAdvance }: ColumnsProps) {
  const { t, word } = useWords();
  const [chosen, setChosen] = useState<Stage | null>(null);
  const stage = chosen && stages.includes(chosen) ? chosen : stages.find((one) => (figures(one)?.count ?? 0) > 0) ?? stages[0];
  if (!stage) return null;
  return (
    <>
      <Tabs value={stage} onChange={(_event, next: Stage) => setChosen(next)} variant="scrollable" allowScrollButtonsMobile aria-label={t('board.stages')} sx={{ mb: 1 }}>
        {stages.map((one) => <Tab key={one} value={one} label={`${word(STAGES, one)} ${figures(one)?.count.toLocaleString('en-US') ?? ''}`} />)}
      </Tabs>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}><ColumnTotals figures={figures(stage)} /></Box>
      <ColumnCards key={stage} stage={stage} question={question} total={figures(stage)?.count ?? 0} onAdvance={onAdvance} />
    </>
  );
}

/** The stages side by side; a card is dragged with the mouse or, after a moment's hold, with a finger. */
function Columns({ stages, figures, question, onAdvance, onDrop }: ColumnsProps & { onDrop: (project: ProjectRecord, to: Stage) => void }) {
  const { t, word } = useWords();
  const [dragged, setDragged] = useState<ProjectRecord | null>(null);
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }));
  const projectOf = ({ active }: DragStartEvent | DragEndEvent) => active.data.current?.['project'] as ProjectRecord;
  const end = (event: DragEndEvent) => { setDragged(null); if (event.over) onDrop(projectOf(event), event.over.id as Stage); };
  const names = (event: { active: DragStartEvent['active'] }) => projectOf(event as DragStartEvent).name;
  const announcements = {
    onDragStart: (event: Pick<DragStartEvent, 'active'>) => t('board.announce.lifted', { name: names(event) }),
    onDragOver: ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) => (over ? t('board.announce.over', { name: names({ active }), to: word(STAGES, String(over.id)) }) : undefined),
    onDragEnd: ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) => (over ? t('board.announce.over', { name: names({ active }), to: word(STAGES, String(over.id)) }) : t('board.announce.back')),
    onDragCancel: () => t('board.announce.back'),
  };
  return (
    <DndContext sensors={sensors} collisionDetection={pointerWithin} accessibility={{ announcements }} onDragStart={(event) => setDragged(projectOf(event))} onDragEnd={end} onDragCancel={() => setDragged(null)}>
      <Box sx={{ display: 'flex', gap: 1, overflowX: 'auto', height: 'max(420px, calc(100dvh - 240px))', pb: 0.5 }}>
        {stages.map((stage) => <BoardColumn key={stage} stage={stage} figures={figures(stage)} question={question} onAdvance={onAdvance} />)}
      </Box>
      <DragOverlay dropAnimation={null}>{dragged && <CardGhost project={dragged} />}</DragOverlay>
    </DndContext>
  );
}

/** Projects by stage: figures of all of them from the server, cards page by page. */
export function Board({ question }: { question: Question }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const mayAdvance = useCan('project:advance-stage');
  const { data, error, refetch } = useBoardSummary(question.filter);
  const { dialog, drop, advance } = useDrop();
  const asked = question.filter['stage'] === undefined ? STAGE_CODES : [question.filter['stage']].flat();
  const stages = STAGE_CODES.filter((stage) => asked.includes(stage));
  const figures = (stage: Stage) => data?.columns.find((column) => column.stage === stage);
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  const shared = { stages, figures, question, onAdvance: mayAdvance ? advance : undefined };
  const nothing = data && Object.keys(question.filter).some((name) => name !== 'status') && data.columns.every(({ count }) => count === 0);
  return (
    <>
      {nothing ? <Empty title={t('list.noMatch')} hint={t('views.scopeHint')} /> : narrow ? <StageTabs {...shared} /> : <Columns {...shared} onDrop={drop} />}
      {dialog}
    </>
  );
}
