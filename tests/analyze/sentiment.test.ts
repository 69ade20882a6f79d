import { describe, expect, it } from 'vitest';
import { scoreSentiment } from '../../src/analyze/sentiment/index.js';
import { sliceCodePoints } from '../../src/model/text.js';

const value = (text: string) => scoreSentiment({ text, full: null, language: 'en' });
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

  it('keeps the tone of the whole body beside that of the own words', () => {
    const both = scoreSentiment({
      text: 'Well observed, thank you.',
      full: 'You are a disgusting liar and a terrible fraud.\nWell observed, thank you.',
      language: 'en',
    });
    expect(both.class).toBe('positive');
    expect(both.fullClass).toBe('negative');
  });

  it.each([
    ['', 'en', 'no words'],
    ['12 % — …', null, null],
    ['Das ist ein schöner Tag', 'de', 'language not served: de'],
    ['Это прекрасный день', null, 'language unknown and not served'],
  ])('%j in %s: no number without a reason', (text, language, reason) => {
    const result = scoreSentiment({ text, full: null, language });
    if (reason === null) expect(result.score).toBe(0);
    else expect(result).toMatchObject({ score: null, class: null, reason });
  });
});
