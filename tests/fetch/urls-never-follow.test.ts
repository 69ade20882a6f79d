import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../src/fetch/urls/clean-address.js';
import { neverFollow } from '../../src/fetch/urls/never-follow.js';
import type { NeverReason } from '../../src/fetch/urls/never-follow-rules.js';
import { hasShared, root, shared } from '../support/shared.js';

const at = (path: string): string => `https://board.example${path}`;

/** Links as the engines print them beside their posts and rows. */
const NEVER: Readonly<Record<NeverReason, readonly string[]>> = {
  'not-web': [],
  reply: [
    '/posting.php?mode=reply&t=2',
    '/posting.php?mode=quote&p=9',
    '/newreply.php?do=newreply&noquote=1&p=9',
    '/newthread.php?do=newthread&f=3',
    '/newreply.php?tid=9&replyto=11',
    '/index.php?action=post;topic=1.0;num_replies=3',
    '/index.php?action=post;board=2.0',
    '/threads/a-title.12/reply?quote=9',
    '/threads/a-title.12/add-reply',
    '/forums/talk.3/post-thread',
    '/index.php?threads/a-title.12/reply&quote=9',
    '/forum/3-talk/?do=add',
    '/index.php?app=forums&module=post&section=post&do=reply_post&t=12',
    '/index.php?act=Post&CODE=02&f=3&t=12',
    '/compose?tid=12',
    '/post.php?tid=5',
    '/post.php?tid=5&qid=7',
    '/2024/05/a-title/?replytocom=12#respond',
    '/comment/reply/12/34',
    '/posts/reply/0/154',
    '/forum.php?mod=post&action=reply&fid=2&tid=9',
    '/index.php?mode=posting&id=12&back=thread',
    '/archives/list/dev@board.example/message/ABCDEF/reply',
    '/questions/ask',
    '/discussions/forum/11/?newdiscussion=1',
    '/post/discussion/4',
  ],
  report: [
    '/report.php?p=9',
    '/app.php/post/9/report',
    '/index.php?action=reporttm;topic=1.0;msg=9',
    '/posts/9/report',
    '/topic/12-a-title/?do=reportComment&comment=9',
  ],
  print: [
    '/printthread.php?t=9&pp=10',
    '/printthread.php?tid=9',
    '/viewtopic.php?f=2&t=5&view=print',
    '/index.php?action=printpage;topic=1.0',
    '/t/a-title/12/print',
    '/forum.php?mod=viewthread&action=printable&tid=9',
    '/index.php?act=Print&client=printer&f=3&t=12',
    '/a-title/print/',
    '/2024/05/a-title/?print=1',
  ],
  feed: [
    '/external.php?type=RSS2&forumids=3',
    '/syndication.php?fid=3',
    '/feed.php?t=5',
    '/app.php/feed/topic/5',
    '/index.php?action=.xml;type=rss;board=1',
    '/forums/talk.3/index.rss',
    '/topic/12-a-title.xml/',
    '/t/a-title/12.rss',
    '/topic/12.rss',
    '/extern.php?action=feed&tid=5&type=atom',
    '/2024/05/a-title/feed/',
    '/comments/feed/',
    '/?feed=rss2',
    '/index.php?mode=rss&thread=12',
    '/discussions/feed.rss',
    '/atom/d/12',
    '/feeds/question/12',
  ],
  jump: [
    '/viewtopic.php?p=9#p9',
    '/viewtopic.php?f=2&t=5&p=9',
    '/viewtopic.php?t=5&view=unread#unread',
    '/viewtopic.php?t=5&view=next',
    '/showthread.php?p=9#post9',
    '/showthread.php?t=9&goto=newpost',
    '/showthread.php?t=9&goto=nextoldest',
    '/showthread.php?9-A-title&p=44#post44',
    '/showpost.php?p=9&postcount=3',
    '/showthread.php?tid=9&action=lastpost',
    '/showthread.php?tid=9&pid=11#pid11',
    '/showthread.php?mode=threaded&tid=9&pid=11',
    '/thread-9-lastpost.html',
    '/thread-9-post-11.html',
    '/index.php?topic=1.new;topicseen#new',
    '/index.php?topic=1.msg9#msg9',
    '/index.php?topic=1.from1400000000',
    '/index.php?topic=1.0;prev_next=prev#new',
    '/index.php?msg=9',
    '/index.php/topic,1.msg9.html',
    '/threads/a-title.12/unread',
    '/threads/a-title.12/latest',
    '/threads/a-title.12/post-99',
    '/posts/99/',
    '/goto/post?id=99',
    '/index.php?goto/post&id=99',
    '/topic/12-a-title/?do=getLastComment',
    '/topic/12-a-title/?do=findComment&comment=9',
    '/topic/12-a-title/?view=getnewpost',
    '/index.php?app=forums&module=forums&section=findpost&pid=9',
    '/viewtopic.php?pid=9#p9',
    '/viewtopic.php?id=5&action=new',
    '/forum.php?mod=redirect&goto=lastpost&tid=9',
    '/thread/63-a-title/?postID=9#post9',
    '/discussion/comment/9#Comment_9',
    '/a/12/34',
  ],
  file: [
    '/download/file.php?id=1',
    '/attachment.php?attachmentid=3&d=1',
    '/attachment.php?aid=3',
    '/index.php?action=dlattach;topic=1.0;attach=2;image',
    '/attachments/photo-jpg.99/',
    '/uploads/default/original/1X/a.png',
    '/forum.php?mod=attachment&aid=abc',
    '/pipermail/list/2024-May.txt.gz',
    '/a.PDF',
    '/image.jpeg?size=2',
  ],
  account: [
    '/ucp.php?mode=login&redirect=viewtopic.php%3Ft%3D5',
    '/login.php?do=logout&logouthash=x',
    '/register.php',
    '/member.php?action=login',
    '/index.php?action=login',
    '/index.php?action=signup',
    '/login/?ref=aHR0cHM6',
    '/register/',
    '/lost-password/',
    '/account/preferences',
    '/index.php?app=core&module=global&section=login',
    '/entry/signin?Target=x',
    '/wp-login.php?redirect_to=x',
    '/user/login?destination=x',
    '/users/sign_in',
    '/private.php?do=newpm&u=3',
    '/conversations/add?to=anna',
    '/notifications',
    '/my/preferences',
  ],
  search: [
    '/search.php?search_id=active_topics',
    '/search.php?do=getnew',
    '/search?q=word',
    '/search/12/?q=word',
    '/index.php?action=search',
    '/index.php?action=unread',
    '/find-new/posts',
    '/whats-new/',
    '/discover/',
    '/?s=word',
    '/tags.php?tag=word',
  ],
  member: [
    '/memberlist.php?mode=viewprofile&u=3',
    '/member.php?u=3',
    '/member.php?action=profile&uid=3',
    '/index.php?action=profile;u=3',
    '/members/anna.3/',
    '/profile/3-anna/',
    '/u/anna',
    '/u/anna/summary',
    '/user/anna/topics',
    '/users/3/anna',
    '/profile.php?id=3',
    '/author/anna/',
    '/user-3.html',
    '/index.php?showuser=3',
  ],
  calendar: [
    '/calendar.php',
    '/calendar.php?action=addevent',
    '/index.php?action=calendar',
    '/calendar/2024/05/',
    '/forum/calendar/12-events/',
    '/index.php?app=calendar&module=calendar',
    '/calendar-1-year-2024-month-5.html',
  ],
  'mark-read': [
    '/viewforum.php?f=2&hash=abc&mark=topics',
    '/index.php?mark=forums',
    '/forumdisplay.php?do=markread&markreadhash=guest',
    '/misc.php?action=markread&fid=3',
    '/index.php?action=markasread;sa=all',
    '/forums/talk.3/mark-read?date=1',
    '/forum/3-talk/?do=markRead',
  ],
  vote: [
    '/ratethread.php?tid=9&rating=1',
    '/threadrate.php?t=9&vote=5',
    '/posts/9/react?reaction_id=1',
    '/posts/9/reactions',
    '/posts/9/like',
    '/threads/a-title.12/poll/vote',
    '/topic/12-a-title/?do=reactComment&comment=9&reaction=1',
    '/index.php?action=vote;topic=1.0;poll=3',
    '/archives/list/dev@board.example/message/ABCDEF/vote',
    '/post_thanks.php?do=post_thanks_add&p=9',
  ],
  action: [
    '/editpost.php?do=editpost&p=9',
    '/editpost.php?pid=9',
    '/inlinemod.php?do=x',
    '/moderation.php?action=x',
    '/index.php?action=notify;topic=1.0',
    '/index.php?action=sendtopic;topic=1.0',
    '/threads/a-title.12/watch',
    '/posts/9/edit',
    '/posts/9/bookmark',
    '/viewtopic.php?t=5&watch=topic&start=0',
    '/topic/12-a-title/?do=editComment&comment=9&csrfKey=x',
    '/topic/12-a-title/?do=email&comment=9',
    '/edit.php?id=9',
    '/delete.php?id=9',
    '/posts/9/revisions',
  ],
  share: [
    '/2024/05/a-title/?share=twitter',
    '/sharer/sharer.php?u=x',
    '/intent/tweet?text=x',
    '/home/leaving?target=x',
  ],
  about: [
    '/faq.php',
    '/misc.php?do=showrules',
    '/index.php?action=help',
    '/index.php?action=who',
    '/online/',
    '/help/terms/',
    '/viewonline.php',
    '/privacy-policy/',
    '/help.php',
  ],
  loop: [
    '/a/b/a/b/a/b/',
    '/forum/forum/forum/',
    '/threads/x.1/page-999999999',
    '/list?page=900000000',
    `/${'a/'.repeat(40)}`,
    `/${'a'.repeat(3_000)}`,
    '/x?a=1&a=1&a=1&a=1',
    '/viewforum.php?f=2&start=99999999',
  ],
};

