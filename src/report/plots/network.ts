import type { ReplyNetwork } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { ask, numberOf, textOf } from '../rows.js';
import type { PlotLinks } from './links.js';

const MEMBERS = `
select author_id, min(author) as author, count(*) filter (where kind = 'post') as posts
  from v_post where thread_id = $1::uuid and author_id is not null group by author_id`;

const ANSWERS = `
select from_author_id, to_author_id, count(*) as replies,
       count(*) filter (where stance = 'agree' and not abstained) as agree,
       count(*) filter (where stance = 'disagree' and not abstained) as disagree
  from (select distinct on (from_post_id, to_post_id) from_author_id, to_author_id, stance, abstained
          from v_exchange where thread_id = $1::uuid
         order by from_post_id, to_post_id, (stance is null or stance = 'neutral'), confidence desc nulls last, via) answer
 where from_author_id is not null and to_author_id is not null
 group by from_author_id, to_author_id`;

/** Who answers whom in a thread, and how far they agree. A post that quotes and names another answers it once. */
export async function readNetwork(store: Store, threadId: string, links?: PlotLinks): Promise<ReplyNetwork> {
  const members = await ask(store, MEMBERS, [threadId]);
  const answers = await ask(store, ANSWERS, [threadId]);
  return {
    members: members.map((row) => {
      const id = textOf(row, 'author_id') ?? '';
      return {
        id,
        name: textOf(row, 'author') ?? '(no name)',
        posts: numberOf(row, 'posts') ?? 0,
        href: links?.author(id),
      };
    }),
    edges: answers.map((row) => ({
      from: textOf(row, 'from_author_id') ?? '',
      to: textOf(row, 'to_author_id') ?? '',
      replies: numberOf(row, 'replies') ?? 0,
      agree: numberOf(row, 'agree') ?? 0,
      disagree: numberOf(row, 'disagree') ?? 0,
    })),
  };
}
