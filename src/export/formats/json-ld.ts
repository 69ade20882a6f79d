import { bodyHtml } from '../body.js';
import { htmlText, jsonText } from '../cells.js';
import { type FullPost, fullPosts } from '../full-posts.js';
import type { Job, OutFile } from '../job.js';
import { numberOf, type Row, textOf, textsIn } from '../row.js';
import { packingOf } from '../sink.js';
import type { Format } from './format.js';

/** Posts of a thread in one document at most: it is put together in memory before it is written. */
const MOST_POSTS = 20_000;

/**
 * schema.org as Google asks for it of forums: the opening post is the DiscussionForumPosting, every other post a `comment`
 * of it. A folder gets one page (HTML with the JSON-LD and the same words to read) per thread; a file (`.jsonld`,
 * `.json`) one `@graph`; `.jsonl` a posting per line.
 */
export const JSON_LD: Format = {
  layout: 'file',
  write: async (job) => {
    const lines = /\.(?:jsonl|ndjson)$/i.test(
      job.options.out.slice(0, job.options.out.length - packingOf(job.options.out).length),
    );
    const file = await job.open('threads.jsonld', 'posts');
    let rows = 0;
    let threads = 0;
    const end = async (posts: readonly FullPost[]): Promise<void> => {
      if (posts.length === 0) return;
      const posting = jsonText({ ...(lines ? { '@context': 'https://schema.org' } : {}), ...postingOf(posts) });
      await file.sink.write(lines ? `${posting}\n` : `${threads === 0 ? OPENING : ',\n'}${posting}`);
      threads += 1;
      rows += posts.length;
      job.count('posts', posts.length);
    };
    await eachThread(job, end);
    if (!lines) await file.sink.write(threads === 0 ? `${OPENING}]}\n` : ']}\n');
    await file.finish(rows);
  },
};

/** The same as pages, one per thread. */
export const JSON_LD_PAGES: Format = {
  layout: 'folder',
  write: async (job) => {
    let number = 0;
    await eachThread(job, async (posts) => {
      if (posts.length === 0) return;
      number += 1;
      const file: OutFile = await job.open(`thread-${String(number).padStart(6, '0')}.html`, 'posts');
      await file.sink.write(pageOf(posts));
      await file.finish(posts.length);
      job.count('posts', posts.length);
    });
  },
};

const OPENING = '{"@context":"https://schema.org","@graph":[\n';

/** Posts that stand in their thread, thread by thread; a longer thread than fits goes on in a further document. */
async function eachThread(job: Job, use: (posts: readonly FullPost[]) => Promise<void>): Promise<void> {
  let posts: FullPost[] = [];
  for await (const full of fullPosts(job)) {
    const [opening] = posts;
    if (full.first || posts.length >= MOST_POSTS) {
      await use(posts);
      // Later pages repeat the opening post with the address of the first.
      posts = full.first || opening === undefined ? [] : [opening];
    }
    if (full.post.kind === 'post') posts.push(full);
  }
  await use(posts);
}

function postingOf(posts: readonly FullPost[]): Row {
  const [opening, ...rest] = posts;
  if (opening === undefined) return {};
  const { thread } = opening;
  return compact({
    '@type': 'DiscussionForumPosting',
    '@id': textOf(opening.post, 'url') ?? textOf(thread, 'url'),
    headline: textOf(thread, 'title'),
    mainEntityOfPage: textOf(thread, 'url'),
    ...postOf(opening),
    url: textOf(thread, 'url') ?? textOf(opening.post, 'url'),
    articleSection: textsIn(thread.forum_path).at(-1) ?? null,
    keywords: textsIn(thread.tags).length === 0 ? null : textsIn(thread.tags),
    commentCount: rest.length,
    interactionStatistic: [counter('CommentAction', rest.length), ...votes(opening)],
    comment: rest.map((post) => compact({ '@type': 'Comment', ...postOf(post), ...upAndDown(post) })),
  });
}

function postOf(full: FullPost): Row {
  const { post } = full;
  const name = textOf(post, 'author');
  return {
    identifier: textOf(post, 'external_id') ?? textOf(post, 'post_id'),
    text: textOf(post, 'text'),
    author: name === null ? null : { '@type': 'Person', name },
    datePublished: textOf(post, 'posted_at') ?? textOf(post, 'posted_local'),
    dateModified: textOf(post, 'edited_at') ?? textOf(post, 'edited_local'),
    url: textOf(post, 'url'),
  };
}

const counter = (action: string, count: number): Row => ({
  '@type': 'InteractionCounter',
  interactionType: `https://schema.org/${action}`,
  userInteractionCount: count,
});

const sum = ({ reactions }: FullPost, polarity: number): number =>
  reactions
    .filter((one) => numberOf(one, 'polarity') === polarity)
    .reduce((all, one) => all + Math.max(0, numberOf(one, 'count') ?? 0), 0);

function votes(full: FullPost): readonly Row[] {
  return [
    { action: 'LikeAction', count: sum(full, 1) },
    { action: 'DislikeAction', count: sum(full, -1) },
  ].flatMap(({ action, count }) => (count === 0 ? [] : [counter(action, count)]));
}

const upAndDown = (full: FullPost): Row => ({
  upvoteCount: sum(full, 1) === 0 ? null : sum(full, 1),
  downvoteCount: sum(full, -1) === 0 ? null : sum(full, -1),
});

const compact = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** A page that shows what its data says, as Google asks. */
function pageOf(posts: readonly FullPost[]): string {
  const [opening] = posts;
  const title = htmlText(textOf(opening?.thread ?? {}, 'title') ?? 'Thread');
  const data = jsonText({ '@context': 'https://schema.org', ...postingOf(posts) }).replaceAll('<', '\\u003c');
  const url = textOf(opening?.thread ?? {}, 'url');
  const link = url === null ? '' : `<link rel="canonical" href="${htmlText(url)}">`;
  const shown = posts.map(({ post, pieces, heads }) => {
    const at = textOf(post, 'posted_at');
    const time = at === null ? '' : `<time datetime="${at}">${at}</time>`;
    const id = htmlText(textOf(post, 'external_id') ?? textOf(post, 'post_id') ?? '');
    return `<article class="post" id="post-${id}"><header><span class="author">${htmlText(textOf(post, 'author') ?? '')}</span> ${time}</header>
<div class="body">${bodyHtml(pieces, heads)}</div></article>`;
  });
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${link}
<script type="application/ld+json">${data}</script></head>
<body><h1>${title}</h1>
${shown.join('\n')}
</body></html>
`;
}
