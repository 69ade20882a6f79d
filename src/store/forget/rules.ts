import { createHmac } from 'node:crypto';
import { foldName, foldWords, ownSentences } from './fold.js';

/**
 * What a rule knows something by. None holds the name or the words themselves.
 *
 * `author` a name as it stands beside a post; `account` the engine's id of an account; `name` a name inside a text;
 * `handle` a name that is an everyday word, so only removed where somebody is addressed or cited by it; `slug` a name
 * inside an address; `post` and `url` the id and the address of a post; `written` a post by its words, author and
 * date; `words` a sentence; `quote` the whole words of one quote; `seen` a post whose words have become rules already; `document` an article by its id.
 */
export type RuleKind = (typeof RULE_KINDS)[number];
export const RULE_KINDS = [
  'author',
  'account',
  'name',
  'handle',
  'slug',
  'post',
  'url',
  'written',
  'words',
  'quote',
  'seen',
  'document',
] as const;

/** One thing to be forgotten. */
export interface ForgetRule {
  readonly kind: RuleKind;
  /** Host it is limited to; null: every site, also where none is known. */
  readonly site: string | null;
  /** Keyed hash (HMAC-SHA-256) of what is forgotten. */
  readonly mark: string;
  /** Of what is looked for inside texts: its folded length, and a short hash that sorts out what cannot be it. */
  readonly length: number | null;
  readonly screen: number | null;
}

/** Stretches looked for inside texts, by length. */
export interface Phrases {
  readonly lengths: readonly number[];
  readonly screens: ReadonlyMap<number, ReadonlySet<number>>;
}

/** All rules of a data set, as they apply to one site. */
export interface ForgetRules {
  readonly key: Uint8Array;
  readonly isEmpty: boolean;
  /** Names of others, folded, that hold a forgotten one (“Ann Smith” where “Ann” is forgotten): left as they are. */
  readonly spare: readonly string[];
  has(kind: RuleKind, mark: string): boolean;
  phrases(kind: RuleKind): Phrases;
}

/** Bits of a keyed hash that are kept: enough that two things never meet, in 32 signs. */
const MARK_BYTES = 24;

/** The keyed hash of some parts under a kind; without the key of the data set it says nothing about them. */
export function markOf(key: Uint8Array, kind: RuleKind, ...parts: readonly (string | null)[]): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([kind, ...parts]))
    .digest();
  return digest.subarray(0, MARK_BYTES).toString('base64url');
}

/** Factor of the rolling hash, from the key: odd, so that no letter is lost. */
const factorOf = (key: Uint8Array): number =>
  (key[0] ?? 1) | ((key[1] ?? 1) << 8) | ((key[2] ?? 1) << 16) | ((key[3] ?? 1) << 24) | 1 | 0;

/** Sums by which the hash of any stretch of a text is one subtraction. */
export interface RollingHash {
  /** Hash of the units from `start` to `end`, a signed 32-bit number. */
  readonly of: (start: number, end: number) => number;
}

/** Reads a text once for {@link RollingHash}. A screen only: what passes is told by its mark. */
export function rollingHash(key: Uint8Array, text: string): RollingHash {
  const factor = factorOf(key);
  const sums = new Int32Array(text.length + 1);
  const powers = new Int32Array(text.length + 1);
  powers[0] = 1;
  for (let i = 0; i < text.length; i += 1) {
    sums[i + 1] = (Math.imul(sums[i] ?? 0, factor) + text.charCodeAt(i) + 1) | 0;
    powers[i + 1] = Math.imul(powers[i] ?? 0, factor);
  }
  return { of: (start, end) => ((sums[end] ?? 0) - Math.imul(sums[start] ?? 0, powers[end - start] ?? 0)) | 0 };
}

/** A rule for a stretch that is looked for inside texts; `form` is folded. */
export function phraseRule(key: Uint8Array, kind: RuleKind, site: string | null, form: string): ForgetRule {
  const screen = rollingHash(key, form).of(0, form.length);
  return { kind, site, mark: markOf(key, kind, form), length: form.length, screen };
}

