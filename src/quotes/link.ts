import type { Problem } from '../model/problem.js';
import type { QuoteLink, StoredDocument } from '../model/thread.js';
import { type Cited, readCitation } from './bounds.js';
import type { CandidateIndex } from './candidates.js';
import type { FoundSource, WordKnowledge } from './describe-link.js';
import { describeAbsent, describeFound } from './describe-link.js';
import type { Finding } from './find-source.js';
import { createSourceFinder } from './find-source.js';
import type { Spelling } from './meaning.js';
import { readSpelling } from './meaning.js';
import { createQuoteNotes } from './pointers.js';
import type { PreparedQuote } from './prepare.js';
import type { DocumentFinding } from './quote-documents.js';
import { createDocumentFinder, describeFromDocument } from './quote-documents.js';
import type { ScannedThread } from './scan.js';
import { NOBODY } from './source-rules.js';
import type { SourceSettings } from './sources.js';
import type { AbsentQuote, Stubs } from './stubs.js';
import { makeStubs } from './stubs.js';
import type { Tokens } from './tokens.js';
import type { Comparison } from './verdict.js';

/** A citation that says something of times: post number of the reply, number of the quote. */
export interface QuoteCitation extends Cited {
  readonly post: number;
  readonly quote: number;
}

/** Where the quotes of a thread come from; quotes are numbered through the whole thread (`ScannedThread.firstQuote`). */
export interface LinkedQuotes {
  /** The quotes of a post, told in full. */
  readonly describe: (at: number, quotes: readonly PreparedQuote[]) => QuoteLink[];
  /** Number of the post a quote comes from, a placeholder too; null where it is none of this thread. */
  readonly sourceOf: (quote: number) => number | null;
  readonly stubs: Stubs;
  /** Citations of top-level quotes, in thread order. */
  readonly citations: readonly QuoteCitation[];
  /** What does not add up in the quotes. */
  readonly problems: readonly Problem[];
}

/** What was found for a quote; the words of a source's current wording are kept once, with its post. */
type Kept =
  | { readonly found: 'own'; readonly at: number; readonly method: FoundSource['method']; readonly outcome: Outcome }
  | Finding
  | DocumentFinding;
type Outcome = Omit<Comparison, 'source'>;

/**
 * Finds the source of every quote: among the thread's earlier posts, then among articles. Linear: each post is read once,
 * each quote is aligned with a few candidates.
 */
export function linkQuotes(
  thread: ScannedThread,
  candidates: CandidateIndex,
  documents: readonly StoredDocument[],
  settings: SourceSettings,
): LinkedQuotes {
  const finder = createSourceFinder(thread, candidates);
  const findDocument = createDocumentFinder(documents, thread.vocabulary, settings);
  const notes = createQuoteNotes(thread);
  const kept: Kept[] = [];
  const absent: AbsentQuote[] = [];
  const citations: QuoteCitation[] = [];
  for (let at = 0; at < thread.count; at += 1) {
    const read = thread.firstQuote(at) === thread.firstQuote(at + 1) ? null : thread.read(at);
    const quotes = read === null ? [] : thread.quotes(at, read.body);
    const found: Finding[] = [];
    for (const quote of quotes) {
      if (read === null) break;
      const parent = quote.quote.parentIndex === null ? undefined : found[quote.quote.parentIndex];
      // What a source quotes is older than the source.
      const before = parent?.found === 'post' ? Math.min(at, parent.at) : at;
      const finding = finder.find(quote, read.post, at, before);
      const elsewhere =
        finding.found === 'nothing' ? findDocument(quote.quote, quote.tokens, read.post.postedAt) : null;
      found.push(finding);
      kept.push(elsewhere ?? withoutWords(finding));
      if (finding.found === 'nothing' && elsewhere?.credited !== true && quote.author !== NOBODY)
        absent.push(absentQuote(quote, at, kept.length - 1));
      const cited = quote.quote.parentIndex === null ? readCitation(quote.quote.block) : null;
      if (cited !== null) citations.push({ ...cited, post: at, quote: kept.length - 1 });
    }
    if (read !== null)
      notes.add(at, read.post.position, quotes, (index) => isLinked(kept[thread.firstQuote(at) + index]));
    finder.see(at);
  }
  return linked(thread, kept, makeStubs(thread.id, absent), citations, notes.problems);
}

// Apart from linkQuotes, so that what only the search needs is not kept with it.
function linked(
  thread: ScannedThread,
  kept: readonly Kept[],
  stubs: Stubs,
  citations: readonly QuoteCitation[],
  problems: readonly Problem[],
): LinkedQuotes {
  let spelling: Spelling | null = null;
  const knowledge: WordKnowledge = {
    vocabulary: thread.vocabulary,
    spelling: () => {
      spelling ??= readSpelling(ownWords(thread));
      return spelling;
    },
  };
  return {
    describe: (at, quotes) => {
      const first = thread.firstQuote(at);
      return quotes.map((quote, index) => describe(quote, thread.ownText(at), first + index));
    },
    sourceOf: (quote) => {
      const found = kept[quote];
      return found === undefined || found.found === 'nothing' || found.found === 'document' ? null : found.at;
    },
    stubs,
    citations,
    problems,
  };

  function describe(quote: PreparedQuote, ownText: string, number: number): QuoteLink {
    const found = kept[number] ?? { found: 'nothing' };
    const stub = stubs.of.get(number);
    const stubId = stub === undefined ? null : (stubs.posts[stub]?.id ?? null);
    switch (found.found) {
      case 'nothing':
        return describeAbsent(quote, null, stubId);
      case 'placeholder':
        return describeAbsent(quote, thread.postId(found.at), stubId);
      case 'document':
        return describeFromDocument(quote, ownText, found, stubId, knowledge);
      case 'own': {
        const { words, alignment } = found.outcome;
        const comparison = { words, source: thread.own(found.at), alignment };
        const source = { method: found.method, comparison, wording: 'own' } as const;
        return describeFound(quote, ownText, thread.source(found.at), source, knowledge);
      }
      case 'post':
        return describeFound(quote, ownText, thread.source(found.at), found, knowledge);
    }
  }
}

const isLinked = (found: Kept | undefined): boolean =>
  found?.found === 'own' || found?.found === 'post' || (found?.found === 'document' && found.credited);

function withoutWords(finding: Finding): Kept {
  if (finding.found !== 'post' || finding.wording !== 'own') return finding;
  const { words, alignment } = finding.comparison;
  return { found: 'own', at: finding.at, method: finding.method, outcome: { words, alignment } };
}

function absentQuote({ quote }: PreparedQuote, post: number, number: number): AbsentQuote {
  const { author, sourceExternalId, sourceUrl, citedAt } = quote.block;
  return { number, post, text: quote.text, block: { author, sourceExternalId, sourceUrl, citedAt } };
}

function* ownWords(thread: ScannedThread): Generator<Tokens> {
  for (let at = 0; at < thread.count; at += 1) yield thread.own(at);
}
