import { nameKey } from '../../../shared/text.js';

export const PASSWORD_MIN = 10;

/** A password is too weak when shorter than 10 characters or no more than the username. */
export function isWeakPassword(password: string, username: string): boolean {
  return [...password.normalize('NFKC')].length < PASSWORD_MIN || password === username || nameKey(password) === nameKey(username);
}
