import type { PageElement } from '../html/page-tree.js';
import { chooseGroup } from './choose.js';
import type { Facts } from './facts.js';
import { type FoundAuthor, findAuthors } from './find-author.js';
import { type FoundBody, findBodies } from './find-body.js';
import { type FoundId, findIds } from './find-ids.js';
import { type FoundQuote, findQuotes } from './find-quotes.js';
import { type FoundTime, findEdit, findTimes } from './find-time.js';
import { type Draft, draftsOf, quoteTest } from './posts.js';

/** All that was found of one post. */
export interface FoundPost {
  readonly draft: Draft;
  readonly author: FoundAuthor | null;
  readonly time: FoundTime | null;
  readonly edit: { readonly element: PageElement; readonly time: FoundTime | null } | null;
  readonly id: FoundId;
  readonly body: FoundBody;
  readonly quotes: readonly FoundQuote[];
}

export interface FoundPosts {
  readonly posts: readonly FoundPost[];
  /** How the posts are alike. */
  readonly key: string;
}

/** The posts of a page with all their parts; null when nothing repeats. */
export function findPosts(facts: Facts): FoundPosts | null {
  const chosen = chooseGroup(facts);
  if (chosen === null) return null;
  const { items } = chosen;
  if (items.length === 0) return null;
  const isQuote = quoteTest(facts, draftsOf(facts, items));
  const drafts = draftsOf(facts, items, isQuote);
  const authors = findAuthors(facts, drafts);
  const times = findTimes(facts, drafts);
  const ids = findIds(drafts);
  const bodies = findBodies(facts, drafts, authors);
  const known = new Set(ids.flatMap(({ id }) => (id === null ? [] : [id])));
  const names = new Set(authors.flatMap((author) => (author === null ? [] : [author.name])));
  const posts = drafts.map((draft, at): FoundPost => {
    const found = bodies[at] ?? { elements: [], drop: [], signature: null };
    const edit = findEdit(facts, draft);
    const drop = [
      ...found.drop,
      ...(found.signature === null ? [] : [found.signature]),
      ...(edit === null ? [] : [edit.element]),
    ];
    const body = { ...found, drop };
    return {
      draft,
      author: authors[at] ?? null,
      time: times[at] ?? null,
      edit,
      id: ids[at] ?? { id: null, url: null },
      body,
      quotes: findQuotes(facts, isQuote, body.elements, new Set(drop), { ids: known, names }),
    };
  });
  return { posts, key: chosen.key };
}
