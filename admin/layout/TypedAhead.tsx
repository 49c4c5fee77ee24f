import { useLayoutEffect, type RefObject } from 'react';

/** Keeps what is typed while the quick jump is still being loaded; without it the keys are lost, and an N opens quick add. */
export function TypedAhead({ into, onClose }: { into: RefObject<string>; onClose: () => void }) {
  // In the commit itself: no key falls between this and the box that takes over.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Backspace') into.current = into.current.slice(0, -1);
      else if ([...event.key].length === 1) into.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [into, onClose]);
  return null;
}
