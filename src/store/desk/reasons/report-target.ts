import { isAddress } from '../../../model/address.js';

/** What a report says about the post it is on, in every way the post could be found by; the surest first. */
export interface TargetWays {
  /** Ids of this database. */
  readonly ids: { readonly threadId: string | null; readonly postId: string } | null;
  /** Host of the forum; null: not said. */
  readonly host: string | null;
  /** The address in the spellings a page may print. */
  readonly urls: readonly string[];
  /** Ids the forum may have given the post, the likeliest first. */
  readonly externalIds: readonly string[];
  /** Every number of the address: the thread's id is among them where it is printed. */
  readonly numbers: readonly string[];
  /** Id of the thread, where it is said outright. */
  readonly threadExternalId: string | null;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OWN = new RegExp(`(?:^|/(?:post|thread)/)(${UUID})(?:[/#](${UUID}))?/?$`, 'i');

/** Where forums print the id of a post in an address, the plainest first; tried on fragment, query and path. */
const IN_FRAGMENT = /^#?(?:post|p|pid|msg|comment|findcomment|entry|reply|js-post|elcomment)?[-_=]?(\d{1,18})$/i;
const IN_QUERY: readonly string[] = ['p', 'pid', 'post', 'postid', 'post_id', 'comment', 'msg', 'mid', 'do_comment'];
const IN_PATH: readonly RegExp[] = [
  /\/posts?[-/](\d{1,18})(?:\/|$|\.)/i,
  /\/(?:comments?|c|message|messages|msg)[-/](\d{1,18})(?:\/|$|\.)/i,
  /[./](?:msg|p)(\d{1,18})(?:\/|$|\.)/i,
  // Reddit: /r/<forum>/comments/<thread>/<words>/<comment>
  /\/comments\/[a-z0-9]{4,12}\/[^/]*\/([a-z0-9]{4,12})(?:\/|$)/i,
];

/** Reads a target: an address of the forum or of the desk, "thread/post" in ids of the forum, or the post's id alone. */
export function readTarget(target: string, site: string | null): TargetWays {
  const text = target.trim();
  const [, first, second] = OWN.exec(text) ?? [];
  const nothing = { ids: null, host: site, urls: [], externalIds: [], numbers: [], threadExternalId: null };
  if (first !== undefined) {
    const ids = second === undefined ? { threadId: null, postId: first } : { threadId: first, postId: second };
    return { ...nothing, ids: { threadId: ids.threadId?.toLowerCase() ?? null, postId: ids.postId.toLowerCase() } };
  }
  if (/^https?:/i.test(text) && isAddress(text)) return { ...nothing, ...readAddress(new URL(text), site) };
  const [thread, post, more] = text.split('/').map((part) => part.trim());
  if (thread !== undefined && post !== undefined && more === undefined && thread !== '' && post !== '')
    return { ...nothing, externalIds: [post], threadExternalId: thread };
  return { ...nothing, externalIds: text === '' ? [] : [text] };
}

function readAddress(url: URL, site: string | null): Partial<TargetWays> {
  const found: string[] = [];
  const add = (id: string | undefined | null): void => {
    if (id !== undefined && id !== null && id !== '' && !found.includes(id)) found.push(id);
  };
  add(IN_FRAGMENT.exec(url.hash)?.[1]);
  for (const name of IN_QUERY) {
    const value = url.searchParams.get(name);
    if (value !== null && /^\d{1,18}$/.test(value)) add(value);
  }
  // SMF: ?topic=12.msg345; Invision: ?do=findComment&comment=345 is among the above.
  add(/\.msg(\d{1,18})/i.exec(url.search)?.[1]);
  for (const pattern of IN_PATH) add(pattern.exec(url.pathname)?.[1]);
  return {
    host: url.host.toLowerCase() === '' ? site : url.host.toLowerCase(),
    urls: spellingsOf(url),
    externalIds: found,
    numbers: `${url.pathname}${url.search}`.match(/\d{1,18}/g) ?? [],
  };
}

/** With and without https, www. and the fragment: pages and reports print an address differently. */
function spellingsOf(url: URL): string[] {
  const out = new Set<string>();
  const bare = url.host.replace(/^www\./i, '');
  for (const hash of [url.hash, ''])
    for (const host of [url.host, bare, `www.${bare}`])
      for (const protocol of ['https:', 'http:']) out.add(`${protocol}//${host}${url.pathname}${url.search}${hash}`);
  return [...out];
}

/** The hosts a site may be known by. */
export const hostsOf = (host: string): string[] => {
  const bare = host.toLowerCase().replace(/^www\./, '');
  return [...new Set([host.toLowerCase(), bare, `www.${bare}`])];
};
