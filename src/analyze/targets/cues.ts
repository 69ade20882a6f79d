import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { ACRONYMS, ALSO_WORDS, IN_NAMES, PLACE_WORDS, SEATS } from './data.js';
import { plainName } from './fold.js';
import { PLACE_PREPOSITIONS, SAYS_ORGANISATION, SAYS_PLACE } from './languages.js';
import { placeOf } from './places.js';
import type { Text } from './runs.js';
import { isBody, isOffice, isSpeech } from './words.js';

/** What speaks for each kind of a name where it stands. */
export interface KindCues {
  person: number;
  place: number;
  organisation: number;
  /** A thing: with an indefinite or possessive article before it, or a number at its end. */
  thing: number;
}

/** What persons do more than other things; their subjects are persons (or bodies that act). */
const PERSON_VERBS = new Set(
  `wants knows knew thinks lied lies lives lived died resigned signed walked promised laughs laughed smiled writes
  sings sang runs ran owes owed cares cared sits sat stands stood speaks spoke talks talked married born reads read learns
  understands feels felt hates loves loved arrived joined quit retired apologised apologized himself herself who whose
  quer quiere vuole veut möchte weet weiß sabe sait chce знает хочет мог может умер`
    .split(/\s+/)
    .map(plainName),
);
const PLACE_ENDING =
  /\p{L}{2}(?:ville|burgh?|bury|borough|shire|stan|grad|polis|stadt|dorf|hausen|heim|ham|mouth|ford|haven|gorod|abad|pur|moor|wick|land)$/u;
/** What countries and towns have: "Parvania's envoy". */
const OF_A_COUNTRY = new Set(
  'envoy ambassador president government parliament capital border borders army military economy coast mayor airport residents streets prime foreign minister ministry citizens population harbour council'.split(
    ' ',
  ),
);
const THE = new Set('the die der das den dem la le el il lo o a os as de het der'.split(' '));
const POSSESSIVES = new Set(
  'a an my your his her our their this that every each new old another ein eine einen einem mein meine un una uno une mon ma mi mio mia um uma een'.split(
    ' ',
  ),
);

