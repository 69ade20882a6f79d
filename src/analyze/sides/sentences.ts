import type { Span } from '../../model/annotation.js';
import { words } from '../../model/text.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import type { SideText } from './evidence.js';

/** A sentence of a post with the different words it is compared by. */
export interface Sentence extends Span {
  readonly postId: string;
  readonly post: number;
  readonly forms: ReadonlySet<string>;
  /** It holds words that decided a stance of its post. */
  readonly decisive: boolean;
  readonly question: boolean;
}

/** Words of a sentence that can stand alone; shorter ones say little, longer ones are no summary. */
const FEWEST = 5;
const LONGEST = 320;
/** Sentences of one post. */
const PER_POST = 25;
/** Scripts without spaces between words are compared by pairs of characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const END = /[。！？｡]/u;

/** A post's own sentences: no quotation, no repeat of others, no address, nothing that begins or ends in the middle. */
export function sentencesOf(source: SideText): readonly Sentence[] {
  const { text, original, evidence, postId, post } = source;
  const span = spanMaker(text);
  const out: Sentence[] = [];
  let from = 0;
  for (const [start, end] of boundsOf(text)) {
    if (out.length >= PER_POST) break;
    const words = text.slice(start, end);
    if (words.length > LONGEST || /https?:|www\.|^["“”«»„]/u.test(words)) continue;
    if (original !== null) {
      const at = original.indexOf(words, from);
      if (at < 0) continue;
      from = at + words.length;
    }
    const forms = formsOf(words);
    if (forms.size < FEWEST) continue;
    const place = span(start, end);
    const decisive = evidence.some(([first, last]) => first < place.end && last > place.start);
    out.push({ ...place, postId, post, forms, decisive, question: /[?？]["”»)]?$/u.test(words) });
  }
  return out;
}

/** Sentences by UTF-16 offsets; the last one only where it is closed or the text ends there. */
function boundsOf(text: string): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let number = -1;
  let start = 0;
  let end = 0;
  const close = (): void => {
    if (number >= 0 && end > start) out.push(...unspacedParts(text, start, end));
  };
  for (const token of tokensOf(text)) {
    if (token.kind === 'break') continue;
    if (token.sentence !== number) {
      close();
      number = token.sentence;
      start = token.start;
    }
    end = token.end;
  }
  close();
  return out;
}

function unspacedParts(text: string, start: number, end: number): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (!END.test(text.charAt(at)) || at + 1 >= end) continue;
    out.push([from, at + 1]);
    from = at + 1;
    while (from < end && /\s/u.test(text.charAt(from))) from += 1;
  }
  if (from < end) out.push([from, end]);
  return out;
}

function formsOf(text: string): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const { form } of words(text)) {
    if (!UNSPACED.test(form)) forms.add(form);
    else for (let i = 0; i + 1 < form.length; i += 1) forms.add(form.slice(i, i + 2));
  }
  return forms;
}
