import { describe, expect, it } from 'vitest';
import { type SentimentInput, scoreSentiment } from '../../src/analyze/sentiment/index.js';
import { sliceCodePoints } from '../../src/model/text.js';

const ENGLISH: SentimentInput = {
  text: '',
  full: null,
  language: 'en',
  by: 'post',
  reply: false,
  lists: true,
  targets: [],
};
const value = (text: string) => scoreSentiment({ ...ENGLISH, text });
const score = (text: string): number => value(text).score ?? Number.NaN;

describe('sentiment', () => {
  it.each([
    ['This is a wonderful plan.', 'positive'],
    ['What a terrible, disgusting lie.', 'negative'],
    ['The meeting starts on Friday at the town hall.', 'neutral'],
    ['I do not like this at all.', 'negative'],
    ['It looks like a bus.', 'neutral'],
    ['Not bad, not bad.', 'positive'],
    ['Thanks for nothing.', 'negative'],
    ['😡', 'negative'],
    ['🥳🎉', 'positive'],
    ['hmm :(', 'negative'],
  ])('%s → %s', (text, expected) => {
    expect(value(text).class).toBe(expected);
  });

  it('turns values in the scope of a negation, and only there', () => {
    expect(score('She is not honest.')).toBeLessThan(0);
    expect(score('She is not late, she is honest.')).toBeGreaterThan(0);
    expect(score('Not only honest but kind.')).toBeGreaterThan(0);
  });

  it('weighs degree, capitals and exclamation marks', () => {
    expect(score('an extremely good idea')).toBeGreaterThan(score('a good idea'));
    expect(score('a slightly good idea')).toBeLessThan(score('a good idea'));
    expect(score('a GOOD idea')).toBeGreaterThan(score('a good idea'));
    expect(score('a good idea!!!')).toBeGreaterThan(score('a good idea'));
    expect(score('a good idea?')).toBeLessThan(score('a good idea'));
  });

  it('gives the weight to what follows "but"', () => {
    expect(score('The food was good but the service was terrible.')).toBeLessThan(0);
    expect(score('The service was terrible but the food was good.')).toBeGreaterThan(
      score('The food was good but the service was terrible.'),
    );
  });

  it('shows the deciding words as spans of code points', () => {
    const text = '😀 the 𝒩ew plan is a Disaster';
    for (const span of value(text).words) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
    expect(value(text).words.map((word) => word.text)).toContain('Disaster');
  });

  it('brings stretched letters back', () => {
    expect(score('This is sooo goooood')).toBeGreaterThan(score('This is good'));
    expect(value('I looove it').class).toBe('positive');
  });

  it('has a positive and a negative mass: the sums of the words that decided', () => {
    const mixed = value('The food was wonderful, the service was terrible, and the waiter was rude.');
    const sum = (sign: number): number =>
      mixed.words.filter(({ valence }) => valence * sign > 0).reduce((all, { valence }) => all + valence * sign, 0);
    expect(mixed.positive).toBeCloseTo(sum(1), 2);
    expect(mixed.negative).toBeCloseTo(sum(-1), 2);
    expect(mixed.positive).toBeGreaterThan(0);
    expect(mixed.negative).toBeGreaterThan(0);
  });

  it('shows the words the model decided by, where the rules know none', () => {
    const text = 'Congratz mate, you made everyone here so very welcum and appreciatd';
    const found = value(text);
    expect(found.class).toBe('positive');
    expect(found.words.length).toBeGreaterThan(0);
    for (const span of found.words) {
      expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
      expect(span.valence).toBeGreaterThan(0);
    }
  });

  it('has a wide neutral band: facts, plans and questions are neutral', () => {
    for (const text of [
      'The tram stops at the market and then at the library.',
      'Does anybody know when the new timetable comes out?',
      'I replaced the cable with one of two metres.',
      'The report says that 214 flats were built in March.',
    ])
      expect([text, value(text).class]).toEqual([text, 'neutral']);
  });

  it('is surer of plain words than of faint ones', () => {
    expect(value('This is a wonderful, wonderful plan, thank you so much!').confidence).toBeGreaterThan(
      value('It could be worse, I suppose.').confidence ?? 1,
    );
  });

  it('says in which language a text was read, and that English was assumed', () => {
    expect(value('What a day.').readAs).toEqual({ language: 'en', by: 'post' });
    const assumed = scoreSentiment({ ...ENGLISH, text: 'What a day.', language: null, by: 'assumed' });
    expect(assumed.readAs).toEqual({ language: 'en', by: 'assumed' });
  });

  it('keeps the tone of the whole body beside that of the own words', () => {
    const both = scoreSentiment({
      ...ENGLISH,
      text: 'Well observed, thank you.',
      full: 'You are a disgusting liar and a terrible fraud.\nWell observed, thank you.',
    });
    expect(both.class).toBe('positive');
    expect(both.fullClass).toBe('negative');
  });

  it.each([
    ['', 'en', 'no words'],
    ['12 % — …', null, null],
    ['Det er en fin dag', 'nb', 'language not served: nb'],
    ['Это прекрасный день', null, 'language unknown and not served'],
  ])('%j in %s: no number without a reason', (text, language, reason) => {
    const result = scoreSentiment({ ...ENGLISH, text, language });
    if (reason === null) expect(result.score).toBe(0);
    else expect(result).toMatchObject({ score: null, class: null, reason });
  });
});

describe('a reply', () => {
  const reply = (text: string) => scoreSentiment({ ...ENGLISH, text, reply: true });
  const kind = [
    'Thanks for the link, that is a good point and I had not thought of it.',
    'I agree, although I think the third chapter says it better.',
    'Sorry, I misread your post. Could you explain the second part?',
  ];
  const unkind = [
    'Oh please. Do you even know what a budget is?',
    'Nonsense. You people never read anything, do you?',
    'So you still have no clue what you are talking about. Try reading the thread.',
  ];

  it.each(unkind)('sounds unkind by its manner: %s', (text) => {
    expect(reply(text).class).toBe('negative');
    expect(reply(text).score).toBeLessThan(score(text));
    expect(reply(text).negative).toBeGreaterThan(0);
  });

  it.each(kind)('sounds kinder than any of those: %s', (text) => {
    for (const other of unkind) expect(reply(text).score).toBeGreaterThan(reply(other).score ?? 1);
  });

  it('shows what was said at the reader among the words that decided', () => {
    const text = 'Give me a break 😀 yeah right, read it again';
    const shown = reply(text).words.map((word) => word.text);
    expect(shown).toContain('yeah right');
    for (const span of reply(text).words) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
  });

  it('says nothing of the manner of a text that answers nobody', () => {
    expect(score('Do you know what a budget is?')).toBeGreaterThan(reply('Do you know what a budget is?').score ?? 1);
  });
});