/** Cues of kind for the name of tokens `from` to `to` (exclusive) with the offices before it. */
export function cuesOf(view: Text, from: number, to: number, roles: readonly string[]): KindCues {
  const { tokens, reading } = view;
  const words = tokens.slice(from, to).filter((token) => token.kind === 'word');
  const plain = words.map((word) => plainName(word.form));
  const joined = plain.join(' ');
  const cues: KindCues = {
    person: roles.length > 0 ? 3 : 0,
    place: placeOf(joined) === null ? 0 : 6,
    organisation: 0,
    thing: 0,
  };
  const head = words[0];
  if (head === undefined) return cues;
  if (plain.some((word) => isBody(word, reading))) cues.organisation += 4;
  if (SEATS.has(joined)) cues.organisation += 6;
  // "HBC", "DHC"; but not "MK2", and units and chat words are no names at all.
  if (
    words.length === 1 &&
    head.caps &&
    head.end - head.start <= 6 &&
    /^[\p{L}.]+$/u.test(head.form) &&
    !ACRONYMS.has(joined)
  )
    cues.organisation += 1.5;
  if (tokens.slice(from, to).some((token) => token.form === '&')) cues.organisation += 4;
  if (
    words.length > 1 &&
    words.some(
      (word) => word.caps && word.end - word.start > 2 && /^\p{L}+$/u.test(word.form) && !ACRONYMS.has(word.form),
    )
  )
    cues.organisation += 1.5;
  if (words.length > 1 && plain.some((word) => PLACE_WORDS.has(word))) cues.place += 2;
  if (
    words.length > 1 &&
    plain.some((word) => IN_NAMES.has(word) || ((valenceOf(word) ?? 0) !== 0 && !ALSO_WORDS.has(word)))
  )
    cues.thing += 0.8;
  if (plain.some((word) => /\p{N}/u.test(word))) cues.thing += 3;
  // "PyTorch": capitals inside a word are a maker's spelling, but for "McAdam" and "O'Hara".
  if (
    /\p{Ll}\p{Lu}/u.test(
      view.text
        .slice(head.start, words.at(-1)?.end ?? head.end)
        .replace(/\b(?:Mc|Mac|De|Di|Le|La|Van|O['\u2019])(?=\p{Lu})/gu, ''),
    )
  )
    cues.thing += 1;
  if (words.length > 1 && plain.every((word, i) => i === plain.length - 1 || word.length === 1)) cues.person += 2;
  if (words.length === 1 && PLACE_ENDING.test(joined)) cues.place += 0.5;
  before(view, from, words.length, cues);
  after(view, to, cues);
  return cues;
}

function before(view: Text, from: number, words: number, cues: KindCues): void {
  const { tokens, reading } = view;
  const sentence = tokens[from]?.sentence;
  const form = (back: number): string => {
    const token = tokens[from - back];
    return token?.kind === 'word' && token.sentence === sentence ? plainName(token.form) : '';
  };
  const prior = form(1);
  if (prior === '') {
    // "The chief executive, Anna Berg": an office just before a comma.
    if (tokens[from - 1]?.form === ',' && apposed(view, from - 2, -1)) cues.person += 1.5;
    return;
  }
  const article = THE.has(prior) && !(reading === 'en' && prior !== 'the');
  const deeper = article ? form(2) : prior;
  const prepositions = PLACE_PREPOSITIONS.get(reading);
  if (prepositions?.has(prior) === true) cues.place += prior === 'outside' || prior === 'around' ? 0.5 : 1;
  else if (/^(?:from|to|into|towards)$/u.test(prior)) cues.place += 0.3;
  if (SAYS_ORGANISATION.has(prior)) cues.organisation += 3;
  if (SAYS_PLACE.has(prior) || (prior === 'of' && SAYS_PLACE.has(form(2)))) cues.place += 3;
  if (reading !== 'en' && /^(?:de|di|do|da|van|von|del)$/u.test(prior) && SAYS_PLACE.has(form(2))) cues.place += 2;
  if (
    /^(?:people|residents|citizens|mayor|streets|outskirts|centre|center|north|south|east|west)$/u.test(form(2)) &&
    prior === 'of'
  )
    cues.place += 2;
  if (prior === 'of' && /^(?:half|all|most|parts|part|rest|out)$/u.test(form(2))) cues.place += 1;
  if (/^(?:said|says|tell|told|ask|asked|dear|poor|thank)$/u.test(prior)) cues.person += 1;
  if (article && reading === 'en') {
    cues.organisation += 0.3;
    if (words > 1) cues.thing += 0.8;
  } else if (reading === 'en' && POSSESSIVES.has(prior) && prior !== 'that') cues.thing += 1.5;
  if (/^(?:by|against|joined|fired|hired)$/u.test(deeper) && article) cues.organisation += 0.5;
}

function after(view: Text, to: number, cues: KindCues): void {
  const { tokens, reading } = view;
  const sentence = tokens[to - 1]?.sentence;
  const at = (n: number): Token | undefined => {
    const token = tokens[to + n];
    return token?.kind === 'word' && token.sentence === sentence ? token : undefined;
  };
  const next = at(0);
  if (next === undefined) {
    const mark = tokens[to];
    if (mark?.form === ',' && mark.sentence === sentence && apposed(view, to + 1, 1)) cues.person += 1.5;
    return;
  }
  const plain = plainName(next.form);
  if (isSpeech(next.form, reading)) cues.person += 2;
  else if (at(1) !== undefined && isSpeech(at(1)?.form ?? '', reading) && !next.capital) cues.person += 1;
  else if (PERSON_VERBS.has(plain)) cues.person += 1.2;
  if (/^(?:who|himself|herself|whose)$/u.test(plain)) cues.person += 1;
  if (/['\u2019]s$/u.test(tokens[to - 1]?.form ?? '') && OF_A_COUNTRY.has(plain)) cues.place += 2;
}

/** Within four words an office or "who": ", the chief executive of", "presidenta del Real Alcores,". */
function apposed({ tokens, reading }: Text, from: number, step: 1 | -1): boolean {
  const sentence = tokens[from]?.sentence;
  for (let n = 0, i = from; n < 5; n += 1, i += step) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'comma' || token.sentence !== sentence) return false;
    if (token.kind !== 'word') continue;
    const plain = plainName(token.form);
    if (
      !token.capital &&
      (isOffice(plain, reading) || /^(?:curator|author|engineer|founder|executive|owner|head)$/u.test(plain))
    )
      return true;
    if (n === 0 && step === 1 && /^(?:who|whose|qui|che|die|quien|ktory|ktora)$/u.test(plain)) return true;
  }
  return false;
}
