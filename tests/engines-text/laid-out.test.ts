import { describe, expect, it } from 'vitest';
import { bodies, parse, thread } from './support.js';

const OPENING = 'The ferry to the north pier stops running in October, so the market needs another landing.';
const REPLY = 'I would ask the harbour office first, they kept the old landing in good repair all year.';
const ANSWER = 'They told me to write a letter, which is what offices say.';

/** What a board prints around three posts: the opening, a reply, and an answer that quotes the reply. */
interface Board {
  readonly name: string;
  readonly engine: string;
  readonly lines: readonly string[];
}

const BOARDS: readonly Board[] = [
  {
    name: 'XenForo 2',
    engine: 'text:xenforo',
    lines: [
      ...[
        'A new landing',
        'Thread starter Orrin',
        'Start date Mar 4, 2023',
        'Orrin',
        'Well-known member',
        'Mar 4, 2023',
        '#1',
      ],
      ...[OPENING, 'Reactions: Maud and Tilde', 'M', 'Maud', 'Member', 'Mar 5, 2023', '#2', REPLY],
      ...['Orrin', 'Well-known member', 'Mar 6, 2023', '#3', 'Maud said:', REPLY, 'Click to expand...', ANSWER],
      ...['You must log in or register to reply here.', 'Community platform by XenForo® © 2010-2023 XenForo Ltd.'],
    ],
  },
  {
    name: 'XenForo 2 in German',
    engine: 'text:xenforo',
    lines: [
      ...['Ein neuer Anleger', 'Orrin', 'Bekanntes Mitglied', '4. März 2023', '#1', OPENING, 'M', 'Maud', 'Mitglied'],
      ...['5. März 2023', '#2', REPLY, 'Orrin', 'Bekanntes Mitglied', '6. März 2023', '#3', 'Maud schrieb:', REPLY],
      ...['Zum Vergrößern anklicken....', ANSWER, 'Community-Plattform von XenForo® © 2010-2023 XenForo Ltd.'],
    ],
  },
  {
    name: 'phpBB 3',
    engine: 'text:phpbb',
    lines: [
      ...[
        'Board index',
        'A new landing',
        'Orrin',
        'Posts: 12',
        'Joined: Sat Feb 04, 2017 2:15 pm',
        'A new landing',
        'Quote',
      ],
      ...[
        'Post by Orrin » Sat Mar 04, 2023 9:12 am',
        OPENING,
        'Top',
        'Maud',
        'Posts: 7',
        'Joined: Sun Feb 05, 2017 3:15 pm',
      ],
      ...['Re: A new landing', 'Quote', 'Post by Maud » Sun Mar 05, 2023 8:01 pm', REPLY, 'Top', 'Orrin', 'Posts: 12'],
      ...['Joined: Sat Feb 04, 2017 2:15 pm', 'Re: A new landing', 'Quote', 'Post by Orrin » Mon Mar 06, 2023 7:40 am'],
      ...[
        `Maud wrote: ↑Sun Mar 05, 2023 8:01 pm ${REPLY}`,
        ANSWER,
        'Top',
        '3 posts • Page 1 of 1',
        'Powered by phpBB® Forum Software',
      ],
    ],
  },
  {
    name: 'phpBB 3 in Russian',
    engine: 'text:phpbb',
    lines: [
      ...['Новый причал', 'Orrin', 'Сообщения: 12', 'Зарегистрирован: 04 фев 2017, 14:15', 'Новый причал'],
      ...['Сообщение Orrin » 04 мар 2023, 09:12', OPENING, 'Вернуться к началу', 'Maud', 'Сообщения: 7'],
      ...[
        'Re: Новый причал',
        'Сообщение Maud » 05 мар 2023, 20:01',
        REPLY,
        'Вернуться к началу',
        'Orrin',
        'Сообщения: 12',
      ],
      ...[
        'Re: Новый причал',
        'Сообщение Orrin » 06 мар 2023, 07:40',
        'Maud писал(а):',
        REPLY,
        ANSWER,
        'Вернуться к началу',
      ],
    ],
  },
  {
    name: 'vBulletin 3',
    engine: 'text:vbulletin',
    lines: [
      ...[
        'A new landing',
        '2023-03-04, 09:12',
        '#1',
        'Orrin',
        'Member',
        'Join Date: Feb 2017',
        'Posts: 12',
        OPENING,
        'Orrin',
      ],
      ...['View Public Profile', 'Find More Posts by Orrin', '2023-03-05, 20:01', '#2', 'Maud', 'Senior Member'],
      ...[
        'Join Date: Feb 2017',
        'Posts: 7',
        REPLY,
        '__________________',
        'Tides wait for nobody.',
        'Maud',
        'View Public Profile',
      ],
      ...[
        'Find More Posts by Maud',
        '2023-03-06, 07:40',
        '#3',
        'Orrin',
        'Member',
        'Join Date: Feb 2017',
        'Posts: 12',
        'Quote:',
      ],
      ...['Originally Posted by Maud', REPLY, ANSWER, 'Orrin', 'View Public Profile', 'Find More Posts by Orrin'],
      ...['« Previous Thread | Next Thread »', 'Powered by vBulletin® Version 3.8.11'],
    ],
  },
  {
    name: 'SMF 2',
    engine: 'text:smf',
    lines: [
      ...['Author Topic: A new landing (Read 240 times)', 'Orrin', 'Newbie', 'Posts: 12', 'A new landing'],
      ...[
        '« on: March 04, 2023, 09:12:00 »',
        OPENING,
        'Logged',
        'Maud',
        'Full Member',
        'Posts: 7',
        'Re: A new landing',
      ],
      ...[
        '« Reply #1 on: March 05, 2023, 20:01:00 »',
        REPLY,
        'Logged',
        'Tides wait for nobody.',
        'Orrin',
        'Newbie',
        'Posts: 12',
      ],
      ...[
        'Re: A new landing',
        '« Reply #2 on: March 06, 2023, 07:40:00 »',
        'Quote from: Maud on March 05, 2023, 20:01:00',
      ],
      ...[REPLY, ANSWER, 'Logged', 'Pages: [1] Go Up', '« previous next »'],
    ],
  },
  {
    name: 'MyBB',
    engine: 'text:mybb',
    lines: [
      ...[
        'A new landing',
        'Orrin',
        'Junior Member',
        'Posts: 12',
        'Threads: 3',
        'Joined: Feb 2017',
        'Reputation: 1',
        '#1',
      ],
      ...[
        '2023-03-04, 09:12 AM',
        OPENING,
        'Find',
        'Reply',
        'Maud',
        'Member',
        'Posts: 7',
        'Threads: 1',
        'Joined: Feb 2017',
      ],
      ...['Reputation: 0', '#2', '2023-03-05, 08:01 PM', REPLY, 'Find', 'Reply', 'Orrin', 'Junior Member', 'Posts: 12'],
      ...['Threads: 3', 'Joined: Feb 2017', 'Reputation: 1', '#3', '2023-03-06, 07:40 AM'],
      ...[
        `(2023-03-05, 08:01 PM)Maud Wrote: ${REPLY}`,
        ANSWER,
        'Find',
        'Reply',
        'Powered By MyBB, © 2002-2023 MyBB Group.',
      ],
    ],
  },
  {
    name: 'Discourse',
    engine: 'text:discourse',
    lines: [
      ...[
        'Harbour talk',
        'A new landing',
        'Orrin March 4, 2023, 9:12am 1',
        OPENING,
        '2 Likes',
        'Maud March 5, 2023, 8:01pm 2',
      ],
      ...[REPLY, '1 Like', 'Orrin March 6, 2023, 7:40am 3', 'Maud:', REPLY, ANSWER],
      ...['Powered by Discourse, best viewed with JavaScript enabled'],
    ],
  },
  {
    name: 'WoltLab in German',
    engine: 'text:woltlab',
    lines: [
      ...[
        'Ein neuer Anleger',
        'Orrin',
        'Anfänger',
        'Beiträge',
        '12',
        '4. März 2023 um 09:12',
        '#1',
        OPENING,
        'Maud',
        'Profi',
      ],
      ...[
        'Erhaltene Reaktionen',
        '3',
        'Beiträge',
        '7',
        '5. März 2023 um 20:01',
        '#2',
        REPLY,
        'Orrin',
        'Anfänger',
        'Beiträge',
      ],
      ...['12', '6. März 2023 um 07:40', '#3', 'Zitat von Maud', REPLY, ANSWER, 'Forensoftware: WoltLab Suite™'],
    ],
  },
  {
    name: 'FluxBB in French',
    engine: 'text:fluxbb',
    lines: [
      ...[
        'Un nouveau quai',
        '#1 04-03-2023 09:12:00',
        'Orrin',
        'Membre',
        'Inscription : 04-02-2017',
        'Messages : 12',
        OPENING,
      ],
      ...['Hors ligne', '#2 05-03-2023 20:01:00', 'Maud', 'Membre', 'Inscription : 05-02-2017', 'Messages : 7', REPLY],
      ...['Hors ligne', '#3 06-03-2023 07:40:00', 'Orrin', 'Membre', 'Inscription : 04-02-2017', 'Messages : 12'],
      ...['Maud a écrit :', REPLY, ANSWER, 'Hors ligne', 'Propulsé par FluxBB'],
    ],
  },
  {
    name: 'Vanilla',
    engine: 'text:vanilla',
    lines: [
      ...[
        'A new landing',
        'Orrin Posts: 12',
        'March 2023',
        OPENING,
        '0 · Share on FacebookShare on Twitter',
        'Comments',
      ],
      ...[
        'Maud Posts: 7',
        'March 2023 edited March 2023',
        REPLY,
        '1 · Share on FacebookShare on Twitter',
        'Orrin Posts: 12',
      ],
      ...['March 2023', 'Maud wrote: »', REPLY, ANSWER, '0 · Share on FacebookShare on Twitter'],
    ],
  },
];

