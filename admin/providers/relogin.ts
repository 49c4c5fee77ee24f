import { useSyncExternalStore } from 'react';

/**
 * When a session ends under an open form, the request waits here while a dialog asks the user to sign in again;
 * nothing typed is lost. All requests that meet the end share one dialog.
 */
let waiting: { promise: Promise<boolean>; settle: (signedIn: boolean) => void } | null = null;
const listeners = new Set<() => void>();
const announce = () => { for (const listener of listeners) listener(); };

/** Resolves true when the user signed in again, false when they gave up. */
export function askForLogin(): Promise<boolean> {
  if (!waiting) {
    let settle: (signedIn: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((resolve) => { settle = resolve; });
    waiting = { promise, settle };
    announce();
  }
  return waiting.promise;
}

export function answerLogin(signedIn: boolean): void {
  waiting?.settle(signedIn);
  waiting = null;
  announce();
}

export function useLoginAsked(): boolean {
  return useSyncExternalStore(
    (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
    () => waiting !== null,
  );
}
