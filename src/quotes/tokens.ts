/** Words of a text as numbers, so that texts of a thread can be compared fast. Offsets are UTF-16 units. */
export interface Tokens {
  readonly text: string;
  /** A number per word; equal words of one vocabulary have equal numbers. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Number of marks of omission ("…", "[...]", "<snip>") directly before each word; one more entry for the end. */
  readonly marks: Uint8Array;
}

/** Gives every distinct word form a number. One vocabulary serves one thread. */
export interface Vocabulary {
  readonly id: (form: string) => number;
  readonly form: (id: number) => string;
  /** Room for the words of one text while they are counted, and for the words of all texts once they are. */
  readonly room: Room;
}

/** Integers of many texts in a few large arrays: a thread of 100,000 posts would else hold half a million small ones. */
interface Room {
  scratch: Int32Array;
  marks: Uint8Array;
  /** Every third integer of `scratch` from `from`, as an array of its own. */
  readonly keep: (count: number, from: number) => Int32Array;
}

const CHUNK = 1 << 18;
/** The first array of a vocabulary; each next one is twice as large. Most threads are short: 250,000 words for five posts cost more than their words. */
const FIRST_CHUNK = 1 << 11;
const NO_WORDS = new Int32Array(0);
/** Reads as zeros: most texts print no mark of omission. */
const NO_MARKS = new Uint8Array(0);

/** Size of the next of several arrays that grow by doubling: at least `count`, which is no more than `most`. */
export function sizeOfNext(size: number, count: number, first: number, most: number): number {
  let next = Math.max(first, 2 * size);
  while (next < count) next *= 2;
  return Math.min(next, most);
}

function createRoom(): Room {
  let chunk = NO_WORDS;
  let used = 0;
  const room: Room = {
    scratch: new Int32Array(3 * 1024),
    marks: new Uint8Array(1025),
    keep: (count, from) => {
      if (count === 0) return NO_WORDS;
      const isLong = count > CHUNK >> 3;
      if (!isLong && used + count > chunk.length) {
        chunk = new Int32Array(sizeOfNext(chunk.length, count, FIRST_CHUNK, CHUNK));
        used = 0;
      }
      const out = isLong ? new Int32Array(count) : chunk.subarray(used, used + count);
      if (!isLong) used += count;
      for (let i = 0; i < count; i += 1) out[i] = room.scratch[3 * i + from] ?? 0;
      return out;
    },
  };
  return room;
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const forms: string[] = [];
  return {
    id: (form) => {
      const known = ids.get(form);
      if (known !== undefined) return known;
      ids.set(form, forms.length);
      forms.push(form);
      return forms.length - 1;
    },
    form: (id) => forms[id] ?? '',
    room: createRoom(),
  };
}

/** An apostrophe of HTML that was printed instead of shown: "can&#39;t". */
const PRINTED_APOSTROPHE = '&(?:#0?39|#x27|apos|rsquo|#8217);';
/** Other signs of HTML that were printed instead of shown; none is a letter. */
const PRINTED_ENTITY =
  '&(?:nbsp|quot|amp|lt|gt|ndash|mdash|[lr][sd]quo|[bs]dquo|[lr]aquo|shy|ensp|emsp|thinsp|apos|#0?(?:3[2-9]|4[0-7]|6[0-2]|9[1-6]|160|171|173|187|8[12][0-9]{2})|#x(?:2[0-9a-f]|3[c-e]|a0|ab|bb|20[0-9a-f]{2}));';
/** How people write that they left words out: "...", ". . .", "[…]", "<snip>", "-- snip --", "(gekürzt)", "（中略）". */
const OMISSION =
  String.raw`[\[\(\{<*=~_.\uff08\u3010\-]{1,8}\s{0,2}(?:(?:snip(?:ped|p)?|schnipp|schnapp)\s{0,2}[\]\)\}>*=~_.\-]{1,8}|` +
  String.raw`(?:(?:cut|trimmed|truncated|omitted|gekürzt|coupé|omissis|cortado|recortado|tagliato|ingekort|wycięto|ciach|вырезано|обрезано|пропущено|kesildi)\s{0,2}[\]\)\}>*]|[\u4e2d\u524d\u540e\u5f8c]?\u7565[\]\)\}>\uff09\u3011]|省略[\]\)\}\uff09\u3011]))|` +
  String.raw`[\[\(<]\s{0,2}(?:\.{2,}|…)\s{0,2}[\]\)>]|\.{3,}|…|&hellip;|\.(?:[ \u00a0]\.){2,8}|\u3002{3,}`;
