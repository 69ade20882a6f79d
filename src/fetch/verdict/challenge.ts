import { type Exchange, headerOf } from '../exchange.js';
import { type Dissected, dissect } from './dissect.js';
import { BLOCKS, CAPTCHA, MAX_WALL_LINKS, MAX_WALL_WORDS, WALL_TEXT, WALL_TITLE, WALLS, type Wall } from './walls.js';

/** What stands between a crawl and a page. */
export interface Barrier {
  /** A challenge wants a browser or a person, a block says no, a sign-in wants an account. */
  readonly kind: 'challenge' | 'block' | 'sign-in';
  /** The product, as people know it; null where it does not say. */
  readonly by: string | null;
}

const PASSWORD = /<input\b[^>]{0,400}\btype\s*=\s*["']?password/i;
/** What the public interfaces of Discourse, Flarum, NodeBB and WordPress answer without an account. */
const NOT_SIGNED_IN =
  /"(?:error_type|code|status)"\s{0,4}:\s{0,4}"(?:not_logged_in|not_authenticated|not-authorised|not-authorized|not-logged-in|rest_not_logged_in)"/i;
/** A wall has a few links, if any; the menu of a board alone has more than this. */
const MANY_LINKS = 40;
/** A body this long is no wall, and dissecting it would be time lost. */
const MAX_WALL_BYTES = 1024 * 1024;

/**
 * The barrier an answer is, or null where it is none: by headers that walls alone send, and by signs in tags and
 * scripts of a page that says little. A thread about captchas is read: its words are text, and there are many.
 * A sign-in form alone is none while the status is 2xx: boards show one on every page.
 */
export function barrierIn(exchange: Exchange): Barrier | null {
  const byHeader = WALLS.find((wall) => wall.header !== undefined && headerMatches(exchange, wall.header));
  if (byHeader !== undefined) return { kind: 'challenge', by: byHeader.name };
  if (exchange.body.length === 0 || exchange.body.length > MAX_WALL_BYTES) return null;
  if (/\bjson\b/i.test(headerOf(exchange.headers, 'content-type') ?? '')) return inJson(exchange);
  if (hasManyLinks(exchange.body)) return null;
  const page = dissect(exchange.body, MAX_WALL_WORDS);
  if (page === null) return null;
  const wall = WALLS.find((candidate) => candidate.header === undefined && matches(candidate, page));
  if (wall !== undefined) return { kind: 'challenge', by: wall.name };
  const block = BLOCKS.find((candidate) => matches(candidate, page));
  if (block !== undefined) return { kind: 'block', by: block.name };
  if (exchange.status >= 400 && PASSWORD.test(page.machinery)) return { kind: 'sign-in', by: null };
  return isUnnamedWall(page) ? { kind: 'challenge', by: null } : null;
}

/** Told before anything is taken apart, since nearly every page of a board is known by it. */
function hasManyLinks(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let at = -1;
  for (let links = 0; links <= MANY_LINKS; links++) {
    at = bytes.indexOf('<a ', at + 1, 'latin1');
    if (at === -1) return false;
  }
  return true;
}

/** Markup in JSON is what somebody wrote. */
function inJson(exchange: Exchange): Barrier | null {
  const start = Buffer.from(exchange.body.buffer, exchange.body.byteOffset, Math.min(exchange.body.byteLength, 4_096));
  return exchange.status >= 400 && NOT_SIGNED_IN.test(start.toString('latin1')) ? { kind: 'sign-in', by: null } : null;
}

function headerMatches(exchange: Exchange, [name, value]: readonly [string, RegExp]): boolean {
  const said = headerOf(exchange.headers, name);
  return said !== null && value.test(said);
}

function matches(wall: Wall, page: Dissected): boolean {
  return (
    (wall.machinery === undefined || wall.machinery.test(page.machinery)) &&
    (wall.title === undefined || wall.title.test(page.title)) &&
    (wall.text === undefined || wall.text.test(page.text))
  );
}

/** A page with nothing but a captcha, or a script that checks the browser, and the words for it. */
function isUnnamedWall(page: Dissected): boolean {
  if (page.links > MAX_WALL_LINKS || PASSWORD.test(page.machinery)) return false;
  const named = WALL_TITLE.test(page.title);
  const says = WALL_TEXT.test(page.text);
  if (CAPTCHA.test(page.machinery)) return named || says;
  return named && says && /<script\b|http-equiv=["']?refresh/i.test(page.machinery);
}
