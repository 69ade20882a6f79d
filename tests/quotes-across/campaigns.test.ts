import { describe, expect, it } from 'vitest';
import type { LinkedThread } from '../../src/model/thread.js';
import { linkAcross, sharesRun } from '../../src/quotes/across/index.js';
import type { PostSketch } from '../quotes/build.js';
import { june, othersOf, real, siteOf, threadOf } from './site.js';

const APPEALS = {
  en: 'Friends, the mayor wants to close our swimming hall before winter! Write to him, call him, tell your neighbours: on Tuesday we all meet at the town hall at six.',
  de: 'Freunde, der Bürgermeister will unser Hallenbad noch vor dem Winter schließen! Schreibt ihm, ruft ihn an, sagt es euren Nachbarn: am Dienstag treffen wir uns alle um sechs am Rathaus.',
  ru: 'Друзья, мэр хочет закрыть наш бассейн ещё до зимы! Пишите ему, звоните ему, расскажите соседям: во вторник мы все встречаемся у ратуши в шесть часов вечера.',
};

const thread = (id: string, ...posts: readonly (readonly [string | null, number, string])[]): LinkedThread =>
  threadOf(
    id,
    posts.map(([author, day, text]): PostSketch => ({ author, at: june(day), blocks: [text] })),
  );

const kinds = (threads: readonly LinkedThread[]) =>
  threads.map((one) => one.posts.map((post) => post.repeats.map(({ kind }) => kind).join()).join(' '));

describe.each(Object.entries(APPEALS))('a text posted by several accounts (%s)', (_, appeal) => {
  it('in several threads is a campaign with one source', () => {
    const site = [
      thread('c', ['Cid', 3, appeal], ['Dot', 4, `Good day all. ${appeal}`]),
      thread('a', ['Ann', 1, appeal]),
      thread('b', ['Olga', 1, 'What is new in town today?'], ['Ben', 2, appeal.toUpperCase()]),
    ];
    const linked = siteOf(...site);
    expect(kinds(linked)).toEqual(['campaign campaign', '', ' campaign']);
    const source = { sourcePostId: real(site[1], 0)?.id, sourceThreadId: 'a', kind: 'campaign' };
    for (const post of [real(linked[0], 0), real(linked[0], 1), real(linked[2], 1)]) {
      expect(post?.repeats).toHaveLength(1);
      expect(post?.repeats[0]).toMatchObject(source);
    }
    expect(real(linked[0], 0)?.originalText).toBe('');
    expect(real(linked[0], 0)?.originalShare).toBe(0);
    expect(real(linked[0], 1)?.originalText).toMatch(/^Good day all\./u);
    expect(real(linked[0], 1)?.originalShare).toBeLessThan(0.15);
  });

  it('is the same when each changes two words', () => {
    const words = appeal.split(' ');
    const changed = (...places: readonly number[]): string =>
      words.map((word, at) => (places.includes(at) ? 'x' : word)).join(' ');
    const linked = siteOf(
      thread('a', ['Ann', 1, changed(3, 20)]),
      thread('b', ['Ben', 2, changed(4, 12)]),
      thread('c', ['Cid', 3, changed(21, 13)]),
    );
    expect(kinds(linked)).toEqual(['', 'campaign', 'campaign']);
    expect(sharesRun(changed(3, 20), changed(4, 12))).toBe(true);
    for (const one of linked.slice(1))
      expect(new Set(real(one, 0)?.repeats.map(({ sourceThreadId }) => sourceThreadId))).toEqual(new Set(['a']));
  });

  it('in one thread is one, too', () => {
    const [linked] = siteOf(thread('a', ['Ann', 1, appeal], ['Ben', 2, appeal], ['Cid', 3, appeal]));
    expect(kinds(linked === undefined ? [] : [linked])).toEqual([' campaign campaign']);
    expect(linked?.posts[2]?.repeats[0]).toMatchObject({ sourcePostId: linked?.posts[0]?.id });
    expect(linked?.posts[2]?.repeats[0]?.sourceThreadId ?? null).toBeNull();
    expect(kinds(siteOf(thread('a', ['Ann', 1, appeal], ['Ben', 2, appeal])))).toEqual([' unmarked']);
  });
});

