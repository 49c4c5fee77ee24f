import type { UserRecord } from '../../shared/contracts/identity';

/** Kept out for a while after too many wrong passwords. */
export const isLocked = ({ lockedUntil }: UserRecord): boolean => lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
