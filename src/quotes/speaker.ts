import { type Mention, nameKey, type SpeechContext, type SpeechToken } from './speech-context.js';
import { ACT_VERBS, CONJUNCTIONS, FIRST_PERSON, ROLES, SPEECH_PHRASES, SUBORDINATORS, wordSet } from './speech-data.js';

const SUBORDINATE = wordSet(SUBORDINATORS);
const CONJUNCTION = wordSet(CONJUNCTIONS);
const FIRST = wordSet(FIRST_PERSON);
const ACT = wordSet(ACT_VERBS);
const ROLE = wordSet(ROLES, 'the a an his her their');
/** Between a quotation and its inverted verb: "a déclaré X", "ha detto X". */
const AUXILIARY = new Set(['a', 'ha', 'hat', 'has', 'had', 'have', 'avait', 'aveva', 'hatte']);
const PHRASE_STARTS = new Set(SPEECH_PHRASES.map((phrase) => phrase[0]));
/** A reporting clause names its speaker this close to the quotation, in words. */
const NEAR = 12;
const FAR = 30;
/** "he said" refers back this far, in UTF-16 units: about three paragraphs. */
const RECALL = 2_000;

/** Finds the speakers of one text; asks must come in text order to be linear. */
export interface SpeakerFinder {
  /** Who speaks between two offsets (units); `from` is the end of the quotation before, `until` the start of the next. */
  readonly of: (start: number, end: number, from: number, until: number) => string | null;
  /** Who the reporting clause before an offset names, unmarked text included. */
  readonly before: (start: number) => string | null;
  /** Subject of the verb at a token: the fullest name in the text, or null. */
  readonly subject: (verb: number) => string | null;
}

/**
 * Speakers by the reporting clause after a quotation ("…," X told Y), else before it (X said: "…"), else a name or
 * pronoun straight in front of it. A pronoun or office is the last named subject of a reporting clause. Nothing that
 * the text does not say is made up: no clause, no speaker.
 */
