import { describe, expect, it } from 'vitest';
import { readNumbers, romanValue } from '../../src/quotes/numbers.js';
import { linked, quote } from './build.js';

const isChanged = (before: string, after: string): boolean | undefined =>
  linked({ author: 'Ann', blocks: [before] }, { author: 'Eve', blocks: [quote('Ann', after), 'So.'] }).posts.at(-1)
    ?.quotes[0]?.meaningChanged;

describe('a change of meaning in many languages', () => {
  it.each([
    ['Bu iskele bugün çalışmıyor sanırım arkadaşlar.', 'Bu iskele bugün çalışıyor sanırım arkadaşlar.'],
    ['Dün vapur iskeleye gelmedi, bekledik durduk.', 'Dün vapur iskeleye geldi, bekledik durduk.'],
    ['Ik zie nauwelijks boten op het water.', 'Ik zie bijna boten op het water.'],
    ['Никто из нас не видел лодку вчера.', 'Кто-то из нас не видел лодку вчера.'],
    ['Никто здесь лодку не видел.', 'Кое кто здесь лодку не видел.'],
    ['Przypłyną 14 maja wieczorem, jak zawsze.', 'Przypłyną 14 czerwca wieczorem, jak zawsze.'],
    ['Llegan el 3 de mayo por la tarde.', 'Llegan el 3 de junio por la tarde.'],
    ['Wir fahren mittwochs, nämlich am mittwoch früh.', 'Wir fahren mittwochs, nämlich am donnerstag früh.'],
    ['船は十二隻あると聞きました。', '船は二十隻あると聞きました。'],
    ['領収書をもらいましたと言った。', '領収書をもらいませんでしたと言った。'],
    ['부두에는 배가 없다고 들었어요 어제.', '부두에는 배가 있다고 들었어요 어제.'],
    ['Chapter IX of the harbour rules says so.', 'Chapter XI of the harbour rules says so.'],
    ['The pier was ½ a mile long there.', 'The pier was ¼ a mile long there.'],
    ['It took 3 hundred people to the island.', 'It took 4 hundred people to the island.'],
    ['Es war ein sinnvoller Plan für den Hafen.', 'Es war ein sinnloser Plan für den Hafen.'],
    ['That cost £4.5m in all, they say.', 'That cost £4.5bn in all, they say.'],
  ])('is: %s -> %s', (before, after) => {
    expect(isChanged(before, after)).toBe(true);
  });

  it.each([
    ['船は十二隻あると聞きました。', '船は12隻あると聞きました。'],
    ['İskelede on iki kişi vardı o sabah.', 'İskelede 12 kişi vardı o sabah.'],
    ['That cost £4.5m in all, they say.', 'That cost £4.5 million in all, they say.'],
    ['The pier is 30 m long, they say.', 'The pier is 30 metres long, they say.'],
    ['The pier was ½ a mile long there.', 'The pier was 1/2 a mile long there.'],
    ['It takes 2½ hours to the island.', 'It takes 2 1/2 hours to the island.'],
    ['Chapter IX of the harbour rules says so.', 'Chapter 9 of the harbour rules says so.'],
    ['The 2nd boat is the one we took.', 'The second boat is the one we took.'],
    ['I told nobody at all. The boat came late.', 'The boat came late.'],
  ])('is none: %s -> %s', (before, after) => {
    expect(isChanged(before, after)).toBe(false);
  });

  it('is a negation cut off from the first word of a quote, but not one that belongs to other words', () => {
    expect(isChanged('I do not believe the timetable at all.', 'believe the timetable at all.')).toBe(true);
    expect(isChanged('Das sehe ich am Hafen nicht.', 'Das sehe ich am Hafen')).toBe(true);
    expect(isChanged('We came for nothing the boat was gone.', 'the boat was gone.')).toBe(false);
    expect(isChanged('We can cross it without a boat today.', 'We can cross it')).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['三 百 五 十', ['350']],
    ['二 万 三 千', ['23000']],
    ['12 万', ['120000']],
    ['4.5 m', ['4500000']],
    ['on iki', ['12']],
    ['on', []],
    ['2 1/2', ['2.5']],
    ['2+1/2', ['2.5']],
    ['一 隻', []],
  ])('in "%s"', (words, numbers) => {
    expect(readNumbers(words.split(' '))).toEqual(numbers);
  });

  it('are Roman in capitals of two letters and more', () => {
    expect(['XIV', 'MCMXC', 'IIII', 'iv', 'V', 'DVD', 'XX'].map(romanValue)).toEqual([
      14,
      1990,
      null,
      null,
      null,
      null,
      20,
    ]);
  });
});
