import { ask, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count } from './words.js';

/** What thread this is, and how much of it is known. */
export const facts: Question = async (store, threadId) => {
  const [row] = await ask(store, 'select * from v_thread where thread_id = $1::uuid', [threadId]);
  const posts = numberOf(row, 'posts') ?? 0;
  const known = numberOf(row, 'known_posts') ?? 0;
  const authors = numberOf(row, 'authors') ?? 0;
  const first = textOf(row, 'first_posted_at');
  const last = textOf(row, 'last_posted_at');
  const stubs = known - posts;
  const sentences = [
    `${count(posts, 'post')} at hand, ${known} known${stubs > 0 ? ` (${stubs} only from quotes or placeholders)` : ''}, by ${count(authors, 'named author')}.`,
    first === null ? 'No post has a time with its zone.' : `From ${first} to ${last ?? first}.`,
    `Read as ${textOf(row, 'engine') ?? 'unknown'}${textOf(row, 'site') === null ? '' : ` from ${textOf(row, 'site')}`}.`,
  ];
  return section('thread', textOf(row, 'title') ?? '(no title)', {
    sentences,
    figures: {
      threadId,
      title: textOf(row, 'title'),
      site: textOf(row, 'site'),
      engine: textOf(row, 'engine'),
      externalId: textOf(row, 'external_id'),
      url: textOf(row, 'url'),
      posts,
      knownPosts: known,
      authors,
      firstPostedAt: first,
      lastPostedAt: last,
    },
  });
};
