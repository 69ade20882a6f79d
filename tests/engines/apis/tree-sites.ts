import { inMarkup, iso, type MadePost, type MadeSite, pagesOf, seconds, TITLE } from './made-thread.js';

const idOf = (number: number): number => 9_000 + number * 3;

/** Posts in the order of a tree: each before its answers. */
function inTree(posts: readonly MadePost[]): readonly { readonly post: MadePost; readonly level: number }[] {
  const found: { post: MadePost; level: number }[] = [];
  const visit = (parent: number, level: number): void => {
    for (const post of posts) {
      if (post.number === 1 || post.parent !== parent) continue;
      found.push({ post, level });
      visit(post.number, level + 1);
    }
  };
  visit(1, 0);
  return found;
}

/** A tree of answers as nested markup. */
function nested(posts: readonly MadePost[], write: (post: MadePost, inside: string) => string, parent = 1): string {
  return posts
    .filter((post) => post.number !== 1 && post.parent === parent)
    .map((post) => write(post, nested(posts, write, post.number)))
    .join('');
}

/** WordPress: comments under an article; the API gives a hundred at a time. */
export function wordpressSite(all: readonly MadePost[]): MadeSite {
  const posts = all.filter((post) => !post.deleted).map((post) => (post.parent === 7 ? { ...post, parent: 1 } : post));
  const root = 'https://kiln.example.org';
  const start = `${root}/2026/03/bells/`;
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null || quotes.number === 1
      ? html
      : `<blockquote cite="${start}#comment-${idOf(quotes.number)}"><p><cite>${quotes.name}</cite> wrote:<br />\n${quotes.words}</p></blockquote>\n${html}`;
  const list = nested(posts, (post, inside) => {
    const member = post.account % 2 === 0;
    return `<li id="comment-${post.id}" class="comment ${member ? `byuser comment-author-u${post.account} ` : ''}even depth-1"><article id="div-comment-${post.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${post.name}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="${start}#comment-${post.id}"><time datetime="${iso(post.at)}">February 3, 2025</time></a></div></footer><div class="comment-content">${words(post)}</div></article>${inside === '' ? '' : `<ol class="children">${inside}</ol>`}</li>`;
  });
  const html = `<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>x</title><meta name="generator" content="WordPress 6.7.1" /><link rel="canonical" href="${start}" /><link rel="https://api.w.org/" href="${root}/wp-json/" /><link rel='stylesheet' href='${root}/wp-content/x.css' /></head><body class="single single-post postid-77"><article id="post-77" class="post-77 post hentry"><h1 class="entry-title">${inMarkup(TITLE)}</h1><div class="entry-content"><p>Short.</p></div></article><div id="comments" class="comments-area"><ol class="comment-list">${list}</ol></div></body></html>`;
  const comments = posts.filter((post) => post.number !== 1);
  const json = new Map<string, unknown>();
  const page = (number: number): string =>
    `${root}/wp-json/wp/v2/comments?post=77&order=asc&orderby=date&per_page=100&page=${number}`;
  pagesOf(comments, 100).forEach((some, index) => {
    json.set(
      page(index + 1),
      some.map((post) => ({
        id: post.id,
        post: 77,
        parent: post.parent === 1 ? 0 : idOf(post.parent),
        author: post.account % 2 === 0 ? post.account : 0,
        author_name: post.name,
        date: iso(post.at).slice(0, 19),
        date_gmt: iso(post.at).slice(0, 19),
        content: { rendered: words(post) },
        link: `${start}#comment-${post.id}`,
        status: 'approved',
        type: 'comment',
      })),
    );
  });
  json.set(page(pagesOf(comments, 100).length + 1), []);
  return { engine: 'wordpress', start, html: new Map([[start, html]]), json };
}

