import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { useNotify } from 'react-admin';
import type { ProjectDetail, ProjectRecord } from '../../../shared/contracts/projects';
import { STAGES, type Stage } from '../../../shared/vocabulary';
import { sign } from '../../components/punctuation';
import { api, ApiError } from '../../providers/http';
import { useWords } from '../../providers/i18n';
import { StageDialog } from '../StageDialog';
import { dropOutcome, type DropOutcome } from './drop';
import { DropNotice } from './DropNotice';

type Asked = { project: ProjectDetail; to?: Stage; outcome: Exclude<DropOutcome, { kind: 'same' }> };

/** Dropping or pressing 推进 reads the project as it stands now and opens what fits: the stage dialog with its gate, or words that say why not. */
export function useDrop(): { dialog: ReactNode; drop: (card: ProjectRecord, to: Stage) => void; advance: (card: ProjectRecord) => void } {
  const { t, word } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = useCallback(() => setAsked(null), []);

  const open = useCallback(async (card: ProjectRecord, to?: Stage) => {
    try {
      const project = await api.get<ProjectDetail>(`projects/${card.id}`);
      const outcome = to ? dropOutcome(project, card.stage, to) : { kind: 'advance' as const, skipped: [] };
      if (outcome.kind === 'moved') void client.invalidateQueries({ queryKey: ['projects'] });
      if (outcome.kind !== 'same') setAsked({ project, outcome, ...(to ? { to } : {}) });
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
      if (error instanceof ApiError && error.status === 404) void client.invalidateQueries({ queryKey: ['projects'] });
    }
  }, [client, notify, t]);
  const drop = useCallback((card: ProjectRecord, to: Stage) => { void open(card, to); }, [open]);
  const advance = useCallback((card: ProjectRecord) => { void open(card); }, [open]);

  if (!asked) return { dialog: null, drop, advance };
  const { project, to, outcome } = asked;
  const notice = outcome.kind === 'fill-in' ? t('board.fillIn', { to: word(STAGES, to), stage: word(STAGES, project.stage) })
    : outcome.kind === 'advance' && outcome.skipped.length > 0 ? t('board.skips', { stages: outcome.skipped.map((stage) => word(STAGES, stage)).join(sign('list')) }) : undefined;
  const dialog = outcome.kind === 'advance' || outcome.kind === 'fill-in'
    ? <StageDialog project={project} {...(to ? { to } : {})} {...(notice ? { notice } : {})} onClose={close} />
    : to && <DropNotice project={project} to={to} outcome={outcome} onClose={close} />;
  return { dialog, drop, advance };
}
