import { isAddress } from '../../model/address.js';
import {
  ACTIONS,
  ENDINGS,
  FILE_ENDING,
  type NeverReason,
  type NeverRule,
  ROUTES,
  SCRIPTS,
} from './never-follow-rules.js';
import { isProgramAddress } from './program-address.js';
import { isTrap } from './traps.js';

export type { NeverReason } from './never-follow-rules.js';

/** Where a title stands in an address, with the id that says it is one; words behind it are actions, the title is none. */
const TITLED =
  /\/(?:t|topic|topics|thread|threads|d|discussion|discussions|question|questions|story|stories|item|f|c|forum|forums|board|category)\/(?:[^/]*\d[^/]*\/[^/]+\/?|[^/]+\/\d+(?:\/\d+)?\/?|[^/]+\/?)$|\/(?:comments|s)\/\w{3,9}\/[^/]+\/?$/i;

/**
 * Why a link is not to be followed, or null where it may be: replies, reports, print views, feeds, jumps to a single or
 * the last post, files, accounts, searches, members, calendars, votes and traps, as the engines of this program write
 * them. An address a person names is not asked for. Total; the address may be cleaned or as printed.
 */
export function neverFollow(url: string): NeverReason | null {
  const text = url.trim();
  if (!/^https?:/i.test(text) || !isAddress(text)) return 'not-web';
  const parsed = new URL(text);
  const { path, query } = routeOf(parsed);
  if (isProgramAddress(path, query)) return null;
  if (isTrap(parsed)) return 'loop';
  // `file.html?x.png` is a page, `x.png?1` is a file.
  if (FILE_ENDING.test(path)) return 'file';
  const matches = (rule: NeverRule): boolean =>
    (rule.path === undefined || rule.path.test(path)) && (rule.query === undefined || rule.query.test(query));
  const rules = TITLED.test(path)
    ? [...SCRIPTS, ...ACTIONS, ...ROUTES]
    : [...SCRIPTS, ...ACTIONS, ...ROUTES, ...ENDINGS];
  return rules.find(matches)?.reason ?? null;
}

/** Path and query; `index.php?threads/x.1/&page=2` has its path in the query. */
function routeOf(url: URL): { path: string; query: string } {
  const pieces = url.search
    .slice(1)
    .split(/[&;]/)
    .filter((piece) => piece !== '' && piece !== 'amp');
  const first = pieces[0] ?? '';
  const routed = first.includes('/') && !first.includes('=');
  const path = routed ? `${url.pathname.replace(/\/(?:index\.php)?$/i, '')}/${first.replace(/^\//, '')}` : url.pathname;
  return { path, query: `&${(routed ? pieces.slice(1) : pieces).join('&')}&` };
}