/** Pages that look like them: titles made of the same words, forums named so, numbers that are no jump. */
const FOLLOWED = [
  '/',
  '/viewtopic.php?t=5&start=20',
  '/viewtopic.php?id=5&p=2',
  '/viewforum.php?f=2&start=25',
  '/showthread.php?t=9&page=2',
  '/showthread.php?9-How-to-login&page=2',
  '/showthread.php?tid=9&page=2',
  '/forumdisplay.php?fid=3&page=2',
  '/index.php?topic=1.15',
  '/index.php?topic=1.0;wap2',
  '/index.php?board=4.20',
  '/index.php/topic,1.15.html',
  '/thread-9-page-2.html',
  '/forum-3-page-2.html',
  '/threads/how-to-login.12/',
  '/threads/search.12/page-2',
  '/threads/print.12/',
  '/threads/a-title.12/page-2',
  '/index.php?threads/report.12/page-2',
  '/forums/members.3/',
  '/forums/help.3/page-2',
  '/topic/12-print/',
  '/topic/12-a-title/page/2/',
  '/topic/12-a-title/?page=2',
  '/forum/3-help/',
  '/index.php?/topic/12-login/page__st__20',
  '/index.php?showtopic=12&st=20',
  '/t/login/12',
  '/t/search/12?page=2',
  '/t/print/12',
  '/c/help/4',
  '/c/support/help/4',
  '/latest?page=2',
  '/d/12-login',
  '/d/12-a-title?page=2',
  '/topic/12/login',
  '/topic/12/search?page=2',
  '/category/3/help?page=2',
  '/discussion/12/report/p2',
  '/discussions/p2',
  '/categories/help/p2',
  '/forum/help/44-a-title',
  '/forum/main/search/44-a-title/page2',
  '/2024/05/how-to-login/',
  '/2024/05/a-title/comment-page-2/',
  '/?p=12&cpage=2',
  '/?p=9000000',
  '/pipermail/list/2024-May/000012.html',
  '/pipermail/list/2024-May/thread.html',
  '/archives/list/dev@board.example/thread/ABCDEF/?page=2',
  '/archives/list/dev@board.example/2024/5/',
  '/hypermail/2024/0512.html',
  '/forum.php?mod=viewthread&tid=9&page=2',
  '/forum.php?mod=forumdisplay&fid=2&page=3',
  '/thread-9-2-1.html',
  '/item?id=9&p=2',
  '/news?p=2',
  '/r/talk/comments/abc/login/',
  '/r/talk/?count=25&after=t3_abc',
  '/post/12?scrollToComments=true',
  '/questions/12/how-to-report',
  '/s/abcdef/search',
  '/posts/list/12.page',
  '/index.php?mode=thread&id=12',
  '/index.php?mode=index&page=2',
  '/wiki/a/b/a/c',
  '/x?y=feed-the-cat',
  '/a-title-about-rss.html',
  '/image.jpeg.html',
  // Interfaces for programs: their words are names of collections.
  '/wp-json/wp/v2/comments?post=1&page=2&search=x',
  '/?rest_route=/wp/v2/comments&post=77&search=x',
  '/api/v3/post?id=12',
  '/api/users/3',
  '/t/12/posts.json?post_ids[]=1&post_ids[]=2',
  '/search.json?q=x',
].map(at);

