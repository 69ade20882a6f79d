import { isCommon } from './common-words.js';
import { type Folded, fold, foldName, hasUnspaced, isSpacedWord, spacedWords } from './fold.js';

/** Where a name stands in a text (UTF-16 units of the original), and which. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** The folded name that all its spellings share. */
  readonly name: string;
}

interface Entry {
  /** Folded spelling. */
  readonly text: string;
  /** Where its first word begins in it: signs may stand before. */
  readonly lead: number;
  readonly name: string;
  readonly common: boolean;
  /** Spellings with a capital letter, by which an everyday word is told from the name. */
  readonly printed: ReadonlySet<string>;
}

/** Longer names are not looked for in texts; no board prints them. */
const LONGEST = 200;

/** Names of members, and where they stand in texts. */
export class Names {
  /** By the first word with spaces or signs around it. */
  private readonly byWord = new Map<string, Entry[]>();
  /** By the first unit: names of scripts without spaces, and of signs alone. */
  private readonly bySign = new Map<string, Entry[]>();
  private readonly entered = new Set<string>();
  private readonly all = new Map<string, { name: string; printed: Set<string> }>();

  get size(): number {
    return this.all.size;
  }

  /**
   * Makes a name known, with the ways it is written without its spaces.
   *
   * @param of the name it is a by-name of
   */
  add(printed: string, of: string = printed): void {
    const text = foldName(printed);
    if (text === '' || text.length > LONGEST) return;
    const name = this.all.get(foldName(of))?.name ?? foldName(of);
    const before = this.all.get(text);
    if (before !== undefined) {
      if (/\p{Lu}/u.test(printed)) before.printed.add(printed);
      return;
    }
    const spellings = new Set<string>(/\p{Lu}/u.test(printed) ? [printed] : []);
    this.all.set(text, { name, printed: spellings });
    this.enter({ text, name, common: isCommon(text), printed: spellings });
    if (!text.includes(' ')) return;
    for (const joint of ['', '_', '-', '.', '+', '%20']) {
      const joined = text.replaceAll(' ', joint);
      if (!this.all.has(joined) && !isCommon(joined))
        this.enter({ text: joined, name, common: false, printed: new Set() });
    }
  }

  private enter(given: Omit<Entry, 'lead'>): void {
    const first = hasUnspaced(given.text) ? null : spacedWords().exec(given.text);
    const entry: Entry = { ...given, lead: first?.index ?? 0 };
    const [index, key] = first === null ? [this.bySign, entry.text.charAt(0)] : [this.byWord, first[0]];
    if (this.entered.has(entry.text)) return;
    this.entered.add(entry.text);
    const list = index.get(key);
    if (list === undefined) index.set(key, [entry]);
    else list.push(entry);
  }

  /** The name all spellings share; null where nobody is called so. */
  known(printed: string): string | null {
    return this.all.get(foldName(printed))?.name ?? null;
  }

  /** The form a name is made a pseudonym of. */
  canonical(printed: string): string {
    const text = foldName(printed);
    return this.all.get(text)?.name ?? text;
  }

  /**
   * Every place of a text where a name stands, in order, none inside another; of two that begin together the longer.
   *
   * @param everyWord the text is there to name people: everyday words count without a sign that a name is meant
   */
  find(text: string, everyWord = false): readonly Found[] {
    if (this.all.size === 0 || text === '') return [];
    const folded = fold(text);
    const hits: { start: number; end: number; entry: Entry }[] = [];
    const words = spacedWords();
    for (let word = words.exec(folded.text); word !== null; word = words.exec(folded.text)) {
      for (const entry of this.byWord.get(word[0]) ?? []) {
        const start = word.index - entry.lead;
        const end = endAt(folded.text, start, entry);
        if (end !== null && means(text, folded, start, end, entry, everyWord)) hits.push({ start, end, entry });
      }
      // "Tildas": a genitive without its sign.
      if (word[0].length < 5 || !word[0].endsWith('s')) continue;
      for (const entry of this.byWord.get(word[0].slice(0, -1)) ?? []) {
        if (entry.common || !entry.text.endsWith(word[0].slice(0, -1))) continue;
        const start = word.index + word[0].length - 1 - entry.text.length;
        if (start >= 0 && folded.text.startsWith(entry.text, start))
          hits.push({ start, end: start + entry.text.length, entry });
      }
    }
    if (this.bySign.size > 0) this.findSigns(text, folded, hits, everyWord);
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    const out: Found[] = [];
    let done = 0;
    for (const { start, end, entry } of hits) {
      if (start < done) continue;
      done = end;
      out.push({ ...placeOf(text, folded, start, end), name: entry.name });
    }
    return out;
  }

