import type { PageAuthor } from '../../model/page.js';
import { foldText } from '../../model/text.js';
import type { DraftPost, FoundQuote } from './draft.js';

/** A partial copy names its author only from this many words on; a whole copy may be shorter. */
const PART_WORDS = 8;

/**
 * Authors of all posts: the printed one; else the one under whose name later posts quote this post's words, if all of
 * them agree; else unknown. Never a guess from order or style.
 */
export function inferAuthors(posts: readonly DraftPost[], quotes: readonly (readonly FoundQuote[])[]): PageAuthor[] {
  const claims = posts.map(() => new Map<string, { name: string; times: number; whole: boolean; by: Set<number> }>());
  quotes.forEach((found, number) => {
    for (const quote of found) {
      const hit = quote.header === null ? null : posts[number]?.lines[quote.header]?.header;
      if (hit?.author == null || quote.source === null || !quote.own) continue;
      if (!quote.whole && quote.words < PART_WORDS) continue;
      const key = foldText(hit.author);
      const known = claims[quote.source]?.get(key) ?? {
        name: hit.author,
        times: 0,
        whole: false,
        by: new Set<number>(),
      };
      known.times += 1;
      known.whole = known.whole || quote.whole;
      known.by.add(number + 1);
      claims[quote.source]?.set(key, known);
    }
  });
  return posts.map((post, number) => {
    if (post.author !== null) return author(post.author, null);
    const [only, ...others] = claims[number]?.values() ?? [];
    if (only === undefined || others.length > 0) return UNKNOWN;
    const times = only.times === 1 ? 'once' : `${only.times} times`;
    const where = [...only.by].join(', ');
    const what = only.whole ? 'its whole text' : 'its words';
    return author(only.name, `post ${where} quotes ${what} ${times} under the name "${only.name}"`);
  });
}

const UNKNOWN: PageAuthor = { name: null, externalId: null, kind: 'unknown', inferred: false, evidence: null };

function author(name: string, evidence: string | null): PageAuthor {
  return { name, externalId: null, kind: 'member', inferred: evidence !== null, evidence };
}
