import type { BodyQuote } from '../model/body.js';
import type { Moment } from '../model/moment.js';
import type { QuoteLink, StoredDocument } from '../model/thread.js';
import type { WordKnowledge } from './describe-link.js';
import { describeAbsent, describeFound } from './describe-link.js';
import type { PreparedQuote } from './prepare.js';
import { extractQuotations } from './quotations.js';
import { type DocumentIndex, sharingDocuments } from './source-documents.js';
import { isCredited } from './source-names.js';
import { findQuotation } from './source-quotes.js';
import { NOBODY } from './source-rules.js';
import { sourceWords } from './source-words.js';
import { isLater, type SourceSettings } from './sources.js';
import { lastName } from './speaker-names.js';
import type { Tokens, Vocabulary } from './tokens.js';
import { tokenize } from './tokens.js';
import type { Comparison } from './verdict.js';
import { compare } from './verdict.js';
import { gramKeys } from './word-grams.js';
import { RUN_WORDS } from './word-runs.js';

/** An ingested article that holds a quote's words. */
export interface DocumentFinding {
  readonly found: 'document';
  readonly document: StoredDocument;
  readonly method: 'id' | 'author+text' | 'text';
  readonly comparison: Comparison;
  /**
   * Whether the quote is of the article: it names nobody, or the article's publisher, agency, author or address, or
   * the person who speaks there. A quote that names somebody else may well be of a post (not stored) that carried the
   * article: its words are known, its source is not.
   */
  readonly credited: boolean;
}

/** Looks for a quote that has no source among posts; `postedAt` is when the quoting post was written. */
export type DocumentFinder = (quote: BodyQuote, tokens: Tokens, postedAt: Moment) => DocumentFinding | null;

/** Without a name that ties it to an article a quote needs this many words and this likeness; see find-source.ts. */
const BY_TEXT = { words: 8, likeness: 0.75 };
/** With such a name, or the article's address. */
const BY_NAME = { words: 4, likeness: 0.6 };
/** Articles compared per quote, those with most word runs in common. */
const BEST = 4;

/**
 * Finds quotes in articles: by the address the quote prints, by a name and the words, by the words alone. Candidates
 * share a run of five words, the quote is then compared word by word with the article's text. Articles that came out
 * later than the post are none. Total; every article is read once, a quote costs its own words and four comparisons.
 */
export function createDocumentFinder(
  documents: readonly StoredDocument[],
  vocabulary: Vocabulary,
  settings: SourceSettings,
): DocumentFinder {
  if (documents.length === 0) return () => null;
  const byUrl = new Map(documents.flatMap((one) => (one.url === null ? [] : [[bareAddress(one.url), one] as const])));
  const texts = new Map<string, Tokens>();
  const speakers = new Map<string, readonly Speech[]>();

  return (quote, tokens, postedAt) => {
    if (tokens.ids.length < BY_NAME.words) return null;
    const { author, sourceUrl } = quote.block;
    const linked = sourceUrl === null ? undefined : byUrl.get(bareAddress(sourceUrl));
    const forms = sourceWords(quote.text).map((word) => word.form);
    const keys = gramKeys(forms, RUN_WORDS);
    const found = candidates(keys)
      .filter(({ document }) => !isLater(document.published, postedAt, settings.laterDays))
      .flatMap((index) => {
        const match = findQuotation(forms, index);
        return match === null || match.ratio < BY_NAME.likeness ? [] : [findingIn(index.document, match.ratio)];
      })
      .filter((one) => one !== null)
      .sort(
        (a, b) =>
          Number(b.method === 'id') - Number(a.method === 'id') ||
          Number(b.method === 'author+text') - Number(a.method === 'author+text') ||
          b.comparison.alignment.similarity - a.comparison.alignment.similarity ||
          (a.document.id < b.document.id ? -1 : 1),
      );
    return found[0] ?? null;

    function findingIn(document: StoredDocument, likeness: number): DocumentFinding | null {
      const comparison = compare(textOf(document), tokens);
      const base = { found: 'document', document, comparison } as const;
      if (document === linked) return { ...base, method: 'id', credited: true };
      if (author !== null && (isCredited(author, document) || speaks(author, document, comparison)))
        return { ...base, method: 'author+text', credited: true };
      const isPlain = tokens.ids.length >= BY_TEXT.words && likeness >= BY_TEXT.likeness;
      return isPlain && comparison.alignment.similarity >= BY_TEXT.likeness
        ? { ...base, method: 'text', credited: author === null }
        : null;
    }
  };

  function candidates(keys: Float64Array): DocumentIndex[] {
    const own = [...new Set(keys)];
    return sharingDocuments(keys, documents)
      .map((index) => ({ index, shared: own.reduce((sum, key) => sum + (index.keys5.has(key) ? 1 : 0), 0) }))
      .sort((a, b) => b.shared - a.shared || (a.index.document.id < b.index.document.id ? -1 : 1))
      .slice(0, BEST)
      .map(({ index }) => index);
  }

  function textOf(document: StoredDocument): Tokens {
    const known = texts.get(document.id);
    if (known !== undefined) return known;
    const read = tokenize(document.text, vocabulary);
    texts.set(document.id, read);
    return read;
  }

  /** Whether the named person is the one who speaks at the place the quote was found. */
  function speaks(name: string, document: StoredDocument, { source, alignment }: Comparison): boolean {
    let said = speakers.get(document.id);
    if (said === undefined) {
      said = extractQuotations(document.text, 'article');
      speakers.set(document.id, said);
    }
    const text = source.text.slice(source.starts[alignment.from] ?? 0, source.ends[alignment.to - 1] ?? 0);
    const words = sourceWords(text).length;
    const last = lastName(name);
    return said.some(
      (one) =>
        one.speaker !== null &&
        lastName(one.speaker) === last &&
        one.words * 2 >= words &&
        (one.text.includes(text) || text.includes(one.text)),
    );
  }
}

/**
 * A quote whose words stand in an article: the verdict of its words, or, where it names somebody else, `source_absent`
 * with the article beside it. Offsets count in the article's text.
 *
 * @param ownText own text of the quoting post.
 * @param stubId the stub of the post it names, where it is not credited to the article.
 */
export function describeFromDocument(
  prepared: PreparedQuote,
  ownText: string,
  { document, method, comparison, credited }: DocumentFinding,
  stubId: string | null,
  knowledge: WordKnowledge,
): QuoteLink {
  if (!credited) return { ...describeAbsent(prepared, null, stubId), sourceDocumentId: document.id };
  const link = describeFound(
    prepared,
    ownText,
    { postId: document.id, author: NOBODY, printed: { name: null, externalId: null }, topQuotes: 0 },
    { method, comparison, wording: 'own' },
    knowledge,
  );
  return { ...link, sourcePostId: null, sourceDocumentId: document.id };
}

/** What is read of a quotation in an article. */
interface Speech {
  readonly speaker: string | null;
  readonly text: string;
  readonly words: number;
}

/** An address without scheme, "www.", query, fragment and final slash. */
const bareAddress = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^[a-z]+:\/\/(?:www\.)?/u, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
