import { escapeHtml } from '../answer.js';
import {
  type Board,
  lastPost,
  pagesOf,
  rowsOf,
  type SitePost,
  type SiteSection,
  type SiteThread,
  sectionOf,
  slicePage,
} from '../board.js';

/* Answers of Discourse's public API, as much of them as a reader of topics sees. */

/** A member's handle: no blanks. */
export const handle = (name: string): string => name.replace(/\s+/g, '_');

export function cooked(thread: SiteThread, post: SitePost): string {
  if (post.kind === 'deleted') return '<p>(post deleted by author)</p>';
  const text = post.text.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  if (post.quote === null) return text;
  const { of, text: quoted } = post.quote;
  const name = handle(of.author.name);
  return `<aside class="quote no-group" data-username="${name}" data-post="${of.number}" data-topic="${thread.id}">\n<div class="title">\n<div class="quote-controls"></div>\n ${name}:</div>\n<blockquote>\n<p>${escapeHtml(quoted)}</p>\n</blockquote>\n</aside>\n${text}`;
}

const instant = (at: number): string => new Date(at).toISOString();

function postJson(thread: SiteThread, post: SitePost): unknown {
  const number = post.number;
  return {
    id: post.id,
    name: post.author.name,
    username: handle(post.author.name),
    avatar_template: '/letter_avatar_proxy/v4/letter/a/x/{size}.png',
    created_at: instant(post.at),
    cooked: cooked(thread, post),
    post_number: number,
    post_type: 1,
    posts_count: thread.posts.length,
    updated_at: instant(post.at),
    reply_count: 0,
    reply_to_post_number: post.quote === null ? null : post.quote.of.number,
    quote_count: 0,
    reads: 9,
    score: 1.8,
    topic_id: thread.id,
    topic_slug: thread.slug,
    version: 1,
    actions_summary: post.id % 3 === 0 ? [{ id: 2, count: 2 }] : [],
    user_id: post.author.id,
    hidden: post.kind === 'hidden',
    user_deleted: post.kind === 'deleted',
    post_url: `/t/${thread.slug}/${thread.id}/${number}`,
  };
}

/** `/t/ID.json?page=N`: the topic with one chunk of posts and the ids of all. */
export function topicJson(board: Board, thread: SiteThread, page: number): unknown {
  return {
    post_stream: {
      posts: slicePage(thread.posts, page, board.postsPerPage).map((post) => postJson(thread, post)),
      stream: thread.posts.map((post) => post.id),
    },
    timeline_lookup: [[1, 0]],
    suggested_topics: [],
    tags: [],
    id: thread.id,
    title: thread.title,
    fancy_title: thread.title,
    posts_count: thread.posts.length,
    created_at: instant(thread.posts[0]?.at ?? 0),
    views: thread.id * 7,
    reply_count: thread.posts.length - 1,
    like_count: 0,
    last_posted_at: instant(lastPost(thread)?.at ?? 0),
    visible: true,
    closed: false,
    archived: false,
    has_summary: false,
    archetype: 'regular',
    slug: thread.slug,
    category_id: thread.section,
    word_count: 300,
    deleted_at: null,
    pinned_globally: false,
    pinned: thread.pinned,
    chunk_size: board.postsPerPage,
    highest_post_number: thread.posts.length,
    details: { can_edit: false, notification_level: 1, participants: [] },
  };
}

/** `/t/ID/posts.json?post_ids[]=…`: the posts asked for, in the topic's order. */
export const postsJson = (thread: SiteThread, ids: readonly number[]): unknown => ({
  post_stream: {
    posts: thread.posts.filter((post) => ids.includes(post.id)).map((post) => postJson(thread, post)),
  },
  id: thread.id,
});

const topicRow = (thread: SiteThread): unknown => ({
  id: thread.id,
  title: thread.title,
  fancy_title: thread.title,
  slug: thread.slug,
  posts_count: thread.posts.length,
  reply_count: thread.posts.length - 1,
  highest_post_number: thread.posts.length,
  image_url: null,
  created_at: instant(thread.posts[0]?.at ?? 0),
  last_posted_at: instant(lastPost(thread)?.at ?? 0),
  bumped: true,
  bumped_at: instant(lastPost(thread)?.at ?? 0),
  archetype: 'regular',
  unseen: false,
  pinned: thread.pinned,
  unpinned: null,
  visible: true,
  closed: false,
  archived: false,
  bookmarked: null,
  liked: null,
  tags: [],
  views: thread.id * 7,
  like_count: 0,
  has_summary: false,
  last_poster_username: handle(lastPost(thread)?.author.name ?? ''),
  category_id: thread.section,
  pinned_globally: false,
  posters: [],
});

/** A list of topics; `more` is the address of the next page without `.json`, or null on the last. */
export function topicListJson(board: Board, rows: readonly SiteThread[], page: number, more: string): unknown {
  const last = page >= pagesOf(rows.length, board.threadsPerPage);
  return {
    users: [],
    primary_groups: [],
    flair_groups: [],
    topic_list: {
      can_create_topic: false,
      ...(last ? {} : { more_topics_url: more }),
      per_page: board.threadsPerPage,
      top_tags: [],
      topics: slicePage(rows, page, board.threadsPerPage).map(topicRow),
    },
  };
}

const categoryJson = (board: Board, section: SiteSection): unknown => ({
  id: section.id,
  name: section.title,
  color: '0088CC',
  text_color: 'FFFFFF',
  slug: section.slug,
  topic_count: rowsOf(board, section.id).length,
  post_count: 9,
  position: section.id,
  description: null,
  permission: null,
  parent_category_id: section.parent,
  has_children: board.sections.some((child) => child.parent === section.id),
  subcategory_ids: board.sections.filter((child) => child.parent === section.id).map(({ id }) => id),
  subcategory_list: board.sections
    .filter((child) => child.parent === section.id)
    .map((child) => categoryJson(board, child)),
  topic_url: null,
  read_restricted: false,
});

/** `/categories.json`; the top ones, with what lies in them. */
export const categoriesJson = (board: Board): unknown => ({
  category_list: {
    can_create_category: false,
    can_create_topic: false,
    categories: board.sections
      .filter((section) => section.parent === null)
      .map((section) => categoryJson(board, section)),
  },
});

/** `/site.json`: every category, flat. */
export const siteJson = (board: Board): unknown => ({
  categories: board.sections.map((section) => categoryJson(board, section)),
  post_types: { regular: 1, moderator_action: 2, small_action: 3, whisper: 4 },
});

/** All topics a stranger sees, the latest first, as `/latest` lists them. */
export const latestRows = (board: Board): readonly SiteThread[] =>
  board.threads
    .filter((thread) => sectionOf(board, thread.section)?.access === 'public')
    .sort((a, b) => (lastPost(b)?.at ?? 0) - (lastPost(a)?.at ?? 0));
