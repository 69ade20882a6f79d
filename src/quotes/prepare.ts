import type { Body, BodyQuote } from '../model/body.js';
import { renderBody } from '../model/body.js';
import { foldText } from '../model/text.js';
import type { Thread, ThreadPost } from '../model/thread.js';
import { NOBODY } from './candidates.js';
import { isExpandLabel } from './citation-lines.js';
import { EDITOR_NOTE, FILE_LABEL } from './lexicon.js';
import { createRecovery } from './recover.js';
import type { Tokens, Vocabulary } from './tokens.js';
import { createVocabulary, tokenize } from './tokens.js';

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

/** A post ready to be a source and to be linked. */
export interface PreparedPost {
  readonly post: ThreadPost;
  readonly body: Body;
  readonly author: number;
  readonly own: Tokens;
  /** Earlier wordings, oldest first. */
  readonly revisions: readonly Tokens[];
  readonly quotes: readonly PreparedQuote[];
  readonly topQuotes: number;
}

export interface PreparedThread {
  readonly posts: readonly PreparedPost[];
  readonly vocabulary: Vocabulary;
  readonly authorNumber: (name: string | null) => number;
  /** Hosts the thread's own pages stand on, without "www."; empty when none is known. */
  readonly hosts: ReadonlySet<string>;
}

/** Splits a thread's texts into words and numbers its authors. Linear. */
export function prepareThread(thread: Thread): PreparedThread {
  const vocabulary = createVocabulary();
  const authors = new Map<string, number>();
  const authorNumber = (name: string | null): number => {
    const folded = name === null ? '' : foldText(name);
    if (folded === '') return NOBODY;
    const known = authors.get(folded);
    if (known !== undefined) return known;
    authors.set(folded, authors.size);
    return authors.size - 1;
  };
  const recovery = createRecovery(vocabulary);
  const posts = thread.posts.map((printed): PreparedPost => {
    const blocks = recovery.read(printed);
    const post = blocks === printed.blocks ? printed : { ...printed, blocks };
    const body = renderBody(post.blocks);
    const own = tokenize(body.ownText, vocabulary);
    recovery.see(post, own);
    const children = new Map<number, number>();
    let topQuotes = 0;
    for (const { parentIndex } of body.quotes) {
      if (parentIndex === null) topQuotes += 1;
      else children.set(parentIndex, (children.get(parentIndex) ?? 0) + 1);
    }
    return {
      post,
      body,
      author: authorNumber(post.author.name),
      own,
      revisions: post.revisions.map((revision) => tokenize(revision.ownText, vocabulary)),
      quotes: body.quotes.map((quote) => ({
        quote,
        tokens: withoutNotes(tokenize(quote.text, vocabulary)),
        author: authorNumber(quote.block.author),
        children: children.get(quote.index) ?? 0,
      })),
      topQuotes,
    };
  });
  return { posts, vocabulary, authorNumber, hosts: hostsOf(thread) };
}

function hostsOf(thread: Thread): Set<string> {
  const known = [thread.site, hostOf(thread.url), hostOf(thread.posts.find((post) => post.url !== null)?.url ?? null)];
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
