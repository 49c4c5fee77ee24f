import { useEffect } from 'react';

/** Somebody is typing, or a dialog is open: a bare key is not for us. */
const busy = (target: EventTarget | null) => (target as HTMLElement | null)?.closest?.('input,textarea,select,[contenteditable],[role="dialog"]') !== null && target instanceof HTMLElement;

/** Ctrl K or ⌘ K opens the quick jump from anywhere; a bare N opens quick add. */
export function useQuickKeys(open: () => void, add: (() => void) | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (event.key.toLowerCase() === 'k' && command) open();
      else if (event.key.toLowerCase() === 'n' && add && !command && !event.altKey && !event.repeat && !busy(event.target) && !document.querySelector('[role="dialog"]')) add();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, add]);
}
