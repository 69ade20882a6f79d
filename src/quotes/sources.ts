import type { Moment } from '../model/moment.js';
import type { Attribution, Repeat, SourceLink, StoredDocument } from '../model/thread.js';
import { extractQuotations, type Quotation } from './quotations.js';
import { type DocumentIndex, frequencyNorm, sharingDocuments, wordFrequencies } from './source-documents.js';
import { declaredSource } from './source-names.js';
import { findQuotation } from './source-quotes.js';
import { proseWords, quotedOf, repeatsOf } from './source-spans.js';
import { sourceWords } from './source-words.js';
import { gramKeys } from './word-grams.js';
import { commonRuns, RUN_WORDS, type WordRun } from './word-runs.js';

/** What of a post comes from ingested articles. Offsets are code points of its own text. */
export interface SourceTrace {
  /** Best first; one per related document. */
  readonly sources: readonly SourceLink[];
  /** Runs of words that stand in a document, longest first claim, in order, disjoint. */
  readonly repeats: readonly Repeat[];
  /** Quotations (marks included) that stand in a document: others' words, so not original text. */
  readonly quoted: readonly (readonly [number, number])[];
}

/** Thresholds of {@link traceSources}; shares are 0..1, lengths are words, days are days. */
export interface SourceSettings {
  /** A quotation at least this long is counted … */
  readonly quotationWords: number;
  /** … and matched at this likeness; `longQuotation` words make it evidence of a relation. */
  readonly quotationLikeness: number;
  readonly longQuotation: number;
  readonly quotationsNeeded: number;
  /** Beside the quotations: this share of the post's 8-grams, or a run of this many words. */
  readonly containment: number;
  readonly run: number;
  /** How far the best document must lead the next in containment to be the source. */
  readonly lead: number;
  /** A paste, with or without quotations: this containment and run … */
  readonly pasteContainment: number;
  readonly pasteRun: number;
  /** … or this share of the post's words in common runs, one of them of `run` words. */
  readonly pastedShare: number;
  /** `same_event`: share of the post's 5-grams and cosine of word frequencies, for posts of some length. */
  readonly eventShare: number;
  readonly eventCosine: number;
  readonly eventWords: number;
  /** The article may be this much younger than the post (clocks, zones) and still be its source. */
  readonly laterDays: number;
  /** An unmarked run of this many words is a repeat. */
  readonly repeatWords: number;
}

/**
 * Measured on one thread, four articles on its event and three controls: the source has 5 quotations, containment .25
 * and a run of 41; the others 0, 0 and at most 7, with 5-gram shares of .014-.021 and cosines of .59-.66 against
 * controls of 0 and at most .45. A gap of ten times, but not a calibration: keep them as settings.
 */
export const SOURCE_SETTINGS: SourceSettings = {
  quotationWords: 5,
  quotationLikeness: 0.9,
  longQuotation: 8,
  quotationsNeeded: 2,
  containment: 0.05,
  run: 15,
  lead: 0.05,
  pasteContainment: 0.15,
  pasteRun: 25,
  pastedShare: 0.5,
  eventShare: 0.005,
  eventCosine: 0.55,
  eventWords: 50,
  laterDays: 1,
  repeatWords: 12,
};

/** Quotations compared per post; a digest of articles has about ten, a hostile page a million. */
const MAX_QUOTATIONS = 400;

/** The part of a post that {@link traceSources} reads. */
export interface TracedPost {
  readonly id: string;
  readonly ownText: string;
  readonly attribution: Attribution | null;
  readonly postedAt: Moment;
}

const NOTHING: SourceTrace = { sources: [], repeats: [], quoted: [] };

/** What one document has in common with the post. */
interface Evidence {
  readonly index: DocumentIndex;
  readonly runs: readonly WordRun[];
  readonly matched: readonly { readonly quotation: Quotation; readonly place: number }[];
  readonly containment: number;
  readonly share: number;
  readonly pastedShare: number;
  readonly longestRun: number;
  readonly cosine: number;
  readonly declared: string | null;
  readonly tooLate: boolean;
  readonly copies: boolean;
}

/**
 * How a post relates to each document. `derived_from`: at least two long quotations found there and a good share or
 * run of its words (or a plain paste), a clear lead over every other document, and the post names the document's
 * agency or publisher; without that name, or without the lead, another outlet may carry the same text and the relation
 * is `carries_same_quotations`. `same_event`: the same words on the same matter, no such reuse. Anything else: no link.
 * Total; linear in the post and in the documents that share a 5-gram.
 */
