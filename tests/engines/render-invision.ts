/** Renders made-up threads as Invision 4, 5 and IP.Board 3 pages, so that a parse can be compared with what was built. */

export interface MadeQuote {
  readonly source: number;
  readonly text: string;
  readonly nested: MadeQuote | null;
}

export interface MadePost {
  readonly id: number;
  readonly author: string;
  readonly account: number | null;
  /** Seconds since 1970. */
  readonly time: number;
  readonly parts: readonly (string | MadeQuote)[];
  readonly reactions: readonly (readonly [name: string, count: number])[];
  readonly signature: string | null;
}

export type Generation = '3.4' | '4' | '5';

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function renderThread(generation: Generation, posts: readonly MadePost[], data: boolean): string {
  const body = posts.map((post) => RENDER[generation](post, posts, data)).join('\n');
  const attributes =
    generation === '3.4' ? 'id="ipboard_body"' : 'class="ipsApp" data-pagecontroller="topic" data-pageid="77"';
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title></head><body ${attributes}><h1 class="ipsType_pageTitle">t</h1>${body}</body></html>`;
}

const iso = (post: MadePost): string => new Date(post.time * 1000).toISOString().replace('.000Z', 'Z');

function parts(
  post: MadePost,
  posts: readonly MadePost[],
  quote: (made: MadeQuote, posts: readonly MadePost[]) => string,
): string {
  return post.parts
    .map((part) => (typeof part === 'string' ? `<p>${escapeHtml(part)}</p>` : quote(part, posts)))
    .join('\n');
}

function modernQuote(data: boolean): (made: MadeQuote, posts: readonly MadePost[]) => string {
  const render = (made: MadeQuote, posts: readonly MadePost[]): string => {
    const source = posts[made.source];
    if (source === undefined) throw new Error('a quote needs a source');
    const name = escapeHtml(source.author);
    const attributes = data
      ? ` data-ipsquote-contentapp="forums" data-ipsquote-contentcommentid="${source.id}" data-ipsquote-timestamp="${source.time}" data-ipsquote-username="${name}"`
      : '';
    const inside = made.nested === null ? '' : render(made.nested, posts);
    return `<blockquote class="ipsQuote" data-ipsquote=""${attributes}><div class="ipsQuote_citation">3 hours ago, ${name} said:</div><div class="ipsQuote_contents">${inside}<p>${escapeHtml(made.text)}</p></div></blockquote>`;
  };
  return render;
}

function oldQuote(made: MadeQuote, posts: readonly MadePost[]): string {
  const source = posts[made.source];
  if (source === undefined) throw new Error('a quote needs a source');
  const inside = made.nested === null ? '' : oldQuote(made.nested, posts);
  return `<blockquote class="ipsBlockquote" data-author="${escapeHtml(source.author)}" data-cid="${source.id}" data-time="${source.time}">${inside}<p>${escapeHtml(made.text)}</p></blockquote>`;
}

function reactions(post: MadePost): string {
  return `<ul class="ipsReact_reactions">${post.reactions.map(([name, count]) => `<li class="ipsReact_reactCount"><span title="${name}"><img alt="${name}" src="r.png"></span><span>${count}</span></li>`).join('')}</ul>`;
}

const RENDER: Record<Generation, (post: MadePost, posts: readonly MadePost[], data: boolean) => string> = {
  '4': (post, posts, data) => {
    const name =
      post.account === null
        ? escapeHtml(post.author)
        : `<a href="/profile/${post.account}-x/">${escapeHtml(post.author)}</a>`;
    return `<article id="elComment_${post.id}" class="cPost ipsComment"><h3 class="cAuthorPane_author">${name}</h3><aside><h3 class="cAuthorPane_author"><strong>${name}</strong></h3>Joined <time datetime="2001-01-01T00:00:00Z">2001</time></aside><div id="comment-${post.id}_wrap"${data ? ` data-commentapp="forums" data-commentid="${post.id}"` : ''} class="ipsComment_content"><div class="ipsComment_meta"><a href="/topic/77-t/?do=findComment&amp;comment=${post.id}">Posted <time datetime="${iso(post)}">a day</time></a></div><div data-role="commentContent">${parts(post, posts, modernQuote(data))}</div>${reactions(post)}${post.signature === null ? '' : `<div data-role="memberSignature">${escapeHtml(post.signature)}</div>`}<h5>Link to comment</h5></div></article>`;
  },
  '5': (post, posts, data) => {
    const name =
      post.account === null
        ? escapeHtml(post.author)
        : `<a class="ipsUsername" href="/profile/${post.account}-x/">${escapeHtml(post.author)}</a>`;
    const time = `<time datetime="${iso(post)}"><span class="ipsTime__long">May 1, 2025</span><span class="ipsTime__short">1 yr</span></time>`;
    return `<article id="elComment_${post.id}" class="ipsEntry ipsEntry--post"><h3 class="ipsEntry__username">${name}</h3><header class="ipsEntry__header"><h3 class="ipsEntry__username">${name}</h3>${time}</header><div id="comment-${post.id}_wrap" data-commentapp="forums" data-commentid="${post.id}" class="ipsEntry__content"><span class="ipsEntry__date">${time}</span><div class="ipsRichText" data-role="commentContent">${parts(post, posts, modernQuote(data))}</div>${reactions(post)}${post.signature === null ? '' : `<div data-role="memberSignature">${escapeHtml(post.signature)}</div>`}</div></article>`;
  },
  '3.4': (post, posts) => {
    const name =
      post.account === null
        ? escapeHtml(post.author)
        : `<a href="/user/${post.account}-x/"><span itemprop="name">${escapeHtml(post.author)}</span></a>`;
    return `<div class="post_block" id="post_id_${post.id}"><div class="post_wrap"><span class="author vcard">${name}</span><p class="posted_info">Posted <abbr class="published" title="${iso(post)}">some day</abbr></p><a rel="bookmark" href="/topic/77-t/#entry${post.id}">#</a><div class="post entry-content">${parts(post, posts, oldQuote)}</div>${post.signature === null ? '' : `<div class="signature">${escapeHtml(post.signature)}</div>`}</div></div>`;
  },
};
