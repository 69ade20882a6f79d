/**
 * A small board of made-up people, built so that the answer to each question of the cookbook is known. Pages are Invision
 * markup; they go through the real pipeline, beside the sample documents of the demo.
 */
export interface BoardPost {
  readonly id: number;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  /** Quoted posts: id, the name in the citation, the words. */
  readonly quotes?: readonly { readonly of: number; readonly by: string; readonly words: string }[];
  readonly likes?: number;
  readonly dislikes?: number;
}

export interface BoardThread {
  readonly id: number;
  readonly title: string;
  readonly posts: readonly BoardPost[];
}

const FERRY =
  'Mayor Tobias Ferrell keeps the night ferry running. I support Ferrell, he is right, and the night ferry is a great help for everyone who works late.';
const COPIED =
  'Everybody who cares about this town should write to the council before Friday and ask them to sell the old lighthouse to the Verity company, because nobody else will ever pay for the repairs it needs.';

const TALK: readonly BoardThread[] = [
  {
    id: 1,
    title: 'Night ferry and Ferrell',
    posts: [
      { id: 101, by: 'Anna', at: '2024-03-01T08:00:00Z', text: FERRY, likes: 5 },
      {
        id: 102,
        by: 'Boris',
        at: '2024-03-01T08:30:00Z',
        quotes: [{ of: 101, by: 'Anna', words: FERRY }],
        text: 'I disagree with you. You are wrong, the boat sails empty every night.',
      },
      {
        id: 103,
        by: 'Clara',
        at: '2024-03-01T08:40:00Z',
        quotes: [{ of: 101, by: 'Anna', words: 'the night ferry is a great help for everyone who works late.' }],
        text: 'I agree with you completely. I support Ferrell, too, he is an honest man.',
        likes: 2,
      },
      {
        id: 104,
        by: 'Dmitri',
        at: '2024-03-02T08:00:00Z',
        quotes: [{ of: 101, by: 'Anna', words: 'the night ferry is not a great help for anybody who works late.' }],
        text: 'I disagree. That is simply not true, and you know it.',
        dislikes: 3,
      },
      {
        id: 105,
        by: 'Emil',
        at: '2024-03-02T09:00:00Z',
        quotes: [{ of: 101, by: 'Anna', words: 'I support Ferrell, he is right,' }],
        text: 'No, I disagree with you. This is wrong.',
      },
      {
        id: 106,
        by: 'Clara',
        at: '2024-03-20T10:00:00Z',
        quotes: [{ of: 102, by: 'Boris', words: 'the boat sails empty every night.' }],
        text: 'I agree with you now. I am against Ferrell, he is a liar and his ferry is a terrible waste.',
      },
      {
        id: 107,
        by: 'Boris',
        at: '2024-03-21T10:00:00Z',
        quotes: [
          { of: 106, by: 'Clara', words: 'I am against Ferrell, he is a liar and his ferry is a terrible waste.' },
        ],
        text: 'I agree. I am against Ferrell as well, he has failed the harbour and everyone in it.',
      },
      {
        id: 108,
        by: 'Dmitri',
        at: '2024-03-21T11:00:00Z',
        quotes: [{ of: 107, by: 'Emil', words: 'he has failed the harbour and everyone in it.' }],
        text: 'You are an idiot and a filthy liar. Shut up and go away, nobody wants to read your stupid rubbish.',
      },
      {
        id: 109,
        by: 'Anna',
        at: '2024-03-21T12:00:00Z',
        quotes: [{ of: 99, by: 'Gone Girl', words: 'The harbour office has closed its books for the year.' }],
        text: 'That was said on another page. A sad day for the town.',
      },
    ],
  },
  {
    id: 2,
    title: 'The old lighthouse',
    posts: [
      { id: 201, by: 'anna_1', at: '2024-04-02T07:00:00Z', text: COPIED },
      {
        id: 202,
        by: 'Boris',
        at: '2024-04-02T07:05:00Z',
        quotes: [{ of: 201, by: 'anna_1', words: 'ask them to sell the old lighthouse to the Verity company' }],
        text: 'The lamp room would make a fine museum for children.',
      },
    ],
  },
  {
    id: 3,
    title: 'Things for sale',
    posts: [
      { id: 301, by: 'Xenia', at: '2024-04-03T07:00:00Z', text: COPIED },
      {
        id: 302,
        by: 'Emil',
        at: '2024-04-03T08:00:00Z',
        text: 'A rowing boat with two oars, collected from the jetty.',
      },
    ],
  },
  { id: 4, title: 'Small talk', posts: [{ id: 401, by: 'Yorick', at: '2025-05-04T07:00:00Z', text: COPIED }] },
  {
    id: 5,
    title: 'Der alte Hafen',
    posts: [
      {
        id: 501,
        by: 'Greta',
        at: '2024-04-05T07:00:00Z',
        text: 'Der alte Hafen soll im Herbst ausgebaggert werden, damit auch größere Schiffe wieder anlegen können.',
      },
      {
        id: 502,
        by: 'Henrik',
        at: '2024-04-05T07:30:00Z',
        text: 'Das wird die Stadt sehr viel Geld kosten, und niemand weiß, ob die Reedereien wirklich zurückkommen werden.',
      },
    ],
  },
  {
    id: 6,
    title: 'Weather by the pier',
    posts: [
      {
        id: 601,
        by: 'Greta',
        at: '2024-06-01T07:00:00Z',
        text: 'What a wonderful, happy and beautiful morning, I love it.',
      },
      {
        id: 602,
        by: 'Henrik',
        at: '2024-06-01T07:10:00Z',
        text: 'A great and lovely day, excellent for sailing, I enjoy it.',
      },
      { id: 603, by: 'Greta', at: '2024-06-01T07:20:00Z', text: 'The boats are out by the pier.' },
      { id: 604, by: 'Henrik', at: '2024-06-01T07:30:00Z', text: 'Two of them have red sails today.' },
      { id: 605, by: 'Greta', at: '2024-06-01T07:40:00Z', text: 'Clouds come in from the west.' },
      { id: 606, by: 'Henrik', at: '2024-06-01T07:50:00Z', text: 'The wind has turned to the north.' },
      { id: 607, by: 'Greta', at: '2024-06-01T08:00:00Z', text: 'An awful, horrible and terrible storm, I hate it.' },
      {
        id: 608,
        by: 'Henrik',
        at: '2024-06-01T08:10:00Z',
        text: 'A disaster, the worst and most miserable day, terrible.',
      },
    ],
  },
];