/** Hacker News: the site's own list of comments, and the tree of its search. */
export function hackerNewsSite(posts: readonly MadePost[]): MadeSite {
  const [opener] = posts;
  const start = `https://news.ycombinator.com/item?id=${opener?.id}`;
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null ? html : `&gt; ${quotes.words}<p>${html.replace(/^<p>/, '')}`;
  const age = (post: MadePost): string =>
    `<span class="age" title="${iso(post.at).slice(0, 19)} ${seconds(post.at)}"><a href="item?id=${post.id}">3 days ago</a></span>`;
  const rows = inTree(posts)
    .map(
      ({ post, level }) =>
        `<tr class="athing comtr" id="${post.id}"><td><table border="0"><tr><td class="ind" indent="${level}"><img src="s.gif" height="1" width="${level * 40}"></td><td class="default"><div><span class="comhead">${post.deleted ? '' : `<a href="user?id=${post.name}" class="hnuser">${post.name}</a>`} ${age(post)}<span class="navs">${level === 0 ? '' : ` | <a href="#${idOf(post.parent)}" class="clicky">parent</a>`}</span></span></div><br><div class="comment">${post.deleted ? ' [deleted] ' : `<div class="commtext c00">${words(post)}</div>`}</div></td></tr></table></td></tr>`,
    )
    .join('\n');
  const html = `<html lang="en" op="item"><head><link rel="canonical" href="${start}"><title>x</title></head><body><center><table id="hnmain"><tr><td><table class="fatitem"><tr class="athing submission" id="${opener?.id}"><td class="title"><span class="titleline"><a href="${start}">${inMarkup(TITLE)}</a></span></td></tr><tr><td colspan="2"></td><td class="subtext"><span class="subline"><span class="score" id="score_${opener?.id}">${opener?.votes} points</span> by <a href="user?id=${opener?.name}" class="hnuser">${opener?.name}</a> ${opener === undefined ? '' : age(opener)}</span></td></tr><tr><td colspan="2"></td><td><div class="toptext">${opener?.html}</div></td></tr></table><table border="0" class="comment-tree">${rows}</table></td></tr></table></center></body></html>`;
  const item = (post: MadePost): object => ({
    id: post.id,
    created_at: iso(post.at),
    created_at_i: seconds(post.at),
    type: post.number === 1 ? 'story' : 'comment',
    author: post.deleted ? null : post.name,
    title: post.number === 1 ? TITLE : null,
    url: null,
    text: post.deleted ? null : words(post),
    points: post.number === 1 ? post.votes : null,
    parent_id: post.number === 1 ? null : idOf(post.parent),
    story_id: opener?.id,
    children: posts.filter((one) => one.number !== 1 && one.parent === post.number).map(item),
  });
  return {
    engine: 'hackernews',
    start,
    html: new Map([[start, html]]),
    json: new Map([[`https://hn.algolia.com/api/v1/items/${opener?.id}`, opener === undefined ? {} : item(opener)]]),
  };
}

/** Old Reddit: nested comments on the page, nested listings in the answer. */
export function redditSite(posts: readonly MadePost[]): MadeSite {
  const [opener] = posts;
  const path = '/r/lampkeeping/comments/9z8y7x/bells/';
  const start = `https://old.reddit.com${path}`;
  const name = (number: number): string => (number === 1 ? 't3_9z8y7x' : `t1_c${number}`);
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null ? html : `<blockquote>\n<p>${quotes.words}</p>\n</blockquote>\n${html}`;
  const head = (post: MadePost): string =>
    `<p class="tagline">${post.deleted ? '<em>[deleted]</em>' : `<a href="https://old.reddit.com/user/${post.name}" class="author may-blank id-t2_a${post.account}">${post.name}</a> <span class="score unvoted" title="${post.votes}">${post.votes} points</span>`} <time datetime="${iso(post.at)}" class="live-timestamp">5 months ago</time></p>`;
  const comments = nested(
    posts,
    (post, inside) =>
      `<div class=" thing id-${name(post.number)} noncollapsed ${post.deleted ? 'deleted ' : ''}comment " id="thing_${name(post.number)}" data-fullname="${name(post.number)}" data-type="comment" data-permalink="${path}c${post.number}/"><div class="entry unvoted">${head(post)}<form class="usertext"><div class="usertext-body"><div class="md">${post.deleted ? '<p>[deleted]</p>' : words(post)}</div></div></form></div><div class="child">${inside === '' ? '' : `<div class="sitetable listing">${inside}</div>`}</div></div>`,
  );
  const html = `<!doctype html><html lang="en"><head><title>x</title><link rel="canonical" href="https://www.reddit.com${path}"></head><body class="single-page comments-page"><div class="content"><div id="siteTable" class="sitetable linklisting"><div class=" thing id-t3_9z8y7x link self " id="thing_t3_9z8y7x" data-fullname="t3_9z8y7x" data-type="link" data-permalink="${path}" data-comments-count="${posts.length - 1}"><div class="midcol unvoted"><div class="score unvoted" title="${opener?.votes}">${opener?.votes}</div></div><div class="entry unvoted"><p class="title"><a class="title may-blank" href="${path}">${inMarkup(TITLE)}</a></p><p class="tagline ">submitted <time datetime="${iso(opener?.at ?? 0)}">5 months ago</time> by <a href="https://old.reddit.com/user/${opener?.name}" class="author may-blank id-t2_a${opener?.account}">${opener?.name}</a></p><div class="expando"><form class="usertext"><div class="usertext-body"><div class="md">${opener?.html}</div></div></form></div></div></div></div><div class="commentarea"><div class="sitetable nestedlisting">${comments}</div></div></div></body></html>`;
  const thing = (post: MadePost): object => {
    const inside = posts.filter((one) => one.number !== 1 && one.parent === post.number).map(thing);
    return {
      kind: 't1',
      data: {
        id: `c${post.number}`,
        name: name(post.number),
        link_id: 't3_9z8y7x',
        parent_id: name(post.parent),
        author: post.deleted ? '[deleted]' : post.name,
        ...(post.deleted ? {} : { author_fullname: `t2_a${post.account}` }),
        body: post.deleted ? '[deleted]' : 'x',
        body_html: post.deleted ? '<div class="md"><p>[deleted]</p>\n</div>' : `<div class="md">${words(post)}\n</div>`,
        score: post.votes,
        score_hidden: post.deleted,
        created_utc: seconds(post.at),
        edited: false,
        permalink: `${path}c${post.number}/`,
        replies: inside.length === 0 ? '' : { kind: 'Listing', data: { children: inside } },
      },
    };
  };
  const submission = {
    kind: 't3',
    data: {
      id: '9z8y7x',
      name: 't3_9z8y7x',
      title: TITLE,
      author: opener?.name,
      author_fullname: `t2_a${opener?.account}`,
      selftext: 'x',
      selftext_html: `<div class="md">${opener?.html}</div>`,
      score: opener?.votes,
      created_utc: seconds(opener?.at ?? 0),
      permalink: path,
      subreddit_name_prefixed: 'r/lampkeeping',
      is_self: true,
      num_comments: posts.length - 1,
    },
  };
  return {
    engine: 'reddit',
    start,
    html: new Map([[start, html]]),
    json: new Map([
      [
        'https://old.reddit.com/comments/9z8y7x.json?limit=500&raw_json=1',
        [
          { kind: 'Listing', data: { children: [submission] } },
          {
            kind: 'Listing',
            data: { children: posts.filter((post) => post.number !== 1 && post.parent === 1).map(thing) },
          },
        ],
      ],
    ]),
  };
}

