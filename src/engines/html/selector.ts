/** `[name]`, `[name=value]` and the five ways of holding a value. */
export interface AttributeTest {
  readonly name: string;
  readonly operator: '' | '=' | '^=' | '$=' | '*=' | '~=' | '|=';
  /** In lower case where `ignoreCase`. */
  readonly value: string;
  /** The `i` flag: `[href*="showtopic=" i]`. */
  readonly ignoreCase: boolean;
}

type Combinator = ' ' | '>' | '+' | '~';

/** One step of a selector: what a single element must be. */
export interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly AttributeTest[];
  readonly not: readonly Selector[];
  readonly has: readonly Selector[];
  /** `:has(> x)`: a child that matches. */
  readonly hasChild: readonly Selector[];
  readonly is: readonly Selector[];
  readonly firstChild: boolean;
  readonly lastChild: boolean;
  /** Neither elements nor text inside. */
  readonly empty: boolean;
  /** Place among the element siblings, from 1; null where any will do. */
  readonly nthChild: number | null;
  /** How this step hangs on the one before it; null for the first. */
  readonly combinator: Combinator | null;
}

/** A list of alternatives, each a chain of steps from ancestor to target. */
export interface Selector {
  readonly text: string;
  readonly chains: readonly (readonly Compound[])[];
}

/** A selector in a spec that cannot be read: a fault of the spec, found when the spec is loaded, never while parsing. */
export class SelectorError extends Error {
  constructor(text: string, at: number) {
    super(`selector "${text}" is not understood at character ${at + 1}: "${text.slice(at, at + 20)}"`);
    this.name = 'SelectorError';
  }
}

const NAME = /[\w-]+/y;
const ATTRIBUTE = /\[\s*([\w:-]+)\s*(?:([~^$*|]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]+))\s*(i\s*)?)?\]/y;
const COMBINATOR = /\s*([>+~])\s*|\s+/y;
/** `:has(> x)` */
const CHILD = /\s*>\s*/y;
const NTH = /\(\s*(\d{1,6})\s*\)/y;

/**
 * Reads the CSS that specs are written in: tag, `*`, `.class`, `#id`, `[attr]` with `= ~= ^= $= *= |=` and the flag `i`
 * (`[href*="showtopic=" i]`), `:not(…)`, `:has(…)` (descendants), `:has(> …)` (a child, one step), `:is(…)`, `:first-child`, `:last-child`,
 * `:nth-child(3)` (a number, no formula), `:empty`, descendant, `>`, `+` (right behind) and `~` (anywhere behind among
 * siblings), and lists with commas. Names are letters, digits, `-` and `_`; other characters belong into an attribute
 * test (`[id="a.b"]`). Our own small reader, because a page is asked dozens of selectors by every spec: they are
 * compiled once and answered from the indexes of the page. A step that names an id, a class, an attribute or a tag is
 * cheap; `*`, `:is(…)` and pseudo-classes alone look at every element in scope.
 *
 * @throws SelectorError with the place that is not understood
 */
export function compileSelector(text: string): Selector {
  const { selector, end } = readList(text, 0, null);
  if (end !== text.length) throw new SelectorError(text, end);
  return selector;
}

function readList(text: string, start: number, close: ')' | null): { selector: Selector; end: number } {
  const chains: Compound[][] = [];
  let at = skipSpace(text, start);
  for (;;) {
    const { chain, end } = readChain(text, at);
    chains.push(chain);
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
    else if (close === null || text[at] === close) break;
    else throw new SelectorError(text, at);
  }
  return { selector: { text: text.slice(start, at), chains }, end: at };
}

function readChain(text: string, start: number): { chain: Compound[]; end: number } {
  const chain: Compound[] = [];
  let at = start;
  let combinator: Compound['combinator'] = null;
  for (;;) {
    const { compound, end } = readCompound(text, at, combinator);
    chain.push(compound);
    const step = matchAt(COMBINATOR, text, end);
    const next = step === null ? undefined : text[end + step[0].length];
    if (step === null || next === undefined || next === ',' || next === ')') return { chain, end };
    combinator = COMBINATORS.find((candidate) => candidate === step[1]) ?? ' ';
    at = end + step[0].length;
  }
}

function readCompound(
  text: string,
  start: number,
  combinator: Compound['combinator'],
): { compound: Compound; end: number } {
  let at = start;
  let tag: string | null = null;
  let id: string | null = null;
  let firstChild = false;
  let lastChild = false;
  let empty = false;
  let nthChild: number | null = null;
  const classes: string[] = [];
  const attributes: AttributeTest[] = [];
  const not: Selector[] = [];
  const has: Selector[] = [];
  const hasChild: Selector[] = [];
  const is: Selector[] = [];
  const name = (from: number): string => {
    const found = matchAt(NAME, text, from);
    if (found === null) throw new SelectorError(text, from);
    return found[0];
  };
  if (text[at] === '*') at += 1;
  else if (matchAt(NAME, text, at) !== null) {
    tag = name(at).toLowerCase();
    at += tag.length;
  }
  for (;;) {
    const char = text[at];
    if (char === '.') {
      const value = name(at + 1);
      classes.push(value);
      at += 1 + value.length;
    } else if (char === '#') {
      id = name(at + 1);
      at += 1 + id.length;
    } else if (char === '[') {
      const found = matchAt(ATTRIBUTE, text, at);
      if (found === null) throw new SelectorError(text, at);
      const operator = OPERATORS.find((candidate) => candidate === (found[2] ?? '')) ?? '';
      const value = found[3] ?? found[4] ?? found[5] ?? '';
      const ignoreCase = found[6] !== undefined;
      attributes.push({
        name: (found[1] ?? '').toLowerCase(),
        operator,
        value: ignoreCase ? value.toLowerCase() : value,
        ignoreCase,
      });
      at += found[0].length;
    } else if (char === ':') {
      const pseudo = name(at + 1);
      at += 1 + pseudo.length;
      const nth = pseudo === 'nth-child' ? matchAt(NTH, text, at) : null;
      if (pseudo === 'first-child') firstChild = true;
      else if (pseudo === 'last-child') lastChild = true;
      else if (pseudo === 'empty') empty = true;
      else if (nth !== null) {
        nthChild = Number(nth[1]);
        at += nth[0].length;
      } else if ((pseudo === 'not' || pseudo === 'has' || pseudo === 'is') && text[at] === '(') {
        const child = pseudo === 'has' ? matchAt(CHILD, text, at + 1) : null;
        const inner = readList(text, at + 1 + (child?.[0].length ?? 0), ')');
        if (child !== null && inner.selector.chains.some((chain) => chain.length > 1))
          throw new SelectorError(text, at);
        (pseudo === 'not' ? not : pseudo === 'is' ? is : child === null ? has : hasChild).push(inner.selector);
        at = inner.end + 1;
      } else throw new SelectorError(text, at);
    } else break;
  }
  if (at === start) throw new SelectorError(text, at);
  const demands = { tag, id, classes, attributes, not, has, hasChild, is, firstChild, lastChild, empty, nthChild };
  return { compound: { ...demands, combinator }, end: at };
}

const OPERATORS = ['', '=', '^=', '$=', '*=', '~=', '|='] as const;
const COMBINATORS = ['>', '+', '~'] as const;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i] ?? '')) i += 1;
  return i;
}
