import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';

/** A threat or a wish of harm, by its tokens. */
export interface Threat {
  readonly first: number;
  readonly last: number;
  readonly weight: number;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const SELF = set("i we i'll we'll i'd we'd i'm we're");
const WILL = set(
  "will shall would should could going gonna want wanna love gladly happily i'll we'll i'd we'd 'll ought must gotta",
);
/** Words between a will and the deed. */
const BETWEEN = set(
  'to gladly happily just fucking personally really love like be have come over and go will so fuckin bloody actually',
);
const HARM = set(
  'kill murder hurt hit punch slap beat smash bash shoot stab strangle choke hang lynch burn crush destroy end bury skin gut castrate rape whip kick knock slit break behead execute poison drown maim thrash pummel batter',
);
const HUNT = set('find hunt track');
const VICTIMS = set('you your u ya him his her them their');
const OTHERS = set('someone somebody people they we i everyone anyone');
const WISHES = set('hope hoping wish wishing pray praying may');
const HARMED = set(
  'die dies died choke chokes rot rots burn burns suffer suffers drown drowns bleed bleeds perish perishes shot killed raped murdered stabbed hanged hung beaten mugged cancer aids cancer',
);
const PUNISHED = set(
  'shot hanged hung killed beaten lynched executed whipped flogged slapped raped stoned exterminated gassed castrated beheaded murdered euthanized sterilized neutered punched',
);
const DESERVES = set('deserve deserves should ought need needs must');
/** After the deed these make it something else: "beat you to it", "hit you up", "kill you with kindness". */
const HARMLESS_AFTER = set('to up with at out off');

/** What a threat may be that begins with a form. */
const beginningOf = wordMemo((form) =>
  SELF.has(form) || OTHERS.has(form) ? 'will' : WISHES.has(form) ? 'wish' : DESERVES.has(form) ? 'due' : 'none',
);

/**
 * Threats: somebody's own will to harm a person, a wish that he come to harm, and what "should be done" to him. In English.
 * Linear in the tokens: each looks a bounded number of words on.
 */
export function findThreats(tokens: readonly Token[]): Threat[] {
  const out: Threat[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    const begins = beginningOf(token);
    if (begins === 'none') continue;
    const last =
      begins === 'will' ? willToHarm(tokens, i) : begins === 'wish' ? wishOfHarm(tokens, i) : dueHarm(tokens, i);
    if (last < 0) continue;
    out.push({ first: i, last, weight: WISHES.has(token.form) ? 0.7 : 0.8 });
    i = last;
  }
  return out;
}

/** "I will (gladly) punch you", "someone should shoot him". */
function willToHarm(tokens: readonly Token[], at: number): number {
  const self = SELF.has(tokens[at]?.form ?? '');
  let i = at;
  let wills = WILL.has(tokens[at]?.form ?? '');
  for (let step = 0; step < 6; step += 1) {
    i += 1;
    const form = wordAt(tokens, i, at);
    if (form === null) return -1;
    if (wills && (HARM.has(form) || (self && HUNT.has(form)))) {
      const victim = wordAt(tokens, i + 1, at);
      if (victim === null || !(VICTIMS.has(victim) || tokens[i + 1]?.capital === true)) return -1;
      const after = wordAt(tokens, i + 2, at);
      if (HUNT.has(form))
        return victim === 'you' && (after === null || after === 'and' || after === 'down') ? i + 1 : -1;
      if (!self && !/^(?:should|needs?|must|ought)$/u.test(wordAt(tokens, at + 1, at) ?? '')) return -1;
      return after !== null && HARMLESS_AFTER.has(after) ? -1 : i + 1;
    }
    if (WILL.has(form) || form === 'am' || form === 'are' || form === 'needs' || form === 'need')
      wills = wills || WILL.has(form) || form.startsWith('need');
    else if (!BETWEEN.has(form)) return -1;
  }
  return -1;
}

/** "I hope he chokes on it", "may you rot". */
function wishOfHarm(tokens: readonly Token[], at: number): number {
  const by = wordAt(tokens, at - 1, at);
  if (tokens[at]?.form === 'may' && by !== null) return -1;
  let victim = false;
  for (let i = at + 1; i <= at + 8; i += 1) {
    const form = wordAt(tokens, i, at);
    if (form === null || form === 'not' || form === 'never' || form.endsWith("n't")) return -1;
    if (VICTIMS.has(form) || form === 'they' || form === 'he' || form === 'she' || form === 'all') victim = true;
    if (HARMED.has(form)) return victim ? i : -1;
  }
  return -1;
}

/** "should be shot", "deserves to be hanged", "deserves to die". */
function dueHarm(tokens: readonly Token[], at: number): number {
  const by = wordAt(tokens, at - 1, at);
  if (by === 'not' || by === 'never' || by === 'it' || by === 'i') return -1;
  for (let i = at + 1; i <= at + 4; i += 1) {
    const form = wordAt(tokens, i, at);
    if (form === null || form === 'not' || form === 'never') return -1;
    if (form === 'be') return PUNISHED.has(wordAt(tokens, i + 1, at) ?? '') ? i + 1 : -1;
    if (form === 'die') return tokens[at]?.form.startsWith('deserve') === true ? i : -1;
    if (form !== 'to' && form !== 'all' && form !== 'both') return -1;
  }
  return -1;
}

/** The word at a place of the sentence token `from` stands in; null where there is none. */
function wordAt(tokens: readonly Token[], at: number, from: number): string | null {
  const token = tokens[at];
  return token !== undefined && token.kind === 'word' && token.sentence === tokens[from]?.sentence ? token.form : null;
}
