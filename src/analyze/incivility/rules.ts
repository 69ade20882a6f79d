import { cuss } from 'cuss';
import type { IncivilityKind } from '../../model/annotation.js';
import { indexPhrases, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { aimer, type Hit, NO_PEOPLE, type People } from './aim.js';
import { type Excuse, excuseOf, quotedTokens } from './excuses.js';
import { YOU_WORDS } from './hostile-words.js';
import { loudnessOf } from './shouting.js';
import { disguisedReader, plainSpellings } from './spelling.js';
import { findThreats } from './threats.js';
import { INSULTS, POINTED, RUDE_PHRASES } from './words.js';

interface Rude {
  readonly kind: IncivilityKind;
  readonly weight: number;
}

/** A rude word or phrase: its place among the tokens and whom it hits. */
export interface Found extends Rude, Hit {
  readonly first: number;
  readonly last: number;
}

/** A rude word that is not its poster's attack: a model should not read it either. */
export interface Excused {
  readonly first: number;
  readonly last: number;
  readonly why: Excuse['why'];
}

/** What rules find in a text. */
export interface Rudeness {
  /** 0..1: a member attacked weighs most, a name next, words at nobody least. */
  readonly score: number;
  /** The same with all names unknown: what the model was trained with. */
  readonly nameless: number;
  readonly found: readonly Found[];
  readonly excused: readonly Excused[];
}

const WORDS = new Map<string, Rude>();
for (const [kind, weight, list] of [...INSULTS].reverse())
  for (const word of list.split(' ')) WORDS.set(word, { kind, weight });
// `cuss` rates sureness 0..2; only 2 is profane in any sense ("adult" is a 0, "american" too).
for (const [word, sure] of Object.entries(cuss))
  if (sure === 2 && word.length > 2 && !word.includes(' ') && !WORDS.has(word))
    WORDS.set(word, { kind: 'profanity', weight: 0.35 });
const POINTED_WORDS = new Map<string, Rude>();
for (const [kind, weight, list] of POINTED)
  for (const word of list.split(' ')) if (!WORDS.has(word)) POINTED_WORDS.set(word, { kind, weight });
const PHRASES = indexPhrases<readonly [IncivilityKind, number]>(RUDE_PHRASES);
/** Words worth hiding from a filter. */
const HIDDEN = [...WORDS].flatMap(([word, { weight, kind }]) =>
  word.length > 3 && word.length < 13 && (weight >= 0.5 || kind === 'profanity')
    ? [word]
    : word === 'ass'
      ? [word]
      : [],
);
const disguisedAt = disguisedReader([
  ...HIDDEN.filter((word) => /^(?:fuck|shit|bitch|cunt|ass|bullshit|bastard|dick)/.test(word)),
  ...HIDDEN,
]);
/** Shouting takes this share of civility where all is in capitals; one run of capitals, a run of exclamation marks. */
const SHOUTED = 0.4;
const SHOUTED_RUN = 0.12;
const EXCLAIMED = 0.08;
/** Excuses after which a model should not read the words. */
const BLANK: ReadonlySet<string> = new Set(['quoted', 'reported', 'negated', 'self', 'praise']);

/** Rude words, phrases, threats and shouting of a tokenised English text, with whom they hit. Linear; total. */
export function rudenessOf(tokens: readonly Token[], people: People = NO_PEOPLE): Rudeness {
  const loud = loudnessOf(tokens);
  const aim = aimer(tokens, people);
  const excused: Excused[] = [];
  const found = findRude(tokens, aim, excused);
  const calm =
    (1 - SHOUTED * loud.share) *
    (1 - SHOUTED_RUN * Math.min(2, loud.runs.length)) *
    (1 - EXCLAIMED * Math.min(2, loud.exclamations));
  let civil = calm;
  let nameless = calm;
  for (const item of found) {
    civil *= 1 - Math.min(0.95, item.weight * aimed(item));
    const unnamed = item.aim === 'answered' || item.aim === 'group' ? item : { ...item, aim: 'nobody' as const };
    nameless *= 1 - Math.min(0.95, item.weight * aimed(unnamed));
  }
  for (const { first, last } of loud.runs)
    found.push({
      kind: 'shouting',
      weight: SHOUTED_RUN + SHOUTED * loud.share,
      aim: 'nobody',
      target: null,
      first,
      last,
    });
  return { score: 1 - civil, nameless: 1 - nameless, found, excused };
}

/** A member attacked weighs full, a public figure less, words at nobody least. */
function aimed({ kind, aim }: Pick<Found, 'kind' | 'aim'>): number {
  if (kind === 'threat') return aim === 'nobody' ? 1 : 1.2;
  if (aim === 'answered' || aim === 'member') return 1.25;
  if (kind === 'profanity') return 0.7;
  if (aim === 'group') return 1;
  return aim === 'figure' ? 0.85 : 0.75;
}

function findRude(
  tokens: readonly Token[],
  aim: (first: number, last: number, orders: boolean) => Hit,
  excused: Excused[],
): Found[] {
  const out: Found[] = [];
  const quoted = quotedTokens(tokens);
  const threats = new Map(findThreats(tokens).map((threat) => [threat.first, threat]));
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind !== 'word') continue;
    const threat = threats.get(i);
    const read = threat === undefined ? rudeAt(tokens, i) : { ...threat, kind: 'threat' as const };
    if (read === null) continue;
    const orders = read.kind === 'dismissal' && !YOU_WORDS.has(token.form);
    const excuse = excuseOf(tokens, i, read.last, quoted, orders || read.kind === 'threat');
    if (excuse !== null && BLANK.has(excuse.why)) excused.push({ first: i, last: read.last, why: excuse.why });
    const weight = read.weight * (excuse?.stays ?? 1);
    if (weight > 0) out.push({ kind: read.kind, weight, first: i, last: read.last, ...aim(i, read.last, orders) });
    i = read.last;
  }
  return out;
}

