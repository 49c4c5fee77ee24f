import { readPreference, writePreference } from '../providers/preferences';
import { getSession } from '../providers/session';

/** A record somebody went to by the quick jump. */
export interface RecentTarget { resource: string; id: string | number; name: string; hint: string }

const KEPT = 8;
/** Of one person: several may use this browser, and see different things. */
const key = () => `recent.${getSession()?.user.id ?? ''}`;

export const recentTargets = (): RecentTarget[] => readPreference<RecentTarget[]>(key(), []);

export function rememberTarget(target: RecentTarget): void {
  writePreference(key(), [target, ...recentTargets().filter((other) => other.resource !== target.resource || other.id !== target.id)].slice(0, KEPT));
}
