import { SPEECH } from '../targets/data.js';
import type { Token } from '../words/tokens.js';
import type { Reference } from './references.js';

/** For each sentence, whose words it gives; and which tokens stand between quotation marks. */
export interface Reporting {
  /** Sentence -> target key of the speaker, '' where he is nobody known ("people say"). Absent: the author's own words. */
  readonly speakers: ReadonlyMap<number, string>;
  /** Token -> speaker of the quotation it stands in; '' for a quotation by nobody known. */
  readonly quoted: ReadonlyMap<number, string>;
  /** The post reports throughout: a news register without a first person. */
  readonly register: boolean;
}

/** Quoted stretches of fewer words are scare quotes: the author's own tone. */
const QUOTATION_WORDS = 4;
const FIRST_PERSON = /^(?:i|me|my|mine|we|our|ours|imo|imho|i'm|i've|i'd|i'll|we're|we've|you|your|you're)$/u;

/** Finds reported speech: "Y said …", "… , Y told Z", quotations in a paragraph that names their speaker. */
export function findReporting(tokens: readonly Token[], refs: readonly Reference[]): Reporting {
  const speakers = new Map<number, string>();
  for (const ref of refs) {
    const sentence = tokens[ref.first]?.sentence ?? -1;
    const key = ref.keys[0];
    if (key === undefined || ref.by === 'set' || ref.possessive || speakers.has(sentence)) continue;
    if (speaks(tokens, ref)) speakers.set(sentence, key);
  }
  for (const [sentence, key] of hearsay(tokens, refs)) if (!speakers.has(sentence)) speakers.set(sentence, key);
  const quoted = quotations(tokens, speakers);
  let firstPerson = 0;
  let words = 0;
  const sentences = new Set<number>();
  tokens.forEach((token, i) => {
    sentences.add(token.sentence);
    if (token.kind !== 'word' || quoted.has(i)) return;
    words += 1;
    if (FIRST_PERSON.test(token.form)) firstPerson += 1;
  });
  let named = 0;
  for (const key of speakers.values()) if (key !== '') named += 1;
  const register = named >= 2 && named / sentences.size >= 0.2 && firstPerson <= words / 150;
  return { speakers, quoted, register };
}

const SAYING: ReadonlySet<string> = new Set(
  'say says said claim claims claimed think thinks thought believe believes believed argue argues argued allege alleges alleged tell tells told insist insists insisted swear swears'.split(
    ' ',
  ),
);
/** Forms at which hearsay is looked for. */
const HEARSAY: ReadonlySet<string> = new Set([
  ...SAYING,
  ...'to allegedly reportedly supposedly agree rightly right'.split(' '),
]);
/** Those who say things nobody need answer for. */
const ANYBODY: ReadonlySet<string> = new Set(
  'people some many others critics they papers newspapers media reports rumour rumours rumor rumors everyone everybody locals experts opponents supporters most folks neighbour neighbours neighbor neighbors friend friends brother sister father mother dad mum mom wife husband boss colleague colleagues guy woman man uncle aunt cousin'.split(
    ' ',
  ),
);

/** "People say …", "my neighbour says …", "according to Y", "allegedly": whose words a sentence gives, '' for nobody known. */
function hearsay(tokens: readonly Token[], refs: readonly Reference[]): Map<number, string> {
  const out = new Map<number, string>();
  const own = new Set<number>();
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || !HEARSAY.has(token.form)) continue;
    const { sentence } = token;
    const before = tokens[i - 1];
    const prior = before?.sentence === sentence ? before.form : '';
    if (token.form === 'to' && prior === 'according') {
      const ref = refs.find((one) => one.first > i && one.first - i <= 4 && tokens[one.first]?.sentence === sentence);
      if (tokens[i + 1]?.form !== 'me') out.set(sentence, ref?.keys[0] ?? '');
    } else if (SAYING.has(token.form) && ANYBODY.has(prior) && tokens[i + 1]?.form !== 'what') {
      if (!out.has(sentence)) out.set(sentence, '');
    } else if (token.form === 'allegedly' || token.form === 'reportedly' || token.form === 'supposedly') {
      if (!out.has(sentence)) out.set(sentence, '');
    } else if (token.form === 'agree' || token.form === 'rightly' || (token.form === 'right' && RIGHTS.has(prior))) {
      own.add(sentence);
    }
  }
  for (const sentence of own) if (out.get(sentence) === '') out.delete(sentence);
  return out;
}

/** Before "right": the author takes the words for his own. */
const RIGHTS: ReadonlySet<string> = new Set("they're he's she's are is was were".split(' '));

function speaks(tokens: readonly Token[], ref: Reference): boolean {
  const sentence = tokens[ref.first]?.sentence;
  const here = (i: number): Token | undefined => {
    const token = tokens[i];
    return token?.kind === 'word' && token.sentence === sentence ? token : undefined;
  };
  if (/^(?:said|says|told|added)$/u.test(tokens[ref.first - 1]?.form ?? '') && !here(ref.last + 1)) return true;
  for (let i = ref.last + 1; i <= ref.last + 3; i += 1) {
    const token = here(i);
    if (token === undefined) break;
    if (SPEECH.has(token.form)) return true;
    if (
      !/^(?:has|have|had|also|then|later|repeatedly|again|publicly|recently|once|who|himself|herself|just|further|.*ly)$/u.test(
        token.form,
      )
    )
      break;
  }
  // "Venn, asked at the airport, denied …": the verb follows a parenthesis.
  if (tokens[ref.last + 1]?.kind !== 'comma') return false;
  for (let i = ref.last + 2; i < Math.min(tokens.length, ref.last + 14); i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) return false;
    if (token.kind === 'comma') return SPEECH.has(tokens[i + 1]?.form ?? '');
  }
  return false;
}

/** Tokens between quotation marks, by paragraph: the marks of one paragraph are paired in order. */
function quotations(tokens: readonly Token[], speakers: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const quoted = new Map<number, string>();
  let start = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    if (i < tokens.length && tokens[i]?.kind !== 'break') continue;
    paragraph(tokens, start, i, speakers, quoted);
    start = i + 1;
  }
  return quoted;
}

function paragraph(
  tokens: readonly Token[],
  from: number,
  to: number,
  speakers: ReadonlyMap<number, string>,
  quoted: Map<number, string>,
): void {
  let speaker = '';
  for (let i = from; i < to; i += 1) {
    const found = speakers.get(tokens[i]?.sentence ?? -1);
    if (found !== undefined) {
      speaker = found;
      break;
    }
  }
  let open = -1;
  for (let i = from; i < to; i += 1) {
    if (tokens[i]?.kind !== 'quote') continue;
    if (open < 0) {
      open = i;
      continue;
    }
    const words = tokens.slice(open + 1, i).filter((token) => token.kind === 'word').length;
    if (words >= QUOTATION_WORDS) {
      const own = speakers.get(tokens[open]?.sentence ?? -1) ?? speakers.get(tokens[i]?.sentence ?? -1) ?? speaker;
      for (let k = open + 1; k < i; k += 1) quoted.set(k, own);
    }
    open = -1;
  }
}
