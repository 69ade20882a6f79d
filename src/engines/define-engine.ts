import {
  type BodyFields,
  type EngineSpec,
  type Field,
  type Hooks,
  type MomentFields,
  NOWHERE,
  type NotThread,
  type PostFields,
  type QuoteFields,
  type Signal,
  type ThreadFields,
} from './engine.js';
import type { CommentPair } from './html/between-comments.js';

/** Any part of `T` may be left out; fields and selectors themselves are given whole. */
type Draft<T> = T extends Field | string | boolean | RegExp | readonly unknown[] | CommentPair | null
  ? T
  : { readonly [K in keyof T]?: Draft<T[K]> };

/** A spec as its author writes it: what the markup lacks is left out. */
export interface EngineDraft {
  readonly engine: string;
  readonly generation: string;
  readonly detect: readonly Signal[];
  readonly notThread?: readonly NotThread[];
  readonly version?: Field;
  readonly thread?: Draft<ThreadFields>;
  readonly post: Draft<PostFields> & { readonly list: string; readonly body: string };
  readonly body?: Omit<Draft<BodyFields>, 'quotes'> & {
    readonly quotes?: readonly (Draft<QuoteFields> & { readonly each: string })[];
  };
  readonly hooks?: Hooks;
}

const MOMENT: MomentFields = { machine: NOWHERE, shown: NOWHERE };

const THREAD: ThreadFields = {
  externalId: NOWHERE,
  title: [{ select: 'meta[property="og:title"]', attr: 'content' }, { select: 'h1' }],
  url: [{ select: 'link[rel="canonical"]', attr: 'href' }],
  forumPath: '',
  tags: '',
  page: NOWHERE,
  pageCount: NOWHERE,
  unpagedIsSingle: false,
  nextUrl: [{ select: 'link[rel="next"]', attr: 'href' }],
  prevUrl: [{ select: 'link[rel="prev"]', attr: 'href' }],
  pageLinks: '',
  pageParameter: '',
  perPage: NOWHERE,
  range: { first: NOWHERE, last: NOWHERE, total: NOWHERE },
  total: NOWHERE,
  replies: NOWHERE,
  clock: NOWHERE,
  zone: NOWHERE,
  polls: [],
};

const POST = {
  runs: false,
  refuse: '',
  externalId: NOWHERE,
  url: NOWHERE,
  parentExternalId: NOWHERE,
  nested: false,
  opener: '',
  openerBody: '',
  bodiless: '',
  number: NOWHERE,
  deleted: '',
  hidden: '',
  attachments: '',
  signature: '',
  between: null,
  reactions: [],
  attachmentName: NOWHERE,
} as const;

const AUTHOR: PostFields['author'] = { name: NOWHERE, externalId: NOWHERE, member: '', guest: '', deleted: '' };

const BODY: BodyFields = {
  quotes: [],
  drop: '',
  code: 'pre',
  spoiler: { each: 'details', header: 'summary', contents: '' },
  emoji: 'img.emoji',
  attachment: '',
};

const QUOTE: Omit<QuoteFields, 'each'> = {
  contents: '',
  header: '',
  before: '',
  beforeSays: null,
  author: NOWHERE,
  sourceExternalId: NOWHERE,
  sourceUrl: NOWHERE,
  cited: MOMENT,
};

/** Completes a spec: fields left out are read from where every page has them (canonical link, `og:title`), or nowhere. */
export function defineEngine(draft: EngineDraft): EngineSpec {
  const { post, body } = draft;
  return {
    engine: draft.engine,
    generation: draft.generation,
    detect: draft.detect,
    notThread: draft.notThread ?? [],
    version: draft.version ?? NOWHERE,
    thread: { ...THREAD, ...draft.thread, range: { ...THREAD.range, ...draft.thread?.range } },
    post: {
      ...POST,
      ...post,
      author: { ...AUTHOR, ...post.author },
      posted: { ...MOMENT, ...post.posted },
      edited: { ...MOMENT, ...post.edited },
    },
    body: {
      ...BODY,
      ...body,
      spoiler: { ...BODY.spoiler, ...body?.spoiler },
      quotes: (body?.quotes ?? []).map((quote) => ({ ...QUOTE, ...quote, cited: { ...MOMENT, ...quote.cited } })),
    },
    hooks: draft.hooks ?? {},
  };
}
