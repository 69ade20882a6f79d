import type { MarkedSpan } from './quotation-marks.js';
import { type Sentence, sentences } from './sentences.js';
import { foldWord, wordFolder } from './source-words.js';
import {
  ACCORDING,
  BARE_VERBS,
  NAME_PARTICLES,
  NOT_NAMES,
  ROLES,
  SPEECH_PHRASES,
  SPEECH_VERBS,
  THIRD_PERSON,
  wordSet,
} from './speech-data.js';

/** A word with its printed and folded form; offsets are UTF-16 units. */
export interface SpeechToken {
  readonly raw: string;
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

/** A person (or body) mentioned: a name, or `null` for a pronoun or office that stands for one. Token range. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly name: string | null;
}

/** A text read once for who says what. */
export interface SpeechContext {
  readonly text: string;
  readonly tokens: readonly SpeechToken[];
  readonly mentions: readonly Mention[];
  readonly sentences: readonly Sentence[];
  /** Per token: whether a verb of speech ends here. */
  readonly verbs: Uint8Array;
  /** Per token: whether it stands inside quotation marks. */
  readonly inside: Uint8Array;
  /** Folded last name to the fullest variant used in the text. */
  readonly fullNames: ReadonlyMap<string, string>;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u02bc-][\p{L}\p{N}\p{M}]+)*/gu;
const VERBS = wordSet(...Object.values(SPEECH_VERBS), BARE_VERBS, ACCORDING);
const PHRASE_STARTS = new Set(SPEECH_PHRASES.map((phrase) => phrase[0]));
const ROLE = wordSet(ROLES);
const NOT_NAME = wordSet(NOT_NAMES);
const PRONOUN = wordSet(THIRD_PERSON);
const PARTICLE = wordSet(NAME_PARTICLES);
/** A longer run of capitals is a headline or a list, not a name. */
const MAX_NAME = 6;

/**
 * Reads words, sentences, mentions and verbs of speech of a text; linear. What stands inside `quoted` (outer spans, in
 * order) is not the narrator's: names and verbs in it count for nobody's reporting clause.
 */
export function speechContext(text: string, quoted: readonly MarkedSpan[]): SpeechContext {
  const tokens = speechTokens(text);
  const inside = insideOf(tokens, quoted);
  const all = findMentions(text, tokens);
  const mentions = all.filter((mention) => inside[mention.from] !== 1);
  const verbs = markVerbs(tokens).map((verb, i) => (inside[i] === 1 ? 0 : verb));
  return { text, tokens, mentions, sentences: sentences(text), verbs, inside, fullNames: fullNames(all) };
}

function insideOf(tokens: readonly SpeechToken[], quoted: readonly MarkedSpan[]): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let next = 0;
  tokens.forEach((token, i) => {
    while (next < quoted.length && (quoted[next]?.end ?? 0) <= token.start) next += 1;
    const span = quoted[next];
    if (span !== undefined && token.start >= span.start) inside[i] = 1;
  });
  return inside;
}

/** The words of a text for speech detection (hyphenated words stay whole). */
function speechTokens(text: string): SpeechToken[] {
  const out: SpeechToken[] = [];
  const fold = wordFolder();
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    out.push({
      raw,
      form: fold(raw),
      start: match.index,
      end: match.index + raw.length,
      capital: /^\p{Lu}/u.test(raw),
    });
  }
  return out;
}

function markVerbs(tokens: readonly SpeechToken[]): Uint8Array {
  const verbs = new Uint8Array(tokens.length);
  tokens.forEach((token, i) => {
    if (VERBS.has(token.form)) verbs[i] = 1;
    if (!PHRASE_STARTS.has(token.form)) return;
    for (const phrase of SPEECH_PHRASES) {
      if (phrase[0] === token.form && phrase.every((form, k) => tokens[i + k]?.form === form)) {
        verbs[i + phrase.length - 1] = 1;
      }
    }
  });
  return verbs;
}

function findMentions(text: string, tokens: readonly SpeechToken[]): Mention[] {
  const out: Mention[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (token === undefined) break;
    if (PRONOUN.has(token.form)) {
      out.push({ from: i, to: i + 1, name: null });
      i += 1;
      continue;
    }
    if (!token.capital) {
      if (ROLE.has(token.form) && tokens[i - 1]?.form === 'the') out.push({ from: i, to: i + 1, name: null });
      i += 1;
      continue;
    }
    const end = nameEnd(text, tokens, i);
    const mention = cleanName(tokens, i, end);
    if (mention !== null) out.push(mention);
    i = end;
  }
  return out;
}

/** The token after a run of capitalised words and particles on one line, joined by spaces or an initial's full stop. */
function nameEnd(text: string, tokens: readonly SpeechToken[], from: number): number {
  let end = from + 1;
  for (let k = end; k < tokens.length && k - from < 2 * MAX_NAME; k += 1) {
    const before = tokens[k - 1];
    const token = tokens[k];
    if (before === undefined || token === undefined) break;
    const gap = text.slice(before.end, token.start);
    const abbreviated = gap === '. ' && (before.raw.length === 1 || ROLE.has(before.form));
    if (!/^[ \u00a0]{1,2}$/u.test(gap) && !abbreviated) break;
    if (token.capital) end = k + 1;
    else if (!PARTICLE.has(token.form)) break;
  }
  return end;
}

function cleanName(tokens: readonly SpeechToken[], from: number, to: number): Mention | null {
  let start = from;
  let role = false;
  for (let k = from; k < to; k += 1) {
    const token = tokens[k];
    if (token === undefined) break;
    // "UNESCO Secretary-General Jane Doe": everything up to the last office goes; so do openers and days.
    if (token.form.split('-').every((part) => ROLE.has(part))) {
      role = true;
      start = k + 1;
    } else if (NOT_NAME.has(token.form) && k === start) start = k + 1;
  }
  while (to - start > 1 && /^\p{Lu}{2,}$/u.test(tokens[start]?.raw ?? '')) start += 1;
  let end = to;
  while (end > start && NOT_NAME.has(tokens[end - 1]?.form ?? '')) end -= 1;
  if (start >= end || end - start > MAX_NAME) return role ? { from, to, name: null } : null;
  // "the UNESCO chief": an office in lower case after the run stands for a person.
  const next = tokens[end];
  const last = tokens[end - 1];
  if (end === to && next !== undefined && !next.capital && ROLE.has(next.form) && last !== undefined) {
    if (tokens[end + 1]?.capital !== true) return { from: start, to: end + 1, name: null };
  }
  const name = tokens
    .slice(start, end)
    .map((token) => token.raw.replace(/['\u2019]s$/u, ''))
    .join(' ');
  return { from: start, to: end, name };
}

/** The key by which spellings of one person's name meet: the folded last word. */
export function nameKey(name: string): string {
  return foldWord(name.split(/[ \u00a0]+/u).at(-1) ?? name);
}

function fullNames(mentions: readonly Mention[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name } of mentions) {
    if (name === null || !name.includes(' ')) continue;
    const variants = counts.get(nameKey(name)) ?? new Map<string, number>();
    counts.set(nameKey(name), variants);
    variants.set(name, (variants.get(name) ?? 0) + 1);
  }
  const out = new Map<string, string>();
  for (const [key, variants] of counts) {
    const best = [...variants].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0];
    if (best !== undefined) out.set(key, best[0]);
  }
  return out;
}
