import { writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Pages of a made-up board as Invision 4 prints them, for tests of what the commands show.
 */

/** A quote: `of` is the id of the post it names, `by` the name printed. */
export interface BoardQuote {
  readonly by: string;
  readonly of?: number;
  readonly text: string;
}

export interface BoardPost {
  readonly id: number;
  readonly author: string;
  readonly body: readonly (string | BoardQuote)[];
}

export interface BoardPage {
  readonly thread: number;
  readonly title: string;
  readonly page?: number;
  readonly pages?: number;
  readonly posts: readonly BoardPost[];
}

const SITE = 'https://pier-talk.example';

const pieceHtml = (piece: string | BoardQuote): string =>
  typeof piece === 'string'
    ? `<p>${piece}</p>`
    : `<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentapp="forums"${piece.of === undefined ? '' : ` data-ipsquote-contentcommentid="${piece.of}"`} data-ipsquote-username="${piece.by}" data-cite="${piece.by}"><div class="ipsQuote_citation">${piece.by} said:</div><div class="ipsQuote_contents"><p>${piece.text}</p></div></blockquote>`;

/** Every post a minute after the one with the id before it, across the whole board. */
const timeOf = (id: number): string => new Date(Date.UTC(2024, 2, 5, 0, id)).toISOString().replace('.000', '');

const postHtml = (base: string, { id, author, body }: BoardPost): string =>
  `<a id="comment-${id}"></a><article id="elComment_${id}" class="cPost ipsBox ipsComment ipsComment_parent ipsClearfix">
<aside class="ipsComment_author cAuthorPane ipsColumn"><h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="${SITE}/profile/${author.length}-${author.toLowerCase()}/">${author}</a></strong></h3></aside>
<div class="ipsColumn"><div id="comment-${id}_wrap" data-commentid="${id}" class="ipsComment_content ipsType_medium">
<div class="ipsComment_meta"><a href="${base}?do=findComment&amp;comment=${id}" class="ipsType_blendLinks">Posted <time datetime="${timeOf(id)}" title="${timeOf(id)}">March 5, 2024</time></a></div>
<div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal ipsType_richText ipsContained">${body.map(pieceHtml).join('\n')}</div></div></div></div></article>`;

/** Address of a thread. */
export const threadUrl = (thread: number): string => `${SITE}/topic/${thread}-made-up/`;

/** One page of a thread as HTML. */
export function boardHtml({ thread, title, page = 1, pages = 1, posts }: BoardPage): string {
  const base = threadUrl(thread);
  const url = page === 1 ? base : `${base}page/${page}/`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} - Pier Talk</title><link rel="canonical" href="${url}"><meta property="og:title" content="${title}"></head><body class="ipsApp ipsApp_front" data-pageapp="forums" data-pagemodule="forums" data-pagecontroller="topic"><h1 class="ipsType_pageTitle"><span>${title}</span></h1><ul class="ipsPagination" data-pages="${pages}"><li class="ipsPagination_page ipsPagination_active"><a href="${url}" data-page="${page}">${page}</a></li></ul><div id="elPostFeed" data-role="commentFeed">${posts.map((post) => postHtml(base, post)).join('\n')}</div></body></html>`;
}

/** Writes a page into a folder and gives its path. */
export function savePage(folder: string, page: BoardPage): string {
  const file = path.join(folder, `thread-${page.thread}-${page.page ?? 1}.html`);
  writeFileSync(file, boardHtml(page));
  return file;
}
