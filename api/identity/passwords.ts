import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { refused } from '../core/errors.js';
import { isWeakPassword } from './domain/password.js';

/** argon2id, 19 MiB, two passes, one lane (OWASP's first choice). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Full-width and half-width typing give the same password. */
const canonical = (password: string) => password.normalize('NFKC');

/** Never inside a unit of work: it takes tens of milliseconds. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), COST);
}

let nobody: Promise<string> | undefined;

/** Checks a password; without a stored hash (no such user) it takes as long and answers false. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (stored !== undefined) return verify(stored, canonical(password));
  await verify(await (nobody ??= hashPassword(randomBytes(16).toString('hex'))), canonical(password));
  return false;
}

/** @throws 422 `weak-password` on the named field. */
export function refuseWeakPassword(path: string, password: string, username: string): void {
  if (isWeakPassword(password, username)) throw refused('weak-password', [{ path, code: 'weak-password' }]);
}

/** A password nobody has to invent: 20 characters of base64url, about 120 bits. */
export const generatePassword = (): string => randomBytes(15).toString('base64url');