describe('a campaign', () => {
  const appeal = APPEALS.en;

  it('takes three accounts, or two in three threads', () => {
    const [a, b] = [thread('a', ['Ann', 1, appeal]), thread('b', ['Ben', 2, appeal])];
    expect(kinds(siteOf(a, b))).toEqual(['', 'unmarked']);
    expect(kinds(siteOf(a, b, thread('c', ['Ben', 3, appeal])))).toEqual(['', 'campaign', 'campaign']);
    expect(kinds(siteOf(a, b, thread('c', [null, 3, appeal])))).toEqual(['', 'campaign', 'campaign']);
    expect(kinds(siteOf(a, thread('c', [null, 3, appeal])))).toEqual(['', 'unmarked']);
  });

  it('is none of one account, and leaves its own copies to that of the first', () => {
    const own = [1, 2, 3, 4].map((day) => thread(`t${day}`, ['Ann', day, appeal]));
    expect(kinds(siteOf(...own))).toEqual(['', 'self', 'self', 'self']);
    const joined = siteOf(...own, thread('b', ['Ben', 5, appeal]), thread('c', ['Cid', 6, appeal]));
    expect(kinds(joined)).toEqual(['', 'self', 'self', 'self', 'campaign', 'campaign']);
    expect(real(joined[3], 0)?.originalText).toBe(real(own[3], 0)?.analysisText);
  });

  it('fills the posts: a passage taken into longer replies is no campaign', () => {
    const reply = (name: string): string =>
      `${appeal} I am ${name}, and I find that ${name} must say a word on it: ${Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ')}`;
    const linked = siteOf(
      thread('a', ['Ann', 1, `${appeal} ${'What I think of it I said last year already, in my own way. '.repeat(4)}`]),
      thread('b', ['Ben', 2, reply('Ben')]),
      thread('c', ['Cid', 3, reply('Cid')]),
      thread('d', ['Dot', 4, reply('Dot')]),
    );
    expect(kinds(linked)).toEqual(['', 'unmarked', 'unmarked', 'unmarked']);
  });

  it('of a passage has the post it was taken from as its source', () => {
    const linked = siteOf(
      thread('a', ['Ann', 1, `${'So here is what I wrote last week about it all. '.repeat(6)} ${appeal}`]),
      thread('b', ['Ben', 2, appeal]),
      thread('c', ['Cid', 3, appeal]),
      thread('d', ['Dot', 4, appeal]),
    );
    expect(kinds(linked)).toEqual(['', 'campaign', 'campaign', 'campaign']);
    expect(linked.slice(1).map((one) => real(one, 0)?.repeats[0]?.sourceThreadId)).toEqual(['a', 'a', 'a']);
  });

  it('of more posts than a stock phrase has is still one when the whole text is the same', () => {
    const post = (at: number, text: string): LinkedThread =>
      thread(`t${at}`, [`Account ${at}`, 1 + Math.floor(at / 3), text]);
    const linked = (text: string): LinkedThread[] => {
      const many = Array.from({ length: 60 }, (_, at) => post(at, text));
      return [many[0], many[7], many[59]].flatMap((one) =>
        one === undefined ? [] : [linkAcross(one, othersOf(one, many))],
      );
    };
    expect(kinds(linked(appeal))).toEqual(['', 'campaign', 'campaign']);
    expect(new Set(linked(appeal).flatMap((one) => real(one, 0)?.repeats.map((row) => row.sourceThreadId)))).toEqual(
      new Set(['t0']),
    );
    const phrase = 'Moved to the board for small boats, please look where you post next time.';
    expect(kinds(linked(phrase))).toEqual(['', '', '']);
  });
});
