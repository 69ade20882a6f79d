import { type FoldedWords, foldName, foldWords } from './fold.js';
import { type ForgetRules, markOf, type Phrases, type RuleKind, rollingHash } from './rules.js';

/** What stands where something was forgotten. */
export const REMOVED = '[removed]';
/** The same inside an address. */
const REMOVED_PATH = 'removed';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The text without what the rules know: names everywhere, everyday words only behind an @, sentences. Linear. */
export function redactText(text: string, rules: ForgetRules): string {
  return cut(text, rules, ['words', 'name', 'handle'], (kind, from) => kind !== 'handle' || text[from - 1] === '@');
}

/** The same for a line that cites or names somebody, where an everyday word is a name too. */
export const redactCitation = (text: string, rules: ForgetRules): string =>
  cut(text, rules, ['words', 'name', 'handle'], () => true);

/** Whether a forgotten name stands in a citation line. */
export function namesSomebody(text: string, rules: ForgetRules): boolean {
  const folded = foldWords(text);
  return find(folded, rules, 'name').length > 0 || find(folded, rules, 'handle').length > 0;
}

/** Whether a name beside a post or quote is a forgotten one. */
export function isForgottenName(name: string | null, rules: ForgetRules): boolean {
  return name !== null && rules.has('author', markOf(rules.key, 'author', foldName(name)));
}

/** Whether the words of one quote are known as a whole. */
export function isForgottenQuote(text: string, rules: ForgetRules): boolean {
  const { form } = foldWords(text);
  return form !== '' && rules.has('quote', markOf(rules.key, 'quote', form));
}

/** Path, query or fragment of an address, cut where its parts end. */
const PARTS = /[^/?&=#;]+/gu;
/** Parts behind which the id of an account stands. */
const PEOPLE = /^(?:profile|profiles|member|members|user|users|u|author|authors|people|account|uid|userid|showuser)$/iu;

/** An address without the parts that hold a forgotten name or lead to a forgotten account. */
export function redactUrl(url: string, rules: ForgetRules): string {
  let before = '';
  return url.replace(PARTS, (part) => {
    const person = PEOPLE.test(before) || /^(?:member|profile|user)\.\w+$/iu.test(before);
    if (part !== 'u' && part !== 'id' && part !== 'uid') before = part;
    const text = decoded(part);
    const id = /^\d+|\d+$/u.exec(text)?.[0];
    if (person && id !== undefined && rules.has('account', markOf(rules.key, 'account', id))) return REMOVED_PATH;
    if (person && isForgottenName(text, rules)) return REMOVED_PATH;
    return find(foldWords(text, ''), rules, 'slug').length > 0 ? REMOVED_PATH : part;
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    // A stray percent sign: the part is read as it stands.
    return part;
  }
}

/**
 * Any JSON value with its texts redacted; equal by reference where nothing was. Addresses are read as such. Keys are
 * left alone: those of our own shapes are no data.
 */
export function redactJson(value: unknown, rules: ForgetRules): unknown {
  if (typeof value === 'string')
    return /^https?:\/\//iu.test(value) ? redactText(redactUrl(value, rules), rules) : redactText(value, rules);
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item: unknown) => redactJson(item, rules));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const changed = entries.map(([key, item]: [string, unknown]) => [key, redactJson(item, rules)] as const);
  return changed.every(([, item], i) => item === entries[i]?.[1]) ? value : Object.fromEntries(changed);
}

function cut(
  text: string,
  rules: ForgetRules,
  kinds: readonly RuleKind[],
  keep: (kind: RuleKind, from: number) => boolean,
): string {
  if (rules.isEmpty || text === '') return text;
  const folded = foldWords(text);
  const found = kinds
    .flatMap((kind) => find(folded, rules, kind).filter(({ from }) => keep(kind, from)))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  if (found.length === 0) return text;
  let out = '';
  let at = 0;
  for (const { from, to } of found) {
    // Inside one that was cut already; one that reaches beyond it takes the rest along.
    if (to <= at) continue;
    if (from >= at) out += `${text.slice(at, from)}${REMOVED}`;
    at = to;
  }
  return out + text.slice(at);
}

/** Whether a stretch is part of a longer name that is somebody else's. */
function isInside(form: string, start: number, end: number, names: readonly string[]): boolean {
  return names.some((name) => {
    for (
      let at = form.indexOf(name, Math.max(0, end - name.length));
      at >= 0 && at <= start;
      at = form.indexOf(name, at + 1)
    )
      if (at + name.length >= end) return true;
    return false;
  });
}

/** Of some names, those that hold a forgotten one without being it, folded. */
export function spareNames(names: Iterable<string | null>, rules: ForgetRules): string[] {
  const out = new Set<string>();
  for (const name of new Set(names)) {
    if (name === null || isForgottenName(name, rules)) continue;
    const folded = foldWords(name);
    const isPart = (['name', 'handle'] as const).some((kind) =>
      find(folded, rules, kind).some(({ from, to }) => foldWords(name.slice(from, to)).form !== folded.form),
    );
    if (isPart) out.add(folded.form);
  }
  return [...out];
}

/** Stretches of whole words that a rule of this kind knows, the longest first at each word. */
function find({ form, words }: FoldedWords, rules: ForgetRules, kind: RuleKind): Stretch[] {
  const phrases: Phrases = rules.phrases(kind);
  if (phrases.lengths.length === 0 || words.length === 0) return [];
  const hash = rollingHash(rules.key, form);
  const wordEnding = new Map(words.map((word) => [word.end, word]));
  const out: Stretch[] = [];
  let done = -1;
  for (const word of words) {
    if (word.start < done) continue;
    for (const length of phrases.lengths) {
      const end = word.start + length;
      const last = wordEnding.get(end);
      if (last === undefined) continue;
      if (phrases.screens.get(length)?.has(hash.of(word.start, end)) !== true) continue;
      if (!rules.has(kind, markOf(rules.key, kind, form.slice(word.start, end)))) continue;
      if (kind !== 'words' && isInside(form, word.start, end, rules.spare)) continue;
      out.push({ from: word.from, to: last.to });
      done = end;
      break;
    }
  }
  return out;
}
