import { hashPassword } from 'better-auth/crypto';

/** Characters a password has at least: long ones need no rules about signs (NIST SP 800-63B). */
export const SHORTEST = 12;
/** Hashing takes no longer for long ones, but a megabyte is no password. */
export const LONGEST = 128;
/** Different characters at least: `aaaaaaaaaaaa` is long, too. */
const DIFFERENT = 5;

/** Why a password is refused, in words for its owner; null: it is fine. */
export function passwordFault(password: string, about: readonly string[]): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `The password needs ${SHORTEST} characters or more; this one has ${length}.`;
  if (password.length > LONGEST) return `The password may have ${LONGEST} characters at most.`;
  const folded = password.toLowerCase();
  if (new Set(folded).size < DIFFERENT) return 'The password repeats a few characters. Take some words instead.';
  const told = about.map((text) => text.toLowerCase()).filter((text) => text.length >= 4);
  if (told.some((text) => folded === text || folded.replaceAll(text, '').length < DIFFERENT))
    return 'The password is little more than your name or address. Take some words instead.';
  return null;
}

/** The scrypt hash that is kept. */
export const hashOf = (password: string): Promise<string> => hashPassword(password);