/** Scripts written without spaces: each character (with its marks) is a word, wherever the text is cut. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/**
 * One alternative per kind of token, tried in this order: leftover markup (no word), marks of omission, addresses,
 * numbers with their separators, single characters of scripts written without spaces, words, signs that belong to
 * numbers. Every alternative is a run without nested repeats, so matching is linear.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<markup>\[\/?(?:b|i|u|s|url|img|color|size|quote|code|font|list|spoiler|center|left|right)(?:=[^\]\n]{0,200})?\]|<\/?(?:a|b|i|u|p|br|em|div|img|span|font|strong|blockquote)(?:\s[^<>\n]{0,200})?\/?>|${PRINTED_ENTITY})`,
    `(?<mark>${OMISSION})`,
    String.raw`(?<address>(?:https?:\/\/|www\.)[^\s<>"'\]\)\}]{1,2000})`,
    // A space may group thousands, too: 1 250 000; 1/2 is one number, and so is the time 7:30; "3\.5" escapes its point.
    String.raw`(?<number>(?:(?<=^|[\s\(])[\-\u2212](?=\p{Nd}))?(?:[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]{1,2}\d{3})+(?![\p{N}\p{L}])|\p{Nd}{1,3}\/\p{Nd}{1,3}(?![\p{N}\/])|\p{N}+)(?:\\?[.,'\u2019\u066b\u066c]\p{Nd}+|:\p{Nd}{2}(?!\p{Nd}))*)`,
    String.raw`(?<character>[${UNSPACED}][\p{M}\uff9e\uff9f]*)`,
    String.raw`(?<word>(?![\ufe0e\ufe0f\u20e3])[[\p{L}\p{M}]--[${UNSPACED}]][[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]--[${UNSPACED}]]*(?:(?:['\u2019\u02bc]|${PRINTED_APOSTROPHE})[\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?)`,
    '(?<sign>[%‰$€£¥₽₹])',
  ].join('|'),
  'vy',
);

const PRINTED_APOSTROPHES = new RegExp(PRINTED_APOSTROPHE, 'gu');

/** Splits a text into words. Total and linear. */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  const { room } = vocabulary;
  // Number, start and end of each word, side by side.
  let { scratch, marks } = room;
  let count = 0;
  let pending = 0;
  let isMarked = false;
  const push = (form: string, start: number, end: number): void => {
    if (3 * count + 3 > scratch.length) {
      scratch = new Int32Array(2 * scratch.length);
      scratch.set(room.scratch);
      room.scratch = scratch;
      marks = new Uint8Array(scratch.length / 3 + 2);
      marks.set(room.marks);
      room.marks = marks;
    }
    scratch[3 * count] = vocabulary.id(form);
    scratch[3 * count + 1] = start;
    scratch[3 * count + 2] = end;
    marks[count] = pending;
    pending = 0;
    count += 1;
  };
  for (let at = 0; at < text.length; ) {
    const plain = plainWordEnd(text, at);
    if (plain > at) {
      push(text.slice(at, plain).toLowerCase(), at, plain);
      at = plain;
      continue;
    }
    if (isPlainGap(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      at += 1;
      continue;
    }
    at += match[0].length;
    const groups = match.groups ?? {};
    if (groups.mark !== undefined) {
      pending = Math.min(pending + 1, 255);
      isMarked = true;
    } else if (groups.markup === undefined) push(formOf(match[0], groups), match.index, at);
  }
  marks[count] = pending;
  return {
    text,
    ids: room.keep(count, 0),
    starts: room.keep(count, 1),
    ends: room.keep(count, 2),
    marks: isMarked ? marks.slice(0, count + 1) : NO_MARKS,
  };
}