const rows = Object.entries(NEVER).flatMap(([reason, paths]) => paths.map((one) => [one, reason] as const));

/** All addresses of threads, lists and their neighbours that a parsed page names. */
function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part === 'string') return /^(?:next|prev)?url$/i.test(key) && /^https?:/.test(part) ? [part] : [];
    return ['thread', 'threads', 'forums'].includes(key) || Array.isArray(value) ? named(part) : [];
  });
}

function refusedBelow(folder: string, ending: string): { seen: number; refused: string[] } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
  const urls = [...new Set(files.flatMap((file) => named(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))))];
  const refused = urls.flatMap((url) => {
    const reason = neverFollow(url) ?? neverFollow(cleanAddress(url) ?? '');
    return reason === null ? [] : [`${reason}: ${url}`];
  });
  return { seen: urls.length, refused };
}

describe('neverFollow', () => {
  test.each(rows)('%s: %s', (one, reason) => {
    expect(neverFollow(at(one))).toBe(reason);
  });

  test.each(['mailto:anna@board.example', 'javascript:void(0)', 'tel:+1', '#top', 'viewtopic.php?t=1', ''])(
    '%s is no address of the web',
    (url) => {
      expect(neverFollow(url)).toBe('not-web');
    },
  );

  test.each(FOLLOWED)('%s is followed', (url) => {
    expect(neverFollow(url)).toBeNull();
  });

  test('a session or a fragment changes nothing', () => {
    const all = [...rows.map(([one]) => at(one)), ...FOLLOWED];
    fc.assert(
      fc.property(fc.constantFrom(...all), (url) => {
        const plain = url.split('#')[0] ?? '';
        const spelled = `${plain}${plain.includes('?') ? '&' : '?'}sid=0123456789abcdef0123456789abcdef#p1`;
        // `?` gives a bare route a query; the start page with a session is still the start page.
        if (plain.includes('?')) expect(neverFollow(spelled)).toBe(neverFollow(url));
      }),
    );
  });

  test('is total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (url) => {
        const reason = neverFollow(url);
        expect(reason === null || reason in NEVER).toBe(true);
      }),
    );
  });

  test('takes time in proportion to the length', () => {
    const hostile = ['&app=core', '&view=', 'a/', '&id=1;', '%41', '/page-1'].map((part) =>
      at(`/?${part.repeat(4_000)}`),
    );
    const started = performance.now();
    for (const url of [...hostile, ...hostile.map((one) => one.replace('?', ''))]) neverFollow(url);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('refuses no address of a thread or a list that a fixture names', () => {
    const { seen, refused } = refusedBelow(path.join(root, 'tests/fixtures'), 'expected.json');
    expect(refused).toEqual([]);
    expect(seen).toBeGreaterThan(20);
  });

  test.runIf(hasShared('corpus'))('refuses no address of a thread that real pages name', () => {
    const { seen, refused } = refusedBelow(path.join(shared, 'corpus'), '.truth.json');
    expect(refused).toEqual([]);
    expect(seen).toBeGreaterThan(50);
  });
});
