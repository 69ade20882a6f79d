import { LONGEST_BODY, readBody } from '../../engines/bodies/index.js';
import { isAddress } from '../../model/address.js';
import { deterministicId, sha256 } from '../../model/ids.js';
import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { PagePost, PageThread, ThreadPage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import type { PageRecord } from '../../store/index.js';
import { identifyThread } from '../../threads/identity.js';
import { withColumnQuotes } from './column-quotes.js';
import type { DumpPost } from './dump-post.js';
import { inOrder } from './order.js';

/** Posts of one page, and characters of their bodies. */
const POSTS_A_PAGE = 1_000;
const CHARACTERS_A_PAGE = 4_000_000;
/** Tags of one thread. */
const MOST_TAGS = 200;

/** What the rows of a thread became. */
export interface ThreadPages {
  readonly records: readonly PageRecord[];
  /** Rows that say again what another one says. */
  readonly repeated: number;
}

/** What the rows of one thread have in common: they are put together by it. */
export function threadKey({ site, thread, key }: Pick<DumpPost, 'site' | 'thread' | 'key'>): string {
  const name = key ?? thread.id ?? thread.url ?? thread.title ?? '';
  const kind = key !== null ? 'key' : thread.id !== null ? 'id' : thread.url !== null ? 'url' : 'title';
  return `${kind}\u0000${site ?? ''}\u0000${name}`;
}

/**
 * The pages of a thread as if a board had printed its rows: in the thread's order, a thousand posts each. A post that
 * stands in the dump more than once with other words becomes further saves of its page, the latest edit or row last, so
 * that its earlier wordings are revisions.
 *
 * @param name of the map; the engine is `dump:<name>` unless the map says another
 * @param files names by `DumpPost.file`
 */
export function threadPages(rows: readonly DumpPost[], name: string, files: readonly string[]): ThreadPages {
  const { posts, by } = inOrder(rows);
  const { newest, older, repeated } = savesOf(posts);
  const cuts = cut(newest);
  const thread = headOf(newest);
  // Pages in the order of time alone find their place by it, also beside those of another dump.
  const numbered = cuts.length > 1 || by !== 'time' ? cuts.length : null;
  const engine = newest.find((post) => post.engine !== null)?.engine ?? `dump:${name}`;
  const pages = cuts.flatMap((shown, at) => {
    const place = numbered === null ? { page: null, pageCount: null } : { page: at + 1, pageCount: numbered };
    const saves = [shown, ...savesBefore(shown, older)];
    return saves.map((save) => ({ save, page: pageOf({ save, thread: { ...thread, ...place }, engine, name }) }));
  });
  // Told by the first page: where nothing names a thread, its opening post does, which the others do not show.
  const identity = identityOf(pages[0]?.page ?? null, newest[0]?.site ?? null);
  return { records: pages.map(({ save, page }) => recordOf(save, page, identity, files)), repeated };
}

interface Saves {
  /** The latest wording of each post, in order. */
  readonly newest: readonly DumpPost[];
  /** Earlier wordings by id, the latest first. */
  readonly older: ReadonlyMap<string, readonly DumpPost[]>;
  readonly repeated: number;
}

function savesOf(posts: readonly DumpPost[]): Saves {
  const byId = new Map<string, DumpPost[]>();
  for (const post of posts) {
    if (post.id === null) continue;
    const known = byId.get(post.id);
    if (known === undefined) byId.set(post.id, [post]);
    else known.push(post);
  }
  const older = new Map<string, readonly DumpPost[]>();
  const dropped = new Set<DumpPost>();
  let repeated = 0;
  for (const [id, all] of byId) {
    if (all.length === 1) continue;
    const distinct = new Map(all.map((post): [string, DumpPost] => [contentOf(post), post]));
    repeated += all.length - distinct.size;
    const versions = [...distinct.values()].sort(
      (a, b) => editedAt(b) - editedAt(a) || b.file - a.file || b.row - a.row,
    );
    for (const post of all) if (post !== versions[0]) dropped.add(post);
    if (versions.length > 1) older.set(id, versions.slice(1));
  }
  return { newest: posts.filter((post) => !dropped.has(post)), older, repeated };
}

const contentOf = ({ file: _file, row: _row, hash: _hash, ...content }: DumpPost): string => JSON.stringify(content);

function editedAt({ edited }: DumpPost): number {
  const at = Date.parse(edited?.at ?? `${edited?.local ?? ''}Z`);
  return Number.isNaN(at) ? 0 : at;
}

/** Earlier saves of a page: each holds one earlier wording of the posts that have any. */
function savesBefore(shown: readonly DumpPost[], older: ReadonlyMap<string, readonly DumpPost[]>): DumpPost[][] {
  const out: DumpPost[][] = [];
  if (older.size === 0) return out;
  for (const { id } of shown)
    for (const [nth, post] of (older.get(id ?? '') ?? []).entries()) {
      const save = out[nth] ?? [];
      save.push(post);
      out[nth] = save;
    }
  return out;
}

function cut(posts: readonly DumpPost[]): DumpPost[][] {
  const out: DumpPost[][] = [];
  let page: DumpPost[] = [];
  let characters = 0;
  for (const post of posts) {
    const length = post.body?.length ?? 0;
    if (page.length > 0 && (page.length >= POSTS_A_PAGE || characters + length > CHARACTERS_A_PAGE)) {
      out.push(page);
      page = [];
      characters = 0;
    }
    page.push(post);
    characters += length;
  }
  out.push(page);
  return out;
}

/** What the rows say of their thread, the first that says it. */
function headOf(posts: readonly DumpPost[]): PageThread {
  const first = <T>(read: (post: DumpPost) => T | null): T | null => {
    for (const post of posts) {
      const value = read(post);
      if (value !== null) return value;
    }
    return null;
  };
  const subject = first(({ title }) => title)?.replace(/^(?:re|aw|sv|antw|odp|ответ)\s?:\s*/i, '') ?? null;
  const url = first(({ thread }) => thread.url);
  return {
    externalId: first(({ thread }) => thread.id),
    title: first(({ thread }) => thread.title) ?? subject,
    url: url !== null && isAddress(url) ? url : null,
    forumPath: first(({ forum }) => (forum.length > 0 ? forum : null)) ?? [],
    tags: [...new Set(posts.flatMap(({ tags }) => tags))].slice(0, MOST_TAGS),
    page: null,
    pageCount: null,
    nextUrl: null,
    prevUrl: null,
  };
}

interface Save {
  readonly save: readonly DumpPost[];
  readonly thread: PageThread;
  readonly engine: string;
  readonly name: string;
}

function pageOf({ save, thread, engine, name }: Save): ThreadPage {
  const problems: Problem[] = [];
  return {
    type: 'thread',
    engine,
    engineVersion: null,
    detection: { confidence: 1, evidence: [`rows of a dump, read with the map ${name}`] },
    thread,
    posts: save.map((post, at) => postOf(post, at + 1, thread, problems)),
    polls: [],
    expectedPosts: null,
    problems,
  };
}

interface Identity {
  readonly threadId: string;
  readonly site: string | null;
}

/** A site that is named counts more than the host of an address, which may be a mirror's. */
function identityOf(page: ThreadPage | null, site: string | null): Identity {
  if (page === null) throw new RangeError('a thread without posts has no identity');
  if (site === null) return identifyThread(page, null);
  const { thread } = page;
  if (thread.externalId !== null)
    return { ...identifyThread({ ...page, thread: { ...thread, url: null } }, `https://${site}/`), site };
  if (thread.url !== null) return { ...identifyThread(page, `https://${site}/`), site };
  // Told by its title and opening words alone; equal ones of two sites are two threads.
  return { threadId: deterministicId('thread', site, 'words', identifyThread(page, null).threadId), site };
}

function recordOf(
  save: readonly DumpPost[],
  page: ThreadPage,
  { threadId, site }: Identity,
  files: readonly string[],
): PageRecord {
  const [first] = save;
  return {
    threadId,
    site,
    url: page.thread.url,
    page,
    file: first === undefined ? null : `${files[first.file] ?? ''}#${first.row}`,
    // Of the rows as they stand: read again with a better map, they take the place of what they were.
    sha256: sha256(save.map(({ hash }) => hash).join('\n')),
    charsetFrom: 'map',
  };
}

function postOf(post: DumpPost, position: number, thread: PageThread, problems: Problem[]): PagePost {
  const base = [post.url, thread.url, post.site === null ? null : `https://${post.site}/`].find(
    (one) => one !== null && isAddress(one),
  );
  const read = readBody(post.body ?? '', post.form, base ?? null);
  if ((post.body?.length ?? 0) > LONGEST_BODY) {
    const message = `The body of row ${post.row} is longer than ${LONGEST_BODY} characters; the rest of it was left out.`;
    problems.push({ code: 'body-cut', message, post: position });
  }
  const { blocks, answers } = withColumnQuotes(read.blocks, post.quotes);
  return {
    externalId: post.id,
    position,
    url: post.url !== null && isAddress(post.url, base ?? undefined) ? new URL(post.url, base ?? undefined).href : null,
    parentExternalId: post.parent ?? answers,
    kind: post.kind,
    author: post.author,
    postedAt: post.posted ?? UNKNOWN_MOMENT,
    editedAt: post.edited,
    blocks,
    rawBody: null,
    reactions: post.reactions,
    attachments: post.attachments ?? read.attachments,
    images: post.images ?? read.images,
    links: post.links ?? read.links,
    signature: post.signature ?? read.signature,
  };
}
