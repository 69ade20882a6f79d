import fc from 'fast-check';
import type { Block, QuoteBlock } from '../../src/model/body.js';
import { sha256 } from '../../src/model/ids.js';
import type { PagePost, ThreadPage } from '../../src/model/page.js';
import { reactionOf } from '../../src/model/page.js';
import type { PageRecord } from '../../src/store/index.js';
import { identifyThread } from '../../src/threads/identity.js';

/*
 * A made-up board on which one member is to be forgotten. Every word this member writes holds the sign `zq`, and nobody
 * else's word does: so any of them that is left anywhere is seen.
 */

export const NAME = 'Ann-Lee Öst';
export const SITE = 'boats.example';
/** Ways in which others write the name. */
export const MENTIONS = [
  '@Ann-Lee Öst',
  'ann-lee öst',
  'ANN_LEE ÖST',
  'Ann-Lee Ö\u0308st'.replace('Ö\u0308', 'O\u0308'),
];
const OTHERS = ['Bo', 'Cid Ek', 'Dora'] as const;

/** What one post is made of. */
export interface Piece {
  readonly by: number;
  /** Earlier post that is quoted, counted back from this one; 0: none. */
  readonly quotes: number;
  readonly how: 'named' | 'part' | 'id' | 'nameless' | 'header' | 'nested' | 'repeat';
  readonly mention: number;
  readonly likes: boolean;
  readonly ids: boolean;
}

export const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc.record({
    by: fc.integer({ min: 0, max: 3 }),
    quotes: fc.integer({ min: 0, max: 4 }),
    how: fc.constantFrom('named', 'part', 'id', 'nameless', 'header', 'nested', 'repeat'),
    mention: fc.integer({ min: 0, max: 8 }),
    likes: fc.boolean(),
    ids: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);

const text = (words: string): Block => ({ type: 'text', text: words });

/** Two sentences nobody else writes. */
function wordsOf(sign: string, n: number): string[] {
  const sentence = (part: number): string =>
    `${Array.from({ length: 13 }, (_, i) => `${sign}${n}${'abc'[part] ?? 'd'}${String.fromCharCode(97 + i)}`).join(' ')}.`;
  return [sentence(0), sentence(1)];
}

const quote = (blocks: readonly Block[], about: Partial<QuoteBlock>): QuoteBlock => ({
  type: 'quote',
  header: null,
  author: null,
  sourceExternalId: null,
  sourceUrl: null,
  sourcePosition: null,
  citedAt: null,
  extent: { method: 'markup', confidence: 1 },
  rawRange: null,
  blocks,
  ...about,
});

export interface World {
  readonly records: readonly PageRecord[];
  /** Own words of the others, without mentions, by post number. */
  readonly kept: readonly string[];
}

/** Pages of `perPage` posts each. `ids`: whether the posts print ids (else they are known by their words). */
export function worldOf(list: readonly Piece[], perPage: number, thread: string, ids = true): World {
  const posts: PagePost[] = [];
  const kept: string[] = [];
  const own: string[][] = [];
  list.forEach((piece, n) => {
    const isTheirs = piece.by === 0;
    const name = isTheirs ? NAME : (OTHERS[piece.by - 1] ?? 'Bo');
    const sentences = wordsOf(isTheirs ? 'zq' : 'ok', n);
    own.push(sentences);
    const blocks: Block[] = [];
    const source = piece.quotes === 0 ? undefined : posts[n - piece.quotes];
    const said = own[n - piece.quotes] ?? [];
    if (source !== undefined) blocks.push(...quoteOf(piece, source, said));
    if (piece.mention < MENTIONS.length) blocks.push(text(`so ${MENTIONS[piece.mention] ?? ''} here`));
    blocks.push(text(sentences.join(' ')));
    if (!isTheirs) kept.push(...sentences);
    posts.push({
      externalId: ids ? String(100 + n) : null,
      position: (n % perPage) + 1,
      url: ids ? `https://${SITE}/t/${thread}?p=${100 + n}` : null,
      parentExternalId: null,
      kind: 'post',
      author: {
        name,
        externalId: piece.ids ? String(7 + piece.by) : null,
        kind: 'member',
        inferred: false,
        evidence: null,
      },
      postedAt: { at: new Date(Date.UTC(2024, 1, 1, 0, n)).toISOString(), local: null, raw: null, precision: 'minute' },
      editedAt: null,
      blocks,
      rawBody: null,
      reactions: piece.likes ? [reactionOf('Like', 2, [NAME, 'Bo'])] : [],
      attachments: [],
      images: [],
      links: piece.likes ? [{ url: `https://${SITE}/profile/7-ann-lee-ost/`, text: NAME }] : [],
      signature: piece.mention === 8 ? `I never met ${NAME}` : null,
    });
  });
  const records: PageRecord[] = [];
  for (let at = 0; at < posts.length; at += perPage) {
    const page = pageOf(posts.slice(at, at + perPage), at / perPage + 1, thread);
    const url = `https://${SITE}/t/${thread}/page/${at / perPage + 1}?author=Ann-Lee%20%C3%96st`;
    records.push({
      ...identifyThread(page, url),
      url,
      page,
      file: `${thread}.warc.gz#${at / perPage + 1}`,
      sha256: sha256(JSON.stringify(page)),
    });
  }
  return { records, kept };
}

function quoteOf(piece: Piece, source: PagePost, said: readonly string[]): Block[] {
  const [first = '', second = ''] = said;
  const all = text(`${first} ${second}`);
  const { name } = source.author;
  const id = source.externalId;
  switch (piece.how) {
    case 'named':
      return [quote([all], { author: name, sourceExternalId: id })];
    case 'part':
      return [quote([text(first.split(' ').slice(2, 9).join(' '))], { author: name })];
    case 'id':
      return [quote([all], { sourceExternalId: id })];
    case 'nameless':
      return [quote([all], {})];
    case 'header':
      return [quote([all], { header: `On 1/2/2024, ${name} said:` })];
    case 'nested':
      return [quote([quote([all], { author: name }), text('okay I see')], { author: 'Dora' })];
    case 'repeat':
      return [text(`${first} ${second}`)];
  }
}

function pageOf(posts: readonly PagePost[], number: number, thread: string): ThreadPage {
  return {
    type: 'thread',
    engine: 'invision',
    engineVersion: '4',
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: thread,
      title: `About ${NAME} and boats`,
      url: `https://${SITE}/t/${thread}-about-ann-lee-ost-and-boats`,
      forumPath: ['Harbour'],
      tags: ['wood', NAME],
      page: number,
      pageCount: null,
      nextUrl: null,
      prevUrl: null,
    },
    posts,
    polls: [{ question: `Is ${NAME} right?`, options: [{ text: 'yes', votes: 1 }], voters: 1 }],
    expectedPosts: posts.length,
    problems: [{ code: 'odd-date', message: `The post of ${NAME} has no date.`, post: 1 }],
  };
}
