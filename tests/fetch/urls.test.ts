import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../src/fetch/urls/clean-address.js';
import { VIEW_PARAMETERS } from '../../src/fetch/urls/view-parameters.js';

const MD5 = '0123456789abcdef0123456789abcdef';
const at = (path: string): string => `https://board.example${path}`;

/** Addresses that stand for different pages of threads and lists, as the engines write them: none is changed, no two join. */
const PAGES = [
  '/',
  '/index.php',
  // phpBB
  '/viewtopic.php?t=5',
  '/viewtopic.php?f=2&t=5&start=20',
  '/viewtopic.php?f=2&t=5&start=40',
  '/viewtopic.php?t=5&st=7',
  '/viewforum.php?f=2&start=25',
  '/viewforum.php?f=2&topicdays=30',
  '/viewtopic.php?p=77',
  // vBulletin 3 to 5
  '/showthread.php?t=9',
  '/showthread.php?t=9&page=2',
  '/showthread.php?t=9&page=2&pp=40',
  '/showthread.php?9-A-title&p=44',
  '/showthread.php/9-A-title/page2',
  '/forumdisplay.php?f=3&daysprune=-1',
  '/forumdisplay.php?f=3&prefixid=help',
  '/forum/main/talk/44-a-title/page3',
  // SMF
  '/index.php?topic=1.0',
  '/index.php?topic=1.15',
  '/index.php?topic=1.0;wap2',
  '/index.php?topic=1.0;all',
  '/index.php/topic,1.15.html',
  '/index.php?board=4.20',
  // MyBB
  '/showthread.php?tid=9&page=2',
  '/thread-9-page-2.html',
  '/thread-9-1-1.html',
  '/thread-9-2-1.html',
  '/forumdisplay.php?fid=3&datecut=30',
  // XenForo
  '/threads/a-title.12/',
  '/threads/a-title.12/page-2',
  '/index.php?threads/a-title.12/page-2',
  '/forums/talk.3/?prefix_id=4',
  '/forums/talk.3/?last_days=7',
  // Invision, IP.Board
  '/topic/12-a-title/?page=2',
  '/topic/12-a-title/page/2/',
  '/index.php?/topic/12-a-title/page__st__20',
  '/index.php?showtopic=12&st=20',
  '/index.php?showtopic=12&st=40',
  '/index.php?showforum=3&prune_day=100&st=30',
  // Discourse, Flarum, NodeBB
  '/t/a-title/12?page=2',
  '/t/a-title/12?filter=summary',
  '/latest?page=2',
  '/d/12-a-title?page=2',
  '/topic/12/a-title?page=2',
  '/topic/12/a-title?lang=de&page=2',
  // FluxBB
  '/viewtopic.php?id=5&p=2',
  '/viewforum.php?id=5',
  // WordPress and mailing lists
  '/2024/05/a-title/comment-page-2/',
  '/?p=12&cpage=2',
  '/?s=session',
  '/pipermail/list/2024-May/000012.html',
  '/archives/list/dev@board.example/thread/ABCDEF/?page=2',
  // interfaces for programs: order is asked for on purpose
  '/wp-json/wp/v2/comments?post=1&order=asc&orderby=date&page=2',
  '/wp-json/wp/v2/comments?post=1&order=desc&orderby=date&page=2',
  '/?rest_route=/wp/v2/comments&post=77&order=asc&orderby=date&page=2',
  '/?rest_route=/wp/v2/comments&post=77&order=desc&orderby=date&page=2',
  '/api/discussions?sort=-createdAt',
  '/latest.json?order=created&ascending=true&page=1',
  // others: numbers and names that select
  '/kb_article.php?ref=4045-USHJ-3810',
  '/view?order=4711',
  '/list?sort=3',
  '/r/talk/?count=25&after=t3_abc',
  '/index.php?sid=123456',
  '/comments.pl?sid=23191137&threshold=1&mode=thread&cid=64153115',
  '/questions?tab=newest&page=2',
  '/profile/3?u=anna',
  '/item?id=3&hl=en',
].map(at);

