import { describe, expect, it } from 'vitest';
import { scoreIncivility } from '../../src/analyze/incivility/index.js';
import { sliceCodePoints } from '../../src/model/text.js';

const MAYOR = {
  key: 'brandvold',
  name: 'Tomas Brandvold',
  kind: 'person',
  aliases: ['Tomas Brandvold', 'Brandvold'],
} as const;
const value = (text: string) => scoreIncivility({ text, language: 'en', targets: [MAYOR] });
const score = (text: string): number => value(text).score ?? Number.NaN;

describe('incivility', () => {
  it.each([
    ['You are a moron and a coward.', 'uncivil'],
    ['Shut up, you idiot.', 'uncivil'],
    ["I'll find you and you will regret this.", 'uncivil'],
    ['Brandvold is a corrupt clown and a liar.', 'uncivil'],
    ['I disagree with Brandvold about the budget, the figures are wrong.', 'civil'],
    ['He is not an idiot.', 'civil'],
    ['The cat sat on the mat.', 'civil'],
  ])('%s → %s', (text, expected) => {
    expect(value(text).label).toBe(expected);
  });

  it('tells an attack on a member from harsh words about somebody else', () => {
    expect(value('You are a fool.').evidence[0]?.target).toBe('member');
    expect(value('Brandvold is a fool.').evidence[0]?.target).toBe('Tomas Brandvold');
    expect(score('You are a fool.')).toBeGreaterThan(score('Brandvold is a fool.'));
  });

  it('counts shouting, and words in quotation marks less', () => {
    expect(score('STOP TELLING EVERYBODY WHAT THEY SHOULD THINK')).toBeGreaterThan(
      score('Stop telling everybody what they should think'),
    );
    expect(score('They called her an "idiot".')).toBeLessThan(score('They called her an idiot.'));
  });

  it('shows evidence as spans of the text', () => {
    const text = '🙃 what an idiot';
    for (const span of value(text).evidence) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
    expect(value(text).evidence).toHaveLength(1);
  });

  it('has a reason where there is no number', () => {
    expect(value('…')).toMatchObject({ score: null, label: null, reason: 'no words' });
    expect(scoreIncivility({ text: 'Du Idiot', language: 'de', targets: [] })).toMatchObject({
      score: null,
      reason: 'language not served: de',
    });
  });
});
