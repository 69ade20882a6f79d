import type { MarkedSpan } from './quotation-marks.js';
import type { Sentence } from './sentences.js';
import { lowerToken, type SpeakerFinder } from './speaker.js';
import type { SpeechContext, SpeechToken } from './speech-context.js';
import {
  ACT_LINKS,
  ACT_VERBS,
  BARE_VERBS,
  COMPLEMENTIZERS,
  CONJUNCTIONS,
  FIRST_PERSON,
  SECOND_PERSON,
  SPEECH_NOUNS,
  SPEECH_OPENERS,
  wordSet,
} from './speech-data.js';

/** Speech without marks of its own. Offsets are UTF-16 units. */
export interface ReportedSpan {
  readonly start: number;
  readonly end: number;
  readonly form: 'marks_lost' | 'indirect';
  readonly speaker: string | null;
}

const FIRST = wordSet(FIRST_PERSON);
const OPENER = wordSet(SPEECH_OPENERS);
const NOUN = wordSet(SPEECH_NOUNS);
const BARE = wordSet(BARE_VERBS);
const THAT = wordSet(COMPLEMENTIZERS);
const ACT = wordSet(ACT_VERBS);
const LINK = wordSet(ACT_LINKS);
const CONJUNCTION = wordSet(CONJUNCTIONS);
const PERSON = wordSet(FIRST_PERSON, SECOND_PERSON);

/** Fewer words than this report nothing one could compare. */
const MIN_WORDS = 5;
/** A reported clause longer than this is cut: the thresholds of sayings.ts could not be met by a longer one. */
const MAX_WORDS = 80;

/** Whether words hold a first or second person: kept from direct speech, a reporter's own sentence has none. */
export function speaksInPerson(forms: readonly string[]): boolean {
  return forms.some((form) => PERSON.has(form));
}

/**
 * Direct speech that lost its marks, in articles: a paragraph in the first person that ends with the comma its closing
 * mark and clause left behind; a first-person sentence after a verb or noun of speech and a comma or colon; sentences
 * in the first person closed by ", X said." Nothing in the first person is looked for in forum posts, where it is the
 * poster's own. Linear.
 */
export function lostMarks(
  context: SpeechContext,
  marked: readonly MarkedSpan[],
  finder: SpeakerFinder,
): ReportedSpan[] {
  const out: ReportedSpan[] = [];
  context.sentences.forEach((sentence, index) => {
    if (overlaps(marked, sentence.start, sentence.end)) return;
    const found =
      leftoverParagraph(context, index) ?? afterColon(context, sentence, finder) ?? trailing(context, index, finder);
    const last = out.at(-1);
    if (found !== null && (last === undefined || found.start >= last.end)) out.push(found);
  });
  return out;
}

/** "I told him …, " as a paragraph of its own. */
function leftoverParagraph(context: SpeechContext, index: number): ReportedSpan | null {
  const sentence = context.sentences[index];
  if (sentence === undefined || !context.text.slice(sentence.start, sentence.end).endsWith(',')) return null;
  if (context.sentences[index + 1]?.line === sentence.line) return null;
  let first = index;
  while (first > 0 && index - first < 8 && context.sentences[first - 1]?.line === sentence.line) first -= 1;
  const start = context.sentences[first]?.start ?? sentence.start;
  const from = lowerToken(context.tokens, start);
  if (!opensInFirstPerson(context.tokens, from)) return null;
  if (lowerToken(context.tokens, sentence.end) - from < MIN_WORDS) return null;
  return { start, end: sentence.end, form: 'marks_lost', speaker: null };
}

