import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { settle } from '../../src/ingest/settle.js';
import type { Block } from '../../src/model/body.js';
import { deterministicId, sha256 } from '../../src/model/ids.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import { type PagePost, reactionOf, type ThreadPage } from '../../src/model/page.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';

/** A post as a test sketches it. */
export interface PostSketch {
  readonly id: string;
  readonly author: string | null;
  readonly text: string;
  /** Quotes before the text: id of the source, whose words they are, the words. */
  readonly quotes?: readonly { readonly of: string; readonly by: string; readonly text: string }[];
  readonly likedBy?: readonly string[];
  readonly at?: string;
  readonly signature?: string;
  readonly link?: string;
}

export interface ThreadSketch {
  readonly name: string;
  readonly site: string | null;
  readonly title?: string;
  readonly posts: readonly PostSketch[];
}

export const threadIdOf = ({ site, name }: ThreadSketch): string => deterministicId('thread', site, name);

export function pageOf({ name, site, title, posts }: ThreadSketch): ThreadPage {
  return {
    type: 'thread',
    engine: 'invision',
    engineVersion: '4',
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: name,
      title: title ?? `About ${name}`,
      url: site === null ? null : `https://${site}/topic/${name}/`,
      forumPath: ['Harbour', 'Repairs'],
      tags: ['wood'],
      page: 1,
      pageCount: null,
      nextUrl: null,
      prevUrl: null,
    },
    posts: posts.map((post, index) => pagePost(post, index, site)),
    polls: [],
    expectedPosts: posts.length,
    problems: [],
  };
}

function pagePost(post: PostSketch, index: number, site: string | null): PagePost {
  const quotes = (post.quotes ?? []).map(
    (quote): Block => ({
      type: 'quote',
      header: `On 3/1/2025 at 7:29 PM, ${quote.by} said:`,
      author: quote.by,
      sourceExternalId: quote.of,
      sourceUrl: null,
      sourcePosition: null,
      citedAt: null,
      blocks: [{ type: 'text', text: quote.text }],
      extent: { method: 'markup', confidence: 1 },
      rawRange: null,
    }),
  );
  const account = post.author === null ? null : String(1000 + (sha256(post.author).codePointAt(0) ?? 0));
  return {
    externalId: post.id,
    position: index + 1,
    url: site === null ? null : `https://${site}/topic/${post.id}#p${post.id}`,
    parentExternalId: null,
    kind: 'post',
    author: { name: post.author, externalId: account, kind: 'member', inferred: false, evidence: null },
    postedAt: post.at === undefined ? UNKNOWN_MOMENT : { at: post.at, local: null, raw: post.at, precision: 'minute' },
    editedAt: null,
    blocks: [...quotes, ...(post.text === '' ? [] : [{ type: 'text' as const, text: post.text }])],
    rawBody: null,
    reactions:
      post.likedBy === undefined
        ? []
        : [{ ...reactionOf('Like', post.likedBy.length), actors: [...post.likedBy], complete: true }],
    attachments: [],
    images: [],
    links: post.link === undefined ? [] : [{ url: post.link, text: `page of ${post.author ?? 'nobody'}` }],
    signature: post.signature ?? null,
  };
}

/** Brings threads into a store as `ingest` does, analysed. */
export async function fill(store: Store, threads: readonly ThreadSketch[], analyze = true): Promise<void> {
  const run = await store.beginRun('test', '0');
  const touched = new Set<string>();
  for (const thread of threads) {
    const page = pageOf(thread);
    const file = `${thread.name}.html`;
    const threadId = threadIdOf(thread);
    await store.putPage(run, {
      threadId,
      site: thread.site,
      url: null,
      page,
      file,
      sha256: sha256(JSON.stringify(page)),
    });
    touched.add(threadId);
  }
  await settle(
    store,
    run,
    { threads: touched, documents: new Map() },
    { analyze, jobs: 1, signal: never, onThread: () => undefined },
  );
}

export const never = new AbortController().signal;

/** A store of its own and a folder for what is exported. */
export interface Place {
  readonly store: Store;
  readonly data: string;
  /** A path in the folder. */
  readonly at: (name: string) => string;
  readonly remove: () => Promise<void>;
}

export async function makePlace(): Promise<Place> {
  const data = await dataFolder();
  const out = mkdtempSync(path.join(tmpdir(), 'tb-export-'));
  const store = await openStore({ dataDir: data });
  return {
    store,
    data,
    at: (name) => path.join(out, name),
    remove: async () => {
      await store.close();
      removeFolder(data);
      rmSync(out, { recursive: true, force: true });
    },
  };
}

/** Two sites, quotes over several levels, a stub, posts without a time. */
export const HARBOUR: readonly ThreadSketch[] = [
  {
    name: 'hull',
    site: 'boats.example',
    title: 'The hull should be replaced',
    posts: [
      {
        id: '1',
        author: 'Tilda Marsh',
        text: 'The hull leaks 🚣 at the stern, and the whole planking is terrible. We should replace it before the winter comes.',
        at: '2025-03-01T18:22:00+02:00',
        likedBy: ['Bo', 'Ghost Writer'],
        signature: 'Tilda Marsh, sailing since 1990',
        link: 'https://boats.example/profile/12-tilda-marsh/',
      },
      {
        id: '2',
        author: 'Bo',
        text: 'I disagree, Tilda Marsh. Caulk it, that is a good and cheap repair. See https://boats.example/profile/12-tilda-marsh/ for hers.',
        quotes: [{ of: '1', by: 'Tilda Marsh', text: 'The hull leaks 🚣 at the stern' }],
        at: '2025-03-01T19:00:00+02:00',
      },
      {
        id: '3',
        author: 'Tilda Marsh',
        text: '@Bo you are right, I agree completely; "=2+2" is not a formula.\nThanks, caulked.',
        quotes: [
          { of: '2', by: 'Bo', text: 'Caulk it, that is a good and cheap repair.' },
          { of: '99', by: 'Ghost Writer', text: 'Never trust cotton, it rots within a single season.' },
        ],
        at: '2025-04-02T08:00:00+02:00',
      },
      { id: '4', author: null, text: 'A post without a name, and without a time.' },
    ],
  },
  {
    name: 'mast',
    site: 'ships.example',
    posts: [
      { id: '1', author: 'Bo', text: 'The mast is great, everybody loves it.', at: '2024-12-31T23:30:00Z' },
      {
        id: '2',
        author: 'Zoë O’Neil',
        text: 'No, it is awful and it will break, Bo.',
        at: '2025-01-01T00:10:00Z',
        likedBy: ['Bo'],
      },
    ],
  },
];
