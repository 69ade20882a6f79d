import type { PageTree } from '../html/page-tree.js';
import { rawTextOf } from '../html/text-of.js';

/** A JSON value, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Asked of text that may be anything: the caller goes on without it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * The object literal that a script assigns or passes behind `mark` ("window.isoData ="): it is cut out by its braces,
 * and a bare `undefined`, which scripts print and JSON does not know, is read as null. Undefined where there is none.
 */
export function embeddedObject(tree: PageTree, mark: string): unknown {
  for (const script of tree.byTag.get('script') ?? []) {
    const text = rawTextOf(script);
    const at = text.indexOf(mark);
    const start = at < 0 ? -1 : text.indexOf('{', at + mark.length);
    // Between the mark and its object stand an equals sign or a bracket, no other code.
    if (start < 0 || !/^[\s=(]{0,20}$/.test(text.slice(at + mark.length, Math.min(start, at + mark.length + 21))))
      continue;
    const value = parseJson(objectAt(text, start));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The text from an opening brace to its closing one; '' where it does not close. One pass, whatever the text. */
function objectAt(text: string, start: number): string {
  const parts: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === 'u' && text.startsWith(BARE, at)) {
      parts.push(text.slice(from, at), 'null');
      at += BARE.length - 1;
      from = at + 1;
    }
    if (depth === 0) return parts.join('') + text.slice(from, at + 1);
  }
  return '';
}

const BARE = 'undefined';

/** Index of the quotation mark that ends a string, or the end of the text. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
