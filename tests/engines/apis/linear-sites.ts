import { inAttribute, inMarkup, iso, type MadePost, type MadeSite, pagesOf, TITLE } from './made-thread.js';

const SLUG = 'bells-and-frost';

/** Discourse in a folder: 20 posts a page, the plain view without the posts that were deleted. */
export function discourseSite(all: readonly MadePost[]): MadeSite {
  const posts = all.filter((post) => !post.deleted);
  const root = 'https://talk.tramworks.example.org/forum';
  const start = `${root}/t/${SLUG}/731`;
  const pages = pagesOf(posts, 20);
  const stream = posts.map((post) => post.id);
  const cooked = ({ html, quotes }: MadePost): string =>
    quotes === null
      ? html
      : `<aside class="quote no-group" data-username="${quotes.name}" data-post="${quotes.number}" data-topic="731"><div class="title"><div class="quote-controls"></div> ${quotes.name}:</div><blockquote><p>${quotes.words}</p></blockquote></aside>${html}`;
  const html = new Map<string, string>();
  const json = new Map<string, unknown>();
  pages.forEach((page, index) => {
    const own = index === 0 ? start : `${start}?page=${index + 1}`;
    const next = index + 1 < pages.length ? `<link rel="next" href="/forum/t/${SLUG}/731?page=${index + 2}">` : '';
    const prev = index > 0 ? `<link rel="prev" href="/forum/t/${SLUG}/731${index > 1 ? `?page=${index}` : ''}">` : '';
    const body = page
      .map(
        (post) =>
          `<div id='post_${post.number}' itemprop='comment' class='topic-body crawler-post'><div class='crawler-post-meta'><span class="creator" itemprop="author"><a itemprop="url" rel='nofollow' href='${root}/u/${post.account}'><span itemprop='name'>${post.name}</span></a></span><span class="crawler-post-infos"><time itemprop='datePublished' datetime='${iso(post.at)}' class='post-time'>February 3, 2025</time><meta itemprop='dateModified' content='${iso(post.at)}'><span itemprop='position'>${post.number}</span></span></div><div class='post' itemprop='text'>${cooked(post)}</div><div itemprop="interactionStatistic"><meta itemprop='userInteractionCount' content='${post.votes}'/>${post.votes > 0 ? `<span class='post-likes'>${post.votes} Likes</span>` : ''}</div></div>`,
      )
      .join('\n');
    html.set(
      own,
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title><meta name="generator" content="Discourse 3.4.1"><link rel="canonical" href="${own}">${prev}${next}</head><body class="crawler"><div id="main-outlet"><div id="topic-title"><h1><a href="/forum/t/${SLUG}/731">${inMarkup(TITLE)}</a></h1></div><div itemscope itemtype='http://schema.org/DiscussionForumPosting'>${body}</div></div></body></html>`,
    );
    const answer = {
      post_stream: {
        posts: page.map((post) => ({
          id: post.id,
          username: post.name,
          created_at: iso(post.at),
          updated_at: iso(post.at),
          cooked: cooked(post),
          post_number: post.number,
          post_type: 1,
          reply_to_post_number: post.number === 1 ? null : post.parent,
          topic_id: 731,
          topic_slug: SLUG,
          version: 1,
          user_id: post.account,
          hidden: false,
          user_deleted: false,
          actions_summary: post.votes > 0 ? [{ id: 2, count: post.votes }] : [],
          post_url: `/t/${SLUG}/731/${post.number}`,
        })),
        stream,
      },
      id: 731,
      title: TITLE,
      slug: SLUG,
      posts_count: posts.length,
      tags: [],
      chunk_size: 20,
    };
    json.set(`${root}/t/731.json${index === 0 ? '' : `?page=${index + 1}`}`, answer);
  });
  return { engine: 'discourse', start, html, json };
}

/** Flarum 1 with an event in the stream; pages as the app is served, the data it starts from beside the plain view. */
export function flarumSite(all: readonly MadePost[]): MadeSite {
  const root = 'https://plaza.example.org';
  const posts = all.filter((post) => !post.deleted);
  const start = `${root}/d/12-${SLUG}`;
  const event = {
    type: 'posts',
    id: '99',
    attributes: { number: 9_999, createdAt: iso(0), contentType: 'discussionRenamed', content: ['a', 'b'] },
  };
  const ids = [...posts.map((post) => String(post.id)), event.id];
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null
      ? html
      : `<blockquote class="uncited"><div><p><a href="${root}/d/12/${quotes.number}" class="PostMention" data-id="${9_000 + quotes.number * 3}">${quotes.name}</a> ${quotes.words}</p></div></blockquote>${html}`;
  const document = (offset: number): object => {
    const here = posts.slice(offset, offset + 20);
    const users = new Map(here.map((post) => [post.account, post.name]));
    return {
      data: {
        type: 'discussions',
        id: '12',
        attributes: { title: TITLE, slug: `12-${SLUG}`, commentCount: posts.length, createdAt: iso(posts[0]?.at ?? 0) },
        relationships: { posts: { data: ids.map((id) => ({ type: 'posts', id })) } },
      },
      included: [
        ...here.map((post) => ({
          type: 'posts',
          id: String(post.id),
          attributes: {
            number: post.number,
            createdAt: iso(post.at),
            contentType: 'comment',
            contentHtml: words(post),
            likesCount: post.votes,
          },
          relationships: {
            user: { data: { type: 'users', id: String(post.account) } },
            discussion: { data: { type: 'discussions', id: '12' } },
          },
        })),
        ...(offset + 20 >= posts.length ? [event] : []),
        ...[...users].map(([id, name]) => ({
          type: 'users',
          id: String(id),
          attributes: { username: name, displayName: name },
        })),
      ],
    };
  };
  const html = new Map<string, string>();
  const json = new Map<string, unknown>();
  pagesOf(posts, 20).forEach((page, index, pages) => {
    const own = index === 0 ? start : `${start}?page=${index + 1}`;
    const links = `${index > 0 ? `<link rel="prev" href="${start}?page=${index}">` : ''}${index + 1 < pages.length ? `<link rel="next" href="${start}?page=${index + 2}">` : ''}`;
    const articles = page
      .map(
        (post) =>
          `<article><div class="PostUser"><h3 class="PostUser-name">${post.name}</h3></div><div class="Post-body">${words(post)}</div></article><hr>`,
      )
      .join('');
    const payload = JSON.stringify({
      resources: [],
      session: { userId: 0 },
      apiDocument: document(index * 20),
    }).replaceAll('<', '\\u003C');
    html.set(
      own,
      `<!doctype html><html dir="ltr" lang="en"><head><meta charset="utf-8"><title>x</title><link rel="canonical" href="${own}">${links}</head><body><div id="app" class="App"><div id="flarum-loading" style="display: none">Loading...</div><noscript id="flarum-content"><div class="container"><h1>${inMarkup(TITLE)}</h1><div>${articles}</div></div></noscript></div><script id="flarum-json-payload" type="application/json">${payload}</script></body></html>`,
    );
    json.set(`${root}/api/discussions/12?page%5Boffset%5D=${index * 20}`, document(index * 20));
  });
  return { engine: 'flarum', start, html, json };
}

/** NodeBB with pages; a deleted post stays as a placeholder. */
export function nodebbSite(posts: readonly MadePost[]): MadeSite {
  const root = 'https://board.example.net';
  const slug = `7/${SLUG}`;
  const start = `${root}/topic/${slug}`;
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null
      ? html
      : `<blockquote><p dir="auto"><a class="plugin-mentions-user plugin-mentions-a" href="/user/x">@<bdi>${quotes.name}</bdi></a> <a href="/post/${9_000 + quotes.number * 3}">said</a>:</p><p dir="auto">${quotes.words}</p></blockquote>${html}`;
  const html = new Map<string, string>();
  const json = new Map<string, unknown>();
  pagesOf(posts, 20).forEach((page, index, pages) => {
    const own = index === 0 ? start : `${start}?page=${index + 1}`;
    const turn = (to: number): string => (to === 1 ? start : `${start}?page=${to}`);
    const links = `${index > 0 ? `<link rel="prev" href="${turn(index)}">` : ''}${index + 1 < pages.length ? `<link rel="next" href="${turn(index + 2)}">` : ''}`;
    const items = page
      .map((post) => {
        const parent =
          post.number === 1
            ? ''
            : `<a component="post/parent" data-parent-pid="${9_000 + post.parent * 3}" href="/post/${9_000 + post.parent * 3}"></a>`;
        return `<li component="post" class="${post.deleted ? 'deleted' : ''}" data-index="${post.number - 1}" data-pid="${post.id}" data-uid="${post.account}" data-timestamp="${post.at}" data-username="${post.name}" data-userslug="u${post.account}" itemscope><div class="post-header"><a href="/post/${post.id}" class="post-index">#${post.number}</a></div>${parent}<div class="content" component="post/content" itemprop="text">${post.deleted ? '<p>This post is deleted!</p>' : words(post)}</div><div class="votes"><a component="post/vote-count" data-votes="${post.votes}">${post.votes}</a></div></li>`;
      })
      .join('');
    const numbers = pages
      .map(
        (_, at) =>
          `<li class="page${at === index ? ' active' : ''}"><a href="?page=${at + 1}" data-page="${at + 1}">${at + 1}</a></li>`,
      )
      .join('');
    html.set(
      own,
      `<!DOCTYPE html><html lang="en-GB"><head><title>x</title><link rel="canonical" href="${own}">${links}</head><body class="page-topic template-topic page-status-200"><h1 component="post/header"><span component="topic/title">${inMarkup(TITLE)}</span></h1><ul component="topic" class="posts" data-tid="7" data-cid="4">${items}</ul><div component="pagination"><ul class="pagination">${numbers}</ul></div></body></html>`,
    );
    json.set(`${root}/api/topic/${slug}${index === 0 ? '' : `?page=${index + 1}`}`, {
      tid: 7,
      title: inMarkup(TITLE),
      titleRaw: TITLE,
      slug,
      postcount: posts.length,
      tags: [],
      posts: page.map((post) => ({
        pid: post.id,
        tid: 7,
        ...(post.number === 1 ? {} : { toPid: 9_000 + post.parent * 3 }),
        content: post.deleted ? '[[topic:post-is-deleted]]' : words(post),
        uid: post.account,
        timestamp: post.at,
        deleted: post.deleted ? 1 : 0,
        edited: 0,
        votes: post.votes,
        user: { uid: post.account, username: post.name, userslug: `u${post.account}` },
      })),
      pagination: { currentPage: index + 1, pageCount: pages.length },
    });
  });
  return { engine: 'nodebb', start, html, json };
}

