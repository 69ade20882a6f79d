import { describe, expect, it } from 'vitest';
import { bodies, parse, thread } from './support.js';

const OPENING = 'The ferry to the north pier stops running in October, so the market needs another landing.';
const REPLY = 'I would ask the harbour office first, they kept the old landing in good repair all year.';
const ANSWER = 'They told me to write a letter, which is what offices say.';

const ownTexts = (text: string): string[] => bodies(thread(text)).map(({ ownText }) => ownText);
const names = (text: string): (string | null)[] => thread(text).posts.map(({ author }) => author.name);
const quotes = (text: string) =>
  bodies(thread(text)).flatMap((body) =>
    body.quotes.map((quote) => ({ author: quote.block.author, text: quote.text })),
  );

describe('Invision without controls between its posts', () => {
  const post = (name: string, fields: readonly string[], when: string, ...words: string[]): string[] => [
    ...[name, `Posted ${when}`, name, 'Members', ...fields, `Posted ${when}`],
    ...words,
  ];
  const page = [
    ...['Jump to content', 'Home', 'Boats', 'A new landing', 'By Orrin', 'March 4, 2023 in Boats', 'Recommended Posts'],
    ...post('Orrin', ['12', 'My boat', 'Kestrel 21', 'Harbour', 'North pier'], 'March 4, 2023', OPENING),
    '2 weeks later...',
    ...post('Maud', ['7'], 'March 18, 2023', REPLY),
    ...post('Orrin', ['12'], 'March 18, 2023', 'Maud said:', REPLY, ANSWER),
    ...['Share', 'https://boats.example/topic/7-a-new-landing/', 'More sharing options...', 'Go to topic listing'],
    'Powered by Invision Community',
  ].join('\n');

  it('reads narrow and wide panes printed one after the other, two of one day too', () => {
    expect(names(page)).toEqual(['Orrin', 'Maud', 'Orrin']);
    expect(ownTexts(page)).toEqual([OPENING, REPLY, ANSWER]);
    expect(quotes(page)).toEqual([{ author: 'Maud', text: REPLY }]);
  });

  it('reads dates printed twice, under the name with its group', () => {
    const head = (name: string, when: string): string[] => [
      ...[name, 'Member', '10 posts', '4 Reputation', `${name} Member`, when, when],
    ];
    const text = [
      ...['Jump to content', 'A new landing', 'Featured Replies', ...head('Orrin', 'August 26, 20241 yr'), OPENING],
      ...['Replies 1', 'Views 1.9k', 'Top Posters In This Topic', 'Expand topic overview'],
      ...head('Maud', 'August 27, 20241 yr'),
      ...['On 8/26/2024 at 5:29 PM, Orrin said:', OPENING, REPLY, 'Create an account or sign in to comment'],
      'Powered by Invision Community',
    ].join('\n');
    expect(names(text)).toEqual(['Orrin', 'Maud']);
    expect(ownTexts(text)).toEqual([OPENING, REPLY]);
  });
});

describe('Discourse', () => {
  const crawled = (...replies: string[]): string =>
    [
      ...['Harbour Talk', 'A new landing', 'Boats', 'orrin March 4, 2023, 9:12am 1', OPENING, '3 Likes'],
      ...['maud_k March 5, 2023, 8:01pm 2', ...replies, 'Related topics', 'Topic', 'Replies', 'Views', 'Activity'],
      ...['Harbour news for spring 2022', 'Boats', '14', '392', 'December 13, 2020', 'Powered by Discourse'],
    ].join('\n');
  const NEWS = 'The council has heard from nobody about the pier and will hear nobody until the summer.';

  it('takes the title of another thread for the head of a quote, of any year of a series', () => {
    const page = crawled('Harbour news for spring 2023', NEWS, REPLY);
    expect(quotes(page)).toEqual([{ author: null, text: NEWS }]);
    expect(ownTexts(page)).toEqual([OPENING, REPLY]);
    expect(thread(page).thread.title).toBe('A new landing');
  });

  it('takes a title with its category, and what a discussion is continued from, for such heads', () => {
    expect(quotes(crawled('Mending Nets in Winter Boats', NEWS, REPLY))).toEqual([{ author: null, text: NEWS }]);
    const continued = crawled(
      'Continuing the discussion from Oars and Rowlocks 05:',
      'Oars and Rowlocks 05',
      NEWS,
      REPLY,
    );
    expect(quotes(continued)).toEqual([{ author: null, text: NEWS }]);
  });

  it('follows a quote over the mark of what was left out', () => {
    const page = [
      ...['Harbour Talk', 'A new landing', 'Boats', 'orrin March 4, 2023, 9:12am 1', OPENING, NEWS, ANSWER, '3 Likes'],
      ...['maud_k March 5, 2023, 8:01pm 2', 'orrin:', OPENING, '…', ANSWER, REPLY, 'Related topics'],
      'Powered by Discourse',
    ].join('\n');
    expect(quotes(page)).toEqual([{ author: 'orrin', text: [OPENING, '…', ANSWER].join('\n') }]);
  });

  it('leaves headings and labels of a post to its author, and equal endings too', () => {
    const page = crawled('My three reasons', NEWS, 'Examples:', REPLY, 'Thanks,', 'Maud');
    expect(quotes(page)).toEqual([]);
    expect(ownTexts(page)[1]).toBe(['My three reasons', NEWS, 'Examples:', REPLY, 'Thanks,', 'Maud'].join('\n'));
  });
});

