import { describe, expect, it } from 'vitest';
import { bodies, parse, quoteBlocks, thread } from './support.js';

const ownTexts = (text: string): string[] => bodies(thread(text)).map(({ ownText }) => ownText);
const names = (text: string): (string | null)[] => thread(text).posts.map(({ author }) => author.name);

const CONTROLS = [
  'Link to comment',
  'https://boats.example/topic/812-mending-nets/#findComment-77',
  'Share on other sites',
  'More sharing options...',
  'Link to post',
  'Share on other sites',
  'More sharing options...',
];

const PANES = [
  'Jump to content',
  'Home',
  'Nets and Ropes',
  'Mending nets',
  'By Nella',
  'May 12, 2021 in Nets and Ropes',
  'Share',
  'https://boats.example/topic/812-mending-nets/',
  'More sharing options...',
  'Followers 2',
  'Nella',
  'Member',
  '5',
  'Posted May 12, 2021  (edited)',
  'My net has a tear as long as my arm and I have twine but no needle.',
  'See https://boats.example/nets for a picture.',
  'Edited May 13, 2021 by Nella',
  'wrong link before',
  ...CONTROLS,
  'Old Quay',
  'Member',
  'Member',
  '31.7k',
  '912',
  'Posted May 24, 2021',
  '26 minutes ago, Nella said:',
  'My net has a tear as long as my arm',
  'A needle is whittled in ten minutes.',
  ...CONTROLS,
  'Nella',
  'Member',
  '5',
  'Posted May 24, 2021',
  'Author',
  'On 5/24/2021 at 7:45 PM, Old Quay said:',
  'A needle is whittled in ten minutes.',
  'Thank you, I will try that.',
  ...CONTROLS,
  'Create an account or sign in to comment',
  'You need to be a member in order to leave a comment',
  'Topics',
  'A leaking hull',
  'Kestrel · 2 hours ago',
  'Posted in Hulls',
  '4',
].join('\n');