/** 4chan: one page, one answer. */
export function fourchanSite(all: readonly MadePost[]): MadeSite {
  const posts = all.filter((post) => !post.deleted);
  const opener = posts[0]?.id ?? 0;
  const start = `https://boards.4chan.org/po/thread/${opener}`;
  const words = ({ html, quotes }: MadePost): string => {
    const own = html
      .replace(/<p>(.*?)<\/p>/g, '$1')
      .replace(/<pre><code>(.*?)<\/code><\/pre>/g, '<pre class="prettyprint">$1</pre>');
    const id = quotes === null ? 0 : 9_000 + quotes.number * 3;
    return quotes === null
      ? own
      : `<a href="#p${id}" class="quotelink">&gt;&gt;${id}</a><br><span class="quote">&gt;${quotes.words}</span><br>${own}`;
  };
  const items = posts
    .map((post, index) => {
      const op = index === 0;
      return `<div class="postContainer ${op ? 'opContainer' : 'replyContainer'}" id="pc${post.id}"><div id="p${post.id}" class="post ${op ? 'op' : 'reply'}"><div class="postInfo desktop" id="pi${post.id}">${op ? `<span class="subject">${inMarkup(TITLE)}</span> ` : ''}<span class="nameBlock"><span class="name">${post.name}</span></span> <span class="dateTime" data-utc="${post.at / 1000}">02/03/25(Mon)08:10:00</span> <span class="postNum desktop"><a href="#p${post.id}">No.</a></span></div><blockquote class="postMessage" id="m${post.id}">${words(post)}</blockquote></div></div>`;
    })
    .join('');
  return {
    engine: 'fourchan',
    start,
    html: new Map([
      [
        start,
        `<!DOCTYPE html><html><head><title>x</title><link rel="canonical" href="${inAttribute(start)}"></head><body class="is_thread"><div class="board"><div class="thread" id="t${opener}">${items}</div></div></body></html>`,
      ],
    ]),
    json: new Map([
      [
        `https://a.4cdn.org/po/thread/${opener}.json`,
        {
          posts: posts.map((post, index) => ({
            no: post.id,
            resto: index === 0 ? 0 : opener,
            time: post.at / 1000,
            now: '02/03/25(Mon)08:10:00',
            name: post.name,
            com: words(post),
            ...(index === 0 ? { sub: inMarkup(TITLE), replies: posts.length - 1 } : {}),
          })),
        },
      ],
    ]),
  };
}
