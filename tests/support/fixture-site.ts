import type { IncomingMessage } from 'node:http';
import iconv from 'iconv-lite';
import { type Answer, type EngineMarkup, HTML, page as pageAnswer } from './fixture-site/answer.js';
import { type Board, lastPost, type SitePost, type SiteThread, threadOf } from './fixture-site/board.js';
import { DISCOURSE } from './fixture-site/engines/discourse.js';
import { MYBB } from './fixture-site/engines/mybb.js';
import { PHPBB } from './fixture-site/engines/phpbb.js';
import { SMF } from './fixture-site/engines/smf.js';
import { XENFORO } from './fixture-site/engines/xenforo.js';
import { type Faults, openFaults } from './fixture-site/faults.js';
import { type Logged, openLog, type SiteLog } from './fixture-site/log.js';
import { type BoardOptions, makeBoard } from './fixture-site/make-board.js';
import { serve } from './fixture-site/serve.js';
import { type Truth, truthOf } from './fixture-site/truth.js';

/*
 * A forum server of our own on 127.0.0.1: a made-up board in the markup of a real engine, a log of what was asked, the
 * truth of what stands there, and faults. Several at once are several hosts, since a host includes its port.
 */

const ENGINES = { phpbb: PHPBB, smf: SMF, mybb: MYBB, xenforo: XENFORO, discourse: DISCOURSE } as const;

export type SiteEngine = keyof typeof ENGINES;

export const SITE_ENGINES: readonly SiteEngine[] = ['phpbb', 'smf', 'mybb', 'xenforo', 'discourse'];

export interface FixtureSiteOptions extends BoardOptions {
  /** Default phpbb. */
  readonly engine?: SiteEngine;
  /** Seconds of Crawl-delay in robots.txt; default: no such line. */
  readonly crawlDelay?: number;
  /** robots.txt as given: its text, or a status to answer with. Default: what the engine disallows. */
  readonly robots?: string | number;
  /** Default true. */
  readonly validators?: boolean;
  /** Default true. */
  readonly gzip?: boolean;
  /** Milliseconds each answer takes; default 0. */
  readonly latency?: number;
  /** Of the pages; default utf-8. `windows-1251` is declared in the header, `windows-1251-meta` in the page alone. */
  readonly charset?: 'utf-8' | 'windows-1251' | 'windows-1251-meta';
  /** Default: a free one. A site that comes back needs the port it had. */
  readonly port?: number;
}

/** Changes of the board while it is read. */
export interface Changes {
  /** A new post at a thread's end (which moves it up the lists); gives its id. */
  readonly reply: (thread: number, text: string) => number;
  /** Takes a post away for good: no stub stays, later posts move up. */
  readonly remove: (post: number) => void;
  /** Runs `action` once, when the first answer whose key matches is out. */
  readonly after: (key: RegExp, action: () => void) => void;
}

export interface FixtureSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `127.0.0.1:PORT`, as the database names the site. */
  readonly host: string;
  /** Address of the front page. */
  readonly front: string;
  readonly board: Board;
  readonly log: SiteLog;
  readonly faults: Omit<Faults, 'take'>;
  readonly change: Changes;
  /** Answers whose key matches wait until the function given back is called. */
  readonly hold: (key: RegExp) => () => void;
  /** As the board stands now. */
  readonly truth: () => Truth;
  /** The calm answer to an address below the origin, without a request. */
  readonly peek: (address: string) => Answer;
  readonly close: () => Promise<void>;
}

/** Starts a site; close it when done. */
export async function startFixtureSite(options: FixtureSiteOptions = {}): Promise<FixtureSite> {
  const engine: EngineMarkup = ENGINES[options.engine ?? 'phpbb'];
  const board = makeBoard(options, engine);
  const log = openLog();
  const faults = openFaults();
  const waiting: { readonly key: RegExp; readonly action: () => void }[] = [];
  const holds: { readonly key: RegExp; readonly until: Promise<void> }[] = [];
  let origin = '';
  let visits = 0;
  const answer = (url: string, cookies: readonly string[]): Answer => {
    visits += 1;
    const session = engine.cookie === null || cookies.includes(engine.cookie) ? null : sessionId(visits);
    const shown = cookies.includes(MEMBER_COOKIE) ? asMembersSee(board) : board;
    const found = answerOf(engine, shown, options, { origin, url, session });
    const dated = withDate(board, found);
    const charset = withCharset(dated, options.charset ?? 'utf-8');
    return session === null || engine.cookie === null || found.kind === 'robots'
      ? charset
      : { ...charset, headers: { ...charset.headers, 'set-cookie': `${engine.cookie}=${session}; path=/; HttpOnly` } };
  };
  const server = await serve(
    {
      answer: (request: IncomingMessage, cookies) => answer(request.url ?? '/', cookies),
      log,
      faults,
      validators: options.validators ?? true,
      gzip: options.gzip ?? true,
      latency: options.latency ?? 0,
      released: async ({ key }) => {
        await Promise.all(holds.filter((hold) => hold.key.test(key)).map((hold) => hold.until));
      },
      served: (entry: Logged) => {
        const due = waiting.findIndex(({ key }) => entry.fault === null && key.test(entry.key));
        const [first] = due < 0 ? [] : waiting.splice(due, 1);
        first?.action();
      },
    },
    options.port ?? 0,
  );
  const host = `127.0.0.1:${server.port}`;
  origin = `http://${host}`;
  return {
    origin,
    host,
    front: `${origin}${engine.front}`,
    board,
    log,
    faults,
    change: {
      reply: (thread, text) => addReply(board, thread, text),
      remove: (post) => removePost(board, post),
      after: (key, action) => {
        waiting.push({ key, action });
      },
    },
    hold: (key) => {
      let release = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      holds.push({ key, until });
      return () => release();
    },
    truth: () => truthOf(board, engine, origin),
    peek: (address) => answer(address, []),
    close: server.close,
  };
}

