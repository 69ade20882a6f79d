import { csvLine } from '../cells.js';
import { fullPosts } from '../full-posts.js';
import { numberOf, textOf } from '../row.js';
import { answers } from './answers.js';
import type { Format } from './format.js';
import { clock, clockText } from './when.js';

/** Columns of 4CAT's upload by their exact names: the five it must have, its subject, and those its own sources use. */
export const FOUR_CAT_COLUMNS = [
  'id',
  'thread_id',
  'author',
  'body',
  'timestamp',
  'subject',
  'author_id',
  'like_count',
  'reply_count',
  'quote_count',
  'quoted_post',
  'quoted_user',
  'replied_to_post',
  'replied_to_user',
  'link',
  'unix_timestamp',
  'timestamp_basis',
  'site',
  'language',
  'sentiment',
  'own_text',
] as const;

/** Posts whose authors are remembered for those who answer them. */
const REMEMBERED = 100_000;

/**
 * CSV that 4CAT takes as a custom upload. `body` is the visible body; the ids of posts are ours, so that they are unique
 * across sites; a thread is named by its first post, as 4CAT does.
 */
export const FOUR_CAT: Format = {
  layout: 'file',
  write: async (job) => {
    const file = await job.open('4cat.csv', 'posts');
    const line = (cells: readonly unknown[]): Promise<void> =>
      file.sink.write(csvLine(cells, job.options.defuseFormulas));
    await line(FOUR_CAT_COLUMNS);
    const when = clock();
    const answered = answers();
    const authors = new Map<string, string>();
    let rows = 0;
    for await (const full of fullPosts(job, true)) {
      const { post, thread, quotes, reactions } = full;
      const { unix, basis } = when(full);
      const { rootId, answered: to } = answered(full);
      if (full.first || authors.size >= REMEMBERED) authors.clear();
      const id = textOf(post, 'post_id') ?? '';
      const author = textOf(post, 'author') ?? '';
      authors.set(id, author);
      const top = quotes.filter((quote) => numberOf(quote, 'parent_index') === null);
      const likes = reactions.filter((one) => numberOf(one, 'polarity') === 1);
      const known = to === null || to.via === 'opening' ? null : to.postId;
      const cells: Readonly<Record<(typeof FOUR_CAT_COLUMNS)[number], unknown>> = {
        id,
        thread_id: rootId,
        author,
        body: textOf(post, 'text') ?? '',
        timestamp: clockText(unix),
        subject: full.first ? (textOf(thread, 'title') ?? '') : '',
        author_id: textOf(post, 'author_external_id') ?? textOf(post, 'author_id') ?? '',
        like_count: likes.reduce((sum, one) => sum + (numberOf(one, 'count') ?? 0), 0),
        reply_count: full.answers,
        quote_count: top.length,
        quoted_post: unique(top.map((quote) => textOf(quote, 'source_post_id'))),
        quoted_user: unique(top.map((quote) => textOf(quote, 'attributed_author'))),
        replied_to_post: known,
        replied_to_user: known === null ? null : (authors.get(known) ?? null),
        link: textOf(post, 'url') ?? textOf(thread, 'url') ?? '',
        unix_timestamp: unix,
        timestamp_basis: basis,
        site: textOf(post, 'site'),
        language: textOf(post, 'language'),
        sentiment: post.sentiment ?? null,
        own_text: textOf(post, 'own_text'),
      };
      await line(FOUR_CAT_COLUMNS.map((name) => cells[name]));
      rows += 1;
      job.count('posts', 1);
    }
    await file.finish(rows);
  },
};

const unique = (values: readonly (string | null)[]): string | null =>
  [...new Set(values.filter((value) => value !== null))].join(',') || null;
