import { createHash } from 'node:crypto';
import { nameKey } from '../../../shared/text.js';

/**
 * What makes two ledger rows the same project when no code says so: name, investors (in any order) and region.
 * Answers 64 hexadecimal digits.
 */
export function identityKey(name: string, investors: readonly string[], regionCode: string | null): string {
  const parts = [nameKey(name), ...investors.map(nameKey).sort(), regionCode ?? ''];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