/** Two members who begin as friends and end as enemies, each answering the other. */
const QUARREL = [
  'I agree with you, that was a lovely and clever game, thank you.',
  'I agree, it was a great evening, you played wonderfully well.',
  'I agree with you about the opening, although the end was slow.',
  'I am not sure about that, the end was fine.',
  'I disagree with you. You are wrong about the end.',
  'I disagree. No, you are wrong and you know nothing about chess.',
  'I disagree. You are a stupid liar and a miserable cheat.',
  'I disagree. You are a filthy idiot and a stupid disgusting liar, shut up.',
];

/** A thread of two, each post quoting the one before as a whole. */
const CHESS: BoardThread = {
  id: 7,
  title: 'Chess evening',
  posts: QUARREL.map((text, i) => ({
    id: 701 + i,
    by: i % 2 === 0 ? 'Ivo' : 'Jana',
    at: `2024-07-0${i + 1}T18:00:00Z`,
    text,
    ...(i === 0 ? {} : { quotes: [{ of: 700 + i, by: i % 2 === 0 ? 'Jana' : 'Ivo', words: QUARREL[i - 1] ?? '' }] }),
  })),
};

export const THREADS: readonly BoardThread[] = [...TALK, CHESS];

/** An earlier save of the sixth thread: its third post said more. */
export const EARLIER: BoardThread = {
  id: 6,
  title: 'Weather by the pier',
  posts: [
    {
      id: 601,
      by: 'Greta',
      at: '2024-06-01T07:00:00Z',
      text: 'What a wonderful, happy and beautiful morning, I love it.',
    },
    {
      id: 602,
      by: 'Henrik',
      at: '2024-06-01T07:10:00Z',
      text: 'A great and lovely day, excellent for sailing, I enjoy it.',
    },
    {
      id: 603,
      by: 'Greta',
      at: '2024-06-01T07:20:00Z',
      text: 'The boats are out by the pier, and the harbour master is asleep in his chair again.',
    },
  ],
};

function postHtml({ id, by, at, text, quotes = [], likes, dislikes }: BoardPost, edited: string): string {
  const quoted = quotes
    .map(
      (one) =>
        `<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentapp="forums" data-ipsquote-contentcommentid="${one.of}" data-ipsquote-username="${one.by}" data-cite="${one.by}"><div class="ipsQuote_citation">On 3/1/2024 at 8:00 AM, ${one.by} said:</div><div class="ipsQuote_contents"><p>${one.words}</p></div></blockquote>`,
    )
    .join('');
  const reaction = (name: string, count: number | undefined): string =>
    count === undefined
      ? ''
      : `<li class="ipsReact_reactCount"><a href="#"><span><img src="${name.toLowerCase()}.png" alt="${name}"></span><span>${count}</span></a></li>`;
  return `<a id="comment-${id}"></a><article id="elComment_${id}" class="cPost ipsBox ipsComment ipsComment_parent ipsClearfix">
<aside class="ipsComment_author cAuthorPane ipsColumn"><h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="https://pier.example/profile/${by.length}-${by.toLowerCase()}/">${by}</a></strong></h3></aside>
<div class="ipsColumn"><div id="comment-${id}_wrap" data-commentid="${id}" class="ipsComment_content ipsType_medium">
<div class="ipsComment_meta"><a href="https://pier.example/topic/1/?do=findComment&amp;comment=${id}" class="ipsType_blendLinks">Posted <time datetime="${at}" title="${at}">${at.slice(0, 10)}</time></a></div>
<div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal ipsType_richText ipsContained">${quoted}<p>${text}</p></div>${edited}
<div class="ipsItemControls"><div class="ipsReact"><ul class="ipsReact_reactions">${reaction('Like', likes)}${reaction('Dislike', dislikes)}</ul></div></div></div></div></div></article>`;
}

/** A saved page of a thread. `edited` stands below the post of that id. */
export function pageOf(
  { id, title, posts }: BoardThread,
  edited?: { readonly id: number; readonly at: string },
): string {
  const url = `https://pier.example/topic/${id}-thread/`;
  const note =
    edited === undefined
      ? ''
      : `<span class="ipsComment_edited">Edited <time datetime="${edited.at}" title="${edited.at}">later</time></span>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} - Pier</title><link rel="canonical" href="${url}"><meta property="og:title" content="${title}"></head><body class="ipsApp ipsApp_front" data-pageapp="forums" data-pagemodule="forums" data-pagecontroller="topic"><h1 class="ipsType_pageTitle"><span>${title}</span></h1><div id="elPostFeed" data-role="commentFeed">${posts.map((post) => postHtml(post, post.id === edited?.id ? note : '')).join('\n')}</div></body></html>`;
}
