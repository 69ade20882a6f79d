/** What a pattern of a user's spec says: its source and flags. */
export interface PatternText {
  readonly source: string;
  readonly flags: string;
}

/** Patterns of a spec read short values; a longer one is a mistake or an attack. */
const LONGEST = 300;

/**
 * Ways in which the repeats and alternatives of a pattern may share out a text between them: `+` and `*` count
 * a thousand, `{0,60}` counts 61, behind each other they multiply. One open repeat and a few bounded ones fit.
 */
const MOST_WAYS = 100_000;
const OPEN = 1_000;

/** Flags without a memory between matches. */
const FLAGS = /^[ius]*$/;

/** Splits "/…/i"; null when the text is not written so. */
export function splitPattern(text: string): PatternText | null {
  const found = /^\/(.+)\/([a-z]*)$/su.exec(text);
  return found === null ? null : { source: found[1] ?? '', flags: found[2] ?? '' };
}

/** A pattern ready for use, or what is wrong with it and what to do. */
export type CompiledPattern = { readonly pattern: RegExp } | { readonly fault: string };

/**
 * Compiles a pattern that somebody else wrote, so that no page can make it run for long: short, without backreferences,
 * and with few enough ways to match. Repeats inside repeats ("(a+)+") have more ways than any page is worth.
 */
export function compilePattern({ source, flags }: PatternText): CompiledPattern {
  if (source.length > LONGEST) return { fault: `is longer than ${LONGEST} characters: match less` };
  if (!FLAGS.test(flags)) return { fault: `has the flags "${flags}": only i, u and s are taken` };
  const compiled = compile(source, flags);
  if (typeof compiled === 'string') return { fault: `is no regular expression (${compiled})` };
  if (/\\(?:[1-9]|k<)/.test(source.replace(/\\\\/g, ''))) return { fault: 'refers back to a group: that is not taken' };
  const ways = waysOf(source);
  if (ways > MOST_WAYS) {
    return {
      fault:
        'may take too long on some pages: it holds a repeat inside a repeat, or several open ones; write {1,20} for +, {0,60} for *',
    };
  }
  return { pattern: compiled };
}

function compile(source: string, flags: string): RegExp | string {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message.replace(/^Invalid regular expression: /, '');
    throw error;
  }
}

/** A group being read: what its finished alternatives and its current one multiply to. */
interface Open {
  alternatives: number;
  current: number;
  /** Ways of the last item, which a quantifier behind it repeats. */
  last: number;
}

const QUANTIFIER = /[*+?]\??|\{(\d{1,5})(,?)(\d{0,5})\}\??/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;
const ITEM = /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)|[^()|[]/suy;
const GROUP = /\((?:\?(?:<[=!]|<[^>]*>|[:=!]))?/y;

/** Upper bound on the ways a pattern may match; the pattern is known to be well-formed. */
function waysOf(source: string): number {
  const groups: Open[] = [{ alternatives: 0, current: 1, last: 1 }];
  let at = 0;
  for (let top = groups.at(-1); at < source.length && top !== undefined; top = groups.at(-1)) {
    const char = source[at];
    if (char === '(') {
      at += sizeAt(GROUP, source, at);
      groups.push({ alternatives: 0, current: 1, last: 1 });
      continue;
    }
    if (char === '|') {
      top.alternatives += top.current * top.last;
      top.current = 1;
      top.last = 1;
      at += 1;
      continue;
    }
    if (char === ')') {
      groups.pop();
      begin(groups.at(-1), total(top));
      at += 1;
    } else {
      begin(top, 1);
      at += sizeAt(char === '[' ? CLASS : ITEM, source, at);
    }
    at += repeat(groups.at(-1), source, at);
  }
  return total(groups[0] ?? { alternatives: 0, current: 1, last: 1 });
}

const total = (group: Open): number => group.alternatives + group.current * group.last;

function begin(group: Open | undefined, ways: number): void {
  if (group === undefined) return;
  group.current *= group.last;
  group.last = ways;
}

/** Applies the quantifier at a place to the item before it. @returns its length, 0 where there is none */
function repeat(group: Open | undefined, source: string, at: number): number {
  QUANTIFIER.lastIndex = at;
  const found = QUANTIFIER.exec(source);
  if (found === null || group === undefined) return 0;
  const [text, least, comma, most] = found;
  const low = least === undefined ? (text.startsWith('+') ? 1 : 0) : Number(least);
  const high =
    least === undefined ? (text.startsWith('?') ? 1 : OPEN) : comma === '' ? low : most === '' ? OPEN : Number(most);
  const spread = high === OPEN ? OPEN : Math.max(1, high - low + 1);
  group.last = group.last <= 1 ? spread : Math.min(Number.MAX_SAFE_INTEGER, group.last ** high * spread);
  return text.length;
}

function sizeAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 1;
}
