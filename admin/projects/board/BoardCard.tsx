import { useDraggable } from '@dnd-kit/core';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../../shared/contracts/projects';
import { StatusMark, VerificationMark } from '../../components/marks';
import { Money } from '../../components/Money';
import { useWords } from '../../providers/i18n';
import { useSession } from '../../providers/session';

interface FaceProps { project: ProjectRecord; onAdvance?: ((project: ProjectRecord) => void) | undefined }

/** What a card says; the button does what dragging does, for the keyboard and the thumb. */
const Face = memo(function Face({ project, onAdvance }: FaceProps) {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const overdue = project.nextStepOn !== null && project.nextStepOn < today;
  return (
    <Card sx={{ p: 1.25, fontSize: 13 }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start' }}>
        <Box component={Link} to={`/projects/${project.id}/show`} draggable={false} sx={{ flex: 1, minWidth: 0, fontWeight: 600, fontSize: 13.5, lineHeight: 1.4, color: 'text.primary', overflowWrap: 'anywhere' }}>{project.name}</Box>
        <VerificationMark verification={project.stageVerification} bare />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', mt: 0.5 }}>
        <Box component="span" sx={{ fontWeight: 600 }}><Money fen={project.agreedInvestmentFen} qualifier={project.agreedInvestmentQualifier} /></Box><StatusMark status={project.status} />
      </Box>
      <Box sx={{ mt: 0.25, color: 'text.secondary', fontSize: 12.5 }}>{[project.parkName ?? project.regionName, project.officerName].filter(Boolean).join(' · ')}</Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: 12.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, color: overdue ? 'error.main' : 'text.secondary' }}>{project.nextStepOn && t(overdue ? 'board.nextStepOverdue' : 'projects.nextStepBy', { day: project.nextStepOn })}</Box>
        {onAdvance && project.status !== 'terminated' && project.stage !== 'producing' && <Button className="no-print" onClick={() => onAdvance(project)} aria-label={t('board.advanceNamed', { name: project.name })} sx={{ minHeight: 24, minWidth: 0, py: 0, px: 0.75, mr: -0.75, fontSize: 12.5 }}>{t('board.advance')}</Button>}
      </Box>
    </Card>
  );
});

/** A card that follows the pointer. */
export const CardGhost = ({ project }: { project: ProjectRecord }) => <Box sx={{ transform: 'rotate(1.5deg)', boxShadow: 6, borderRadius: 2, cursor: 'grabbing' }}><Face project={project} /></Box>;

/** A project on the board. The browser skips painting those out of sight. */
export function BoardCard({ project, onAdvance }: FaceProps) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: project.id, data: { project }, disabled: !onAdvance });
  return (
    <Box component="li" ref={setNodeRef} {...listeners} data-testid={`card-${project.id}`}
      sx={{ listStyle: 'none', mb: 1, opacity: isDragging ? 0.35 : 1, contentVisibility: 'auto', containIntrinsicSize: 'auto 104px', ...(onAdvance ? { cursor: 'grab', touchAction: 'manipulation' } : {}) }}>
      <Face project={project} onAdvance={onAdvance} />
    </Box>
  );
}
