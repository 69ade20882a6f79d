import { codePointLength, sliceCodePoints } from '../model/text.js';
import { htmlText } from './cells.js';
import { numberOf, type Row, textOf } from './row.js';

/** A run of the body: of a quote (its index), or of the author's own words (null). */
export interface Piece {
  readonly quote: number | null;
  readonly text: string;
}

/** The pieces of a body in reading order, from a row of v_post and its quotes (v_quote); joined by line feeds they are its text. */
export function piecesOf(post: Row, quotes: readonly Row[]): readonly Piece[] {
  const own = textOf(post, 'own_text') ?? '';
  const { parts } = post;
  if (!Array.isArray(parts)) return own === '' ? [] : [{ quote: null, text: own }];
  const texts = new Map(quotes.map((quote) => [numberOf(quote, 'quote_index'), textOf(quote, 'text') ?? '']));
  const pieces: Piece[] = [];
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [level, start, end] = [parts[i], parts[i + 1], parts[i + 2]].map(Number);
    const quote = level === undefined || level < 0 ? null : level;
    const text = quote === null ? own : (texts.get(quote) ?? '');
    pieces.push({ quote, text: sliceCodePoints(text, start ?? 0, end ?? codePointLength(text)) });
  }
  return pieces;
}

/** A quote as HTML shows it. */
export interface QuoteHead {
  readonly parent: number | null;
  readonly author: string | null;
  /** The engine's id of the quoted post. */
  readonly source: string | null;
  readonly header: string | null;
}

/**
 * A body as HTML: paragraphs, and each quote a `blockquote` in its place, nested ones inside, with a first line that says
 * whose words they are.
 */
export function bodyHtml(pieces: readonly Piece[], heads: ReadonlyMap<number, QuoteHead>): string {
  const out: string[] = [];
  let open: readonly number[] = [];
  for (const piece of pieces) {
    const path = pathOf(piece.quote, heads);
    const shared = path.findIndex((index, i) => open[i] !== index);
    const kept = shared === -1 ? path.length : shared;
    out.push('</blockquote>'.repeat(open.length - Math.min(kept, open.length)));
    for (const index of path.slice(kept)) out.push(opening(index, heads.get(index)));
    open = path;
    out.push(`<p>${htmlText(piece.text).replaceAll('\n', '<br>')}</p>`);
  }
  out.push('</blockquote>'.repeat(open.length));
  return out.join('');
}

/** The quote with those that hold it, the outermost first; a ring of parents ends where it closes. */
function pathOf(quote: number | null, heads: ReadonlyMap<number, QuoteHead>): readonly number[] {
  const path: number[] = [];
  for (let at = quote; at !== null && !path.includes(at); at = heads.get(at)?.parent ?? null) path.unshift(at);
  return path;
}

function opening(index: number, head: QuoteHead | undefined): string {
  const attribute = (name: string, value: string | null | undefined): string =>
    value == null ? '' : ` data-${name}="${htmlText(value)}"`;
  const line = head?.author == null ? (head?.header ?? null) : `${head.author} wrote:`;
  const said = line === null ? '' : `<cite>${htmlText(line)}</cite>`;
  return `<blockquote data-index="${index}"${attribute('author', head?.author)}${attribute('post', head?.source)}>${said}`;
}