/** `saying, Therefore, I told him …` and `his advice to her: I told him …`. */
function afterColon(context: SpeechContext, sentence: Sentence, finder: SpeakerFinder): ReportedSpan | null {
  const { text, tokens, verbs } = context;
  const from = lowerToken(tokens, sentence.start);
  const to = lowerToken(tokens, sentence.end);
  for (let k = from; k < to - MIN_WORDS; k += 1) {
    const token = tokens[k];
    const next = tokens[k + 1];
    if (token === undefined || next === undefined) break;
    const gap = text.slice(token.end, next.start);
    if (!/^[,:] ?$/u.test(gap.trimEnd()) || !next.capital || !opensInFirstPerson(tokens, k + 1)) continue;
    const verb = gap.startsWith(':') ? announcedBy(context, from, k) : verbs[k] === 1 ? k : -1;
    if (verb < 0) continue;
    return { start: next.start, end: sentence.end, form: 'marks_lost', speaker: finder.subject(verb) };
  }
  return null;
}

/** The verb or noun of speech that a colon after token `at` belongs to, or -1. */
function announcedBy(context: SpeechContext, from: number, at: number): number {
  for (let k = at; k >= from && k > at - 10; k -= 1) {
    if (context.verbs[k] === 1 || NOUN.has(context.tokens[k]?.form ?? '')) return k;
  }
  return -1;
}

/** `… I know he agrees. And he was right, X stated.` */
function trailing(context: SpeechContext, index: number, finder: SpeakerFinder): ReportedSpan | null {
  const { text, tokens, verbs } = context;
  const sentence = context.sentences[index];
  if (sentence === undefined) return null;
  const last = lowerToken(tokens, sentence.end) - 1;
  if (verbs[last] !== 1) return null;
  const comma = text.lastIndexOf(',', tokens[last]?.start ?? 0);
  const name = lowerToken(tokens, comma);
  if (comma <= sentence.start || last - name < 1 || last - name > 5) return null;
  let first = index;
  let spoken: number | null = null;
  for (let k = index; k >= 0 && index - k < 12 && context.sentences[k]?.line === sentence.line; k -= 1) {
    const at = context.sentences[k];
    if (at === undefined) break;
    const words = tokens.slice(
      lowerToken(tokens, at.start),
      Math.min(lowerToken(tokens, at.end), lowerToken(tokens, at.start) + MAX_WORDS),
    );
    if (words.some((word) => FIRST.has(word.form))) {
      first = k;
      spoken = at.start;
    }
  }
  if (spoken === null || context.sentences[first] === undefined) return null;
  return { start: spoken, end: comma, form: 'marks_lost', speaker: finder.subject(last) };
}

function opensInFirstPerson(tokens: readonly SpeechToken[], from: number): boolean {
  for (let k = from; k < from + 3; k += 1) {
    const form = tokens[k]?.form ?? '';
    if (FIRST.has(form)) return true;
    if (!OPENER.has(form)) return false;
  }
  return false;
}

/**
 * Reported clauses: what follows "X said (that) …", and acts of speech named by their verb ("accused Y of …", which
 * keep the verb). They end with the sentence, before a clause that reports something else, or before a participle
 * that comments. Linear.
 */
export function indirectSpeech(
  context: SpeechContext,
  marked: readonly MarkedSpan[],
  finder: SpeakerFinder,
): ReportedSpan[] {
  const { tokens, verbs } = context;
  const out: ReportedSpan[] = [];
  let next = 0;
  context.sentences.forEach((sentence) => {
    const to = lowerToken(tokens, sentence.end);
    for (let k = Math.max(next, lowerToken(tokens, sentence.start)); k < to - MIN_WORDS; k += 1) {
      const act = ACT.has(tokens[k]?.form ?? '') && linkAhead(tokens, k, to);
      if (!act && verbs[k] !== 1) continue;
      const from = act ? k : clauseStart(context, k, to);
      if (from < 0) continue;
      const end = clauseStop(context, from, to);
      const start = tokens[from]?.start ?? 0;
      const stop = tokens[end - 1]?.end ?? 0;
      if (end - from < MIN_WORDS || quotes(marked, start, stop)) continue;
      if (!act && reportsAgain(context, from, to)) continue;
      out.push({
        start,
        end: closed(marked, stop),
        form: speaksInPerson(tokens.slice(from, end).map((token) => token.form)) ? 'marks_lost' : 'indirect',
        speaker: finder.subject(k),
      });
      next = end;
      k = end - 1;
    }
  });
  return out;
}