/** Who sends a cookie of this name is signed in: the walls are open. */
export const MEMBER_COOKIE = 'lantern_member';

const asMembersSee = (board: Board): Board => ({
  ...board,
  sections: board.sections.map((section) =>
    section.access === 'robots' ? section : { ...section, access: 'public' as const },
  ),
});

/** 32 hexadecimal digits, another for each visit without a cookie. */
const sessionId = (visit: number): string => visit.toString(16).padStart(8, '0').repeat(4);

function answerOf(
  engine: EngineMarkup,
  board: Board,
  options: FixtureSiteOptions,
  { origin, url, session }: { readonly origin: string; readonly url: string; readonly session: string | null },
): Answer {
  const address = new URL(url, 'http://127.0.0.1');
  if (address.pathname === '/robots.txt') return robotsOf(engine, board, options);
  const query = new URLSearchParams(address.search.replace(/;/g, '&'));
  const found = engine.answer(board, { origin, path: address.pathname, query, session });
  return (
    found ?? pageAnswer('absent', `absent ${url}`, '<!DOCTYPE html><title>Not found</title><h1>Not found</h1>', 404)
  );
}

function robotsOf(engine: EngineMarkup, board: Board, { robots, crawlDelay }: FixtureSiteOptions): Answer {
  const lines = [
    'User-agent: *',
    ...(crawlDelay === undefined ? [] : [`Crawl-delay: ${crawlDelay}`]),
    ...engine.disallow(board).map((path) => `Disallow: ${path}`),
  ];
  const status = typeof robots === 'number' ? robots : 200;
  const body = typeof robots === 'string' ? robots : status === 200 ? `${lines.join('\n')}\n` : '';
  return { kind: 'robots', key: 'robots', status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** Last-Modified of a page: the latest post of its thread, of its section, of the board. */
function withDate(board: Board, answer: Answer): Answer {
  const thread = /^thread (\d+) /.exec(answer.key)?.[1];
  const section = /^section (\d+) /.exec(answer.key)?.[1];
  const of = board.threads.filter(
    (one) =>
      (thread === undefined || one.id === Number(thread)) && (section === undefined || one.section === Number(section)),
  );
  const latest = Math.max(0, ...of.map((one) => lastPost(one)?.at ?? 0));
  return { ...answer, headers: { ...answer.headers, 'last-modified': new Date(latest).toUTCString() } };
}

function withCharset(answer: Answer, charset: NonNullable<FixtureSiteOptions['charset']>): Answer {
  if (charset === 'utf-8' || answer.headers['content-type'] !== HTML) return answer;
  const type = charset === 'windows-1251' ? 'text/html; charset=windows-1251' : 'text/html';
  const text = String(answer.body).replace(/charset=(["']?)utf-8/gi, 'charset=$1windows-1251');
  return { ...answer, headers: { ...answer.headers, 'content-type': type }, body: iconv.encode(text, 'windows-1251') };
}

function addReply(board: Board, id: number, text: string): number {
  const thread = existing(threadOf(board, id), `thread ${id}`);
  const ids = board.threads.flatMap(({ posts }) => posts.map((post) => post.id));
  const latest = Math.max(...board.threads.map((one) => lastPost(one)?.at ?? 0));
  const author = existing(board.members[0], 'member');
  const post: SitePost = {
    id: Math.max(...ids) + 1,
    number: (lastPost(thread)?.number ?? 0) + 1,
    author,
    at: latest + 3_600_000,
    quote: null,
    text: [text],
    kind: 'post',
  };
  thread.posts.push(post);
  return post.id;
}

function removePost(board: Board, id: number): void {
  const thread: SiteThread = existing(
    board.threads.find(({ posts }) => posts.some((post) => post.id === id)),
    `post ${id}`,
  );
  thread.posts.splice(
    thread.posts.findIndex((post) => post.id === id),
    1,
  );
}

function existing<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the board has no ${name}`);
  return value;
}