/** Spellings and the address that stands for them. */
const CLEANED: readonly (readonly [url: string, expected: string])[] = [
  // The address itself.
  ['HTTPS://Board.EXAMPLE:443/a?b=1#c', at('/a?b=1')],
  ['http://board.example:80/', 'http://board.example/'],
  ['http://board.example:8080', 'http://board.example:8080/'],
  ['https://anna:secret@board.example/a', at('/a')],
  ['https://board.example./a', at('/a')],
  ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  [at('/a/../b/./c'), at('/b/c')],
  [at('/%7Eanna/%e4%C3?q=%2f%41'), at('/~anna/%E4%C3?q=%2FA')],
  [at('/a?'), at('/a')],
  [at('/a?&&b=1&'), at('/a?b=1')],
  ['  https://board.example/a\n', at('/a')],
  // Markup that was not decoded, once or twice over.
  [at('/viewtopic.php?f=2&amp;t=5&amp;start=20'), at('/viewtopic.php?f=2&t=5&start=20')],
  [at('/viewtopic.php?f=2&amp;amp;t=5'), at('/viewtopic.php?f=2&t=5')],
  [at('/?p=12&#038;cpage=2'), at('/?p=12&cpage=2')],
  // Sessions.
  [at(`/viewtopic.php?f=2&t=5&sid=${MD5}`), at('/viewtopic.php?f=2&t=5')],
  [at(`/showthread.php?s=${MD5}&t=9`), at('/showthread.php?t=9')],
  [at(`/index.php?s=${MD5}&showtopic=12&st=20`), at('/index.php?showtopic=12&st=20')],
  [at('/index.php?PHPSESSID=abcdefghijklmnopqrstuvwxyz&topic=1.15'), at('/index.php?topic=1.15')],
  [at('/index.php?topic=1.0;wap2;PHPSESSID=abcdefghijklmnopqrstuvwxyz'), at('/index.php?topic=1.0;wap2')],
  [at('/posts/list/12.page;jsessionid=0A1B2C3D'), at('/posts/list/12.page')],
  // phpBB 2 and 3: order, words to highlight, "all" spelled out.
  [at('/viewtopic.php?f=2&t=5&st=0&sk=t&sd=a&start=20'), at('/viewtopic.php?f=2&t=5&start=20')],
  [at('/viewtopic.php?t=5&hilit=two+words'), at('/viewtopic.php?t=5')],
  [at('/viewtopic.php?t=5&start=0'), at('/viewtopic.php?t=5')],
  [at('/viewtopic.php?t=5&postdays=0&postorder=asc&start=15'), at('/viewtopic.php?t=5&start=15')],
  [at('/viewtopic.php?t=5&highlight='), at('/viewtopic.php?t=5')],
  [at('/viewtopic.php?t=5&style=3'), at('/viewtopic.php?t=5')],
  // vBulletin, MyBB
  [at('/showthread.php?t=9&highlight=word&page=2'), at('/showthread.php?t=9&page=2')],
  [at('/showthread.php?t=9&mode=hybrid'), at('/showthread.php?t=9')],
  [at('/forumdisplay.php?f=3&order=desc&sort=lastpost&page=2'), at('/forumdisplay.php?f=3&page=2')],
  [
    at('/forumdisplay.php?fid=3&datecut=0&prefix=0&sortby=lastpost&order=asc&page=2'),
    at('/forumdisplay.php?fid=3&page=2'),
  ],
  [at('/showthread.php?tid=9&highlight=a%20b'), at('/showthread.php?tid=9')],
  // SMF
  [at('/index.php?board=4.20;sort=last_post;desc'), at('/index.php?board=4.20')],
  [at('/index.php?topic=1.15;topicseen'), at('/index.php?topic=1.15')],
  // XenForo, Invision
  [at('/forums/talk.3/?order=last_post_date&direction=desc'), at('/forums/talk.3/')],
  [at('/threads/a-title.12/?order=reaction_score'), at('/threads/a-title.12/')],
  [at('/forum/3-talk/?sortby=last_post&sortdirection=desc&page=2'), at('/forum/3-talk/?page=2')],
  [at('/forum/3-talk/?sort_by=Z-A&sort_key=last_post'), at('/forum/3-talk/')],
  [at('/topic/12-a-title/?hl=%2Bword'), at('/topic/12-a-title/')],
  // Discourse, Flarum, NodeBB, Lemmy
  [at('/t/a-title/12?u=anna'), at('/t/a-title/12')],
  [at('/latest?order=created&ascending=true&page=2'), at('/latest?page=2')],
  [at('/d/12-a-title?sort=newest'), at('/d/12-a-title')],
  [at('/topic/12/a-title?sort=newest_to_oldest&page=2'), at('/topic/12/a-title?page=2')],
  [at('/post/12?scrollToComments=true'), at('/post/12')],
  // Discuz, question sites, link lists
  [at('/thread-140-2-17.html'), at('/thread-140-2-1.html')],
  [at('/forum.php?mod=viewthread&tid=9&extra=page%3D1&page=2'), at('/forum.php?mod=viewthread&tid=9&page=2')],
  [at('/forum.php?mod=viewthread&tid=9&extra=&ordertype=1'), at('/forum.php?mod=viewthread&tid=9')],
  [at('/questions/12/a-title?answertab=votes&noredirect=1'), at('/questions/12/a-title')],
  [at('/r/talk/comments/abc/a_title/?sort=new&ref=share&ref_source=link'), at('/r/talk/comments/abc/a_title/')],
  // Campaigns.
  [at('/a?utm_source=x&utm_medium=y&id=3&fbclid=Iw&gclid=3'), at('/a?id=3')],
  [at('/a?ref=twitter'), at('/a')],
  [at('/forum.php?mod=viewthread&tid=9&sid=aB3dE5'), at('/forum.php?mod=viewthread&tid=9')],
  [at('/t/a-title/12?source_topic_id=9'), at('/t/a-title/12')],
  [at('/forums/talk.3/?direction=asc'), at('/forums/talk.3/')],
  [at('/threads/a-title.12/?nested_view=1&sortby=newest'), at('/threads/a-title.12/')],
  [at('/wp-json/wp/v2/comments?post=1&utm_source=x&order=asc'), at('/wp-json/wp/v2/comments?post=1&order=asc')],
];

