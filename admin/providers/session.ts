import { useSyncExternalStore } from 'react';
import type { SessionAnswer } from '../../shared/contracts/identity';
import type { Permission, ScopeKind } from '../../shared/permissions';

/** Who is signed in, as the API last said. */
let current: SessionAnswer | null = null;
const listeners = new Set<() => void>();

export const getSession = (): SessionAnswer | null => current;

export function setSession(session: SessionAnswer | null): void {
  current = session;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const useSession = (): SessionAnswer | null => useSyncExternalStore(subscribe, getSession);

/** The width of the user's permission, or null when it is not held. */
export function usePermissionScope(permission: Permission): ScopeKind | null {
  return useSession()?.permissions.find((entry) => entry.code === permission)?.scope ?? null;
}

/** What the user may not do is not shown; the API decides all the same. */
export function useCan(permission: Permission): boolean {
  return usePermissionScope(permission) !== null;
}

export function can(session: SessionAnswer | null, permission: Permission): boolean {
  return session?.permissions.some((entry) => entry.code === permission) ?? false;
}
