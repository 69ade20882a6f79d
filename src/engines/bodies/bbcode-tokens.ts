import { kindOf, type TagKind } from './bbcode-tags.js';

/** A piece of BBCode: words, or a tag. */
export type Token =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'open'; readonly kind: TagKind; readonly name: string; readonly argument: string }
  | { readonly is: 'close'; readonly kind: TagKind; readonly name: string }
  /** A tag with all it holds, in which nothing is read as a tag: code, addresses of images. */
  | {
      readonly is: 'whole';
      readonly kind: TagKind;
      readonly name: string;
      readonly argument: string;
      readonly text: string;
    };

/** A name, and the hash phpBB 3.0 keeps behind it in its tables ("[quote:1a2b3c4d]", "[/list:u:1a2b3c4d]"). */
const NAME = /(\/?)(\*|[a-z][a-z0-9_]{0,15})(?::[a-z0-9]{1,10}){0,2}(?=[\]=\s])/iy;
/** The same hash behind an argument. */
const HASH = /:[a-z0-9]{8}$/;
/** Longest argument of a tag. */
const LONGEST_ARGUMENT = 600;

/** Kinds that hold no tags; their end is looked for at once. */
const WHOLE: ReadonlySet<TagKind> = new Set(['code', 'verbatim', 'image', 'media', 'attachment']);

/** Splits BBCode into words and tags. What is no known tag is words. Linear in the length of the text. */
export function bbcodeTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const ends = endsOf(text);
  let from = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at)) {
    const tag = tagAt(text, at);
    if (tag === null) {
      at += 1;
      continue;
    }
    if (at > from) tokens.push({ is: 'text', text: text.slice(from, at) });
    from = tag.end;
    at = tag.end;
    const { kind, name, argument } = tag;
    if (tag.closing) {
      if (!WHOLE.has(kind)) tokens.push({ is: 'close', kind, name });
      continue;
    }
    const end = WHOLE.has(kind) ? ends(name, at) : null;
    if (end !== null) {
      tokens.push({ is: 'whole', kind, name, argument, text: text.slice(at, end.start) });
      from = end.end;
      at = end.end;
    } else if (!WHOLE.has(kind)) tokens.push({ is: 'open', kind, name, argument });
  }
  if (from < text.length) tokens.push({ is: 'text', text: text.slice(from) });
  return tokens;
}

interface Tag {
  readonly kind: TagKind;
  readonly name: string;
  readonly argument: string;
  readonly closing: boolean;
  readonly end: number;
}

function tagAt(text: string, at: number): Tag | null {
  NAME.lastIndex = at + 1;
  const found = NAME.exec(text);
  if (found === null) return null;
  const name = (found[2] ?? '').toLowerCase();
  const kind = kindOf(name);
  if (kind === undefined) return null;
  const behind = NAME.lastIndex;
  const closing = found[1] === '/';
  if (text[behind] === ']') return { kind, name, argument: '', closing, end: behind + 1 };
  const end = argumentEnd(text, behind);
  if (end === null) return null;
  return { kind, name, argument: text.slice(behind, end).trim().replace(HASH, ''), closing, end: end + 1 };
}

/** The bracket that ends an argument: one outside of quotation marks ("[quote="[AB] Ada"]"), else the first. */
function argumentEnd(text: string, from: number): number | null {
  const last = Math.min(text.length, from + LONGEST_ARGUMENT);
  let mark: string | null = null;
  let first: number | null = null;
  for (let at = from; at < last; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') break;
    if (sign === ']') {
      first ??= at;
      if (mark === null) return at;
    } else if (mark === null && (sign === '"' || sign === "'") && /[=\s,]/.test(text[at - 1] ?? '')) mark = sign;
    else if (sign === mark && /[\]\s,;:=]/.test(text[at + 1] ?? ']')) mark = null;
  }
  return first;
}

/** Where the next end of a tag stands behind a place; each name's ends are looked up once. */
function endsOf(text: string): (name: string, from: number) => { start: number; end: number } | null {
  const known = new Map<string, { readonly places: readonly { start: number; end: number }[]; next: number }>();
  return (name, from) => {
    let ends = known.get(name);
    if (ends === undefined) {
      const places: { start: number; end: number }[] = [];
      const closing = new RegExp(`\\[/${name}(?::[a-z0-9]{1,10}){0,2}\\]`, 'gi');
      for (const found of text.matchAll(closing))
        places.push({ start: found.index, end: found.index + found[0].length });
      ends = { places, next: 0 };
      known.set(name, ends);
    }
    while ((ends.places[ends.next]?.start ?? Number.POSITIVE_INFINITY) < from) ends.next += 1;
    return ends.places[ends.next] ?? null;
  };
}
