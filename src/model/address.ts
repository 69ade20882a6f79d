/** A parameter of a query that names the session of whoever reads, told by its name and by what a value looks like. */
interface SessionName {
  readonly name: RegExp;
  readonly value: RegExp;
}

const HEX32 = /^[0-9a-f]{32}$/i;

/**
 * Session ids as boards write them into links while cookies are off. Short names are sessions only where the value is
 * one: `sid` is a story on Slashdot, `s` the search of WordPress.
 */
const SESSIONS: readonly SessionName[] = [
  // phpBB 2 and 3, vBulletin 3 and 4, IP.Board 1 to 3, Ikonboard: an MD5.
  { name: /^(?:sid|s)$/i, value: HEX32 },
  // Burning Board 3: a SHA-1.
  { name: /^s$/i, value: /^[0-9a-f]{40}$/i },
  // PHP's own, as SMF prints it; 22 to 256 characters of its three alphabets, sometimes empty.
  { name: /^PHPSESSID$/i, value: /^[\w,-]{0,256}$/ },
  // Shops with a forum: osCommerce, Zen Cart, xt:Commerce.
  { name: /^(?:oscsid|zenid|xtcsid)$/i, value: /^[\w,-]{1,128}$/ },
  // ColdFusion.
  { name: /^(?:cfid|cftoken)$/i, value: /^[\w.-]{1,128}$/ },
  // ASP: the name itself ends in eight or more letters of chance.
  { name: /^ASPSESSIONID[A-Z]{4,16}$/i, value: /^[A-Z]{8,64}$/i },
  // Java servlets, where a rewriting proxy moved the id from the path.
  { name: /^jsessionid$/i, value: /^[\w.!:+-]{1,256}$/ },
  { name: /^(?:session_?id|sess(?:ion)?|sessid)$/i, value: /^[0-9a-f]{16,128}$/i },
];

/** Sessions in a path: `;jsessionid=…` of servlets, `/(S(…))/` of ASP.NET. */
const SESSION_PATHS: readonly (readonly [found: RegExp, instead: string])[] = [
  [/;(?:jsessionid|phpsessid|sid)=[\w.!:+-]{8,256}/gi, ''],
  [/\/\((?:[A-Z]\([\w-]{8,128}\)){1,4}\)(?=\/|$)/gi, ''],
];

/** Most addresses hold no session: one look says so. */
const MAYBE_SESSION = /sid|sess|zenid|cfid|cftoken|[?&;]s=|\([A-Z]\(/i;

/** Whether a parameter of a query is a session id. */
export function isSession(name: string, value: string): boolean {
  return SESSIONS.some((session) => session.name.test(name) && session.value.test(value));
}

/**
 * A query without some of its parameters; the others keep their spelling, order and separators (`&`, or `;` as SMF has).
 * @param query without its `?`
 * @param drop told name and value as they stand; a parameter without `=` has the value null
 */
export function withoutParameters(query: string, drop: (name: string, value: string | null) => boolean): string {
  let out = '';
  for (const [piece, index] of piecesOf(query)) {
    const equals = piece.indexOf('=');
    const name = equals === -1 ? piece : piece.slice(0, equals);
    if (drop(name, equals === -1 ? null : piece.slice(equals + 1))) continue;
    // The separator before a piece goes with it, so that what is left of `a;b&c` without b is `a&c`.
    out += out === '' ? piece : `${index === 0 ? '&' : query.charAt(index - 1)}${piece}`;
  }
  return out;
}

/** The pieces between `&` and `;`, empty ones left out, each with its place. */
function* piecesOf(query: string): Generator<readonly [piece: string, index: number]> {
  for (const match of query.matchAll(/[^&;]+/g)) yield [match[0], match.index];
}

/**
 * An address without the session of whoever saved the page. Everything else stays to the letter: escapes, case, order,
 * a relative address too.
 */
export function withoutSession(url: string): string {
  if (!MAYBE_SESSION.test(url)) return url;
  const hash = url.indexOf('#');
  const fragment = hash === -1 ? '' : url.slice(hash);
  const whole = hash === -1 ? url : url.slice(0, hash);
  const mark = whole.indexOf('?');
  const path = SESSION_PATHS.reduce(
    (text, [found, instead]) => text.replace(found, instead),
    mark === -1 ? whole : whole.slice(0, mark),
  );
  if (mark === -1) return path + fragment;
  const query = whole.slice(mark + 1);
  const session = [...piecesOf(query)].some(([piece]) => isSessionPiece(piece));
  if (!session) return `${path}?${query}${fragment}`;
  const rest = withoutParameters(query, (name, value) => value !== null && isSession(name, value));
  return `${path}${rest === '' ? '' : `?${rest}`}${fragment}`;
}

function isSessionPiece(piece: string): boolean {
  const equals = piece.indexOf('=');
  return equals !== -1 && isSession(piece.slice(0, equals), piece.slice(equals + 1));
}

/**
 * Whether a text is an address, alone or from a base. `URL.canParse` of Node 20 says no to a host with letters of Latin-1
 * (bücher.example) once it has been called so often that it was compiled; the constructor knows better.
 */
export function isAddress(text: string, base?: string): boolean {
  if (URL.canParse(text, base)) return true;
  if (!/[\x80-\xff]/.test(`${text}${base ?? ''}`)) return false;
  try {
    return new URL(text, base).href !== '';
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
