import type { Body, BodyQuote } from '../model/body.js';
import { foldText } from '../model/text.js';
import type { Thread } from '../model/thread.js';
import { isExpandLabel } from './citation-lines.js';
import { EDITOR_NOTE, FILE_LABEL } from './lexicon.js';
import { NOBODY } from './source-rules.js';
import type { Tokens, Vocabulary } from './tokens.js';
import { tokenize } from './tokens.js';

/** A quote ready to be looked for. */
export interface PreparedQuote {
  readonly quote: BodyQuote;
  /** Own-level words without editor's notes such as "(emphasis mine)". */
  readonly tokens: Tokens;
  /** Number of the author it names, or NOBODY. */
  readonly author: number;
  /** Quotes directly inside it. */
  readonly children: number;
}

/** Numbers authors by their folded names, from 0; NOBODY for no name. */
export function createAuthorNumbers(): (name: string | null) => number {
  const byFold = new Map<string, number>();
  // Folding costs more than a look-up, and a thread prints few names many times.
  const byPrint = new Map<string, number>();
  return (name) => {
    const known = name === null ? NOBODY : byPrint.get(name);
    if (name === null || known !== undefined) return known ?? NOBODY;
    const folded = foldText(name);
    const number = folded === '' ? NOBODY : (byFold.get(folded) ?? byFold.size);
    if (number !== NOBODY) byFold.set(folded, number);
    byPrint.set(name, number);
    return number;
  };
}

/** Quotes at the top level of a body. */
export const countTopQuotes = (body: Body): number =>
  body.quotes.reduce((sum, { parentIndex }) => (parentIndex === null ? sum + 1 : sum), 0);

/** A body's quotes split into words, in document order. Linear. */
export function prepareQuotes(
  body: Body,
  vocabulary: Vocabulary,
  authorNumber: (name: string | null) => number,
): PreparedQuote[] {
  return withWords(body, authorNumber, ({ text }) => withoutNotes(tokenize(text, vocabulary)));
}

/** A body's quotes with words that are known already. */
export function withWords(
  body: Body,
  authorNumber: (name: string | null) => number,
  wordsOf: (quote: BodyQuote) => Tokens,
): PreparedQuote[] {
  const children = new Map<number, number>();
  for (const { parentIndex } of body.quotes)
    if (parentIndex !== null) children.set(parentIndex, (children.get(parentIndex) ?? 0) + 1);
  return body.quotes.map((quote) => ({
    quote,
    tokens: wordsOf(quote),
    author: authorNumber(quote.block.author),
    children: children.get(quote.index) ?? 0,
  }));
}

/** Hosts a thread's own pages stand on, without "www."; empty when none is known. */
export const hostsOf = ({ site, url, posts }: Pick<Thread, 'site' | 'url' | 'posts'>): Set<string> =>
  knownHosts(site, url, posts.find((post) => post.kind !== 'stub' && post.url !== null)?.url ?? null);

/** Hosts of a site and two addresses, as `hostsOf` gives them. */
export function knownHosts(site: string | null, threadUrl: string | null, postUrl: string | null): Set<string> {
  const known = [site, hostOf(threadUrl), hostOf(postUrl)];
  return new Set(known.flatMap((host) => (host === null ? [] : [host.toLowerCase().replace(/^www\./u, '')])));
}

/** Host of an absolute address without "www."; null for a relative one or none. */
export function hostOf(url: string | null): string | null {
  const host = url === null ? undefined : /^https?:\/\/([^/?#\s]{1,255})/iu.exec(url)?.[1];
  return host === undefined ? null : host.toLowerCase().replace(/^www\./u, '');
}

/** Leaves out editor's notes, of which the person quoting says that they are not the source's, and the board's buttons. */
function withoutNotes(tokens: Tokens): Tokens {
  const notes = [EDITOR_NOTE, FILE_LABEL]
    .flatMap((pattern) => [...tokens.text.matchAll(pattern)])
    .map((match) => [match.index, match.index + match[0].length] as const)
    .sort(([a], [b]) => a - b);
  const lastLine = tokens.text.lastIndexOf('\n') + 1;
  if (lastLine > 0 && isExpandLabel(tokens.text.slice(lastLine, lastLine + 80)))
    notes.push([lastLine, tokens.text.length]);
  if (notes.length === 0) return tokens;
  const kept: number[] = [];
  let note = 0;
  tokens.starts.forEach((start, at) => {
    while (note < notes.length && (notes[note]?.[1] ?? 0) <= start) note += 1;
    const current = notes[note];
    if (current === undefined || start < current[0]) kept.push(at);
  });
  const pick = (values: Int32Array): Int32Array => Int32Array.from(kept, (at) => values[at] ?? 0);
  const marks = Uint8Array.from([...kept.map((at) => tokens.marks[at] ?? 0), tokens.marks.at(-1) ?? 0]);
  return { text: tokens.text, ids: pick(tokens.ids), starts: pick(tokens.starts), ends: pick(tokens.ends), marks };
}
