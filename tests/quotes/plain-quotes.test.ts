import { describe, expect, it } from 'vitest';
import type { LinkedPost } from '../../src/model/thread.js';
import { linked, type PostSketch, quote } from './build.js';

const WORDS = 'The ferry office closed the old pier in March, and nobody told the people on the island.';
const CHANGED = WORDS.replace('March', 'October').replace('the people', 'a soul');
const WRAPPED = ['The ferry office closed the old pier', 'in March, and nobody told the people', 'on the island.'];
const BEN = 'I heard that the crew was warned in the winter before.';
const REPLY = 'They never do.';
const before: PostSketch[] = [
  { author: 'Ann Lee', blocks: [WORDS] },
  { author: 'Ben', blocks: [BEN] },
  { author: '[PIER] Tom', blocks: ['Tickets were sold until Friday, as far as I know.'] },
];
const post = (...blocks: PostSketch['blocks']): LinkedPost => {
  const last = linked(...before, { author: 'Eve', blocks }).posts.at(-1);
  if (last === undefined) throw new Error('a thread without posts');
  return last;
};
const shown = ({ quotes, analysisText }: LinkedPost) => [
  quotes.map(({ verdict, attributedAuthor }) => [verdict, attributedAuthor]),
  analysisText,
];

describe('changed words under a header', () => {
  it.each([
    `Ann Lee wrote:\n${CHANGED}\n\n${REPLY}`,
    `Ann Lee wrote:\n${CHANGED}\n${REPLY}`,
    `Quote:\nOriginally posted by Ann Lee\n${CHANGED}\n\n${REPLY}`,
    `In reply to Ann Lee:\n${CHANGED} [my bold]\n\n${REPLY}`,
    `Ann Leeさんの発言:\n${CHANGED}\n\n${REPLY}`,
  ])('are a quote: %s', (text) => {
    expect(shown(post(text))).toEqual([[['altered', 'Ann Lee']], REPLY]);
  });

  it('are none where too little agrees', () => {
    const own = `Ann Lee wrote:\nthat the pier was shut, or so I understood the whole letter\n${REPLY}`;
    expect(shown(post(own))).toEqual([[], own]);
  });
});

describe('mail', () => {
  it.each([
    'On Mon, 12 Mar 2031 at 14:02, Ann Lee <a@pier.example>\nwrote:',
    'Am 12.03.2031 um 14:02 schrieb\nAnn Lee <a@pier.example>:',
    'Le lun. 12 mars 2031 à 14:02, Ann Lee <a@pier.example>\na écrit :',
    'El lun, 12 mar 2031 a las 14:02, Ann Lee\n(<a@pier.example>) escribió:',
    'Il giorno lun 12 mar 2031 alle ore 14:02 Ann Lee\n<a@pier.example> ha scritto:',
    'Op ma 12 mrt 2031 om 14:02 schreef Ann Lee\n<a@pier.example>:',
    'pon., 12 mar 2031 o 14:02 Ann Lee\n<a@pier.example> napisał(a):',
    '12 марта 2031 г., 14:02, Ann Lee\n<a@pier.example> написал:',
    'Em seg., 12 de mar. de 2031 às 14:02, Ann Lee\n<a@pier.example> escreveu:',
  ])('with a header on two lines: %s', (header) => {
    for (const mark of ['> ', '>', '| ', '» '])
      expect(shown(post(`${header}\n\n${WRAPPED.map((line) => mark + line).join('\n')}\n\n${REPLY}`))).toEqual([
        [['exact', 'Ann Lee']],
        REPLY,
      ]);
  });

  it.each(['Ann Lee> ', 'AL> ', 'al>', 'Ann Lee>'])('with "%s" before each line', (mark) => {
    expect(shown(post(`${WRAPPED.map((line) => mark + line).join('\n')}\n${REPLY}`))).toEqual([
      [['exact', 'Ann Lee']],
      REPLY,
    ]);
  });

  it.each([
    '-----Original Message-----\nFrom: Ann Lee <a@pier.example>\nSent: Monday, 12 March 2031 14:02\nSubject: Re: pier',
    '-----Ursprüngliche Nachricht-----\nVon: Ann Lee\nGesendet: 12.03.2031 14:02',
    '----- Исходное сообщение -----\nОт: Ann Lee',
    'From: Ann Lee\nSent: Monday, 12 March 2031 14:02\nTo: Eve\nSubject: Re: pier',
  ])('with the message below the answer: %s', (head) => {
    expect(shown(post(`${REPLY}\n\n${head}\n\n${WORDS}`))).toEqual([[['exact', 'Ann Lee']], REPLY]);
  });

  it('with headers inside marks gives each level its author', () => {
    const found = post(`Ben wrote:\n> Ann Lee wrote:\n>> ${WRAPPED.join('\n>> ')}\n> ${BEN}\n${REPLY}`);
    expect(shown(found)).toEqual([
      [
        ['exact', 'Ben'],
        ['exact', 'Ann Lee'],
      ],
      REPLY,
    ]);
    expect(found.quotes.map(({ parentIndex }) => parentIndex)).toEqual([null, 0]);
  });

  it('with one changed line of somebody behind a mark', () => {
    expect(shown(post(`> and nobody told these people on the island.\n${REPLY}`))).toEqual([
      [['altered', null]],
      REPLY,
    ]);
  });

  it.each([
    'mysql> select the boat from the pier',
    'a->b and b->c',
    'From: my own window\nI see the pier.',
    '| a | b |\n| 1 | 2 |',
    '-----\nThe pier.',
  ])('is not %s', (own) => {
    expect(shown(post(own))).toEqual([[], own]);
  });
});