function linkAhead(tokens: readonly SpeechToken[], from: number, to: number): boolean {
  for (let k = from + 2; k < Math.min(to, from + 7); k += 1) if (LINK.has(tokens[k]?.form ?? '')) return true;
  return false;
}

/** First token of the clause that a verb of speech reports, or -1. */
function clauseStart(context: SpeechContext, verb: number, to: number): number {
  const { text, tokens } = context;
  for (let k = verb + 1; k < Math.min(to, verb + 7); k += 1) {
    if (/[.;:!?"\u201c\u201d\u00ab\u00bb]/u.test(text.slice(tokens[k - 1]?.end ?? 0, tokens[k]?.start ?? 0))) return -1;
    if (THAT.has(tokens[k]?.form ?? '')) return k + 1;
    // A second verb of speech first ("said he told her that …"): the clause belongs to that one.
    if (context.verbs[k] === 1) return -1;
  }
  const next = tokens[verb + 1];
  if (!BARE.has(tokens[verb]?.form ?? '') || next === undefined) return -1;
  const spaced = /^\s+$/u.test(text.slice(tokens[verb]?.end ?? 0, next.start));
  return spaced && (next.capital || /^(?:he|she|it|they|the|his|her|their|there|this|we|i|no)$/u.test(next.form))
    ? verb + 1
    : -1;
}

/** The token after a reported clause. */
function clauseStop(context: SpeechContext, from: number, to: number): number {
  const { text, tokens, verbs } = context;
  const limit = Math.min(to, from + MAX_WORDS);
  for (let k = from + 1; k < limit; k += 1) {
    const token = tokens[k];
    if (token === undefined) break;
    const gap = text.slice(tokens[k - 1]?.end ?? 0, token.start);
    if (/[;()[\]]|\s[\u2013\u2014]\s/u.test(gap)) return k;
    if (gap.startsWith(',') && /(?:ing|ly)$/u.test(token.form)) return k;
    if (!CONJUNCTION.has(token.form)) continue;
    for (let v = k + 1; v <= Math.min(k + 3, limit - 1); v += 1) {
      if (verbs[v] === 1 || ACT.has(tokens[v]?.form ?? '')) return k;
    }
  }
  return limit;
}

/** Whether the clause opens with another report ("stressed that X made it clear that …"), which is read instead. */
function reportsAgain(context: SpeechContext, from: number, to: number): boolean {
  for (let k = from; k < Math.min(from + 6, to - MIN_WORDS); k += 1) {
    if (context.verbs[k] === 1 && clauseStart(context, k, to) >= 0) return true;
  }
  return false;
}

/** Whether a clause begins with a quotation, or is one for the most part: then the quotation itself is read. */
function quotes(marked: readonly MarkedSpan[], start: number, end: number): boolean {
  let covered = 0;
  for (let k = firstReaching(marked, start); k < marked.length; k += 1) {
    const span = marked[k];
    if (span === undefined || span.start >= end) break;
    if (span.start <= start) return true;
    covered += Math.min(end, span.end) - span.start;
  }
  return covered * 2 > end - start;
}

/** An end moved past the closing mark of a quotation it stands in. */
function closed(marked: readonly MarkedSpan[], end: number): number {
  const span = marked[firstReaching(marked, end - 1)];
  return span?.closed === true && span.start < end && span.end - end <= 1 ? span.end + 1 : end;
}

function overlaps(marked: readonly MarkedSpan[], start: number, end: number): boolean {
  const span = marked[firstReaching(marked, start)];
  return span !== undefined && span.start < end;
}

/** First outer span that ends after an offset; outer spans are in order and do not overlap. */
function firstReaching(marked: readonly MarkedSpan[], at: number): number {
  let low = 0;
  let high = marked.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marked[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
