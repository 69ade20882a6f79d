import type { Token } from '../words/tokens.js';

/** Longest quotation, in tokens: a lone mark would else swallow the rest of a post. */
const QUOTATION = 80;
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NEGATORS = set("not never no isn't aren't wasn't weren't nor ain't isnt arent hardly neither without");
/** "not only stupid but", "no doubt stupid". */
const NOT_NEGATING = set('only just merely simply doubt wonder surprise');
/** Verbs whose negation reaches over "you are": "I don't think you are stupid". */
const SAID = set(
  'think believe say said saying mean meant call called calling suggest suggesting imply implying claim claiming consider considering accuse accusing accused find',
);
const DENIED = set("don't dont didn't didnt doesn't doesnt not never wouldn't nobody haven't wasn't isn't no");
/** Verbs after which a name belongs to who is said to have used it. */
const REPORTED = set(
  'called calls calling call labelled labeled labelling labeling branded branding accused accuses accusing accuse dubbed termed',
);
const ME = set("i i'm im i've i'd my me myself");
const BE = set("am i'm im was be been feel felt being look looked");
const SELF_BETWEEN = set(
  'a an the am was be been such so just really very too bit of kind sort quite probably maybe complete total utter big little feel felt like feeling own being total clearly obviously such always often',
);
const BANTER_SIGNS =
  /^(?:[:;=][-']?[)pPD]+|xD|XD|\u{1F602}|\u{1F923}|\u{1F609}|\u{1F61C}|\u{1F61B}|\u{1F61D}|\u{1F604}|\u{1F605}|\u{1F606}|\u{2764}|<3)$/u;
const GOOD = set(
  'good great awesome amazing brilliant fantastic love loved lovely beautiful best funny cool happy nice cute hilarious fine right well sweet excellent incredible proud glad perfect interesting clever smart delicious talented gorgeous hot fun yes yeah yay glorious legend impressive',
);

/** Why a rude word is not its poster's attack, and how much of its weight stays. */
export interface Excuse {
  readonly why: 'quoted' | 'reported' | 'negated' | 'self' | 'banter' | 'praise';
  /** Share of the weight that stays. */
  readonly stays: number;
}

/** Where quotation marks enclose tokens: 1 inside a closed pair. Linear. */
export function quotedTokens(tokens: readonly Token[]): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let open = -1;
  let single = -1;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'break') open = -1;
    if (token.kind === 'quote') {
      if (open >= 0 && i - open <= QUOTATION && i - open > 1) {
        inside.fill(1, open + 1, i);
        open = -1;
      } else open = i;
    } else if (token.kind === 'mark' && /^['\u2018\u2019]$/u.test(token.form)) {
      const glued = tokens[i - 1]?.end === token.start;
      if (single >= 0 && glued) {
        if (i - single <= QUOTATION) inside.fill(1, single + 1, i);
        single = -1;
      } else if (!glued && tokens[i + 1]?.start === token.end) single = i;
    }
  }
  return inside;
}

/** The excuse of a rude word at `first` to `last`, or null. Looks a bounded number of tokens around. */
export function excuseOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  quoted: Uint8Array,
  orders: boolean,
): Excuse | null {
  if (quoted[first] === 1) return isScareQuote(tokens, first, quoted) ? null : { why: 'quoted', stays: 0 };
  if (!orders && isNegated(tokens, first)) return { why: 'negated', stays: 0 };
  if (isReported(tokens, first)) return { why: 'reported', stays: 0 };
  if (isSelf(tokens, first)) return { why: 'self', stays: 0 };
  if (isPraise(tokens, last)) return { why: 'praise', stays: 0.3 };
  if (isBanter(tokens, last)) return { why: 'banter', stays: 0.5 };
  return null;
}

/** One or two words in marks that the reader is called: "you 'genius'" is the poster's own sneer. */
function isScareQuote(tokens: readonly Token[], at: number, quoted: Uint8Array): boolean {
  let from = at;
  while (from > 0 && quoted[from - 1] === 1 && at - from < 4) from -= 1;
  let to = at;
  while (quoted[to + 1] === 1 && to - at < 4) to += 1;
  return to - from < 2 && /^(?:you|you're|your|these|those)$/.test(tokens[from - 2]?.form ?? '');
}

function isNegated(tokens: readonly Token[], at: number): boolean {
  let words = 0;
  for (let i = at - 1; i >= at - 8 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    words += 1;
    if (words <= 3 && NEGATORS.has(token.form) && !NOT_NEGATING.has(tokens[i + 1]?.form ?? '')) return true;
    // "don't be stupid" is no denial, "I don't think you are stupid" is one.
    if (SAID.has(token.form))
      for (let k = i - 1; k >= i - 3 && k >= 0; k -= 1) if (DENIED.has(tokens[k]?.form ?? '')) return true;
  }
  return false;
}

/** "she called him a liar", "you accuse me of being stupid": the name is somebody else's. "I call you a liar" is not. */
function isReported(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 7 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false;
    if (!REPORTED.has(token.form)) continue;
    for (let k = i - 1; k >= i - 4 && k >= 0; k -= 1) {
      const before = tokens[k];
      if (before === undefined || before.kind !== 'word') return true;
      if (before.form === 'i' || before.form === "i'd" || before.form === "i'll" || before.form === "i'm") return false;
    }
    return true;
  }
  return false;
}

/** "I'm an idiot", "silly me", "my own stupidity". */
function isSelf(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.form === 'me' && tokens[at]?.form !== 'fuck')
    return /^(?:silly|stupid|dumb|foolish)$/.test(tokens[at]?.form ?? '');
  let be = false;
  for (let i = at - 1; i >= at - 6 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.sentence !== tokens[at]?.sentence) return false;
    if (BE.has(token.form)) be = true;
    if (ME.has(token.form)) return be || token.form === 'my';
    if (!SELF_BETWEEN.has(token.form)) return false;
  }
  return false;
}

/** "fucking brilliant", "stupid good": the word only strengthens praise. */
function isPraise(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1];
  return next?.kind === 'word' && GOOD.has(next.form) && next.sentence === tokens[last]?.sentence;
}

/** A laugh or a wink close behind. */
function isBanter(tokens: readonly Token[], last: number): boolean {
  for (let i = last + 1; i <= last + 6 && i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'break') return false;
    if (token.kind === 'emoji' && BANTER_SIGNS.test(token.form)) return true;
    if (token.kind === 'word' && (token.form === 'jk' || token.form === 'kidding' || token.form === 'joking'))
      return true;
  }
  return false;
}
