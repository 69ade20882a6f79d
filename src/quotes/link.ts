import type { Problem } from '../model/problem.js';
import { codePointLength, foldText, unitsToCodePoints } from '../model/text.js';
import type { QuoteLink, Verdict } from '../model/thread.js';
import { NOBODY } from './candidates.js';
import { diffSteps, unitRange } from './diff.js';
import type { Finding } from './find-source.js';
import { createSourceFinder } from './find-source.js';
import { DECLARED_REWRITE, EDITOR_NOTE } from './lexicon.js';
import type { Spelling } from './meaning.js';
import { changesMeaning, readSpelling } from './meaning.js';
import { quoteProblems } from './pointers.js';
import type { PreparedPost, PreparedQuote, PreparedThread } from './prepare.js';
import type { AbsentQuote, Stubs } from './stubs.js';
import { makeStubs } from './stubs.js';
import type { Tokens } from './tokens.js';
import type { Comparison } from './verdict.js';

/** The quotes of a thread, each tied to its source and checked; posts by number in thread order. */
export interface LinkedQuotes {
  readonly quotes: readonly (readonly QuoteLink[])[];
  readonly stubs: Stubs;
  /** What does not add up in them. */
  readonly problems: readonly Problem[];
}

/** Links every quote of a thread. Linear: each post is read once, each quote is aligned with a few candidates. */
export function linkQuotes(threadId: string, thread: PreparedThread): LinkedQuotes {
  const finder = createSourceFinder(thread);
  const absent: AbsentQuote[] = [];
  const findings = thread.posts.map((post, at) => {
    const found: Finding[] = [];
    for (const quote of post.quotes) {
      const parent = quote.quote.parentIndex === null ? undefined : found[quote.quote.parentIndex];
      // What a source quotes is older than the source.
      const before = parent?.found === 'post' ? Math.min(at, parent.at) : at;
      const finding = finder.find(quote, at, before);
      found.push(finding);
      if (finding.found === 'nothing' && quote.author !== NOBODY) absent.push({ post: at, quote });
    }
    finder.see(at);
    return found;
  });
  const stubs = makeStubs(threadId, absent);
  let spelling: Spelling | null = null;
  const lazySpelling = (): Spelling => {
    spelling ??= readSpelling(thread.posts.map((post) => post.own));
    return spelling;
  };
  const quotes = thread.posts.map((post, at) =>
    post.quotes.map((quote, index) => {
      const finding = findings[at]?.[index] ?? { found: 'nothing' };
      return describe(thread, post, quote, finding, stubs.of({ post: at, quote })?.id ?? null, lazySpelling);
    }),
  );
  const isLinked = (post: number, quote: number): boolean => findings[post]?.[quote]?.found === 'post';
  return { quotes, stubs, problems: quoteProblems(thread, isLinked) };
}

function describe(
  thread: PreparedThread,
  post: PreparedPost,
  prepared: PreparedQuote,
  finding: Finding,
  stubId: string | null,
  spelling: () => Spelling,
): QuoteLink {
  const { quote } = prepared;
  const base = {
    index: quote.index,
    parentIndex: quote.parentIndex,
    header: quote.block.header,
    attributedAuthor: quote.block.author,
    citedAt: quote.block.citedAt,
    text: quote.text,
    sourceDocumentId: null,
    extentMethod: quote.block.extent.method,
    extentConfidence: quote.block.extent.confidence,
  };
  const source = finding.found === 'nothing' ? undefined : thread.posts[finding.at];
  if (finding.found !== 'post' || source === undefined) {
    const placeholder = finding.found === 'placeholder' ? (source?.post.id ?? null) : null;
    return {
      ...base,
      ...NOT_COMPARED,
      sourcePostId: placeholder ?? stubId,
      verdict: placeholder === null && prepared.author === NOBODY ? 'unattributed' : 'source_absent',
      method: placeholder === null ? null : 'id',
    };
  }
  const { comparison, wording } = finding;
  const own = wording === 'own';
  const place = own ? locate(comparison, quote.text) : NOWHERE;
  const verdict = verdictOf(prepared, source, comparison, wording);
  const words = prepared.tokens;
  return {
    ...base,
    sourcePostId: source.post.id,
    verdict,
    method: finding.method,
    similarity: Math.round(comparison.alignment.similarity * 10_000) / 10_000,
    ...place,
    diff: diffSteps(comparison.source, words, comparison.alignment),
    meaningChanged: changesMeaning(comparison.source, words, comparison.alignment, thread.vocabulary, spelling),
    sourceEditedLater: wording === 'revision',
    declaredEdit: declaredEdit(post, quote.text, comparison),
  };
}