describe('quote tags nobody understood', () => {
  it.each([
    '[quote="Ann Lee"]',
    '[QUOTE=Ann Lee;1234]',
    '[QUOTE="Ann Lee, post: 77, member: 5"]',
    "[quote name='Ann Lee' timestamp='1' post='9']",
    '[quote author=Ann Lee link=topic=1.msg2#msg2 date=1]',
    '[quote="Ann Lee" post_id=3 time=1 user_id=2]',
  ])('%s', (tag) => {
    expect(shown(post(`${tag}${WORDS}[/quote]\n${REPLY}`))).toEqual([[['exact', 'Ann Lee']], REPLY]);
  });

  it('point to the post whose id they print', () => {
    const posts = linked(
      { id: '76', author: 'Ann Lee', blocks: [WORDS] },
      { id: '77', author: 'Ann Lee', blocks: [WORDS] },
      { author: 'Eve', blocks: [`[QUOTE="Ann Lee, post: 77, member: 5"]${WORDS}[/QUOTE]\n${REPLY}`] },
    ).posts;
    expect(posts[2]?.quotes[0]).toMatchObject({ sourcePostId: posts[1]?.id, method: 'id' });
  });

  it('nest, and stay text without a partner', () => {
    const found = post(`[quote=Ben][quote=Ann Lee]${WORDS}[/quote]\n${BEN}[/quote]\n${REPLY}`);
    expect(shown(found)).toEqual([
      [
        ['exact', 'Ben'],
        ['exact', 'Ann Lee'],
      ],
      REPLY,
    ]);
    for (const own of [`[quote=Ben]${REPLY}`, `${REPLY}[/quote]`]) expect(shown(post(own))).toEqual([[], own]);
    expect(shown(post(`[quote]${'[quote]'.repeat(400)}${WORDS}${'[/quote]'.repeat(400)}[/quote]`))[0]).not.toEqual([]);
  });
});

describe('what stands around a quote', () => {
  it('a header printed as text is its header', () => {
    for (const header of ['Ann Lee wrote:', 'Zitat:', 'Alıntı:'])
      expect(post(header, quote(null, WORDS), REPLY).analysisText).toBe(REPLY);
    expect(post('Ann Lee wrote:', quote(null, WORDS), REPLY).quotes[0]?.attributedAuthor).toBe('Ann Lee');
    expect(post('I go on where Ann Lee stopped:', quote(null, WORDS), REPLY).quotes[0]?.attributedAuthor).toBeNull();
  });

  it('a quote printed once more as text is a quote', () => {
    expect(shown(post(quote('Ann Lee', WORDS), `${WORDS}\n${REPLY}`))).toEqual([
      [
        ['exact', 'Ann Lee'],
        ['exact', 'Ann Lee'],
      ],
      REPLY,
    ]);
    expect(shown(post(quote('Ann Lee', 'the old pier'), `the old pier\n${REPLY}`))[1]).toBe(`the old pier\n${REPLY}`);
  });

  it.each([
    'Click to expand...',
    'Zum Vergrößern anklicken....',
    'Cliquez pour agrandir...',
    'Haz clic para expandir...',
    'Clique para expandir...',
    'Clicca per allargare...',
    'Klik om te vergroten...',
    'Kliknij, aby rozwinąć...',
    'Натисніть, щоб розгорнути...',
    'Klik for at udvide...',
    'Napsauta laajentaaksesi...',
    'Kliknutím sem rozbalíte citaci...',
    'Genişletmek için tıkla...',
    'Κάντε κλικ για ανάπτυξη...',
    '点击展开...',
    'クリックして展開...',
  ])('the button "%s" is no word of anybody', (label) => {
    const found = post(quote('Ann Lee', `${WORDS}\n${label}`), `${label}\n${REPLY}`);
    expect(shown(found)).toEqual([[['exact', 'Ann Lee']], REPLY]);
  });
});
