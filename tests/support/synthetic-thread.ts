/**
 * Synthetic Invision 4 threads for benchmarks and load tests: a seeded generator, so that two runs measure the same
 * bytes. Lengths follow what was measured on 390,704 real posts: 72 % of posts carry a quote and 36 % of all characters
 * are quoted text.
 */
export interface SyntheticOptions {
  readonly seed: number;
  readonly threads: number;
  readonly pagesPerThread: number;
  readonly postsPerPage: number;
  /** The page is padded with menus and scripts to about this many bytes. */
  readonly pageBytes: number;
}

export interface SyntheticPage {
  readonly name: string;
  readonly url: string;
  readonly html: string;
}

const WORDS =
  'the a council harbour bridge plan money ferry people think never always good bad terrible great repair cost vote mayor board week street river engineer report agree wrong right because however maybe nobody everyone would could should built broken promised opened closed paid waiting traffic market school'.split(
    ' ',
  );

/** Mulberry32, a public-domain 32-bit generator: small, and equal on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sentence(random: () => number): string {
  const length = 6 + Math.floor(random() * 18);
  const words = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'the');
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function paragraphs(random: () => number): string[] {
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => sentence(random)).join(' '),
  );
}

interface Post {
  readonly id: number;
  readonly author: string;
  readonly own: readonly string[];
  readonly quoted: Post | null;
  readonly at: string;
}

function postHtml(post: Post): string {
  const body = post.own.map((p) => `<p>${p}</p>`).join('\n');
  const quote =
    post.quoted === null
      ? ''
      : `<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentapp="forums" data-ipsquote-contentcommentid="${post.quoted.id}" data-ipsquote-username="${post.quoted.author}" data-cite="${post.quoted.author}"><div class="ipsQuote_citation">On 3/5/2024 at 7:29 PM, ${post.quoted.author} said:</div><div class="ipsQuote_contents">${post.quoted.own.map((p) => `<p>${p}</p>`).join('')}</div></blockquote>`;
  return `<a id="comment-${post.id}"></a><article id="elComment_${post.id}" class="cPost ipsBox ipsComment ipsComment_parent ipsClearfix">
<aside class="ipsComment_author cAuthorPane ipsColumn"><h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="https://board.example/profile/${post.author.length}-${post.author.toLowerCase()}/">${post.author}</a></strong></h3></aside>
<div class="ipsColumn"><div id="comment-${post.id}_wrap" data-commentid="${post.id}" class="ipsComment_content ipsType_medium">
<div class="ipsComment_meta"><a href="https://board.example/topic/1/?do=findComment&amp;comment=${post.id}" class="ipsType_blendLinks">Posted <time datetime="${post.at}" title="${post.at}">March 5, 2024</time></a></div>
<div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal ipsType_richText ipsContained">${quote}${body}</div>
<div class="ipsItemControls"><div class="ipsReact"><ul class="ipsReact_reactions"><li class="ipsReact_reactCount"><a href="#"><span><img src="like.png" alt="Like"></span><span>${(post.id % 4) + 1}</span></a></li></ul></div></div></div></div></div></article>`;
}

/** Pages one by one, so that a caller can write ten thousand of them at flat memory. */
export function* syntheticPages(options: SyntheticOptions): Generator<SyntheticPage> {
  const random = seededRandom(options.seed);
  for (let t = 1; t <= options.threads; t += 1) {
    const posts: Post[] = [];
    for (let page = 1; page <= options.pagesPerThread; page += 1) {
      const shown: Post[] = [];
      for (let i = 0; i < options.postsPerPage; i += 1) {
        const n = posts.length + 1;
        const quoted = n > 1 && random() < 0.72 ? (posts[Math.floor(random() * posts.length)] ?? null) : null;
        const post: Post = {
          id: t * 100_000 + n,
          author: `Member${1 + Math.floor(random() * 40)}`,
          own: paragraphs(random),
          quoted,
          at: new Date(Date.UTC(2024, 2, 5, 0, n)).toISOString().replace('.000', ''),
        };
        posts.push(post);
        shown.push(post);
      }
      yield render(t, page, options, shown);
    }
  }
}

function render(thread: number, page: number, options: SyntheticOptions, posts: readonly Post[]): SyntheticPage {
  const base = `https://board.example/topic/${thread}-synthetic-thread/`;
  const url = page === 1 ? base : `${base}page/${page}/`;
  const next = page < options.pagesPerThread ? `<link rel="next" href="${base}page/${page + 1}/">` : '';
  const body = posts.map(postHtml).join('\n');
  const head = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Synthetic thread ${thread} - Board</title><link rel="canonical" href="${url}">${next}<meta property="og:title" content="Synthetic thread ${thread}"></head><body class="ipsApp ipsApp_front" data-pageapp="forums" data-pagemodule="forums" data-pagecontroller="topic">`;
  const title = `<h1 class="ipsType_pageTitle"><span>Synthetic thread ${thread}</span></h1>`;
  const pager = `<ul class="ipsPagination" data-pages="${options.pagesPerThread}"><li class="ipsPagination_page ipsPagination_active"><a href="${url}" data-page="${page}">${page}</a></li></ul>`;
  const used = head.length + body.length + title.length + pager.length;
  const item = `<li class="ipsNavBar_item"><a href="https://board.example/forum/1-general/" data-navitem-id="1">General discussion of everything</a></li>\n`;
  const script = `<script type="text/javascript">var ipsSettings = { cookie_path: "/", lang: "en", settings: [${'"padding",'.repeat(40)}""] };</script>\n`;
  const missing = Math.max(0, options.pageBytes - used);
  const menu = item.repeat(Math.floor(missing / 2 / item.length));
  const scripts = script.repeat(Math.floor(missing / 2 / script.length));
  return {
    name: `thread-${thread}-page-${page}.html`,
    url,
    html: `${head}<nav><ul>${menu}</ul></nav>${title}${pager}<div id="elPostFeed" data-role="commentFeed">${body}</div>${scripts}</body></html>`,
  };
}