describe('boards in other dress', () => {
  it('reads posts out of the order of their numbers, as the Fora platform moves replies up', () => {
    const post = (no: number, name: string, ...words: string[]): string[] => [
      ...[name, '410 posts · Joined 2002', 'Add to quote', `#${no} · Jan ${no + 2}, 2024`],
      ...[...words, 'Save Share', 'Reply Quote Like'],
    ];
    const page = [
      ...['Home', 'Boats', 'A new landing', 'Jump to Latest', ...post(1, 'Orrin Discussion starter', OPENING)],
      ...[...post(4, 'Orrin Discussion starter', 'Maud said:', REPLY, 'Click to expand...', ANSWER), '0 Reply'],
      ...[...post(2, 'Maud', REPLY), ...post(3, 'Tilde', 'The old landing has rats.'), 'Show more replies'],
      ...['Insert Quotes', 'Community platform by XenForo®'],
    ].join('\n');
    expect(names(page)).toEqual(['Orrin', 'Orrin', 'Maud', 'Tilde']);
    expect(ownTexts(page)).toEqual([OPENING, ANSWER, REPLY, 'The old landing has rats.']);
    expect(thread(page).thread.title).toBe('A new landing');
  });

  it("reads Tapatalk's panes printed twice, and the machine time glued to the number", () => {
    const post = (no: number, name: string, count: string, ...words: string[]): string[] => [
      ...[name, count, 'Member', name, count, `Aug 0${no}, 2006#${no}2006-08-0${no}T22:13+00:00`],
      ...words,
    ];
    const page = [
      ...['Board>Boats>', 'A new landing', ...post(1, 'Orrin', '1,120', OPENING), ...post(2, 'Maud', '18K', REPLY)],
      ...[...post(3, 'Orrin', '1,120', `Maud wrote:${REPLY}`, ANSWER), '3 posts', 'Back to top'],
    ].join('\n');
    expect(names(page)).toEqual(['Orrin', 'Maud', 'Orrin']);
    expect(quotes(page)).toEqual([{ author: 'Maud', text: REPLY }]);
  });

  it("reads Forumotion's posts, without the advertisement printed as one", () => {
    const post = (no: number, name: string, ...words: string[]): string[] => [
      ...[name, 'Messages : 71', `Beitrag #${no}`, 'Re: A new landing', `von ${name} am 2${no}/10/13, 03:48 pm`],
      ...words,
    ];
    const page = [
      ...[
        'Suchen',
        'A new landing',
        ...post(1, 'Orrin', OPENING),
        ...post(2, 'Maud', REPLY),
        ...post(3, 'Orrin', ANSWER),
      ],
      ...['Gesponserte Inhalte', 'Beitrag #4', 'Re: A new landing', 'von Gesponserte Inhalte'],
      ...['« Vorheriges Thema anzeigen · Nächstes Thema anzeigen »', 'Ein Forum auswählen', 'Kontakt'],
      'Invision | Kostenloses Hilfe-Forum | Kontakt | Einen Missbrauch melden',
    ].join('\n');
    expect(thread(page).engine).toBe('text:phpbb');
    expect(names(page)).toEqual(['Orrin', 'Maud', 'Orrin']);
    expect(ownTexts(page)).toEqual([OPENING, REPLY, ANSWER]);
  });

  it("reads MyBB's archive by the path above and below its posts, and nothing without it", () => {
    const path = 'Harbour forums > Boats > A new landing';
    const posts = [
      ...['Orrin', '10-11-2014, 08:49 PM', OPENING, 'Maud', '10-11-2014, 08:52 PM', REPLY],
      ...['Orrin', '10-11-2014, 09:05 PM', 'Quote:', REPLY, ANSWER],
    ];
    const page = [path, 'A new landing', ...posts, path].join('\n');
    expect(thread(page).engine).toBe('text:mybb');
    expect(names(page)).toEqual(['Orrin', 'Maud', 'Orrin']);
    expect(ownTexts(page)).toEqual([OPENING, REPLY, ANSWER]);
    expect(thread(page).thread.title).toBe('A new landing');
    expect(parse(posts.join('\n'))).toBeNull();
  });
});
