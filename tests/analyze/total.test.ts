import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers, SCORE_TASKS, scoreText } from '../../src/analyze/index.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread } from '../support/linked-thread.js';

beforeAll(prepareAnalyzers);

const WORDS = [
  'Mara',
  'Okafor',
  'is',
  'not',
  'a',
  'liar',
  '"',
  "don't",
  'you',
  '😡',
  '...',
  '!',
  '?',
  '\n',
  'U.S.',
  'said',
  'good',
  'but',
  'these',
  'two',
  'should',
  'to',
  'president',
  'he',
  'его',
  '世界',
  ':)',
  '(',
  "'s",
  '<3',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((list) => list.join(' ')),
);

/** Every span found anywhere in a value is a slice of the text. */
function checkSpans(value: unknown, text: string): void {
  if (Array.isArray(value)) for (const item of value) checkSpans(item, text);
  else if (typeof value === 'object' && value !== null) {
    if ('start' in value && 'end' in value && 'text' in value)
      expect(sliceCodePoints(text, Number(value.start), Number(value.end))).toBe(value.text);
    for (const item of Object.values(value)) checkSpans(item, text);
  }
}

describe('all analyzers', () => {
  it('are total, and their spans slice to the text', () => {
    fc.assert(
      fc.property(fc.option(texts), texts, texts, (title, opener, reply) => {
        const thread = linkedThread(title, [{ pieces: [opener] }, { pieces: [{ of: 0, text: opener }, reply] }]);
        const { annotations } = analyzeThread(thread, []);
        for (const one of annotations) {
          expect(JSON.stringify(one.value)).not.toContain('the analyzer failed');
          const post = thread.posts.find((candidate) => candidate.id === one.postId);
          if (post !== undefined) checkSpans(one.value, post.analysisText);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('score any single text for any task', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCORE_TASKS), texts, texts, (task, text, other) => {
        const row = scoreText(task, { id: '7', text, parent_text: other, target: other });
        expect(row.id).toBe('7');
        expect(typeof row.label).toBe('string');
        checkSpans(row.evidence, text);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['100,000 letters without a space', 'a'.repeat(100_000)],
    ['100,000 characters of words', 'Mara Okafor said he is not a good liar. '.repeat(2500)],
    ['quotation marks', '"'.repeat(20_000)],
    ['capitals', 'Mara Okafor Venn '.repeat(3000)],
    ['stops', '.!?'.repeat(20_000)],
    ['pictures', '😀'.repeat(20_000)],
    ['lines', '\n \n'.repeat(20_000)],
    ['code', 'if (a[i] < b) { return x.y("z"); }\n'.repeat(1500)],
    ['names that never repeat', Array.from({ length: 4000 }, (_, i) => `Mr B${i.toString(36)}son met`).join(' ')],
  ])(
    'read %s in bounded time',
    (_, text) => {
      const thread = linkedThread(text.slice(0, 5000), [{ pieces: [text] }, { pieces: [{ of: 0, text }, text] }]);
      const from = performance.now();
      const { annotations } = analyzeThread(thread, []);
      expect(annotations.length).toBeGreaterThan(8);
      expect(JSON.stringify(annotations)).not.toContain('the analyzer failed');
      expect(performance.now() - from).toBeLessThan(15_000);
    },
    30_000,
  );
});
