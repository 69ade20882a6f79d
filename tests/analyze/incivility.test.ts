import { describe, expect, it } from 'vitest';
import { hostileAddress } from '../../src/analyze/incivility/hostile.js';
import { incivility, scoreIncivility } from '../../src/analyze/incivility/index.js';
import { tokensOf } from '../../src/analyze/words/reading.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread } from '../support/linked-thread.js';

const MAYOR = {
  key: 'brandvold',
  name: 'Tomas Brandvold',
  kind: 'person',
  aliases: ['Tomas Brandvold', 'Brandvold'],
} as const;
const value = (text: string) =>
  scoreIncivility({ text, language: 'en', targets: [MAYOR], answered: ['Hedda'], members: ['Olin'] });
const score = (text: string): number => value(text).score ?? Number.NaN;

describe('incivility', () => {
  it.each([
    ['You are a moron and a coward.', 'uncivil'],
    ['Shut up, you idiot.', 'uncivil'],
    ["I'll find you and you will regret this.", 'uncivil'],
    ['Brandvold is a corrupt clown and a liar.', 'uncivil'],
    ['Do you even read what you post? Nice try, genius.', 'uncivil'],
    ['These people are vermin', 'uncivil'],
    ["Don't be stupid.", 'uncivil'],
    ['I disagree with Brandvold about the budget, the figures are wrong.', 'civil'],
    ['The cat sat on the mat.', 'civil'],
    ['Could you explain what you mean?', 'civil'],
    ['The pig ate the apples.', 'civil'],
    ["You're wrong about the timetable, it was changed in March.", 'civil'],
  ])('%s → %s', (text, expected) => {
    expect(value(text).label).toBe(expected);
  });

  it.each([
    ['he is said not to be', 'He is not an idiot.'],
    ['the reader is said not to be', 'You are no idiot.'],
    ['it was never thought', "I don't think you are stupid."],
    ['somebody else called him so', 'She called him an idiot.'],
    ['it stands in quotation marks', 'They called her an "idiot".'],
    ['the poster says it of himself', "I'm an idiot."],
  ])('blames no poster where %s', (_, text) => {
    expect(value(text)).toMatchObject({ label: 'civil', attack: null });
    expect(value(text).evidence).toEqual([]);
  });

  it.each([
    ['threat', 'I will gladly punch you in the face'],
    ['threat', 'I hope you choke on it'],
    ['threat', 'He should be shot'],
    ['insult', 'You pig'],
    ['dehumanising', 'These people are vermin'],
    ['dismissal', 'Oh shut up.'],
    ['personal-attack', 'You have no idea how a ferry works.'],
    ['accusation', 'You keep lying about the fares.'],
    ['shouting', 'STOP TELLING EVERYBODY WHAT THEY SHOULD THINK'],
    ['profanity', 'what a f**king mess'],
  ])('finds %s in: %s', (kind, text) => {
    expect(value(text).kinds).toContain(kind);
  });

  it.each([
    ['I will hit you up later'],
    ['We will beat you to it'],
    ['I hope you do not choke'],
    ['He should be told'],
  ])('finds no threat in: %s', (text) => {
    expect(value(text).kinds).not.toContain('threat');
  });

  it.each(['You id1ot', 'you a$$hole', 'You are an idiooot', 'You b*tch'])(
    'reads through the spelling of: %s',
    (text) => {
      expect(value(text)).toMatchObject({ label: 'uncivil', attack: { aim: 'answered', target: null } });
    },
  );

  it('tells who is hit', () => {
    expect(value('You are a fool.').attack).toMatchObject({ aim: 'answered', target: null });
    expect(value('You are a fool.').evidence[0]?.target).toBe('member');
    expect(value('Hedda is a fool.').attack).toMatchObject({ aim: 'answered', target: 'Hedda' });
    expect(value('Olin is a fool, ignore him.').attack).toMatchObject({ aim: 'member', target: 'Olin' });
    expect(value('@olin what a clown').attack).toMatchObject({ aim: 'member', target: 'Olin' });
    expect(value('Brandvold is a fool.').attack).toMatchObject({ aim: 'figure', target: 'Tomas Brandvold' });
    expect(value('These people are fools.').attack).toMatchObject({ aim: 'group', target: null });
    expect(value('What a fool.').attack).toBeNull();
  });

  it('keeps harsh words about a public figure below the line unless they are extreme', () => {
    expect(value('Brandvold is a fool.')).toMatchObject({ label: 'civil' });
    expect(value('Olin is a fool.')).toMatchObject({ label: 'uncivil' });
    expect(score('You are a fool.')).toBeGreaterThan(score('Brandvold is a fool.'));
    expect(value('Brandvold is a filthy degenerate.')).toMatchObject({ label: 'uncivil' });
  });

  it('counts shouting, but neither acronyms nor headlines of them', () => {
    expect(score('STOP TELLING EVERYBODY WHAT THEY SHOULD THINK')).toBeGreaterThan(
      score('Stop telling everybody what they should think'),
    );
    expect(value('The NATO and USA and UNESCO met in BERLIN').kinds).toEqual([]);
  });

  it('weighs words that a laugh follows less', () => {
    expect(score('Brandvold, you old clown 😂')).toBeLessThan(score('Brandvold, you old clown.'));
  });

  it('shows evidence as spans of the text, and some for every uncivil post', () => {
    const text = '🙃 what an idiot';
    for (const span of value(text).evidence) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
    expect(value(text).evidence).toHaveLength(1);
    for (const one of [
      'Women belong in the kitchen, all of them.',
      'Get out of our country, nobody wants your kind here.',
    ])
      if (value(one).label === 'uncivil') expect(value(one).evidence.length).toBeGreaterThan(0);
  });

  it('has a reason where there is no number', () => {
    expect(value('…')).toMatchObject({ score: null, label: null, kinds: [], attack: null, reason: 'no words' });
    expect(scoreIncivility({ text: 'Du Idiot', language: 'de', targets: [] })).toMatchObject({
      score: null,
      reason: 'language not served: de',
    });
  });

  it('reads whom a post answers and names from its thread', () => {
    const thread = linkedThread('The ferry', [
      { author: 'Hedda', pieces: ['The ferry should run at night.'] },
      { author: 'Olin', pieces: ['Nobody needs that.'] },
      { author: 'Per', pieces: [{ of: 0, text: 'The ferry should run at night.' }, 'Olin is wrong, Hedda is right.'] },
    ]);
    const last = thread.posts[2];
    if (last === undefined) throw new Error('a post is missing');
    const input = incivility.input(last, thread, { post: () => null, thread: () => null });
    expect(input).toMatchObject({ answered: ['Hedda'], members: ['Olin'] });
  });
});

describe('hostile address', () => {
  const of = (text: string): number => hostileAddress(tokensOf(text));
  it.each([
    ['You clearly have no idea. Read the article.', 'The article says when it sails.'],
    ["Do you even listen? You're just making things up.", 'Do you have a timetable?'],
    ['Spare us your silly rants.', 'Thanks for your long answer.'],
    ['Get over it, buddy.', 'The bridge was built in spring.'],
  ])('is greater in "%s" than in "%s"', (hostile, friendly) => {
    expect(of(hostile)).toBeGreaterThan(0.4);
    expect(of(friendly)).toBeLessThan(0.2);
  });

  it('reads 100,000 characters in bounded time', () => {
    const from = performance.now();
    expect(of('Do you even know, you "silly" fool? '.repeat(2800))).toBeGreaterThan(0.9);
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
