import { type Field, type MomentFields, NOWHERE, type Signal } from '../engine.js';
import type { ForumRows, ListingHooks, ListingSpec, ThreadRows } from './listing-spec.js';

/** A listing spec as its author writes it: what the markup lacks is left out. */
export interface ListingDraft {
  readonly engine: string;
  readonly generation: string;
  readonly detect: readonly Signal[];
  readonly title?: Field;
  readonly url?: Field;
  readonly canonical?: Field;
  readonly page?: Field;
  readonly pageCount?: Field;
  readonly nextUrl?: Field;
  readonly pageLinks?: string;
  readonly unpagedIsSingle?: boolean;
  readonly forums?: readonly (Partial<ForumRows> & { readonly each: string })[];
  readonly threads?: readonly (Partial<Omit<ThreadRows, 'lastPost'>> & {
    readonly each: string;
    readonly lastPost?: Partial<MomentFields>;
  })[];
  readonly empty?: string;
  readonly newestFirst?: boolean;
  readonly clock?: Field;
  readonly zone?: Field;
  readonly hooks?: ListingHooks;
}

const FORUM: Omit<ForumRows, 'each'> = { refuse: '', url: [{ attr: 'href' }], title: [{}] };

const THREAD: Omit<ThreadRows, 'each' | 'lastPost'> = {
  refuse: '',
  refuseSays: NOWHERE,
  url: [{ attr: 'href' }],
  title: [{}],
  externalId: NOWHERE,
  replies: NOWHERE,
  posts: NOWHERE,
  pinned: '',
  pinnedSays: NOWHERE,
};

/**
 * Completes a spec. Left out, `title` is `og:title` or the first heading, `canonical` and `nextUrl` the links of the
 * page's head, and rows are links themselves.
 */
export function defineListing(draft: ListingDraft): ListingSpec {
  return {
    engine: draft.engine,
    generation: draft.generation,
    detect: draft.detect,
    title: draft.title ?? [{ select: 'meta[property="og:title"]', attr: 'content' }, { select: 'h1' }],
    url: draft.url ?? NOWHERE,
    canonical: draft.canonical ?? [{ select: 'link[rel="canonical"]', attr: 'href' }],
    page: draft.page ?? NOWHERE,
    pageCount: draft.pageCount ?? NOWHERE,
    nextUrl: draft.nextUrl ?? [{ select: 'link[rel="next"]', attr: 'href' }],
    pageLinks: draft.pageLinks ?? '',
    unpagedIsSingle: draft.unpagedIsSingle ?? false,
    forums: (draft.forums ?? []).map((rows) => ({ ...FORUM, ...rows })),
    threads: (draft.threads ?? []).map(({ lastPost, ...rows }) => ({
      ...THREAD,
      ...rows,
      lastPost: { machine: lastPost?.machine ?? NOWHERE, shown: lastPost?.shown ?? NOWHERE },
    })),
    empty: draft.empty ?? '',
    newestFirst: draft.newestFirst ?? false,
    clock: draft.clock ?? NOWHERE,
    zone: draft.zone ?? NOWHERE,
    hooks: draft.hooks ?? {},
  };
}
