import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { ingest } from '../../../src/ingest/ingest.js';
import { findInputs } from '../../../src/ingest/inputs.js';
import type { Store } from '../../../src/store/index.js';

/** A post of a made-up board, in the markup of an Invision board. */
interface BoardPost {
  readonly id: number;
  readonly author: string;
  readonly html: string;
  readonly at: string;
  readonly likes?: number;
  readonly edited?: string;
}

interface BoardThread {
  readonly host: string;
  readonly topic: number;
  readonly title: string;
  readonly posts: readonly BoardPost[];
}

const p = (...lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('\n');

const quote = (id: number | null, author: string, inner: string): string =>
  `<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentapp="forums"${id === null ? '' : ` data-ipsquote-contentcommentid="${id}"`} data-ipsquote-username="${author}" data-cite="${author}"><div class="ipsQuote_citation">On 3/5/2024 at 7:29 PM, ${author} said:</div><div class="ipsQuote_contents">${inner}</div></blockquote>`;

export const FERRY =
  'The ferry has never been late in the ten years I have taken it to work, and I see no reason to replace it with a bridge nobody asked for.';
export const MONEY =
  'The council should spend the money on the harbour wall, because the wall keeps two hundred houses dry every winter and the bridge keeps nobody dry.';
/** The same with its negation gone. */
export const TURNED = FERRY.replace('has never been late', 'has always been late');
export const CLOWN = 'You are an idiot and a liar, and everybody here knows it.';

const at = (minute: number): string => new Date(Date.UTC(2024, 2, 5, 18, minute)).toISOString().replace('.000', '');

/** One discussion with a changed, a misattributed, a cut, a nested and an absent quote, and words somebody else wrote. */
export const HARBOUR: BoardThread = {
  host: 'board.example.org',
  topic: 7,
  title: 'Ferry or bridge? <b>Vote</b> now',
  posts: [
    { id: 701, author: 'Ana', at: at(0), html: p(FERRY, MONEY), likes: 3 },
    { id: 702, author: 'Bo', at: at(4), html: quote(701, 'Ana', p(TURNED)) + p(`So you admit it. ${CLOWN}`) },
    {
      id: 703,
      author: 'Cem',
      at: at(9),
      html: quote(701, 'Bo', p(MONEY)) + p('Bo is right about the wall, that is where the money should go.'),
    },
    {
      id: 704,
      author: 'Dora',
      at: at(12),
      html:
        quote(702, 'Bo', quote(701, 'Ana', p(TURNED)) + p(`So you admit it. ${CLOWN}`)) +
        p('Please stop this. I disagree with you, and Ana never said that.'),
    },
    { id: 705, author: 'Eli', at: at(20), html: p('Here is how I see it.', MONEY) },
    {
      id: 706,
      author: '<i>Fay</i>',
      at: at(25),
      html: `${p('Look at this picture.')}<p><img src="https://img.example.org/wall.png" alt="The wall at high tide"></p><p><a href="https://news.example.org/wall">Report</a> <a href="javascript:alert(1)">bad link</a></p>${p('1 < 2 & "quoted" &lt;script&gt;alert(1)&lt;/script&gt;')}`,
    },
    {
      id: 707,
      author: 'Gus',
      at: at(31),
      html: quote(699, 'Hal', p('I was there when the old pier fell, long before your time.')) + p('Hal said it all.'),
    },
  ],
};

/** Another thread of that board, which quotes the first. */
export const PIER: BoardThread = {
  host: 'board.example.org',
  topic: 8,
  title: 'What happened to the pier',
  posts: [
    {
      id: 801,
      author: 'Ida',
      at: at(100),
      html: quote(701, 'Ana', p(MONEY)) + p('This belongs here as well, I think.'),
    },
    { id: 802, author: 'Ana', at: at(110), html: p('Thank you, I had forgotten that I wrote this.') },
  ],
};

/** A board of somebody else. */
export const ELSEWHERE: BoardThread = {
  host: 'other.example.net',
  topic: 3,
  title: 'Secret garden',
  posts: [
    { id: 31, author: 'Jon', at: at(0), html: p('Nobody of the other board may read this about roses and hedges.') },
  ],
};

/** The page of a thread, as a browser would save it. */
export function pageOf(thread: BoardThread): string {
  const base = `https://${thread.host}/topic/${thread.topic}-thread/`;
  const title = thread.title.replaceAll('<', '&lt;');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} - Board</title><link rel="canonical" href="${base}"><meta property="og:title" content="${title}"><script>alert('page')</script><style>body{display:none}</style></head><body class="ipsApp ipsApp_front" data-pageapp="forums" data-pagemodule="forums" data-pagecontroller="topic" onload="alert(1)"><h1 class="ipsType_pageTitle"><span>${title}</span></h1><form action="https://evil.example/"><input name="q"></form><iframe src="https://evil.example/"></iframe><div id="elPostFeed" data-role="commentFeed">${thread.posts.map((post) => postHtml(post, thread)).join('\n')}</div></body></html>`;
}

function postHtml(post: BoardPost, thread: BoardThread): string {
  const author = post.author.replaceAll('<', '&lt;');
  const like =
    post.likes === undefined
      ? ''
      : `<div class="ipsItemControls"><div class="ipsReact"><ul class="ipsReact_reactions"><li class="ipsReact_reactCount"><a href="#"><span><img src="like.png" alt="Like"></span><span>${post.likes}</span></a></li></ul></div></div>`;
  const edited =
    post.edited === undefined
      ? ''
      : `<span class="ipsType_reset ipsType_medium ipsType_light" data-excludequote><strong>Edited <time datetime="${post.edited}" title="${post.edited}">later</time> by ${author}</strong></span>`;
  return `<a id="comment-${post.id}"></a><article id="elComment_${post.id}" class="cPost ipsBox ipsComment ipsComment_parent ipsClearfix">
<aside class="ipsComment_author cAuthorPane ipsColumn"><h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="https://${thread.host}/profile/${post.author.length}-x/">${author}</a></strong></h3></aside>
<div class="ipsColumn"><div id="comment-${post.id}_wrap" data-commentid="${post.id}" class="ipsComment_content ipsType_medium">
<div class="ipsComment_meta"><a href="https://${thread.host}/topic/${thread.topic}/?do=findComment&amp;comment=${post.id}" class="ipsType_blendLinks">Posted <time datetime="${post.at}" title="${post.at}">March 5, 2024</time></a></div>
<div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal ipsType_richText ipsContained">${post.html}${edited}</div>${like}</div></div></div></article>`;
}

