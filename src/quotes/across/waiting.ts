import type { Inquiry } from '../../model/across.js';
import type { LinkedPost, LinkedThread, QuoteLink } from '../../model/thread.js';
import { createAuthorNumbers, hostOf, hostsOf, type PreparedQuote, prepareQuotes } from '../prepare.js';
import type { Vocabulary } from '../tokens.js';
import { createVocabulary } from '../tokens.js';
import { idsNamePosts } from './order.js';
import { createPrinter, NO_PRINTS, type Prints, storedPrints } from './prints.js';

/**
 * Why a quote is looked for in other threads. `open`: it has no source in its thread (nothing, a stub, or an article
 * only). `doubtful`: words of the thread were found that differ, or are by another than it names; another thread may
 * hold the very words by the very author.
 */
export type Wait = 'open' | 'doubtful';

/** A quote that waits for its source. */
export interface WaitingQuote {
  readonly post: LinkedPost;
  readonly link: QuoteLink;
  readonly prepared: PreparedQuote;
  readonly wait: Wait;
  /** Post id and address it prints that may lead to another thread of this site; else null. */
  readonly id: string | null;
  readonly url: string | null;
  /** Runs of its words another thread is asked for. */
  readonly asked: Prints;
}

/** Reads which quotes of a thread wait. */
export interface WaitingReader {
  readonly authorNumber: (name: string | null) => number;
  readonly read: (thread: LinkedThread) => WaitingQuote[];
}

/** Up to this many words all runs of a quote are asked for, so that it is found though words were changed. */
const ALL_RUNS = 256;
/** Most runs one thread asks for, those of its first quotes; for the others only ids and addresses. */
const MOST_ASKED = 65_536;

export function createWaitingReader(vocabulary: Vocabulary): WaitingReader {
  const authorNumber = createAuthorNumbers();
  const printer = createPrinter(vocabulary);
  return { authorNumber, read };

  function askedOf({ tokens }: PreparedQuote): Prints {
    return tokens.ids.length > ALL_RUNS ? printer.winnow(tokens) : printer.all(tokens);
  }

  function read(thread: LinkedThread): WaitingQuote[] {
    const byId = new Map(thread.posts.map((post) => [post.id, post]));
    const waits = (link: QuoteLink): Wait | null => waitOf(link, byId);
    const quoting = thread.posts.filter((post) => post.quotes.some((link) => waits(link) !== null));
    if (quoting.length === 0) return [];
    const hosts = hostsOf(thread);
    const ownIds = new Set(thread.posts.flatMap(({ kind, externalId }) => (kind === 'stub' ? [] : [externalId])));
    const isNaming = idsNamePosts(thread.engine);
    let room = MOST_ASKED;
    return quoting.flatMap((post) => {
      const quotes = prepareQuotes(post.body, vocabulary, authorNumber);
      return post.quotes.flatMap((link): WaitingQuote[] => {
        const wait = waits(link);
        const prepared = quotes[link.index];
        if (wait === null || prepared === undefined) return [];
        const { sourceExternalId, sourceUrl } = prepared.quote.block;
        const host = hostOf(sourceUrl);
        // What another site says stands in no thread of this one.
        if (host !== null && hosts.size > 0 && !hosts.has(host)) return [];
        const id = isNaming && sourceExternalId !== null && !ownIds.has(sourceExternalId) ? sourceExternalId : null;
        const asked = askedOf(prepared);
        room -= asked.at.length;
        return [{ post, link, prepared, wait, id, url: sourceUrl, asked: room < 0 ? NO_PRINTS : asked }];
      });
    });
  }
}

function waitOf(link: QuoteLink, byId: ReadonlyMap<string, LinkedPost>): Wait | null {
  if (link.sourceThreadId != null) return null;
  const source = link.sourcePostId === null ? undefined : byId.get(link.sourcePostId);
  if (source === undefined || source.kind === 'stub') return 'open';
  if (link.verdict !== 'misattributed' && link.verdict !== 'altered') return null;
  return link.method === 'id' ? null : 'doubtful';
}

/**
 * What a thread wants to know of its site's other threads: where the sources of its quotes may stand. Everything is
 * distinct and in a fixed order. Linear.
 */
export function inquire(thread: LinkedThread): Inquiry {
  const waiting = new Set<bigint>();
  const externalIds = new Set<string>();
  const urls = new Set<string>();
  for (const { asked, id, url } of createWaitingReader(createVocabulary()).read(thread)) {
    for (const print of storedPrints(asked)) waiting.add(print);
    if (id !== null) externalIds.add(id);
    if (url !== null) urls.add(url);
  }
  return {
    waiting: ascending(waiting),
    externalIds: [...externalIds].sort(),
    urls: [...urls].sort(),
  };
}

const ascending = (values: ReadonlySet<bigint>): bigint[] => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