describe('shapes of flattened pages', () => {
  it('reads panes between controls, edits, a quoted part of a line, the address and the title', () => {
    const page = thread(PANES);
    expect(page.thread).toMatchObject({
      title: 'Mending nets',
      externalId: '812',
      url: 'https://boats.example/topic/812-mending-nets/',
    });
    expect(page.posts.map(({ author }) => author)).toMatchObject([
      { name: 'Nella', inferred: false },
      { name: 'Old Quay', inferred: false },
      { name: 'Nella', inferred: false },
    ]);
    expect(page.posts.map(({ postedAt }) => postedAt.local)).toEqual(['2021-05-12', '2021-05-24', '2021-05-24']);
    expect(page.posts[0]?.editedAt).toMatchObject({ local: '2021-05-13', at: null });
    expect(page.posts[1]?.editedAt).toBeNull();
    expect(page.posts[0]?.links).toEqual([{ url: 'https://boats.example/nets', text: 'https://boats.example/nets' }]);
    expect(bodies(page).map(({ ownText }) => ownText)).toEqual([
      'My net has a tear as long as my arm and I have twine but no needle.\nSee https://boats.example/nets for a picture.',
      'A needle is whittled in ten minutes.',
      'Thank you, I will try that.',
    ]);
    const [part, whole] = quoteBlocks(page);
    expect(part?.block).toMatchObject({ sourcePosition: 1, extent: { method: 'alignment', confidence: 0.9 } });
    expect(whole?.block).toMatchObject({ sourcePosition: 2, citedAt: { local: '2021-05-24T19:45' } });
  });

  it('reads panes upwards from a post count, rank titles included', () => {
    const pane = (rank: string, name: string) => [rank, name, 'Registered', '1,204 posts'];
    const text = [
      'Winter moorings',
      'by Kestrel',
      'Please log in to reply',
      ...pane('Deckhand', 'Kestrel'),
      'Posted 05 March 2017 - 12:15 AM',
      '#1',
      'Where do you moor in winter?',
      'ferryman_7 likes this',
      'Replies (2)',
      'Similar Topics: Winter moorings x',
      'Started by Ünal , 06 Feb 2013',
      '12 replies',
      ...pane('one more tide (and then home)', 'ferryman_7'),
      'Posted 05 March 2017 - 01:13 PM',
      '#2',
      'In the upper harbour, where the ice is thin and the ropes stay dry.',
      'It costs forty a month.',
      'Kestrel, Ünal and 3 others like this',
      ...pane('Deckhand', 'Ünal'),
      'Posted Yesterday, 09:41 PM',
      '#3',
      'In the upper harbour, where the ice is thin and the ropes stay dry.',
      'It costs forty a month.',
      'It was thirty once.',
      'Back to Moorings · Next Unread Topic →',
      '2 user(s) are reading this topic',
      'Sign In',
    ].join('\n');
    const page = thread(text);
    expect(page.thread.title).toBe('Winter moorings');
    expect(page.posts.map(({ author }) => author.name)).toEqual(['Kestrel', 'ferryman_7', 'Ünal']);
    expect(page.posts.map(({ reactions }) => reactions)).toMatchObject([
      [{ name: 'Like', count: 1 }],
      [{ name: 'Like', count: 5 }],
      [],
    ]);
    expect(page.posts.map(({ postedAt }) => postedAt.local)).toEqual(['2017-03-05T00:15', '2017-03-05T13:13', null]);
    expect(page.posts[2]?.postedAt).toMatchObject({ raw: 'Yesterday, 09:41 PM', precision: 'unknown' });
    expect(bodies(page).map(({ ownText }) => ownText)).toEqual([
      'Where do you moor in winter?',
      'In the upper harbour, where the ice is thin and the ropes stay dry.\nIt costs forty a month.',
      'It was thirty once.',
    ]);
    expect(quoteBlocks(page)).toMatchObject([{ block: { header: null, author: null, sourcePosition: 2 } }]);
  });

  it('reads dates below "Author stats", with the age glued to the year', () => {
    const pane = (name: string) => [
      name,
      'Members',
      '1.9k posts',
      '6 Solutions',
      'About me:',
      'A motto.',
      `${name}  Members`,
    ];
    const stats = ['July 19, 20231 yr', 'Author stats', 'July 19, 20231 yr'];
    const text = [
      'Skip to content',
      'Tide tables',
      'Featured Replies',
      'Page 1 of 2',
      'Go',
      ...pane('Nella'),
      ...stats,
      'Who prints tide tables these days?',
      'Quote',
      ...pane('b-side'),
      ...stats,
      'The harbour office, still.',
      'Quote',
      'Prev',
      '1',
      '2',
      'Next',
      'Page 1 of 2',
      'Go',
      'Join the conversation',
      'Submit Reply',
    ].join('\n');
    const page = thread(text);
    expect(page.thread).toMatchObject({ title: 'Tide tables', page: 1, pageCount: 2 });
    expect(page.posts.map(({ author, postedAt }) => [author.name, postedAt.raw])).toEqual([
      ['Nella', 'July 19, 2023'],
      ['b-side', 'July 19, 2023'],
    ]);
    expect(ownTexts(text)).toEqual(['Who prints tide tables these days?', 'The harbour office, still.']);
  });

  it('cuts pages printed on one line per post', () => {
    const text = [
      'Oduya Inserita: 11 ottobre 2016 Autore Segnala Share Inserita: 11 ottobre 2016 (modificato) La pompa perde acqua dal tubo. Modificato: 12 ottobre 2016 da Oduya refuso Link al commento Condividi su altri siti More sharing options...',
      'Ünal Inserita: 14 ottobre 2016 Segnala Share Inserita: 14 ottobre 2016 Cambia la guarnizione, costa poco.',
    ].join('\n');
    expect(names(text)).toEqual(['Oduya', 'Ünal']);
    expect(ownTexts(text)).toEqual(['La pompa perde acqua dal tubo.', 'Cambia la guarnizione, costa poco.']);
    expect(thread(text).posts.map(({ postedAt }) => postedAt.local)).toEqual(['2016-10-11', '2016-10-14']);
    const french =
      'Message populaire Kestrel Posté(e) le 9 juillet 2018 Message populaire Signaler Partager Posté(e) le 9 juillet 2018 Bonjour à tous.';
    expect(names(french)).toEqual(['Kestrel']);
    expect(ownTexts(french)).toEqual(['Bonjour à tous.']);
  });

  it('tells posts apart by their controls where markers were dropped, and says when nothing does', () => {
    const share = ['', 'Share this post', '', '', 'Link to post', 'Share on other sites', ''];
    const head = ['Jump to content', '', 'Rope ladders', '', 'Recommended Posts', ''];
    const text = [...head, 'Hemp or nylon?', ...share, 'Hemp, for the grip.', ...share, 'Nylon rots less.'].join('\n');
    expect(ownTexts(text)).toEqual(['Hemp or nylon?', 'Hemp, for the grip.', 'Nylon rots less.']);
    expect(thread(text).problems).toEqual([]);
    const bare = thread([...head, 'Hemp or nylon?', '', 'Hemp.'].join('\n'));
    expect(bare.posts.length).toBe(1);
    expect(bare.problems.map(({ code }) => code)).toEqual(['posts-not-separated']);
  });

  it('reads controls and reactions printed as markdown', () => {
    const text = [
      'The first lamp is lit at five.',
      '',
      '*   ![](https://lamps.example/uploads/reactions/react_thanks.png) 3',
      '',
      '##### Link to post',
      '',
      '##### Share on other sites',
      '',
      'At four in December.',
      '',
      '##### Share on other sites',
    ].join('\n');
    expect(ownTexts(text)).toEqual(['The first lamp is lit at five.', 'At four in December.']);
    expect(thread(text).posts[0]?.reactions).toMatchObject([{ name: 'Thanks', count: 3 }]);
  });

  it('takes the signature off that ends every post of an author', () => {
    const post = (name: string, day: number, ...lines: string[]) => [
      name,
      'Member',
      '5',
      `Posted May ${day}, 2021`,
      ...lines,
      ...CONTROLS,
    ];
    const text = [
      'Jump to content',
      'Followers 1',
      ...post('Nella', 1, 'Is the lock open on Sundays?', 'Slow water carries the heavy boat.'),
      ...post('Ünal', 2, 'It is.'),
      ...post('Nella', 3, 'Good.', 'Slow water carries the heavy boat.'),
      'Create an account or sign in to comment',
    ].join('\n');
    expect(ownTexts(text)).toEqual(['Is the lock open on Sundays?', 'It is.', 'Good.']);
    expect(thread(text).posts.map(({ signature }) => signature)).toEqual([
      'Slow water carries the heavy boat.',
      null,
      'Slow water carries the heavy boat.',
    ]);
  });

  it('claims no prose, no article and no other board', () => {
    const article =
      'Skip to content\nHarbour reopens\nPosted March 3, 2021\nBy Ann Harrow\nThe mayor said:\nThe harbour is open.\nShare\nSign in';
    expect(parse(article)).toBeNull();
    expect(parse('Posted\n\nPosted\n\nPosted')).toBeNull();
    expect(parse('')).toBeNull();
    expect(parse('Kestrel said:\nHello.\nClick to expand...\nReactions: Ann and Bob')).toBeNull();
    expect(parse('2 hours ago, a friend said:\n\nHello there.')).toBeNull();
  });
});
