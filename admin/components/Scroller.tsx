import Box from '@mui/material/Box';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** What may be wider than the screen, to be moved sideways: by keyboard too, where it is wider. */
export function Scroller({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [wider, setWider] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWider(current.scrollWidth > current.clientWidth));
    for (const element of [current, ...current.children]) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <Box ref={box} sx={{ overflowX: 'auto' }} {...(wider ? { tabIndex: 0 } : {})}>{children}</Box>;
}
