import { Topic } from '../core/events.js';
import type { FieldProblem } from '../../shared/errors.js';
import type { Moved } from './domain/merge.js';

interface Named { id: number; name: string }

/** Asked before a merge: how much of each kind it would move. */
export const MERGE_PREVIEW = new Topic<{ mergedId: number; moves: { what: Moved['what']; count: number }[] }>('company-merge-preview');

/** Inside the transaction of a merge, after the companies' own rows are written: whoever keeps rows that name `merged` has them name the survivor, and says which. */
export const MERGE = new Topic<{ survivor: Named; merged: Named; recordedAt: string; moved: Moved[] }>('company-merge');

/** Before a merge is undone: what keeps it from being taken back. */
export const MERGE_UNDO_CHECK = new Topic<{ survivorId: number; moved: readonly Moved[]; problems: FieldProblem[] }>('company-merge-undo-check');

/** Inside the transaction that undoes a merge, after the companies' own rows are restored: what was moved goes back. */
export const MERGE_UNDO = new Topic<{ survivor: Named; merged: Named; recordedAt: string; moved: readonly Moved[] }>('company-merge-undo');