  private findSigns(
    text: string,
    folded: Folded,
    hits: { start: number; end: number; entry: Entry }[],
    everyWord: boolean,
  ): void {
    for (let start = 0; start < folded.text.length; start += 1) {
      for (const entry of this.bySign.get(folded.text.charAt(start)) ?? []) {
        const end = endAt(folded.text, start, entry);
        if (end !== null && means(text, folded, start, end, entry, everyWord)) hits.push({ start, end, entry });
      }
    }
  }
}

/** Behind the name that begins here; null where it does not, or is part of a longer word. */
function endAt(text: string, start: number, entry: Entry): number | null {
  if (start < 0 || !text.startsWith(entry.text, start)) return null;
  const end = start + entry.text.length;
  if (joins(signBefore(text, start), signAt(text, start)) || joins(signBefore(text, end), signAt(text, end)))
    return null;
  return end;
}

const joins = (left: string, right: string): boolean => isSpacedWord(left) && isSpacedWord(right);

const signAt = (text: string, index: number): string => {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
};

const signBefore = (text: string, index: number): string => {
  const low = text.charCodeAt(index - 1);
  return index <= 0 ? '' : signAt(text, low >= 0xdc00 && low <= 0xdfff ? index - 2 : index - 1);
};

/**
 * Signs that no comparison sees, which may begin a printed name and go with it: those without width, and marks that stand
 * alone (U+1FC1 folds to white space).
 */
const BARE =
  /(?:\p{Cf}|[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\ufe49-\ufe4c\uffe3])+$/u;

/** Words behind a name that say it is one. */
const SAYS =
  /^ ?(?:@|:|,? ?(?:wrote|writes|said|says|posted|schrieb|sagte|meinte|hat geschrieben|a ecrit|a dit|escribio|dijo|ha scritto|scrisse|schreef|zei|napisal|napisala|escreveu|написал|написала|писал))/;
/** Words before a name that say one follows. */
const NAMES_ONE =
  /(?:@|\b(?:quoted? (?:by|from|of)|(?:posted|written|said|reply) (?:by|to)|zitat von|geschrieben von|cita de|citation de|citazione di|citaat van) ?[:"']?)$/;
/** What a sentence begins behind. */
const BEGINS = /(?:^|[.!?:;"'“”„»«(\n>*\u2013\u2014-])\s*$/u;

/**
 * Whether the words are meant as the name. A name that is no everyday word always is. An everyday word is where it is
 * called (`@will`), cited ("will wrote"), or has the capital letters of the name where a sentence does not give them.
 */
function means(text: string, folded: Folded, start: number, end: number, entry: Entry, everyWord: boolean): boolean {
  if (!entry.common || everyWord) return true;
  if (NAMES_ONE.test(folded.text.slice(Math.max(0, start - 30), start))) return true;
  const behind = SAYS.exec(folded.text.slice(end, end + 30))?.[0];
  if (
    behind !== undefined &&
    (behind.trim() !== ':' || /(?:^|\n)\s*$/.test(text.slice(0, placeOf(text, folded, start, end).start)))
  )
    return true;
  if (entry.printed.size === 0 || [...entry.text].length <= 2) return false;
  const place = placeOf(text, folded, start, end);
  return (
    entry.printed.has(text.slice(place.start, place.end)) &&
    !BEGINS.test(text.slice(Math.max(0, place.start - 12), place.start))
  );
}

function placeOf(text: string, folded: Folded, start: number, end: number): { start: number; end: number } {
  if (folded.at === null) return { start, end };
  const first = folded.at[start] ?? text.length;
  const before = BARE.exec(text.slice(Math.max(0, first - LONGEST), first))?.[0] ?? '';
  return { start: first - before.length, end: folded.at[end] ?? text.length };
}
