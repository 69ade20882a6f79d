import type { BodyQuote } from '../model/body.js';
import { codePointLength, foldText, unitsToCodePoints } from '../model/text.js';
import type { QuoteLink, ThreadPost, Verdict } from '../model/thread.js';
import { diffSteps, unitRange } from './diff.js';
import { DECLARED_REWRITE, EDITOR_NOTE } from './lexicon.js';
import type { Spelling } from './meaning.js';
import { changesMeaning } from './meaning.js';
import type { PreparedQuote } from './prepare.js';
import { NOBODY } from './source-rules.js';
import type { Tokens, Vocabulary } from './tokens.js';
import type { Comparison } from './verdict.js';

/** The post a quote comes from, as far as a verdict asks. */
export interface LinkSource {
  readonly postId: string;
  /** Number of its author, NOBODY where none is printed; numbered as the quote's author is. */
  readonly author: number;
  /** Its author as printed. */
  readonly printed: Pick<ThreadPost['author'], 'name' | 'externalId'>;
  /** Quotes at its top level. */
  readonly topQuotes: number;
}

/** How a source was found, and its wording beside the quote's. */
export interface FoundSource {
  readonly method: 'id' | 'author+text' | 'text';
  readonly comparison: Comparison;
  /** The wording that matches: `own` is the current one, `body` includes what the source itself quotes. */
  readonly wording: 'own' | 'revision' | 'body';
}

/** What the words of a thread tell about each other. */
export interface WordKnowledge {
  readonly vocabulary: Vocabulary;
  readonly spelling: () => Spelling;
}

/**
 * A quote whose source is found: verdict, place, diff and warnings.
 *
 * @param ownText own text of the quoting post, where an edit may be owned up to.
 */
export function describeFound(
  prepared: PreparedQuote,
  ownText: string,
  source: LinkSource,
  { method, comparison, wording }: FoundSource,
  { vocabulary, spelling }: WordKnowledge,
): QuoteLink {
  const { quote, tokens } = prepared;
  const { source: words, alignment } = comparison;
  const place = wording === 'own' ? locate(comparison, quote.text) : NOWHERE;
  return linkOf(quote, {
    sourcePostId: source.postId,
    verdict: verdictOf(prepared, source, comparison, wording),
    method,
    similarity: Math.round(alignment.similarity * 10_000) / 10_000,
    sourceStart: place.sourceStart,
    sourceEnd: place.sourceEnd,
    verbatim: place.verbatim,
    diff: diffSteps(words, tokens, alignment),
    meaningChanged: changesMeaning(words, tokens, alignment, vocabulary, spelling),
    sourceEditedLater: wording === 'revision',
    declaredEdit: declaredEdit(ownText, quote.text, comparison),
  });
}

/**
 * A quote with nothing to compare it with: its source is a placeholder, known only through quotes (a stub), or unknown.
 *
 * @param placeholderId the deleted or hidden post it comes from.
 */
export function describeAbsent(
  prepared: PreparedQuote,
  placeholderId: string | null,
  stubId: string | null,
): QuoteLink {
  return linkOf(prepared.quote, {
    sourcePostId: placeholderId ?? stubId,
    verdict: placeholderId === null && prepared.author === NOBODY ? 'unattributed' : 'source_absent',
    method: placeholderId === null ? null : 'id',
    similarity: null,
    sourceStart: null,
    sourceEnd: null,
    verbatim: false,
    diff: null,
    meaningChanged: false,
    sourceEditedLater: false,
    declaredEdit: null,
  });
}

const NOWHERE = { sourceStart: null, sourceEnd: null, verbatim: false };

/** What is found out about a quote; the rest stands in it. */
type Findings = Required<
  Pick<
    QuoteLink,
    | 'sourcePostId'
    | 'verdict'
    | 'method'
    | 'similarity'
    | 'sourceStart'
    | 'sourceEnd'
    | 'verbatim'
    | 'diff'
    | 'meaningChanged'
    | 'sourceEditedLater'
    | 'declaredEdit'
  >
>;

// Field by field: objects made with spreads have hidden classes of their own and take several times the memory.
function linkOf({ index, parentIndex, text, block }: BodyQuote, found: Findings): QuoteLink {
  return {
    index,
    parentIndex,
    header: block.header,
    attributedAuthor: block.author,
    citedAt: block.citedAt,
    text,
    sourceDocumentId: null,
    extentMethod: block.extent.method,
    extentConfidence: block.extent.confidence,
    sourcePostId: found.sourcePostId,
    verdict: found.verdict,
    method: found.method,
    similarity: found.similarity,
    sourceStart: found.sourceStart,
    sourceEnd: found.sourceEnd,
    verbatim: found.verbatim,
    diff: found.diff,
    meaningChanged: found.meaningChanged,
    sourceEditedLater: found.sourceEditedLater,
    declaredEdit: found.declaredEdit,
  };
}

function verdictOf(quote: PreparedQuote, source: LinkSource, comparison: Comparison, wording: string): Verdict {
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
function isAlias(quote: PreparedQuote, source: LinkSource): boolean {
  const named = quote.quote.block.author;
  const { name, externalId } = source.printed;
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

function declaredEdit(ownText: string, text: string, comparison: Comparison): string | null {
  const note = text.match(EDITOR_NOTE)?.[0];
  if (note !== undefined) return note;
  if (comparison.words !== 'altered') return null;
  return (DECLARED_REWRITE.exec(text) ?? DECLARED_REWRITE.exec(ownText))?.[0] ?? null;
}
