/** `[name]`, `[name=value]` and the four ways of holding a value. */
export interface AttributeTest {
  readonly name: string;
  readonly operator: '' | '=' | '^=' | '$=' | '*=' | '~=';
  readonly value: string;
}

/** One step of a selector: what a single element must be. */
export interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly AttributeTest[];
  readonly not: readonly Selector[];
  readonly has: readonly Selector[];
  readonly firstChild: boolean;
  /** How this step hangs on the one before it; null for the first. */
  readonly combinator: ' ' | '>' | '+' | null;
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
const ATTRIBUTE = /\[\s*([\w:-]+)\s*(?:([~^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]+))\s*)?\]/y;
const COMBINATOR = /\s*([>+])\s*|\s+/y;

/**
 * Reads the CSS that specs are written in: tag, `*`, `.class`, `#id`, `[attr]` with `= ~= ^= $= *=`, `:not(…)`,
 * `:has(…)`, `:first-child`, descendant, `>` and `+`, and lists with commas. Our own small reader, because a page is
 * asked dozens of selectors by every spec: they are compiled once and answered from the indexes of the page.
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
    combinator = step[1] === '>' ? '>' : step[1] === '+' ? '+' : ' ';
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
  const classes: string[] = [];
  const attributes: AttributeTest[] = [];
  const not: Selector[] = [];
  const has: Selector[] = [];
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
      attributes.push({
        name: (found[1] ?? '').toLowerCase(),
        operator,
        value: found[3] ?? found[4] ?? found[5] ?? '',
      });
      at += found[0].length;
    } else if (char === ':') {
      const pseudo = name(at + 1);
      at += 1 + pseudo.length;
      if (pseudo === 'first-child') firstChild = true;
      else if ((pseudo === 'not' || pseudo === 'has') && text[at] === '(') {
        const inner = readList(text, at + 1, ')');
        (pseudo === 'not' ? not : has).push(inner.selector);
        at = inner.end + 1;
      } else throw new SelectorError(text, at);
    } else break;
  }
  if (at === start) throw new SelectorError(text, at);
  return { compound: { tag, id, classes, attributes, not, has, firstChild, combinator }, end: at };
}

const OPERATORS = ['', '=', '^=', '$=', '*=', '~='] as const;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text[i] ?? '')) i += 1;
  return i;
}
