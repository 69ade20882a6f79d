import type { Block, Body } from '../model/body.js';
import { renderBody } from '../model/body.js';
import type { PageAuthor } from '../model/page.js';
import type { Thread, ThreadPost } from '../model/thread.js';
import type { Timeline } from './bounds.js';
import { createTimeline } from './bounds.js';
import type { CandidateIndex } from './candidates.js';
import { createCandidateIndex } from './candidates.js';
import type { LinkSource } from './describe-link.js';
import type { PreparedQuote } from './prepare.js';
import { countTopQuotes, createAuthorNumbers, knownHosts, prepareQuotes, withWords } from './prepare.js';
import { createRecovery } from './recover.js';
import type { Signatures } from './signatures.js';
import { createSignatures } from './signatures.js';
import { NOBODY } from './source-rules.js';
import type { TokenStore } from './token-store.js';
import { createTokenStore } from './token-store.js';
import type { Tokens, Vocabulary } from './tokens.js';
import { createVocabulary, tokenize } from './tokens.js';

/**
 * The posts of a thread in order, each read when it is needed: one after another up to three times, and now and then
 * one out of turn. An array is one; so is what reads a page of a long thread at a time. Equal every time it is read.
 */
export interface PostReader {
  readonly length: number;
  at(index: number): ThreadPost | undefined;
}

/** A thread whose posts need not be in memory. */
export interface ReadableThread extends Omit<Thread, 'posts'> {
  readonly posts: PostReader;
}

/** A post as it stands in the thread, with quotes recovered from plain lines, and its text. */
export interface ReadPost {
  readonly post: ThreadPost;
  readonly body: Body;
}

/**
 * What is kept of a thread's posts while its quotes are linked: numbers, names, own texts and words. Bodies are rendered
 * anew when they are asked for. Posts are numbered from 0 in thread order, quotes from 0 through the whole thread.
 */
export interface ScannedThread {
  readonly id: string;
  readonly count: number;
  /** Null beyond the end. */
  readonly read: (at: number) => ReadPost | null;
  readonly postId: (at: number) => string;
  /** Author number, NOBODY where none is printed. */
  readonly author: (at: number) => number;
  readonly ownText: (at: number) => string;
  readonly own: (at: number) => Tokens;
  readonly ownIds: (at: number) => Int32Array;
  /** UTF-16 offset at which the signature in an own text begins; null where there is none. */
  readonly signatureStart: (at: number) => number | null;
  /** Earlier wordings, oldest first. */
  readonly revisions: (at: number) => readonly Tokens[];
  /** What a verdict asks of a post that is a source. */
  readonly source: (at: number) => LinkSource;
  /** A deleted or hidden post. */
  readonly isPlaceholder: (at: number) => boolean;
  /** Nothing of it is at hand: a placeholder without words. */
  readonly isAbsent: (at: number) => boolean;
  readonly topQuotes: (at: number) => number;
  /** Number of a post's first quote; that of the post after the last one is the number of all quotes. */
  readonly firstQuote: (at: number) => number;
  readonly quotes: (at: number, body: Body) => readonly PreparedQuote[];
  /** First post with this printed id, or this address. */
  readonly byExternalId: (id: string) => number | undefined;
  readonly byUrl: (url: string) => number | undefined;
  /** Times of the posts, by number. */
  readonly timeline: Timeline;
  /** Some post is printed as an answer to another. */
  readonly isTree: boolean;
  /** Hosts the thread's own pages stand on, without "www."; empty when none is known. */
  readonly hosts: ReadonlySet<string>;
  readonly vocabulary: Vocabulary;
  readonly authorNumber: (name: string | null) => number;
}

/** A thread whose posts were read once, and the word runs its quotes ask for. */
interface Scan {
  readonly thread: ScannedThread;
  /** Own texts are not yet in it. */
  readonly candidates: CandidateIndex;
}

/** Reads all posts once: splits their texts into words, numbers authors, recovers quotes. Linear. */
export function scanThread(thread: ReadableThread): Scan {
  const tables = emptyTables();
  const { vocabulary, authorNumber, own, earlier, quoted, authors } = tables;
  const printedName = createNames();
  const recovery = createRecovery(vocabulary);
  const candidates = createCandidateIndex((at) => authors[at] ?? NOBODY);
  const count = thread.posts.length;
  for (let at = 0; at < count; at += 1) {
    const post = thread.posts.at(at);
    if (post === undefined) throw new RangeError(`post ${at} of ${count} cannot be read`);
    const blocks = recovery.read(post);
    if (blocks !== post.blocks) tables.recovered.set(at, blocks);
    const body = renderBody(blocks);
    own.add(tokenize(body.ownText, vocabulary));
    recovery.see(post, { ids: own.ids(at) });
    const revisions = post.revisions.map(({ ownText }) => {
      earlier.add(tokenize(ownText, vocabulary));
      return { n: earlier.size() - 1, text: ownText };
    });
    if (revisions.length > 0) tables.revisions.set(at, revisions);
    authors.push(authorNumber(post.author.name));
    for (const { tokens, author } of prepareQuotes(body, vocabulary, authorNumber)) {
      quoted.add(tokens);
      candidates.ask(tokens, author);
    }
    tables.ids.push(post.id);
    tables.printed.push(printedName(post.author));
    tables.ownTexts.push(body.ownText);
    tables.signatures.see(authors[at] ?? NOBODY, body.ownText);
    tables.timeline.add(post.postedAt);
    tables.topQuotes.push(countTopQuotes(body));
    tables.firstQuote.push(quoted.size());
    if (post.kind !== 'post') tables.placeholders.add(at);
    tables.isTree ||= post.parentExternalId !== null;
    tables.firstUrl ??= post.url;
    setFirst(tables.byExternalId, post.externalId, at);
    setFirst(tables.byUrl, post.url, at);
  }
  return { thread: scanned(thread, count, tables), candidates };
}