describe('texts of boards whose posts have heads', () => {
  for (const { name, engine, lines } of BOARDS) {
    const text = lines.join('\n');
    it(`${name}: engine, authors, own words, the quote and its source`, () => {
      const page = thread(text);
      expect(page.engine).toBe(engine);
      expect(page.posts.map(({ author }) => author.name)).toEqual(['Orrin', 'Maud', 'Orrin']);
      const read = bodies(page);
      expect(read.map(({ ownText }) => ownText)).toEqual([OPENING, REPLY, ANSWER]);
      expect(read[2]?.quotes.map(({ block, text: words }) => [block.author, words, block.sourcePosition])).toEqual([
        ['Maud', REPLY, 2],
      ]);
    });

    it(`${name}: the same with blank lines between and list marks before lines`, () => {
      const airy = lines.map((line) => (line.length < 40 ? `• ${line}` : line)).join('\n\n');
      const page = thread(airy);
      expect(page.engine).toBe(engine);
      expect(page.posts.map(({ author }) => author.name)).toEqual(['Orrin', 'Maud', 'Orrin']);
    });
  }

  it('nests quotes as printed, and tells an unmarked copy', () => {
    const text = [
      ...['#1 2023-03-04 09:12:00', 'Orrin', 'Member', 'Registered: 2017-02-04', 'Posts: 12', OPENING, 'Offline'],
      ...[
        '#2 2023-03-05 20:01:00',
        'Maud',
        'Member',
        'Registered: 2017-02-05',
        'Posts: 7',
        'Orrin wrote:',
        OPENING,
        REPLY,
      ],
      ...['Offline', '#3 2023-03-06 07:40:00', 'Tilde', 'Member', 'Registered: 2017-02-06', 'Posts: 2', 'Maud wrote:'],
      ...['Orrin wrote:', OPENING, REPLY, ANSWER, 'Offline', '#4 2023-03-07 07:40:00', 'Sune', 'Member'],
      ...['Registered: 2017-02-07', 'Posts: 3', REPLY, 'Agreed.', 'Offline', 'Powered by FluxBB'],
    ].join('\n');
    const read = bodies(thread(text));
    expect(read.map(({ ownText }) => ownText)).toEqual([OPENING, REPLY, ANSWER, 'Agreed.']);
    expect(read[2]?.quotes.map(({ block, parentIndex, text: words }) => [block.author, parentIndex, words])).toEqual([
      ['Maud', null, REPLY],
      ['Orrin', 0, OPENING],
    ]);
    expect(read[3]?.quotes.map(({ block, text: words }) => [block.author, words, block.extent.method])).toEqual([
      [null, REPLY, 'alignment'],
    ]);
  });

  it('reads scores, and authors without their marks, of old Reddit', () => {
    const text = [
      ...['A new landing', 'submitted 5 hours ago by Orrin', '2 comments', 'share', 'save', 'sorted by:', 'best'],
      ...['[–]Maud[M] 12 points13 points14 points 4 hours ago (1 child)', REPLY, 'permalink', 'embed', 'save', 'reply'],
      ...['[–]Orrin[S] -2 points-1 points0 points 3 hours ago (0 children)', ANSWER, 'permalink', 'embed', 'reply'],
      'Use of this site constitutes acceptance of our User Agreement and Privacy Policy.',
    ].join('\n');
    const page = thread(text);
    expect(page.posts.map(({ author }) => author.name)).toEqual(['Orrin', 'Maud', 'Orrin']);
    expect(bodies(page).map(({ ownText }) => ownText)).toEqual(['', REPLY, ANSWER]);
    expect(page.posts.map(({ reactions }) => reactions[0]?.count ?? null)).toEqual([null, 13, -1]);
  });

  it('claims no prose with dates and numbers in it', () => {
    const text = ['The landing', 'March 4, 2023', OPENING, '#2', REPLY, 'Maud said:', ANSWER, 'March 5, 2023', OPENING];
    expect(parse(text.join('\n'))).toBeNull();
  });
});
