import { defineEngine } from '../../define-engine.js';

/** ProBoards 5. Times carry milliseconds since 1970, quotes their source in attributes. */
export const PROBOARDS_5 = defineEngine({
  engine: 'proboards',
  generation: '5',
  detect: [
    { select: 'tr.post[id^="post-"]', weight: 0.4, says: 'posts are tr.post#post-N' },
    { select: 'tr.post article .message', weight: 0.3, says: 'bodies in article .message' },
    { select: 'tr.post abbr[data-timestamp]', weight: 0.2, says: 'times in abbr[data-timestamp]' },
    { select: '.container.posts', weight: 0.1, says: 'posts in .container.posts' },
  ],
  notThread: [
    { code: 'login-required', select: '#login-form, form[action*="login.proboards.com"]' },
    { code: 'index-page', select: '.container.threads tr.thread, .container.boards tr.board' },
  ],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/thread\/(\d{1,12})/ },
      { select: 'script', match: /"thread":\{[^{}]{0,400}?"id":"?(\d{1,12})/ },
      { select: '#nav-tree a[href*="/thread/"]', attr: 'href', match: /\/thread\/(\d{1,12})/ },
    ],
    title: [
      { select: '.container.posts .title-bar h1' },
      { select: '.title-bar h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,500})/ }],
    forumPath: '#nav-tree li:not(:last-child) a, #navigation-tree li:not(:last-child) a',
    tags: '.thread-tags a, .tags a.tag',
    page: [
      { select: '.ui-pagination .state-selected', match: /^\d+$/ },
      { select: '.ui-pagination .ui-pagination-active', match: /^\d+$/ },
    ],
    pageCount: [{ select: '.ui-pagination li', match: /^\d+$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.ui-pagination .next:not(.state-disabled) a[href]', attr: 'href' }],
    prevUrl: [{ select: '.ui-pagination .prev:not(.state-disabled) a[href]', attr: 'href' }],
    polls: [
      {
        each: '.poll',
        question: [{ select: 'h3' }, { select: '.question' }],
        option: {
          each: '.results tr, tr[class^="answer-"]',
          text: [{ select: 'td.answer div' }, { select: 'td.answer' }],
          votes: [{ select: '.votes', match: /\d[\d,]*/ }],
        },
        voters: [{ select: '.total-votes, .voters', match: /\d[\d,]*/ }],
      },
    ],
  },
  post: {
    list: 'tr.post[id^="post-"]',
    externalId: [{ attr: 'id', match: /^post-(\d{1,12})$/ }],
    url: [
      {
        select: '.content-head a[href*="/post/"], .info a[href*="/post/"]',
        attr: 'href',
        match: /^(.{0,200}\/post\/\d{1,12}(?:\/thread)?)/,
      },
    ],
    hidden: '.ignored-post, .post-ignored',
    deleted: '.deleted-post',
    author: {
      name: [
        { select: '.left-panel a.user-link' },
        { select: '.mini-profile a.user-link' },
        { select: '.left-panel .user-guest, .mini-profile .user-guest' },
        { select: '.user-link, .user-guest, .user-deleted' },
      ],
      externalId: [
        { select: '.left-panel a.user-link, .mini-profile a.user-link', attr: 'href', match: /\/user\/(\d{1,12})/ },
        { select: '.left-panel a.user-link', attr: 'data-id', match: /^\d+$/ },
      ],
      member: '.left-panel a.user-link, .mini-profile a.user-link',
      guest: '.left-panel .user-guest, .mini-profile .user-guest',
      deleted: '.left-panel .user-deleted, .mini-profile .user-deleted, .left-panel .deleted-user',
    },
    posted: {
      machine: [
        { select: '.info .date abbr[data-timestamp]', attr: 'data-timestamp' },
        { select: '.content-head abbr[data-timestamp]', attr: 'data-timestamp' },
        { select: '.date abbr[data-timestamp]', attr: 'data-timestamp' },
      ],
      shown: [{ select: '.info .date abbr' }, { select: '.date abbr' }],
    },
    edited: {
      machine: [{ select: '.edited_by abbr[data-timestamp]', attr: 'data-timestamp' }],
      shown: [{ select: '.edited_by abbr' }],
    },
    body: 'article .message',
    attachments: '.attachments a[href], .attachment a[href]',
    signature: '.signature',
    reactions: [
      {
        each: '.likes',
        name: [{ as: 'Like', match: /\S/ }],
        count: [{ select: '.like-count, .likes-count, .view-likes', match: /\d+/ }],
        actors: 'a.user-link',
      },
    ],
  },
  body: {
    quotes: [
      {
        each: 'div.quote',
        contents: '.quote_body',
        header: '.quote_header',
        author: [
          { select: '.quote_header [itemprop="name"]' },
          { select: '.quote_header .user-link, .quote_header .user-guest' },
          { attr: 'author', match: /^@?(.{1,100})$/ },
        ],
        sourceExternalId: [
          { attr: 'source', match: /\/post\/(\d{1,12})/ },
          { select: '.quote_header a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
        ],
        sourceUrl: [{ attr: 'source' }, { select: '.quote_header a[href*="/post/"]', attr: 'href' }],
        cited: {
          machine: [
            { attr: 'timestamp', match: /^\d+$/ },
            { select: '.quote_header abbr[data-timestamp]', attr: 'data-timestamp' },
          ],
          shown: [{ select: '.quote_header abbr' }],
        },
      },
    ],
    drop: '.quote_avatar_container, .edited_by, .spoiler_header_note',
    code: '.code, pre',
    spoiler: { each: '.spoiler', header: '.spoiler_header', contents: '.spoiler_body' },
    smiley: 'img.smile, img[src*="/smiley/"]',
    attachment: 'a.attachment, a[href*="/attachment/"]',
  },
});
