import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import { type SentimentInput, scoreSentiment } from '../../src/analyze/sentiment/index.js';
import { isSentiment } from '../../src/analyze/values.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread } from '../support/linked-thread.js';

beforeAll(prepareAnalyzers);

const TARGETS: SentimentInput['targets'] = [
  { key: 'mara', name: 'Mara Okonjo', kind: 'person', aliases: ['Mara Okonjo', 'Mara', 'Okonjo'] },
  { key: 'brandvold', name: 'Piet Brandvold', kind: 'person', aliases: ['Piet Brandvold', 'Brandvold'] },
  { key: 'council', name: 'Ellery Council', kind: 'organisation', aliases: ['Ellery Council'] },
];

const aspects = (text: string, language = 'en') =>
  scoreSentiment({ text, full: null, language, by: 'post', reply: false, lists: true, targets: TARGETS }).aspects;
const classes = (text: string, language = 'en'): Record<string, string> =>
  Object.fromEntries(aspects(text, language).map((one) => [one.key, one.class]));

describe('tone toward a target', () => {
  it.each([
    ['Okonjo is a brilliant mayor.', { mara: 'positive' }],
    ['Brandvold is corrupt, and everybody knows it.', { brandvold: 'negative' }],
    ['Okonjo spoke on Friday at the harbour.', { mara: 'neutral' }],
    ['Mara is honest but Brandvold is a liar.', { mara: 'positive', brandvold: 'negative' }],
    ['Brandvold is a liar. Mara is honest.', { mara: 'positive', brandvold: 'negative' }],
    ['I trust Okonjo, I despise Brandvold.', { mara: 'positive', brandvold: 'negative' }],
    ['Brandvold betrayed Okonjo.', { mara: 'neutral', brandvold: 'negative' }],
    ['Okonjo was betrayed by Brandvold.', { mara: 'neutral', brandvold: 'negative' }],
    ['Mara saved the library.', { mara: 'positive' }],
    ['Okonjo is a far better mayor than Brandvold.', { mara: 'positive', brandvold: 'negative' }],
    ['Unlike Brandvold, Okonjo is honest.', { mara: 'positive', brandvold: 'negative' }],
    ['Okonjo and Brandvold are cowards.', { mara: 'negative', brandvold: 'negative' }],
    ['Okonjo is not honest.', { mara: 'negative' }],
    ['Nobody could be more incompetent than the Ellery Council.', { council: 'negative' }],
    ['Thanks to the Ellery Council for this wonderful park.', { council: 'positive' }],
    ['The weather is horrible today. Okonjo arrives at noon.', { mara: 'neutral' }],
    ['Okonjo won. She is wonderful.', { mara: 'positive' }],
    ['What a disgrace, Brandvold!', { brandvold: 'negative' }],
    ['The trams are late again.', {}],
  ])('%s', (text, expected) => {
    expect(classes(text)).toEqual(expected);
  });

  it.each([
    ['de', 'Okonjo ist ehrlich, aber Brandvold ist ein Lügner.'],
    ['es', 'Okonjo es honesta, pero Brandvold es un mentiroso.'],
    ['fr', 'Okonjo est honnête mais Brandvold est un menteur.'],
    ['it', 'Okonjo è onesta ma Brandvold è un bugiardo.'],
    ['nl', 'Okonjo is eerlijk maar Brandvold is een leugenaar.'],
    ['pl', 'Okonjo jest uczciwa, ale Brandvold jest kłamcą.'],
    ['pt', 'Okonjo é honesta, mas Brandvold é um mentiroso.'],
  ])('is told apart in %s', (language, text) => {
    expect(classes(text, language)).toEqual({ mara: 'positive', brandvold: 'negative' });
  });

  it('shows the words that bear on each, as spans of the text', () => {
    const text = '😀\nOkonjo is honest, Brandvold is a coward and a liar.';
    const found = aspects(text);
    const wordsOf = (key: string) => found.find((one) => one.key === key)?.words.map((word) => word.text);
    expect(wordsOf('mara')).toEqual(['honest']);
    expect(wordsOf('brandvold')).toEqual(['coward', 'liar']);
    for (const { words } of found)
      for (const word of words) expect(sliceCodePoints(text, word.start, word.end)).toBe(word.text);
  });

  it('comes from the targets of the thread', () => {
    const thread = linkedThread('Okonjo and the new tram', [
      { pieces: ['Mayor Mara Okonjo opened the tram line with Piet Brandvold on Friday. Okonjo spoke first.'] },
      {
        pieces: [{ of: 0, text: 'Okonjo spoke first.' }, 'Okonjo is a wonderful mayor, Brandvold is a terrible liar.'],
      },
    ]);
    const values = analyzeThread(thread, [])
      .annotations.filter((one) => one.analyzer === 'sentiment')
      .map((one) => one.value);
    const last = values.at(-1) ?? null;
    const found = isSentiment(last) ? last.aspects : [];
    expect(found.map(({ target, class: label }) => [target, label])).toEqual(
      expect.arrayContaining([
        ['Mara Okonjo', 'positive'],
        ['Piet Brandvold', 'negative'],
      ]),
    );
  });
});
