import type { TonePoint } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { ask, numberOf, textOf } from '../rows.js';
import { postName } from '../words.js';
import type { PlotLinks } from './links.js';

const OF_THREAD = `
select post_id, position, day::text as day, sentiment, incivility, author
  from v_post where thread_id = $1::uuid and kind = 'post' order by ordinal`;

/** Tone and hostility of a thread's posts in their order; one statement, no texts. */
export async function readTone(store: Store, threadId: string, links?: PlotLinks): Promise<TonePoint[]> {
  const rows = await ask(store, OF_THREAD, [threadId]);
  return rows.map((row) => {
    const position = numberOf(row, 'position');
    const postId = textOf(row, 'post_id');
    return {
      position,
      day: textOf(row, 'day'),
      sentiment: numberOf(row, 'sentiment'),
      hostility: numberOf(row, 'incivility'),
      subject: {
        text: postName(position, 'post', textOf(row, 'author')),
        href: postId === null ? undefined : links?.post(threadId, postId),
      },
    };
  });
}

const OF_AUTHOR = `
select day::text as day, sentiment_sum / nullif(sentiment_posts, 0) as sentiment,
       incivility_sum / nullif(incivility_posts, 0) as incivility, posts
  from (select p.day, sum(p.sentiment) as sentiment_sum, count(p.sentiment) as sentiment_posts,
               sum(p.incivility) as incivility_sum, count(p.incivility) as incivility_posts, count(*) as posts
          from v_post p where p.author_id = $1::uuid and p.kind = 'post' group by p.day) d
 order by day nulls first`;

/** Tone and hostility of an author, a point a day; posts without a date come first. */
export async function readAuthorTone(store: Store, authorId: string): Promise<TonePoint[]> {
  return (await ask(store, OF_AUTHOR, [authorId])).map((row) => ({
    position: null,
    day: textOf(row, 'day'),
    sentiment: numberOf(row, 'sentiment'),
    hostility: numberOf(row, 'incivility'),
  }));
}