describe('cleanAddress', () => {
  test.each(PAGES)('leaves %s', (url) => {
    expect(cleanAddress(url)).toBe(url);
  });

  test('joins no two different pages', () => {
    expect(new Set(PAGES.map(cleanAddress)).size).toBe(PAGES.length);
  });

  test.each(CLEANED)('%s', (url, expected) => {
    expect(cleanAddress(url)).toBe(expected);
  });

  test.each([
    ['mailto:anna@board.example'],
    ['javascript:void(0)'],
    ['ftp://board.example/a'],
    ['data:text/html,x'],
    ['//board.example/a'],
    ['/viewtopic.php?t=5'],
    ['https://'],
    [''],
    [`https://board.example/${'a'.repeat(8_000)}`],
  ])('%s is no address of a page', (url) => {
    expect(cleanAddress(url)).toBeNull();
  });

  test('every row of the table is used above', () => {
    const used = (row: (typeof VIEW_PARAMETERS)[number]): boolean =>
      CLEANED.some(([url]) => {
        const [path = '', query = ''] = url.replaceAll('&amp;', '&').split('?');
        return query.split(/[&;]/).some((piece) => {
          const [name = '', value = ''] = piece.split('=');
          return row.name.test(name) && row.value.test(value) && (row.path?.test(path) ?? true);
        });
      });
    expect(VIEW_PARAMETERS.filter((row) => !used(row)).map((row) => row.why)).toEqual([]);
  });

  const decorated = fc.tuple(
    fc.constantFrom(...PAGES),
    fc.subarray([`sid=${MD5}`, `s=${MD5}`, 'PHPSESSID=abc123', 'utm_source=feed', 'fbclid=x1']),
    fc.constantFrom('', '#post12', '#'),
    fc.boolean(),
  );

  test('joins every spelling of a page: session, campaign, fragment, case of the host, escaped ampersand', () => {
    fc.assert(
      fc.property(decorated, ([page, extra, hash, shout]) => {
        const separator = page.includes('?') ? '&amp;' : '?';
        const spelled = extra.length === 0 ? page : `${page}${separator}${extra.join('&amp;')}`;
        const cased = shout ? spelled.replace('https://board.example', 'HTTPS://BOARD.example:443') : spelled;
        expect(cleanAddress(cased + hash)).toBe(page);
      }),
    );
  });

  test('is total and idempotent', () => {
    const odd = fc.array(
      fc.constantFrom(
        '&',
        ';',
        '?',
        '#',
        '%',
        '%2',
        '%41',
        '%%34%31',
        'amp;',
        '&amp;',
        '%61mp;',
        '=',
        '/',
        ';sid=',
        'sid=',
        MD5,
        'é',
        '\ud800',
        ' ',
        'a',
      ),
      { maxLength: 16 },
    );
    const url = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ maxLength: 60 }),
      odd.map((parts) => `https://board.example/${parts.join('')}`),
      odd.map((parts) => `http://board.example/viewtopic.php?${parts.join('')}`),
    );
    fc.assert(
      fc.property(url, (text) => {
        const once = cleanAddress(text);
        if (once !== null) expect(cleanAddress(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });
});
