import { isSocialCreditCode } from 'util-helpers';

/** The shape of a unified social credit code: 18 characters of its alphabet (no I, O, S, V, Z), six digits of region among them. */
export const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * True when a code's check character (GB 32100-2015) does not agree with the rest. A warning, never a refusal:
 * codes that fail the check have been issued.
 */
export function creditCodeWarning(code: string | null): boolean {
  return code !== null && !isSocialCreditCode(code);
}
