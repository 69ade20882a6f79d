import { readFile } from 'node:fs/promises';
import { Cookie, type CookieJar } from 'tough-cookie';
import { isAddress } from '../../model/address.js';
import { UsageError } from '../../model/errors.js';
import { type Cookies, cookiesOf, newJar } from './jar.js';

/** A line of a cookies file that could not be taken. Never holds a cookie's name or value. */
export interface CookieFileProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface CookieFile {
  readonly cookies: Cookies;
  /** Cookies in the jar. */
  readonly taken: number;
  /** Cookies left out because their time is over. */
  readonly expired: number;
  readonly problems: readonly CookieFileProblem[];
}

const HTTP_ONLY = '#HttpOnly_';
/** Seconds beyond which a time must be meant in milliseconds (year 5138), and beyond which it is no time at all. */
const MILLISECONDS_FROM = 1e11;
const NO_TIME_FROM = 1e14;

/**
 * Reads a `cookies.txt` as browsers' extensions, curl and wget write it (Netscape format: seven fields between tabs,
 * `#HttpOnly_` before the host where scripts must not see it). Throws UsageError `bad-cookies-file` where the file
 * cannot be read or holds no cookie at all; single damaged lines are told in `problems`.
 */
export async function readCookieFile(file: string, now: Date = new Date()): Promise<CookieFile> {
  const text = await readFile(file, 'latin1').catch((cause: unknown) => {
    const why = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new UsageError('bad-cookies-file', `The cookies file ${file} cannot be read${why}.`, { cause });
  });
  const read = readCookies(text, now);
  if (read.taken + read.expired === 0) {
    const where = read.problems[0] === undefined ? '' : ` Line ${read.problems[0].line}: ${read.problems[0].message}`;
    const message = `${file} holds no cookies: expected is a cookies.txt in Netscape format, seven fields between tabs.${where}`;
    throw new UsageError('bad-cookies-file', message);
  }
  return read;
}

/** Reads the text of a `cookies.txt`, one character per byte (latin1), so that values keep their bytes. */
export function readCookies(text: string, now: Date = new Date()): CookieFile {
  const jar = newJar();
  const problems: CookieFileProblem[] = [];
  let taken = 0;
  let expired = 0;
  text
    .replace(/^\xef\xbb\xbf/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '' || (line.startsWith('#') && !line.startsWith(HTTP_ONLY))) return;
      const what = takeLine(line, jar, now);
      if (what === 'taken') taken += 1;
      else if (what === 'expired') expired += 1;
      else problems.push({ line: index + 1, message: what.problem });
    });
  return { cookies: cookiesOf(jar), taken, expired, problems };
}

function takeLine(line: string, jar: CookieJar, now: Date): 'taken' | 'expired' | { readonly problem: string } {
  const httpOnly = line.startsWith(HTTP_ONLY);
  const fields = (httpOnly ? line.slice(HTTP_ONLY.length) : line).split('\t');
  const [domain = '', subdomains = '', path = '', secure = '', expiry = '', name = '', value = ''] = fields;
  if (fields.length < 6 || fields.length > 7)
    return { problem: `${fields.length} fields instead of seven; they are separated by tabs, not by spaces.` };
  const host = domain.replace(/^\./, '').toLowerCase();
  const address = `https://${host}/`;
  if (!isAddress(address) || new URL(address).hostname !== host) return { problem: 'the first field is no host.' };
  if (!isFlag(subdomains) || !isFlag(secure)) return { problem: 'the second and fourth fields are not TRUE or FALSE.' };
  if (!path.startsWith('/')) return { problem: 'the third field is no path; it begins with a slash.' };
  if (name === '') return { problem: 'the sixth field, the name, is empty.' };
  const expires = readTime(expiry);
  if (expires === undefined) return { problem: 'the fifth field is no time in seconds since 1970.' };
  if (expires !== null && expires.getTime() <= now.getTime()) return 'expired';
  const cookie = new Cookie({
    key: name,
    value,
    path,
    secure: isTrue(secure),
    httpOnly,
    expires: expires ?? 'Infinity',
    ...(isTrue(subdomains) || domain.startsWith('.') ? { domain: host } : {}),
  });
  const kept = jar.setCookieSync(cookie, address, { ignoreError: true, now });
  if (kept !== undefined) return 'taken';
  return { problem: 'the cookie is for a whole public suffix, or its name asks for what its fields do not give.' };
}

const isTrue = (flag: string): boolean => flag.toUpperCase() === 'TRUE';
const isFlag = (flag: string): boolean => /^(?:true|false)$/i.test(flag);

/** Null: until the session ends; undefined: no time. */
function readTime(text: string): Date | null | undefined {
  if (text === '' || text === '0' || text === '-1') return null;
  if (!/^\d{1,20}(?:\.\d{1,20})?$/.test(text)) return undefined;
  const time = Number(text);
  if (time >= NO_TIME_FROM) return undefined;
  return new Date(time >= MILLISECONDS_FROM ? time : time * 1_000);
}
