export type Format = 'html' | 'text' | 'json';

/** Characters looked at to tell markup from text: a page shows what it is in its head. */
const HEAD = 200_000;

const DOCUMENT = /<(?:!doctype\s+html|html|head|body)[\s>/]/i;
const ELEMENT =
  /<\/?(?:div|p|span|table|tr|td|ul|ol|li|article|section|a|br|h[1-6]|blockquote|meta|script|img)(?:\s[^<>]*)?\/?>/gi;

/** So many elements make a fragment without a head markup; a text that shows a tag or two stays text. */
const FRAGMENT_ELEMENTS = 8;

/**
 * Tells what a decoded file is by its content; the name decides only where the content does not (`.html` with a few
 * tags, `.txt` with text). JSON must parse as an object or a list.
 */
export function formatOf(text: string, fileName: string | null, contentType: string | null): Format {
  const head = text.slice(0, HEAD);
  const first = head.trimStart().charAt(0);
  if ((first === '{' || first === '[') && parsesAsJson(text)) return 'json';
  if (DOCUMENT.test(head)) return 'html';
  const elements = countUpTo(head, ELEMENT, FRAGMENT_ELEMENTS);
  if (elements >= FRAGMENT_ELEMENTS) return 'html';
  const named = /\.(?:x?html?|mhtml|php|aspx?)$/i.test(fileName ?? '') || /\bx?html\b/i.test(contentType ?? '');
  return named && (elements > 0 || first === '<') ? 'html' : 'text';
}

function parsesAsJson(text: string): boolean {
  const last = text.trimEnd().at(-1);
  if (last !== '}' && last !== ']') return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    // Not JSON after all: a text that begins with a bracket. Anything else is a fault of ours.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function countUpTo(text: string, pattern: RegExp, limit: number): number {
  let n = 0;
  for (const _ of text.matchAll(pattern)) {
    n += 1;
    if (n >= limit) break;
  }
  return n;
}
