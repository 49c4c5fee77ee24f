import { SYSTEM_REASONS } from '../../shared/vocabulary.js';
import { currentLocale } from './request-context.js';

const SYSTEM = { zh: '系统', en: 'System' } as const;
/** Stands for who recorded what nobody did by hand. */
export const systemName = (): string => SYSTEM[currentLocale()];

/** A ledger row's reason in words: as written, or the system's own in the reader's language. */
export const reasonWords = (reason: string | null): string | null =>
  reason !== null && Object.hasOwn(SYSTEM_REASONS, reason) ? SYSTEM_REASONS[reason as keyof typeof SYSTEM_REASONS][currentLocale()] : reason;