interface Tables {
  readonly vocabulary: Vocabulary;
  readonly authorNumber: (name: string | null) => number;
  /** Words of own texts by post, of earlier wordings as they came, of quotes by quote. */
  readonly own: TokenStore;
  readonly earlier: TokenStore;
  readonly quoted: TokenStore;
  readonly revisions: Map<number, readonly { readonly n: number; readonly text: string }[]>;
  /** Blocks of posts in which quotes were recovered. */
  readonly recovered: Map<number, readonly Block[]>;
  readonly placeholders: Set<number>;
  readonly signatures: Signatures;
  readonly ids: string[];
  readonly ownTexts: string[];
  readonly authors: number[];
  /** Names as printed; equal ones are kept once. */
  readonly printed: LinkSource['printed'][];
  readonly topQuotes: number[];
  readonly firstQuote: number[];
  readonly byExternalId: Map<string, number>;
  readonly byUrl: Map<string, number>;
  readonly timeline: Timeline;
  isTree: boolean;
  firstUrl: string | null;
}

const emptyTables = (): Tables => ({
  vocabulary: createVocabulary(),
  authorNumber: createAuthorNumbers(),
  own: createTokenStore(),
  earlier: createTokenStore(),
  quoted: createTokenStore(),
  revisions: new Map(),
  recovered: new Map(),
  placeholders: new Set(),
  signatures: createSignatures(),
  ids: [],
  ownTexts: [],
  authors: [],
  printed: [],
  topQuotes: [],
  firstQuote: [0],
  byExternalId: new Map(),
  byUrl: new Map(),
  timeline: createTimeline(),
  isTree: false,
  firstUrl: null,
});

// Apart from scanThread, so that what only the first reading needs is not kept with it.
function scanned(source: ReadableThread, count: number, tables: Tables): ScannedThread {
  const { own, earlier, quoted, ownTexts, firstQuote, authorNumber } = tables;
  return {
    id: source.id,
    count,
    read: (at) => {
      const printed = source.posts.at(at);
      if (printed === undefined) return null;
      const blocks = tables.recovered.get(at);
      const post = blocks === undefined ? printed : { ...printed, blocks };
      return { post, body: renderBody(post.blocks) };
    },
    postId: (at) => tables.ids[at] ?? '',
    author: (at) => tables.authors[at] ?? NOBODY,
    ownText: (at) => ownTexts[at] ?? '',
    own: (at) => own.tokens(at, ownTexts[at] ?? ''),
    ownIds: own.ids,
    signatureStart: (at) => tables.signatures.startOf(tables.authors[at] ?? NOBODY, ownTexts[at] ?? ''),
    revisions: (at) => (tables.revisions.get(at) ?? []).map(({ n, text }) => earlier.tokens(n, text)),
    source: (at) => ({
      postId: tables.ids[at] ?? '',
      author: tables.authors[at] ?? NOBODY,
      printed: tables.printed[at] ?? NO_NAME,
      topQuotes: tables.topQuotes[at] ?? 0,
    }),
    isPlaceholder: (at) => tables.placeholders.has(at),
    isAbsent: (at) => tables.placeholders.has(at) && ownTexts[at] === '',
    topQuotes: (at) => tables.topQuotes[at] ?? 0,
    firstQuote: (at) => firstQuote[at] ?? 0,
    quotes: (at, body) =>
      withWords(body, authorNumber, ({ index, text }) => quoted.tokens((firstQuote[at] ?? 0) + index, text)),
    byExternalId: (id) => tables.byExternalId.get(id),
    byUrl: (url) => tables.byUrl.get(url),
    timeline: tables.timeline,
    isTree: tables.isTree,
    hosts: knownHosts(source.site, source.url, tables.firstUrl),
    vocabulary: tables.vocabulary,
    authorNumber,
  };
}

function setFirst(map: Map<string, number>, key: string | null, at: number): void {
  if (key !== null && !map.has(key)) map.set(key, at);
}

const NO_NAME: LinkSource['printed'] = { name: null, externalId: null };

/** Names as printed, equal ones as one object: a thread prints few of them many times. */
function createNames(): (author: PageAuthor) => LinkSource['printed'] {
  const known = new Map<string, LinkSource['printed']>();
  return ({ name, externalId }) => {
    const key = JSON.stringify([name, externalId]);
    const kept = known.get(key) ?? { name, externalId };
    known.set(key, kept);
    return kept;
  };
}
