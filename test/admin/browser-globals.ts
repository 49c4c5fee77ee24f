import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';

/** What browsers have and jsdom lacks; imported before anything that needs it. */
for (const [name, value] of Object.entries({ TextEncoder, TextDecoder })) {
  if (!(name in window)) Object.defineProperty(window, name, { value });
}
if (typeof window.crypto?.randomUUID !== 'function') Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true });
if (!window.matchMedia) {
  Object.defineProperty(window, 'matchMedia', { value: (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }) });
}