/** The rude word or phrase that begins at a token, or null. */
function rudeAt(tokens: readonly Token[], at: number): (Rude & { readonly last: number }) | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const phrase = phraseAt(PHRASES, tokens, at);
  if (phrase !== null) return { kind: phrase.value[0], weight: phrase.value[1], last: at + phrase.words.length - 1 };
  const hidden = disguisedAt(tokens, at);
  const rude = hidden === null ? rudeWord(token) : (WORDS.get(hidden.form) ?? null);
  if (rude !== null) return { ...rude, last: hidden?.last ?? at };
  const pointed = pointedWord(token);
  return pointed !== null && isPointed(tokens, at) ? { ...pointed, last: at } : null;
}

const pointedWord = wordMemo((form) => singular(POINTED_WORDS, form) ?? null);

/** Few forms make up most of any text: each is looked for once. */
const rudeWord = wordMemo((form): Rude | null => {
  const known = singular(WORDS, form);
  if (known !== undefined) return known;
  for (const plain of plainSpellings(form)) {
    const rude = singular(WORDS, plain);
    if (rude !== undefined) return rude;
  }
  return null;
});

function singular(words: ReadonlyMap<string, Rude>, form: string): Rude | undefined {
  return (
    words.get(form) ??
    (form.endsWith("'s") ? words.get(form.slice(0, -2)) : undefined) ??
    (form.endsWith('s')
      ? (words.get(form.slice(0, -1)) ?? (form.endsWith('es') ? words.get(form.slice(0, -2)) : undefined))
      : undefined)
  );
}

const PERSONS = new Set(
  "you you're youre u he he's hes she she's shes they they're theyre who who's him her them your ya".split(' '),
);
const LINKS = new Set(
  "is are was were a an the such that this these those like as be being you're he's she's they're total complete little big fat dirty filthy lying stupid fucking absolute old bunch of pack just nothing but another what same real right left wing ignorant bloody damn damned disgusting".split(
    ' ',
  ),
);

const THINGS = new Set('it there here what where which'.split(' '));

/** "he is such a snake", "you pig": a person before, and only what links the two between. */
function isPointed(tokens: readonly Token[], at: number): boolean {
  let be = false;
  for (let i = at - 1; i >= at - 6 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false;
    if (token.form.endsWith("'s") || token.form.endsWith("'re") || /^(?:is|are|was|were)$/.test(token.form)) be = true;
    if (PERSONS.has(token.form)) return be || token.form === 'you';
    // A name: "Venn is a snake". Of things the same is said in small letters.
    if (be && token.capital && !LINKS.has(token.form) && !THINGS.has(token.form)) return true;
    if (!LINKS.has(token.form)) return false;
  }
  return false;
}
