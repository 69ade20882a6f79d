import { VERSION } from '../../version.js';
import { bodyHtml } from '../body.js';
import { jsonText } from '../cells.js';
import { type FullPost, fullPosts } from '../full-posts.js';
import { type Row, textOf, textsIn } from '../row.js';
import type { Format } from './format.js';

/**
 * JSON lines as forum-dl writes them: a line for each board and thread, then its posts. What forum-dl has no field for
 * stands in `item.data`. `content` is HTML with the quotes in their places, so that `threadbare ingest` reads them again.
 */
export const FORUM_DL: Format = {
  layout: 'file',
  write: async (job) => {
    const file = await job.open('forumdl.jsonl', 'posts');
    const line = (type: string, item: Row): Promise<void> =>
      file.sink.write(
        `${jsonText({
          generator: 'threadbare',
          version: VERSION,
          extractor: 'threadbare',
          download_time: null,
          type,
          item,
        })}\n`,
      );
    const boards = new Set<string>();
    let rows = 0;
    for await (const full of fullPosts(job)) {
      const { thread, post } = full;
      const path = pathOf(full);
      if (full.first) {
        for (const depth of path.slice(0, -1).keys()) {
          const board = path.slice(0, depth + 1);
          const key = jsonText(board);
          if (boards.has(key)) continue;
          boards.add(key);
          await line('board', { path: board, url: null, origin: textOf(post, 'site'), data: {}, title: board.at(-1) });
        }
        await line('thread', {
          path,
          url: textOf(thread, 'url'),
          origin: textOf(thread, 'url'),
          data: picked(thread, ['site', 'engine', 'tags', 'polls', 'page_count', 'thread_id']),
          title: textOf(thread, 'title'),
        });
      }
      // Posts known only from quotes come back with the quotes.
      if (post.kind === 'stub') continue;
      await line('post', {
        path,
        subpath: [textOf(post, 'parent_external_id'), textOf(post, 'external_id') ?? textOf(post, 'post_id')].filter(
          (id) => id !== null,
        ),
        url: textOf(post, 'url'),
        origin: textOf(thread, 'url'),
        data: {
          ...picked(post, [
            'post_id',
            'kind',
            'position',
            'posted_at_precision',
            'edited_at',
            'signature',
            'sentiment',
            'incivility',
            'language',
          ]),
          ...(job.options.text
            ? { attachments: post.attachments ?? null, images: post.images ?? null, links: post.links ?? null }
            : {}),
          reactions: full.reactions.map((one) => picked(one, ['name', 'count', 'actors'])),
          quotes: full.quotes.map((one) => picked(one, ['quote_index', 'source_post_id', 'verdict', 'similarity'])),
        },
        author: textOf(post, 'author'),
        creation_time: textOf(post, 'posted_at') ?? textOf(post, 'posted_local') ?? textOf(post, 'posted_raw'),
        content: job.options.text ? bodyHtml(full.pieces, full.heads) : null,
      });
      rows += 1;
      job.count('posts', 1);
    }
    await file.finish(rows);
  },
};

/** Sections from the top down, then the thread: by its printed id, else by ours. */
function pathOf({ thread }: FullPost): readonly string[] {
  const forums = textsIn(thread.forum_path);
  return [...forums, textOf(thread, 'external_id') ?? textOf(thread, 'thread_id') ?? ''];
}

const picked = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name] ?? null]] : [])));
