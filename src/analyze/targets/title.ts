import { valenceOf } from '../sentiment/lexicon.js';
import type { Token } from '../words/tokens.js';
import { ORDINARY } from './data.js';
import { plainName } from './fold.js';
import { CIRCUMSTANCE } from './proposition-words.js';

/** What a title proposes: a sentence one can be for or against. */
export interface Proposition {
  readonly text: string;
  /** Who urges or says it ("A" in "A urges B to …"), as printed, or null. */
  readonly proposer: string | null;
  /** Who should act, as printed, or null. */
  readonly agent: string | null;
  /** How sure it is that the title proposes this, 0..1: by the shape it was read from. */
  readonly confidence: number;
}

/** A title with its words and what is known of them. */
export interface Title {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Most words have capitals, as titles have: a capital is no sign of a name. */
  readonly titled: boolean;
  readonly isName: (plain: string) => boolean;
  readonly isSmall: (plain: string) => boolean;
}

/** Where the clause that begins at `from` ends: at a stop, a bracket, a dash, or where circumstance begins ("amid …"). */
export function clauseEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) return i;
    if (token.kind === 'stop' || token.kind === 'open' || (token.kind === 'comma' && token.form !== ',')) return i;
    if (token.kind === 'mark' && /[|/\u2022]/u.test(token.form)) return i;
    if (i > from && token.kind === 'word' && CIRCUMSTANCE.has(token.form) && !isParticle(tokens, i))
      return tokens[i - 1]?.kind === 'comma' ? i - 1 : i;
  }
  return tokens.length;
}

/** "take over", "hand over": part of the verb. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.form === 'over' &&
    /^(?:tak|hand|turn|w[io]n|mov|go|com|get|run|roll|think|look|pull|start|giv|carr|cross)/u.test(
      tokens[at - 1]?.form ?? '',
    )
  );
}

/** Tokens `from` to `to` (exclusive) as printed. */
export function nameText({ text, tokens }: Title, from: number, to: number): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first === undefined || last === undefined || to <= from ? '' : text.slice(first.start, last.end);
}

/** Words of a title in the case of a sentence: names and acronyms keep their capitals. */
export function renderWords(view: Title, from: number, to: number, head: boolean): string {
  const { text, tokens } = view;
  let out = '';
  let previousEnd = tokens[from]?.start ?? 0;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    out += text.slice(previousEnd, token.start);
    const printed = text.slice(token.start, token.end);
    previousEnd = token.end;
    out += isSmall(view, i, head && i === from) ? printed.toLowerCase() : printed;
  }
  return out.trim();
}

function isSmall({ tokens, titled, ...known }: Title, i: number, head: boolean): boolean {
  const token = tokens[i];
  if (!titled || token === undefined || token.kind !== 'word' || !token.capital || token.caps) return false;
  const plain = plainName(token.form);
  if (known.isName(plain)) return false;
  return (
    head ||
    known.isSmall(plain) ||
    ORDINARY.has(plain) ||
    valenceOf(plain) !== undefined ||
    !/^(?:with|from|to|against|for|in|of|at|by|on|and)$/u.test(tokens[i - 1]?.form ?? '')
  );
}
