import { wordAt } from './word-table.js';

/** What a token is; `link` covers addresses, @names and file names, which carry no tone. */
type TokenKind = 'word' | 'stop' | 'comma' | 'quote' | 'open' | 'close' | 'break' | 'emoji' | 'link' | 'mark';

/** A token of a text. Offsets are UTF-16 units; they become code points only where a span leaves the analyzer. */
export interface Token {
  readonly kind: TokenKind;
  /** Words: NFKC, lower case, straight apostrophe. Else the characters as they stand. */
  readonly form: string;
  /** Of a word's form (see word-table.ts), for `wordMemo`; -1 for all other tokens. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** First letter is a capital. */
  readonly capital: boolean;
  /** Two or more letters, all capitals. */
  readonly caps: boolean;
  /** Sentence number from 0. */
  readonly sentence: number;
}

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const SPACE = 4;
const JOINER = 5;
const PICTURE = 6;

/** Character classes of the basic plane, filled as characters are met: a Unicode regex per character is 10 times slower. */
const classes = new Uint8Array(0x10000);

function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // Surrogates are never filled in, and behind the end (NaN) there is nothing.
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  if (unit >= 0xd800 && unit <= 0xdfff) return wideClass(text, at);
  const found = classify(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

function wideClass(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  return point < 0x10000 ? OTHER : classify(String.fromCodePoint(point));
}

function classify(char: string): number {
  if (/^[\p{L}\p{M}]$/u.test(char)) return LETTER;
  if (/^\p{N}$/u.test(char)) return DIGIT;
  if (/^[\s\u200b]$/u.test(char)) return SPACE;
  if (/^(?:\u200c|\u200d|\ufe0e|\ufe0f|[\u{1f3fb}-\u{1f3ff}])$/u.test(char)) return JOINER;
  if (/^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u.test(char)) return PICTURE;
  return OTHER;
}

/** Short words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sen rep gov gen col sgt lt st jr sr vs etc inc ltd corp co no vol approx dept est fig jan feb mar apr jun jul aug sep sept oct nov dec eg ie'.split(
    ' ',
  ),
);
const DOMAINS = new Set(
  'com org net info edu gov io co uk de fr eu tv me html htm php jpg jpeg png gif pdf'.split(' '),
);
const EMOTICON =
  /(?:[<>]?[:;=8xX][-'o^]?[()[\]DPpdO3/\\|*><cS@$]+(?![\p{L}\p{N}])|<3+|\^[_.]?\^|[-~][_.][-~]|[oO][_.][oO](?!\p{L})|:'\(|[)(]-?[:;=])/uy;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}|[@][\p{L}\p{N}_]{1,60}/uy;

/**
 * Cuts a text into tokens: words (with inner apostrophes and dotted acronyms), sentence stops, commas, marks,
 * emoji, emoticons and links. Linear in the length; total on any string.
 */
export function tokenize(text: string): Token[] {
  return new Tokenizer(text).run();
}

class Tokenizer {
  private readonly out: Token[] = [];
  private sentence = 0;
  private at = 0;
  constructor(private readonly text: string) {}

  run(): Token[] {
    const { text } = this;
    while (this.at < text.length) {
      const kind = classOf(text, this.at);
      if (kind === SPACE) this.space();
      else if (kind === LETTER || kind === DIGIT) this.word();
      else if (kind === PICTURE)
        this.push(
          'emoji',
          this.at + (text.charCodeAt(this.at) >= 0xd800 && text.charCodeAt(this.at) <= 0xdbff ? 2 : 1),
        );
      else if (kind === JOINER) this.at += text.charCodeAt(this.at) === 0xd83c ? 2 : 1;
      else this.other();
    }
    return this.out;
  }

  private space(): void {
    const from = this.at;
    // Nearly all white space is one space before a word.
    const lower = this.text.charCodeAt(from + 1) | 32;
    if (this.text.charCodeAt(from) === 32 && lower > 96 && lower < 123) {
      this.at = from + 1;
      return;
    }
    let breaks = 0;
    while (this.at < this.text.length && classOf(this.text, this.at) === SPACE) {
      if (this.text.charCodeAt(this.at) === 10) breaks += 1;
      this.at += 1;
    }
    if (breaks === 0) return;
    const last = this.out.at(-1);
    this.out.push(this.token('break', '\n', from, this.at));
    if (last !== undefined && last.sentence === this.sentence && last.kind !== 'break') this.sentence += 1;
  }

  private word(): void {
    const { text } = this;
    const from = this.at;
    const lead = text.charCodeAt(from);
    if (
      ((lead === 104 && text.startsWith('http', from)) || (lead === 119 && text.startsWith('www.', from))) &&
      this.matched(LINK, 'link')
    )
      return;
    // xD and the like begin with a letter or digit; anything else cannot be an emoticon here.
    if (isLetterFace(lead, text.charCodeAt(from + 1)) && this.boundary(from) && this.matched(EMOTICON, 'emoji')) return;
    let end = from;
    for (;;) {
      while (end < text.length) {
        const unit = text.charCodeAt(end);
        if (unit > 96 && unit < 123) {
          end += 1;
          continue;
        }
        const kind = classOf(text, end);
        if (kind !== LETTER && kind !== DIGIT) break;
        end += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
      }
      if (end >= text.length) break;
      const unit = text.charCodeAt(end);
      // A space is by far the most frequent end of a word.
      if (unit === 32) break;
      const next = end + 1 < text.length ? classOf(text, end + 1) : 0;
      if ((unit === 39 || unit === 0x2019 || unit === 0x02bc || unit === 96) && next === LETTER) {
        end += 1;
        continue;
      }
      // U.S., e.g.: single letters with a full stop each.
      if (unit === 46 && end - from === 1 && next === LETTER && this.dotted(end + 1)) {
        while (classOf(text, end + 1) === LETTER && this.dotted(end + 1)) end += 2;
        end += 1;
        break;
      }
      // name.com, photo.png: no sentence ends there.
      if (unit === 46 && (next === LETTER || next === DIGIT)) {
        const tail = /[a-z]{2,5}/y;
        tail.lastIndex = end + 1;
        const suffix = tail.exec(text)?.[0];
        const after = suffix === undefined ? 0 : classOfSafe(text, end + 1 + suffix.length);
        if (
          (suffix !== undefined && DOMAINS.has(suffix) && after !== LETTER && after !== DIGIT) ||
          (next === DIGIT && classOf(text, end - 1) === DIGIT)
        ) {
          end += 1 + (suffix?.length ?? 0);
          if (suffix !== undefined) {
            this.push('link', end);
            return;
          }
          continue;
        }
      }
      break;
    }
    const { id, form, capital, caps } = wordAt(text, from, end);
    this.out.push({ kind: 'word', form, id, start: from, end, capital, caps, sentence: this.sentence });
    this.at = end;
  }

  private other(): void {
    const { text } = this;
    const from = this.at;
    const unit = text.charCodeAt(from);
    if (unit === 64 && this.matched(LINK, 'link')) return;
    if (this.boundary(from) && isEmoticonLead(unit) && this.matched(EMOTICON, 'emoji')) return;
    if (
      unit === 46 ||
      unit === 33 ||
      unit === 63 ||
      unit === 0x2026 ||
      unit === 0x3002 ||
      unit === 0xff01 ||
      unit === 0xff1f
    ) {
      this.stop();
      return;
    }
    if (unit === 44 || unit === 59 || unit === 58 || unit === 0x2014 || unit === 0x2013) {
      this.push('comma', from + 1);
      return;
    }
    if (unit === 34 || (unit >= 0x201c && unit <= 0x201f) || unit === 0xab || unit === 0xbb) {
      this.push('quote', from + 1);
      return;
    }
    if (unit === 40 || unit === 91) {
      this.push('open', from + 1);
      return;
    }
    if (unit === 41 || unit === 93) {
      this.push('close', from + 1);
      return;
    }
    this.push('mark', from + (unit >= 0xd800 && unit <= 0xdbff && from + 1 < text.length ? 2 : 1));
  }

  private stop(): void {
    const { text } = this;
    const from = this.at;
    let end = from;
    while (end < text.length && '.!?\u2026\u3002\uff01\uff1f'.includes(text.charAt(end))) end += 1;
    const last = this.out.at(-1);
    const single = end === from + 1 && text.charCodeAt(from) === 46;
    const abbreviated =
      single &&
      last?.kind === 'word' &&
      last.end === from &&
      (ABBREVIATIONS.has(last.form) || (last.capital && last.end - last.start === 1 && last.form !== 'i'));
    if (abbreviated) {
      this.push('mark', end);
      return;
    }
    this.push('stop', end);
    // A closing quotation mark or bracket after the stop still belongs to its sentence.
    while (
      this.at < text.length &&
      '"\u201d\u2019\u00bb)\''.includes(text.charAt(this.at)) &&
      text.charAt(this.at) !== ''
    ) {
      this.push(text.charAt(this.at) === ')' ? 'close' : 'quote', this.at + 1);
    }
    this.sentence += 1;
  }

  private dotted(at: number): boolean {
    return this.text.charCodeAt(at + 1) === 46 && classOf(this.text, at) === LETTER;
  }

  /** An emoticon stands after white space, a word or a stop, not inside a number or an address. */
  private boundary(at: number): boolean {
    return at === 0 || classOf(this.text, at - 1) !== DIGIT;
  }

  private matched(pattern: RegExp, kind: TokenKind): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || found === '') return false;
    this.push(kind, this.at + found.length);
    return true;
  }

  private token(kind: TokenKind, form: string, start: number, end: number): Token {
    return { kind, form, id: -1, start, end, capital: false, caps: false, sentence: this.sentence };
  }

  private push(kind: TokenKind, end: number): void {
    this.out.push(this.token(kind, this.text.slice(this.at, end), this.at, end));
    this.at = end;
  }
}

function classOfSafe(text: string, at: number): number {
  return at < text.length ? classOf(text, at) : 0;
}

/** Whether a letter or digit and what follows it may be a face: "xD", "8)", "o_O". */
function isLetterFace(lead: number, next: number): boolean {
  if (lead === 111 || lead === 79) return next === 95 || next === 46;
  return (lead === 120 || lead === 88 || lead === 56) && FACE_PARTS.has(next);
}

/** Units of noses and mouths (EMOTICON). */
const FACE_PARTS: ReadonlySet<number> = new Set([..."-'o^()[]DPpdO3/\\|*><cS@$"].map((part) => part.charCodeAt(0)));

function isEmoticonLead(unit: number): boolean {
  return (
    unit === 58 ||
    unit === 59 ||
    unit === 61 ||
    unit === 60 ||
    unit === 62 ||
    unit === 94 ||
    unit === 45 ||
    unit === 126
  );
}