/** Writes pages into a folder and takes them in, as a user does. Gives the paths of the files. */
export async function ingestPages(
  store: Store,
  folder: string,
  pages: Readonly<Record<string, string>>,
  analyze = true,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(pages).map(([name, html]) => {
    const file = path.join(folder, name);
    writeFileSync(file, html);
    return file;
  });
  await ingest(store, await findInputs(files), {
    url: null,
    jobs: 1,
    analyze,
    parse: {},
    signal: new AbortController().signal,
    stdin: Readable.from([]),
    onStep: () => undefined,
    onThread: () => undefined,
    onProblem: () => undefined,
  });
  return files;
}

/** The three threads; the first one saved twice, one post edited between. */
export async function ingestBoard(store: Store, folder: string): Promise<void> {
  const [first, ...others] = HARBOUR.posts;
  const before = {
    ...HARBOUR,
    posts:
      first === undefined ? others : [{ ...first, html: p(FERRY, 'That is all I have to say about it.') }, ...others],
  };
  await ingestPages(store, folder, { 'harbour-1.html': pageOf(before) });
  await ingestPages(store, folder, {
    'harbour-2.html': pageOf(HARBOUR),
    'pier.html': pageOf(PIER),
    'elsewhere.html': pageOf(ELSEWHERE),
  });
}