/** Lobsters: a flat list of comments in the answer, in the order of the tree. */
export function lobstersSite(posts: readonly MadePost[]): MadeSite {
  const [opener] = posts;
  const root = 'https://lobste.rs';
  const start = `${root}/s/q1w2e3/bells`;
  const id = (number: number): string => (number === 1 ? 'q1w2e3' : `c${number}x`);
  const words = ({ html, quotes }: MadePost): string =>
    quotes === null ? html : `<blockquote><p>${quotes.words}</p></blockquote>${html}`;
  const gone = '<span class="na">[Comment removed by author]</span>';
  const comments = nested(
    posts,
    (post, inside) =>
      `<li class="comments_subtree"><div id="c_${id(post.number)}" data-shortid="${id(post.number)}" class="comment"><div class="voters"><a class="upvoter" href="/login">${post.votes}</a></div><div class="details"><div class="byline"><a href="/~${post.name}">${post.name}</a> <a href="/c/${id(post.number)}"><time datetime="${iso(post.at)}" data-at-unix="${seconds(post.at)}">8 months ago</time></a></div><div class="comment_text">${post.deleted ? gone : words(post)}</div></div></div><ol class="comments">${inside}</ol></li>`,
  );
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="canonical" href="${start}"></head><body><ol class="stories"><li id="story_q1w2e3" data-shortid="q1w2e3" class="story"><div class="story_liner h-entry"><div class="voters"><a class="upvoter" href="/login">${opener?.votes}</a></div><div class="details"><span class="link h-cite u-repost-of"><a href="${start}" class="u-url">${inMarkup(TITLE)}</a></span><span class="tags"><a class="tag tag_show" href="/t/show">show</a></span><div class="byline"><a class="u-author h-card" href="/~${opener?.name}">${opener?.name}</a> <time datetime="${iso(opener?.at ?? 0)}" data-at-unix="${seconds(opener?.at ?? 0)}">8 months ago</time> <span class="comments_label"> | <a href="/s/q1w2e3/bells#comments">${posts.length - 1} comments</a></span></div></div></div></li></ol><div class="story_content"><div class="story_text">${opener?.html}</div></div><ol class="comments comments1"><li class="comments_subtree"><ol class="comments">${comments}</ol></li></ol></body></html>`;
  const json = {
    short_id: 'q1w2e3',
    short_id_url: `${root}/s/q1w2e3`,
    created_at: iso(opener?.at ?? 0),
    title: TITLE,
    url: '',
    score: opener?.votes,
    comment_count: posts.length - 1,
    description: opener?.html,
    comments_url: start,
    submitter_user: opener?.name,
    tags: ['show'],
    comments: inTree(posts).map(({ post, level }) => ({
      short_id: id(post.number),
      short_id_url: `${root}/c/${id(post.number)}`,
      created_at: iso(post.at),
      is_deleted: post.deleted,
      is_moderated: false,
      score: post.votes,
      parent_comment: post.parent === 1 ? null : id(post.parent),
      comment: post.deleted ? gone : words(post),
      depth: level,
      commenting_user: post.name,
    })),
  };
  return {
    engine: 'lobsters',
    start,
    html: new Map([[start, html]]),
    json: new Map([[`${root}/s/q1w2e3.json`, json]]),
  };
}
