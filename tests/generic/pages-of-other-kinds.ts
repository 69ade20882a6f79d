/** Pages that repeat names, times and texts and are no threads; all of them made up. */

const page = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<nav><a href="/">Start</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav>${body}
<footer><a href="/imprint">Imprint</a></footer></body></html>`;

const SENTENCES = [
  'The ferry ran late again because the lock keeper had lost the key to the lower gate and nobody else could open it.',
  'Two of the three pumps were mended in the night, and the third is waiting for a seal that has to come by ship.',
  'People on the quay took it calmly, shared what bread they had, and watched the herons fish between the mooring posts.',
  'The harbour office says a second key will be cut this week, which it has said every spring since the gate was built.',
];

const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<p>${SENTENCES[i % 4]} ${SENTENCES[(i + 1) % 4]}</p>`).join('');

const each = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

const NAMES = ['Ilse Brandt', 'Tom Wray', 'Ada Lind', 'Piet Roos', 'Nora Kim'];
const TITLES = [
  'New keys for the lock',
  'Herons on the quay',
  'A pump comes by ship',
  'Bread at the ferry',
  'The gate of 1911',
  'Low water in May',
];

export const OTHER_PAGES: ReadonlyMap<string, string> = new Map([
  [
    'a news article',
    page(
      'New keys for the lock | Quay News',
      `<main><article><h1>New keys for the lock</h1><p class="byline">By <a rel="author" href="/author/ilse">Ilse Brandt</a> <time datetime="2024-03-02T08:00:00Z">2 March 2024</time></p>${paragraphs(8)}</article></main>`,
    ),
  ],
  [
    'a news article with related stories',
    page(
      'New keys for the lock | Quay News',
      `<main><article><h1>New keys for the lock</h1><p class="byline">By Ilse Brandt, 2 March 2024</p>${paragraphs(6)}</article>
<section class="related"><h2>More</h2>${each(5, (i) => `<div class="card"><a href="/n/${i}"><h3>${TITLES[i]}</h3></a><span class="author">${NAMES[i]}</span> <time datetime="2024-03-0${i + 1}">${i + 1} March 2024</time><p>${SENTENCES[i % 4]}</p></div>`)}</section></main>`,
    ),
  ],
  [
    'the front page of a blog',
    page(
      'Quay Notes',
      each(
        6,
        (i) =>
          `<article class="post" id="post-${i + 10}"><h2><a href="/2024/${i}/entry">${TITLES[i]}</a></h2><p class="meta">by <a class="author" href="/author/ilse">Ilse Brandt</a> on <time datetime="2024-02-0${i + 1}T09:00:00Z">${i + 1} February 2024</time></p>${paragraphs(2)}<a href="/2024/${i}/entry">Read more</a></article>`,
      ),
    ),
  ],
  [
    'a list of threads',
    page(
      'Sheds and slipways',
      `<table class="topics"><tr><th>Topic</th><th>Replies</th><th>Last</th></tr>${each(12, (i) => `<tr class="row"><td><a class="title" href="/t/${100 + i}">${TITLES[i % 6]}, part ${i}</a> by <a class="username" href="/user/${i % 5}">${NAMES[i % 5]}</a></td><td>${i * 3}</td><td>${i + 1} March 2024, 10:1${i % 10} by <a class="username" href="/user/${(i + 1) % 5}">${NAMES[(i + 1) % 5]}</a></td></tr>`)}</table>`,
    ),
  ],
  [
    'results of a search',
    page(
      'Search: pump',
      each(
        8,
        (i) =>
          `<div class="result"><h3><a href="/t/${200 + i}#p${i}">${TITLES[i % 6]} ${i}</a></h3><p>${SENTENCES[i % 4]}</p><p class="info">Posted by <a class="author" href="/user/${i % 5}">${NAMES[i % 5]}</a>, ${i + 1} May 2023</p></div>`,
      ),
    ),
  ],
  [
    'a list of products',
    page(
      'Rope and tar',
      each(
        9,
        (i) =>
          `<li class="product"><a href="/p/${i}"><h2>Rope No. ${i}</h2></a><p>Three strands, tarred, sold by the metre. Very strong.</p><span class="price">${i + 4}.50</span><button>Buy</button></li>`,
      ),
    ),
  ],
  [
    'a list of members',
    page(
      'Members',
      `<ul>${each(20, (i) => `<li class="member"><a class="username" href="/user/${i}">${NAMES[i % 5]} ${i}</a> <span>Joined: ${i + 1} May 2019</span> <span>Posts: ${i * 7}</span></li>`)}</ul>`,
    ),
  ],
  [
    'a handbook page',
    page(
      'Pump handbook',
      `<main><h1>Pump handbook</h1>${each(6, (i) => `<section id="s${i}"><h2>Chapter ${i}</h2>${paragraphs(2)}</section>`)}</main>`,
    ),
  ],
  [
    'a log of changes',
    page(
      'Changes',
      each(
        7,
        (i) =>
          `<section class="release"><h2>1.${i}.0</h2><time datetime="2023-0${i + 1}-01">1 ${i + 1} 2023</time><ul><li>Fixed the gate</li><li>Oiled the lock</li></ul></section>`,
      ),
    ),
  ],
  [
    'a sign-in page',
    page(
      'Sign in',
      '<h1>Sign in</h1><form action="/login"><input name="user"><input type="password" name="pass"><button>Go</button></form>',
    ),
  ],
  ['an empty page', page('Nothing', '')],
]);

/** The same article with so many comments below it. */
export const articleWithComments = (paragraphCount: number, comments: number): string =>
  page(
    'New keys for the lock | Quay News',
    `<main><article><h1>New keys for the lock</h1><p class="byline">By <a rel="author" href="/author/ilse">Ilse Brandt</a> <time datetime="2024-03-02T08:00:00Z">2 March 2024</time></p>${paragraphs(paragraphCount)}</article>
<section class="comments">${each(comments, (i) => `<div class="comment" id="comment-${i + 31}"><span class="comment-author">${NAMES[(i + 1) % 5]}</span> <time datetime="2024-03-02T1${i % 10}:00:00Z">2 March 2024</time><div class="comment-body"><p>Number ${i}: ${SENTENCES[(i + 2) % 4]}</p></div><a href="?answer=${i}">Reply</a></div>`)}</section></main>`,
    '<meta property="og:type" content="article"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"New keys for the lock","datePublished":"2024-03-02T08:00:00Z","author":{"@type":"Person","name":"Ilse Brandt"}}</script>',
  );
