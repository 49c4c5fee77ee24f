import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { EVENT_TYPES, MILESTONES, PROJECT_STATUSES, STAGES } from '../../shared/vocabulary';
import type { Words } from '../providers/i18n';

/** A ledger row in a few words: 阶段推进 · 开工. */
export function eventTitle(event: Pick<LedgerEventRecord, 'type' | 'code'>, { word }: Pick<Words, 'word'>): string {
  const what = event.code === null ? null
    : event.type === 'milestone' ? word(MILESTONES, event.code)
      : event.type === 'status' ? word(PROJECT_STATUSES, event.code)
        : word({ ...STAGES, ...MILESTONES, ...PROJECT_STATUSES }, event.code);
  return what ? `${word(EVENT_TYPES, event.type)} · ${what}` : word(EVENT_TYPES, event.type);
}