export function speakerFinder(context: SpeechContext): SpeakerFinder {
  const { text, tokens, mentions, verbs } = context;
  const reporters = sentenceReporters(context);

  const full = (name: string): string => context.fullNames.get(nameKey(name)) ?? name;

  const resolve = (mention: Mention | undefined): string | null => {
    if (mention === undefined) return null;
    if (mention.name !== null) return full(mention.name);
    const at = tokens[mention.from]?.start ?? 0;
    const sentence = context.sentences[sentenceAt(context, at)];
    if (sentence === undefined) return null;
    // "… whether Y was right when he accused …": in a subordinate clause the nearest name counts.
    if (SUBORDINATE.has(tokens[mention.from - 1]?.form ?? '')) {
      const near = nearestSubject(context, mention, lowerToken(tokens, sentence.start));
      if (near !== null) return full(near);
    }
    const main = lastBefore(reporters, sentence.start + 1);
    if (main !== null && main.at === sentence.start && main.verb < mention.from) return full(main.name);
    // "X would be cut off, the office said": the names before the comma are what is spoken of, not who speaks.
    const first = trails(context, mention, sentence.start)
      ? mentions.length
      : lowerMention(mentions, tokens, sentence.start);
    for (let k = first; k < Math.min(mentions.length, first + FAR); k += 1) {
      const other = mentions[k];
      if (other === undefined || other.from >= mention.from) break;
      if (other.name !== null) return full(other.name);
    }
    const last = lastBefore(reporters, sentence.start);
    if (last !== null && sentence.start - last.at <= RECALL) return full(last.name);
    const subject = subjectBefore(context, sentence.start);
    return subject === null ? null : full(subject);
  };

  const after = (end: number, until: number): string | null => {
    const closing = text.slice(end, end + 3);
    const ends = /[.]$/u.test(text.slice(end - 1, end)) && !/\.\.$/u.test(text.slice(end - 2, end));
    if (ends && !/^["'\u2019\u201d\u00bb\s]*[,\u2014\u2013-]/u.test(closing)) return null;
    const stop = clauseEnd(text, end, until);
    const first = lowerToken(tokens, end);
    for (let v = first; v < tokens.length && v < first + NEAR && (tokens[v]?.start ?? stop) < stop; v += 1) {
      if (verbs[v] !== 1) continue;
      const subject = lastMention(mentions, first, v);
      if (subject !== undefined) return clauseStartOf(text, tokens, subject, first) === first ? resolve(subject) : null;
      if (v > first + (AUXILIARY.has(tokens[first]?.form ?? '') ? 1 : 0) || /ing$/u.test(tokens[v]?.form ?? ''))
        return null;
      const next = mentions[lowerMention(mentions, tokens, tokens[v]?.end ?? end)];
      return next !== undefined && next.from - v <= 4 && (tokens[next.from]?.start ?? stop) < stop
        ? resolve(next)
        : null;
    }
    return null;
  };

  const before = (start: number, from: number): string | null => {
    const sentence = context.sentences[sentenceAt(context, start)];
    const head = Math.max(sentence?.start ?? 0, 0);
    const last = lowerToken(tokens, start) - 1;
    const floor = lowerToken(tokens, head);
    for (let v = last; v >= floor && v > last - FAR && (tokens[v]?.start ?? 0) >= from; v -= 1) {
      if (verbs[v] === 1) return resolve(subjectOf(context, floor, v) ?? inverted(v));
    }
    const mention = lastMention(mentions, floor, last + 1);
    if (mention === undefined || mention.to !== last + 1) return null;
    const gap = text.slice(tokens[last]?.end ?? start, start);
    const label = gap.includes(':') && last - floor < 6;
    const first = tokens[last + 1]?.form ?? '';
    return label || PHRASE_STARTS.has(first) || /ed$/u.test(first) ? resolve(mention) : null;
  };

  const inverted = (verb: number): Mention | undefined => {
    const next = mentions[lowerMention(mentions, tokens, tokens[verb]?.end ?? 0)];
    return next !== undefined && next.from - verb <= 3 ? next : undefined;
  };

  return {
    of: (start, end, from, until) => after(end, until) ?? before(start, from),
    before: (start) => before(start, 0),
    subject: (verb) => {
      const sentence = context.sentences[sentenceAt(context, tokens[verb]?.start ?? 0)];
      return resolve(subjectOf(context, lowerToken(tokens, sentence?.start ?? 0), verb) ?? inverted(verb));
    },
  };
}

/** Whether a mention and its verb of speech come behind what is said: "…, she said". */
function trails({ text, tokens, verbs }: SpeechContext, mention: Mention, sentenceStart: number): boolean {
  if (verbs[mention.to] !== 1) return false;
  const first = lowerToken(tokens, sentenceStart);
  const start = clauseStartOf(text, tokens, mention, first);
  return start > first && text.slice(tokens[start - 1]?.end ?? 0, tokens[start]?.start ?? 0).includes(',');
}

/** The last name before a pronoun that begins a clause, else the last name, of the sentence from token `first`. */
function nearestSubject(context: SpeechContext, pronoun: Mention, first: number): string | null {
  const { text, tokens, mentions } = context;
  const at = lower(mentions.length, (i) => (mentions[i]?.from ?? 0) >= pronoun.from) - 1;
  let nearest: string | null = null;
  for (let k = at; k > at - 8; k -= 1) {
    const mention = mentions[k];
    if (mention === undefined || mention.from < first) break;
    if (mention.name === null) continue;
    if (beginsClause(text, tokens, mention, first)) return mention.name;
    nearest ??= mention.name;
  }
  return nearest;
}

interface Reporter {
  /** Start of the sentence, in units. */
  readonly at: number;
  readonly name: string;
  /** Token of the verb. */
  readonly verb: number;
}

/**
 * Per sentence the named subject of its first main reporting clause; a pronoun there keeps the one before. Sentences
 * in the first person outside quotation marks are somebody's speech, not the narrator's.
 */
function sentenceReporters(context: SpeechContext): Reporter[] {
  const { tokens, mentions, verbs, inside } = context;
  const out: Reporter[] = [];
  let token = 0;
  for (const sentence of context.sentences) {
    while ((tokens[token]?.start ?? sentence.start) < sentence.start) token += 1;
    const first = token;
    let fallback: Reporter | null = null;
    let found: Reporter | null = null;
    let spoken = false;
    for (; (tokens[token]?.start ?? sentence.end) < sentence.end; token += 1) {
      const isFirst = inside[token] !== 1 && FIRST.has(tokens[token]?.form ?? '');
      if (isFirst && lastMention(mentions, first, token) === undefined) spoken = true;
      if (verbs[token] !== 1 || found !== null) continue;
      const subject = subjectOf(context, first, token);
      if (subject === undefined) continue;
      const name = subject.name ?? out.at(-1)?.name;
      if (name === undefined) continue;
      const reporter = { at: sentence.start, name, verb: token };
      if (SUBORDINATE.has(tokens[subject.from - 1]?.form ?? '') && subject.from > first) fallback ??= reporter;
      else found = reporter;
    }
    const reporter = found ?? fallback;
    if (reporter !== null && !spoken) out.push(reporter);
  }
  return out;
}

/** The name that one of the two sentences before an offset begins with: "X came home. She …". */
function subjectBefore(context: SpeechContext, at: number): string | null {
  const { text, tokens, mentions } = context;
  const here = sentenceAt(context, at);
  for (const sentence of [context.sentences[here - 1], context.sentences[here - 2]]) {
    if (sentence === undefined || at - sentence.start > RECALL) return null;
    const first = lowerToken(tokens, sentence.start);
    const mention = mentions[lowerMention(mentions, tokens, sentence.start)];
    const name = mention?.name ?? null;
    if (mention !== undefined && name !== null && clauseStartOf(text, tokens, mention, first) === first) return name;
  }
  return null;
}

/** Words looked back over for the subject of a verb. */
const REACH = 40;

/**
 * The subject of a verb of speech, in the sentence that begins at token `first`: the mention straight before it; for a
 * second verb ("but said") the subject of the first; else the last mention that begins a clause, else the nearest.
 */
function subjectOf(context: SpeechContext, first: number, verb: number): Mention | undefined {
  const { text, tokens, mentions, verbs } = context;
  const nearest = lastMention(mentions, first, verb);
  if (nearest === undefined) return undefined;
  const joined = CONJUNCTION.has(tokens[verb - 1]?.form ?? '') || CONJUNCTION.has(tokens[verb - 2]?.form ?? '');
  if (joined && (CONJUNCTION.has(tokens[verb - 1]?.form ?? '') || nearest.to < verb - 1)) {
    for (let v = verb - 2; v > Math.max(first, verb - REACH); v -= 1) {
      if (verbs[v] === 1 || ACT.has(tokens[v]?.form ?? '')) return directSubject(context, first, v);
    }
    return directSubject(context, first, verb);
  }
  const participle = /ing$/u.test(tokens[verb]?.form ?? '');
  const comma = text
    .slice(nearest.to > 0 ? (tokens[nearest.to - 1]?.end ?? 0) : 0, tokens[verb]?.start ?? 0)
    .includes(',');
  if (verb - nearest.to <= 2 && !(participle && comma)) return nearest;
  return directSubject(context, first, verb);
}

function directSubject(context: SpeechContext, first: number, verb: number): Mention | undefined {
  const { text, tokens, mentions } = context;
  let k = lower(mentions.length, (i) => (mentions[i]?.from ?? 0) >= verb) - 1;
  const nearest = lastMention(mentions, first, verb);
  for (; k >= 0; k -= 1) {
    const mention = mentions[k];
    if (mention === undefined || mention.from < first || verb - mention.from > REACH) break;
    if (beginsClause(text, tokens, mention, first)) return mention;
  }
  return nearest;
}

/** Whether a mention stands at the start of a clause: of the sentence, after a comma or dash, or a subordinator. */
function beginsClause(text: string, tokens: readonly SpeechToken[], mention: Mention, first: number): boolean {
  const start = clauseStartOf(text, tokens, mention, first);
  const gap = text.slice(tokens[start - 1]?.end ?? 0, tokens[start]?.start ?? 0);
  return start === first || /[,;:\u2013\u2014(]/u.test(gap) || SUBORDINATE.has(tokens[start - 1]?.form ?? '');
}

/** The first token of a mention with the offices and articles before it ("UNESCO chief Jane Doe"). */
function clauseStartOf(text: string, tokens: readonly SpeechToken[], mention: Mention, first: number): number {
  let start = mention.from;
  for (; start > first && mention.from - start < 8; start -= 1) {
    const before = tokens[start - 1];
    const at = tokens[start];
    if (before === undefined || at === undefined || !/^[ \u00a0]+$/u.test(text.slice(before.end, at.start))) break;
    if (!before.capital && !before.form.split('-').every((part) => ROLE.has(part))) break;
  }
  return start;
}

function lastBefore(reporters: readonly Reporter[], at: number): Reporter | null {
  const k = lower(reporters.length, (i) => (reporters[i]?.at ?? 0) >= at);
  return reporters[k - 1] ?? null;
}

/** The last mention that begins at or after token `from` and ends at or before token `to`. */
function lastMention(mentions: readonly Mention[], from: number, to: number): Mention | undefined {
  const k = lower(mentions.length, (i) => (mentions[i]?.from ?? 0) >= to) - 1;
  const mention = mentions[k];
  return mention !== undefined && mention.from >= from && mention.to <= to ? mention : undefined;
}

/** Index of the sentence that holds an offset (or the one before it, between two). */
function sentenceAt(context: SpeechContext, at: number): number {
  return Math.max(0, lower(context.sentences.length, (i) => (context.sentences[i]?.start ?? 0) > at) - 1);
}

/** Index of the first token that begins at or after an offset. */
export function lowerToken(tokens: readonly SpeechToken[], at: number): number {
  return lower(tokens.length, (i) => (tokens[i]?.start ?? 0) >= at);
}

function lowerMention(mentions: readonly Mention[], tokens: readonly SpeechToken[], at: number): number {
  return lower(mentions.length, (i) => (tokens[mentions[i]?.from ?? 0]?.start ?? 0) >= at);
}

function lower(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the reporting clause after a quotation ends: a full stop, line end or the next quotation. */
function clauseEnd(text: string, from: number, until: number): number {
  const near = text.slice(from + 1, Math.min(until, from + 200));
  const stop = /[.!?;](?=\s|$)|\n/u.exec(near);
  return stop === null ? Math.min(until, from + 200) : from + 1 + stop.index;
}