export function traceSources(
  post: TracedPost,
  documents: readonly StoredDocument[],
  settings: SourceSettings = SOURCE_SETTINGS,
): SourceTrace {
  if (documents.length === 0) return NOTHING;
  const words = proseWords(post.ownText, post.attribution);
  const forms = words.map((word) => word.form);
  const keys = gramKeys(forms, RUN_WORDS);
  const candidates = sharingDocuments(keys, documents);
  if (candidates.length === 0) return NOTHING;

  const quotations = extractQuotations(post.ownText, 'post')
    .filter(({ form, depth, words: n }) => form === 'direct' && depth === 0 && n >= settings.quotationWords)
    .slice(0, MAX_QUOTATIONS);
  const keys8 = gramKeys(forms, 8);
  const frequencies = wordFrequencies(forms);
  const norm = frequencyNorm(frequencies);
  const found = candidates.map((index): Evidence => {
    const runs = commonRuns(keys, forms, index.runs);
    const matched = quotations.flatMap((quotation) => {
      const match = findQuotation(quoteForms(quotation), index);
      return match !== null && match.ratio >= settings.quotationLikeness ? [{ quotation, place: match.from }] : [];
    });
    const containment = shareOf(keys8, index.keys8);
    const longestRun = runs.reduce((most, run) => Math.max(most, run.length), 0);
    const pastedShare = forms.length === 0 ? 0 : covered(runs, forms.length) / forms.length;
    const long = matched.filter(({ quotation }) => quotation.words >= settings.longQuotation).length;
    return {
      index,
      runs,
      matched,
      containment,
      share: shareOf(keys, index.keys5),
      pastedShare,
      longestRun,
      cosine: cosine(frequencies, norm, index),
      declared: declaredSource(post.attribution, index.document),
      tooLate: isLater(index.document.published, post.postedAt, settings.laterDays),
      copies:
        (long >= settings.quotationsNeeded && (containment >= settings.containment || longestRun >= settings.run)) ||
        (containment >= settings.pasteContainment && longestRun >= settings.pasteRun) ||
        (pastedShare >= settings.pastedShare && longestRun >= settings.run),
    };
  });

  const sources = found
    .flatMap((evidence): SourceLink[] => {
      const relation = relationOf(evidence, found, forms.length, settings);
      return relation === null ? [] : [linkOf(evidence, relation, quotations.length)];
    })
    .sort((a, b) => b.score - a.score || b.containment - a.containment || (a.documentId < b.documentId ? -1 : 1));
  const earlier = found.filter((evidence) => !evidence.tooLate);
  const runs = earlier.map((evidence) => ({ documentId: evidence.index.document.id, runs: evidence.runs }));
  // A short quotation may be chance; it counts where its document is a source of the post.
  const quoted = earlier.flatMap(({ copies, matched }) =>
    matched.map((match) => match.quotation).filter((quotation) => copies || quotation.words >= settings.longQuotation),
  );
  return { sources, repeats: repeatsOf(runs, words, settings.repeatWords), quoted: quotedOf(post.ownText, quoted) };
}

function relationOf(
  evidence: Evidence,
  all: readonly Evidence[],
  words: number,
  settings: SourceSettings,
): SourceLink['relation'] | null {
  if (evidence.copies) {
    const rivals = all.filter((other) => other !== evidence && other.copies && !other.tooLate);
    // Another document that names the source too must be well behind; one that does not must not be well ahead.
    const leads = rivals.every((other) =>
      other.declared === null
        ? other.containment - evidence.containment < settings.lead
        : evidence.containment - other.containment >= settings.lead,
    );
    return evidence.declared !== null && leads && !evidence.tooLate ? 'derived_from' : 'carries_same_quotations';
  }
  const sameEvent =
    words >= settings.eventWords && evidence.share >= settings.eventShare && evidence.cosine >= settings.eventCosine;
  return sameEvent ? 'same_event' : null;
}

/** Score: half for matched quotations, three tenths for containment, a tenth each for the run and the declared name. */
function linkOf(evidence: Evidence, relation: SourceLink['relation'], total: number): SourceLink {
  const places = evidence.matched.map((match) => match.place);
  const quotations = total === 0 ? 0 : evidence.matched.length / total;
  return {
    documentId: evidence.index.document.id,
    relation,
    score: round(
      0.5 * quotations +
        0.3 * Math.min(1, evidence.containment / 0.15) +
        0.1 * Math.min(1, evidence.longestRun / 25) +
        (evidence.declared === null ? 0 : 0.1),
    ),
    pastedShare: round(evidence.pastedShare),
    declared: evidence.declared,
    quotationsMatched: evidence.matched.length,
    quotationsTotal: total,
    containment: round(evidence.containment),
    longestRun: evidence.longestRun,
    orderKept: places.length < 2 ? null : places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0)),
  };
}

/** Six decimals: figures compare equal on every machine. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function quoteForms(quotation: Quotation): string[] {
  return sourceWords(quotation.text).map((word) => word.form);
}

/** Share of a text's distinct grams that stand in a document. */
function shareOf(keys: Float64Array, document: ReadonlySet<number>): number {
  const own = new Set(keys);
  let common = 0;
  for (const key of own) if (document.has(key)) common += 1;
  return own.size === 0 ? 0 : common / own.size;
}

function covered(runs: readonly WordRun[], length: number): number {
  let count = 0;
  let done = 0;
  for (const run of [...runs].sort((a, b) => a.at - b.at)) {
    const end = Math.min(length, run.at + run.length);
    count += Math.max(0, end - Math.max(done, run.at));
    done = Math.max(done, end);
  }
  return count;
}

function cosine(frequencies: ReadonlyMap<string, number>, norm: number, index: DocumentIndex): number {
  let dot = 0;
  for (const [form, n] of frequencies) dot += n * (index.frequencies.get(form) ?? 0);
  return norm === 0 || index.norm === 0 ? 0 : dot / (norm * index.norm);
}

/** Whether both times are known and the article came out more than so many days after the post. */
export function isLater(article: Moment, post: Moment, days: number): boolean {
  const a = Date.parse(article.at ?? '');
  const b = Date.parse(post.at ?? '');
  return Number.isFinite(a) && Number.isFinite(b) && a - b > days * 86_400_000;
}