/** A rule for a thing that is looked up whole. */
export const wholeRule = (
  key: Uint8Array,
  kind: RuleKind,
  site: string | null,
  ...parts: readonly (string | null)[]
): ForgetRule => ({ kind, site, mark: markOf(key, kind, ...parts), length: null, screen: null });

/**
 * Names that are everyday words: removing each of these from every text would unmake what others wrote. Shorter than
 * three signs, figures alone, and the words most sentences have.
 */
const EVERYDAY = new Set(
  `the and for are but not you all any can had her was one our out day get has him his how man new now old see two way
   who boy did its let put say she too use that with have this will your from they know want been good much some time
   very when come here just like long make many more only over such take than them well were what then there which would
   about after again being could every first great their think where right still never other people thing these those
   und der die das ist nicht mit ein eine auch auf les des est une pas pour que qui dans sur los las una por con para het
   een van niet dat guest admin moderator user member forum post topic thread reply quote news
   anonymous unknown deleted removed forgotten
   nobody somebody anybody everybody someone anyone everyone something anything nothing everything none other others
   himself herself itself themselves myself yourself whoever whatever somewhere anywhere nowhere everywhere`.split(
    /\s+/u,
  ),
);

export const isEveryday = (form: string): boolean => form.length < 3 || /^[\p{N} ]+$/u.test(form) || EVERYDAY.has(form);

const spelledOut = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüå]/gu, (letter) => (letter === 'ä' ? 'ae' : letter === 'ö' ? 'oe' : letter === 'ü' ? 'ue' : 'aa'));

/** The rules by which a name is forgotten. */
export function nameRules(key: Uint8Array, site: string | null, name: string): ForgetRule[] {
  const author = wholeRule(key, 'author', site, foldName(name));
  const form = foldWords(name).form;
  if (form === '') return [author];
  if (isEveryday(form)) return [author, phraseRule(key, 'handle', site, form)];
  // German and Scandinavian addresses write ö as o or as oe.
  const slugs = new Set([name, spelledOut(name)].map((one) => foldWords(one, '').form));
  return [
    author,
    phraseRule(key, 'name', site, form),
    ...[...slugs].map((slug) => phraseRule(key, 'slug', site, slug)),
  ];
}

/** The rules by which sentences of a text are forgotten, those left out that `isOthers` knows. */
export const sentenceRules = (
  key: Uint8Array,
  site: string | null,
  text: string,
  isOthers: (form: string) => boolean = () => false,
): ForgetRule[] =>
  ownSentences(text)
    .filter(({ form }) => !isOthers(form))
    .map(({ form }) => phraseRule(key, 'words', site, form));

/** Puts rules together as they apply to a page of `site`. */
export function rulesFor(key: Uint8Array, site: string | null, rules: Iterable<ForgetRule>): ForgetRules {
  const marks = new Set<string>();
  const screens = new Map<RuleKind, Map<number, Set<number>>>();
  for (const rule of rules) {
    if (rule.site !== null && rule.site !== site) continue;
    marks.add(`${rule.kind} ${rule.mark}`);
    if (rule.length === null || rule.screen === null) continue;
    const lengths = screens.get(rule.kind) ?? new Map<number, Set<number>>();
    screens.set(rule.kind, lengths);
    const known = lengths.get(rule.length) ?? new Set<number>();
    lengths.set(rule.length, known.add(rule.screen));
  }
  const phrases = new Map<RuleKind, Phrases>(
    [...screens].map(([kind, lengths]) => [
      kind,
      { lengths: [...lengths.keys()].sort((a, b) => b - a), screens: lengths },
    ]),
  );
  return {
    key,
    isEmpty: marks.size === 0,
    spare: [],
    has: (kind, mark) => marks.has(`${kind} ${mark}`),
    phrases: (kind) => phrases.get(kind) ?? { lengths: [], screens: new Map() },
  };
}
