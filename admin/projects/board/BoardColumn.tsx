import { useDroppable } from '@dnd-kit/core';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { BoardSummary, ProjectRecord } from '../../../shared/contracts/projects';
import { STAGES, type Stage } from '../../../shared/vocabulary';
import { Failure } from '../../components/Failure';
import { Money } from '../../components/Money';
import { useWords } from '../../providers/i18n';
import { writeQuestion, type Question } from '../../views/question';
import { BoardCard } from './BoardCard';
import { MOST_CARDS, useCards } from './useBoard';

export type ColumnFigures = BoardSummary['columns'][number];

/** Calls back whenever the end of a column comes near. */
function useNearEnd(onNear: () => void, active: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const call = useRef(onNear);
  useEffect(() => { call.current = onNear; });
  useEffect(() => {
    if (!active || !end.current) return undefined;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) call.current(); }, { rootMargin: '600px 0px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [active]);
  return end;
}

interface CardsProps { stage: Stage; question: Question; total: number; onAdvance: ((project: ProjectRecord) => void) | undefined }

/** The cards of a column; the next page is read when the end comes near. */
export function ColumnCards({ stage, question, total, onAdvance }: CardsProps) {
  const { t } = useWords();
  const { cards, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, error, refetch } = useCards(stage, question);
  const end = useNearEnd(() => { if (!isFetchingNextPage) void fetchNextPage(); }, hasNextPage && !isFetchingNextPage);
  const all = `/projects?${writeQuestion({ ...question, kind: 'list', page: 1, filter: { ...question.filter, stage: [stage] } }).toString()}`;
  return (
    <>
      {isPending && <LinearProgress />}
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!isPending && !error && cards.length === 0 && <Box sx={{ color: 'text.secondary', fontSize: 13, p: 1 }}>{t('board.emptyColumn')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0 }}>{cards.map((project) => <BoardCard key={project.id} project={project} onAdvance={onAdvance} />)}</Box>
      {isFetchingNextPage && <LinearProgress />}
      <div ref={end} />
      {!hasNextPage && cards.length >= MOST_CARDS && <Box sx={{ p: 1, fontSize: 13 }}><Link to={all}>{t('board.rest', { count: total.toLocaleString('en-US') })}</Link></Box>}
    </>
  );
}

/** How many and how much; a sum of unknown amounts alone is a dash. */
export function ColumnTotals({ figures }: { figures: ColumnFigures | undefined }): ReactNode {
  const { t } = useWords();
  if (!figures) return '…';
  return <>{t('board.projects', { count: figures.count.toLocaleString('en-US') })} · <Money fen={figures.agreedInvestmentFen} rounded /></>;
}

/** One stage of the board: where a card can be dropped. */
export function BoardColumn({ stage, figures, ...cards }: Omit<CardsProps, 'total'> & { figures: ColumnFigures | undefined }) {
  const { word } = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  return (
    <Box component="section" ref={setNodeRef} aria-label={word(STAGES, stage)} data-testid={`column-${stage}`}
      sx={{ flex: '1 0 180px', minWidth: 180, maxWidth: 340, display: 'flex', flexDirection: 'column', borderRadius: 2, bgcolor: isOver ? 'action.selected' : 'action.hover', outline: isOver ? 2 : 0, outlineStyle: 'solid', outlineColor: 'primary.main' }}>
      <Box sx={{ px: 1.25, py: 1 }}>
        <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>{word(STAGES, stage)}</Box>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}><ColumnTotals figures={figures} /></Box>
      </Box>
      <Box tabIndex={0} role="group" aria-label={word(STAGES, stage)} sx={{ flex: 1, overflowY: 'auto', px: 1, pb: 1 }}><ColumnCards stage={stage} total={figures?.count ?? 0} {...cards} /></Box>
    </Box>
  );
}