/** Characters to a word, measured with dictionaries: Chinese 1.61 and Japanese 1.57, Thai 2.42 (with its marks). */
const HAN_TO_A_WORD = 1.6;
const THAI_TO_A_WORD = 2.4;

/** About how many words a stretch of tokens is, where some are characters of scripts written without spaces. */
export function wordsIn({ text, starts }: Tokens, from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(starts[at] ?? 0);
    const isThai =
      (unit >= 0x0e00 && unit <= 0x0eff) || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff);
    const isHan =
      (unit >= 0x3040 && unit <= 0x9fff) || (unit >= 0xff66 && unit <= 0xff9f) || (unit >= 0xd840 && unit <= 0xd88f);
    words += isThai ? 1 / THAI_TO_A_WORD : isHan ? 1 / HAN_TO_A_WORD : 1;
  }
  return words;
}

/** End of a word of plain Latin letters, or `at` where the general pattern has to look (most text takes this path). */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isPlainLetter(text.charCodeAt(end))) end += 1;
  if (end === at || end === text.length) return end;
  const next = text.charCodeAt(end);
  // An apostrophe (printed as "&#39;", too), a digit or any other letter may belong to the word; "http:" and "www." begin an address.
  if (next > 0x7e || next === 0x27 || next === 0x26 || next === 0x23 || next === 0x2b || (next >= 0x30 && next <= 0x39))
    return at;
  if (next === 0x3a && /^https?$/iu.test(text.slice(at, end))) return at;
  return next === 0x2e && end - at === 3 && /^www$/iu.test(text.slice(at, end)) ? at : end;
}

const isPlainLetter = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);

/** Space, line feed, comma and the like: never the start of a token. */
const isPlainGap = (unit: number): boolean =>
  unit === 0x20 || unit === 0x0a || unit === 0x2c || unit === 0x22 || unit === 0x27;

/** What words are printed with or without: soft hyphens, zero-width signs, Arabic stretching, Arabic and Hebrew vowels. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\u0640\u064b-\u0652\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7]/gu;

function formOf(word: string, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.number !== undefined) return numberForm(word);
  if (groups.address !== undefined) {
    return word
      .replace(INVISIBLE, '')
      .replace(/^https?:\/\//u, '')
      .replace(/[.,;:!?/]+$/u, '')
      .toLowerCase();
  }
  return (
    word
      .replace(PRINTED_APOSTROPHES, "'")
      .normalize('NFKC')
      .toLowerCase()
      // Full case folding where it is not one letter for one: STRASSE is Straße, a final sigma a sigma.
      .replace(/ß/gu, 'ss')
      .replace(/ς/gu, 'σ')
      // The small letters of I and İ depend on the language: ı, i, i with a dot above.
      .replace(/ı|i\u0307/gu, 'i')
      .replace(/[\u2019\u02bc]/gu, "'")
      .replace(INVISIBLE, '')
  );
}

/** A number without what only its print decides: 1,000 = 1.000 = 1'000 = 1000, 2,5 = 2.5, 7:30 = 7.30, ½ = 1/2. */
function numberForm(printed: string): string {
  const plain = printed
    .replace(/\\/gu, '')
    // 2½ is no 21/2.
    .replace(/(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/gu, '+')
    .normalize('NFKC')
    .replace(/\u2044/gu, '/')
    .replace(/\u2212/gu, '-')
    .replace(/[\u2019\u066c]/gu, "'")
    .replace(/\u066b/gu, '.')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu, digitOf)
    .replace(/\s/gu, '');
  // 0.125 is no 125: a leading zero groups nothing.
  const grouped = /^-?0[.,]/u.test(plain) ? plain : plain.replace(/[.,'](?=\d{3}(?:\D|$))/gu, '');
  return grouped.replace(/[,':]/gu, '.');
}

/** Arabic, Persian and Devanagari digits as Western ones. */
function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code < 0x6f0 ? 0x660 : code < 0x966 ? 0x6f0 : 0x966));
}
