import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzers, analyzeThread, prepareAnalyzers, SCORE_TASKS, scoreText } from '../../src/analyze/index.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread } from '../support/linked-thread.js';

beforeAll(prepareAnalyzers);

const ODD: readonly (readonly [string, string])[] = [
  ['no own text', ''],
  ['white space', ' \n\u00a0\t '],
  ['one emoji', '😡'],
  ['one emoji of several characters', '👩‍👩‍👧'],
  ['punctuation', '?!... -- ((;;)) "" '],
  ['figures', '12 345,67 8/9 2024'],
  ['code', 'for (let i = 0; i < n; i++) { a[i] = b[i] ?? "x"; }\n#include <stdio.h>'],
  ['a language not served', 'Az önkormányzat a jövő héten újra összeül, hogy megvitassa az új hidat.'],
  ['a script not served', '委員会は来週、新しい橋について話し合います。とても残念です。'],
  ['right to left', 'הוועדה תיפגש שוב בשבוע הבא כדי לדון בגשר החדש.'],
  ['two languages', 'Das ist doch Unsinn, you know it is not true. Ich glaube dir kein Wort, sorry.'],
  ['zero-width characters', 'You\u200b are\u200d a\u2060 li\u200bar\ufeff, Ma\u00adra.'],
  ['lone surrogates', 'bad \ud83d words \ude21 here\ud800'],
  ['marks in a heap', `g${'\u0301'.repeat(300)}ood`],
  ['direction marks', '\u202eyou are an idiot\u202c \u2067good\u2069'],
  ['one letter', 'k'],
  ['a link', 'https://board.example/topic/7?x=1#y'],
];

/** Every number is finite; scores, confidences and shares lie on their scales; spans are slices of the text. */
function check(value: unknown, text: string | null, name = ''): void {
  if (typeof value === 'number') {
    expect(Number.isFinite(value), `${name} ${value}`).toBe(true);
    const [least, most] = RANGES[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  } else if (Array.isArray(value)) for (const item of value) check(item, text, name);
  else if (typeof value === 'object' && value !== null) {
    if (text !== null && 'start' in value && 'end' in value && 'text' in value)
      expect(sliceCodePoints(text, Number(value.start), Number(value.end))).toBe(value.text);
    for (const [key, item] of Object.entries(value)) check(item, text, key);
  }
}

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  score: [-1, 1],
  fullScore: [-1, 1],
  confidence: [0, 1],
  share: [0, 1],
};

/** A post of this text, alone and in answer to a plain one; and one that holds nothing but a quote. */
const threadOf = (text: string) =>
  linkedThread('The council should keep the ferry', [
    { author: 'Ida', pieces: ['The ferry is a wonderful thing and Mayor Brandvold is right to keep it.'] },
    { author: 'Ole', pieces: [text] },
    { author: 'Ane', pieces: [{ of: 0, text: 'The ferry is a wonderful thing' }, text] },
    { author: 'Per', pieces: [{ of: 0, text: 'The ferry is a wonderful thing' }] },
  ]);

describe.each(ODD)('%s', (_, text) => {
  it('gives every analyzer a row with numbers that mean something, or the reason why there are none', () => {
    const thread = threadOf(text);
    const { annotations } = analyzeThread(thread, []);
    expect(JSON.stringify(annotations)).not.toContain('the analyzer failed');
    for (const one of annotations) {
      const post = thread.posts.find((candidate) => candidate.id === one.postId);
      check(one.value, post?.analysisText ?? null);
      if ('score' in one.value && one.value.score === null) expect(one.value.reason).toEqual(expect.any(String));
      if ('language' in one.value && one.value.language === null) expect(one.value.reason).toEqual(expect.any(String));
    }
    for (const analyzer of analyzers.filter((one) => one.scope === 'post' && one.name !== 'reply-stance'))
      expect(annotations.filter((one) => one.analyzer === analyzer.name)).toHaveLength(thread.posts.length);
  });

  it.each(SCORE_TASKS)('is scored for %s', (task) => {
    const row = { id: '1', text, parent_text: 'The ferry is too dear.', target: 'the ferry' };
    const scored = scoreText(task, row);
    check(scored, text);
    expect(scored.label).toEqual(expect.any(String));
    if (scored.score === null && task !== 'sdqc' && task !== 'language')
      expect(scored.reason).toEqual(expect.any(String));
    expect(scoreText(task, row)).toEqual(scored);
  });
});

describe('a text without words', () => {
  it.each(['', '?!... --', 'https://board.example/a'])('%j has no made-up tone or incivility', (text) => {
    for (const task of ['sentiment', 'incivility'] as const)
      expect(scoreText(task, { id: '1', text })).toMatchObject({ score: null, abstained: true });
    expect(scoreText('language', { id: '1', text })).toMatchObject({ label: 'und', abstained: true });
  });
});

describe('100,000 characters', () => {
  const sentence = 'Ane said the ferry is not a bad thing, and you should know it by now! ';
  it.each([
    ['one word', 'x'.repeat(100_000)],
    ['one sentence', 'and the ferry '.repeat(7_143).slice(0, 100_000)],
    ['many sentences', sentence.repeat(1_429).slice(0, 100_000)],
    ['lines of code', 'if (a[i] != b) { return "no"; }\n'.repeat(3_125)],
  ])(
    'of %s are scored for every task, within bounds',
    (_, text) => {
      for (const task of SCORE_TASKS)
        check(scoreText(task, { id: '1', text, parent_text: text, target: 'ferry' }), text);
    },
    60_000,
  );
});

describe('any thread', () => {
  it('gives the same values again, whatever was analysed in between', () => {
    const words = [
      'you',
      'are',
      'not',
      'a',
      'good',
      'liar',
      '😡',
      'Brandvold',
      "don't",
      '!',
      '.',
      'Unsinn',
      '\ud83d',
      'его',
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const first = JSON.stringify(analyzeThread(threadOf(text), []));
        analyzeThread(threadOf(other), []);
        expect(JSON.stringify(analyzeThread(threadOf(text), []))).toBe(first);
      }),
      { numRuns: 40 },
    );
  });
});