const NOWHERE = { sourceStart: null, sourceEnd: null, verbatim: false };
const NOT_COMPARED = {
  ...NOWHERE,
  similarity: null,
  diff: null,
  meaningChanged: false,
  sourceEditedLater: false,
  declaredEdit: null,
};

function verdictOf(quote: PreparedQuote, source: PreparedPost, comparison: Comparison, wording: string): Verdict {
  if (
    quote.author !== NOBODY &&
    source.author !== NOBODY &&
    quote.author !== source.author &&
    !isAlias(quote, source)
  ) {
    return 'misattributed';
  }
  if (comparison.words === 'altered') return 'altered';
  if (comparison.words === 'trimmed') return 'trimmed';
  return quote.children < source.topQuotes && wording !== 'body' ? 'elided' : 'exact';
}

/** The same account under its id or its name without punctuation ("john_smith", "John Smith"). */
function isAlias(quote: PreparedQuote, source: PreparedPost): boolean {
  const named = quote.quote.block.author;
  const { name, externalId } = source.post.author;
  if (named === null) return false;
  const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
  return [name, externalId].some((other) => other !== null && bare(named) !== '' && bare(other) === bare(named));
}

/** Where the quoted words stand in the source's own text, in code points, and whether they are the same to the letter. */
function locate(
  { source, alignment, words }: Comparison,
  text: string,
): Pick<QuoteLink, 'sourceStart' | 'sourceEnd' | 'verbatim'> {
  const points = unitsToCodePoints(source.text);
  const begin = exactStart(source, alignment.from, text);
  const contiguous = words !== 'altered' && alignment.runs.every((run) => run.op === 'equal');
  if (contiguous && begin !== null) {
    return { sourceStart: points(begin), sourceEnd: points(begin + text.length), verbatim: true };
  }
  if (words === 'equal') return { sourceStart: 0, sourceEnd: codePointLength(source.text), verbatim: false };
  if (alignment.equal === 0) return NOWHERE;
  const [start, end] = unitRange(source, alignment.from, alignment.to);
  return { sourceStart: points(start), sourceEnd: points(end), verbatim: false };
}

/** UTF-16 start of the quote in the source when its text stands there to the letter, marks included. */
function exactStart(source: Tokens, from: number, text: string): number | null {
  if (text === '') return null;
  if (source.text === text) return 0;
  const first = source.starts[from];
  if (first === undefined) {
    const at = source.text.indexOf(text);
    return at === -1 ? null : at;
  }
  const lead = /^[^\p{L}\p{N}]{0,64}/u.exec(text)?.[0].length ?? 0;
  for (const begin of [first - lead, source.text.indexOf(text, Math.max(0, first - 64))]) {
    if (begin >= 0 && begin <= first && source.text.startsWith(text, begin)) return begin;
  }
  return null;
}

function declaredEdit(post: PreparedPost, text: string, comparison: Comparison): string | null {
  const note = text.match(EDITOR_NOTE)?.[0];
  if (note !== undefined) return note;
  if (comparison.words !== 'altered') return null;
  return (DECLARED_REWRITE.exec(text) ?? DECLARED_REWRITE.exec(post.body.ownText))?.[0] ?? null;
}
