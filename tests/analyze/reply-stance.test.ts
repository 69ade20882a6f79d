import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import { scoreReply } from '../../src/analyze/reply-stance/score.js';
import type { ReplyStance } from '../../src/model/annotation.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { linkedThread, type PostSketch } from '../support/linked-thread.js';

function repliesOf(sketches: readonly PostSketch[], post: number): readonly ReplyStance[] {
  const thread = linkedThread('Garden ponds', sketches);
  const id = thread.posts[post]?.id;
  for (const { analyzer, postId, value } of analyzeThread(thread, []).annotations) {
    if (analyzer === 'reply-stance' && postId === id && 'replies' in value) return value.replies;
  }
  return [];
}

const OPENER: PostSketch = { pieces: ['Goldfish keep ponds clean.\nFrogs need shade.'] };

beforeAll(prepareAnalyzers);

describe('reply stance', () => {
  it.each([
    ['I agree completely, good point.', 'agree'],
    ['Exactly. Well said!', 'agree'],
    ['No, that is simply wrong and you have no evidence.', 'disagree'],
    ["I don't agree with you at all.", 'disagree'],
    ['Nonsense. Where is your evidence?', 'disagree'],
    ['My pond is two metres wide.', 'neutral'],
    ['Who sows late reaps late.', 'neutral'],
  ])('%s → %s', (reply, expected) => {
    expect(scoreReply(reply, 'Goldfish keep ponds clean.').stance).toBe(expected);
  });

  it('scores each quote by the own words that answer it', () => {
    const text = (await_: string): string => await_;
    const replies = repliesOf(
      [
        OPENER,
        {
          pieces: [
            { of: 0, text: 'Goldfish keep ponds clean.' },
            text('No, that is wrong. 🐟 They eat everything.'),
            { of: 0, text: 'Frogs need shade.' },
            text('I agree, good point.'),
          ],
        },
      ],
      1,
    );
    expect(replies.map((one) => [one.quoteIndex, one.stance, one.segment?.text])).toEqual([
      [0, 'disagree', 'No, that is wrong. 🐟 They eat everything.'],
      [1, 'agree', 'I agree, good point.'],
    ]);
    const own = 'No, that is wrong. 🐟 They eat everything.\nI agree, good point.';
    for (const one of replies)
      for (const span of one.evidence) expect(sliceCodePoints(own, span.start, span.end)).toBe(span.text);
  });

  it('answers a run of quotes with what follows it, passing over stray letters left out of the analysis text', () => {
    const replies = repliesOf(
      [
        OPENER,
        {
          pieces: [
            { of: 0, text: 'Goldfish keep ponds clean.' },
            'T',
            { of: 0, text: 'Frogs need shade.' },
            'That is not true at all.',
          ],
          analysisText: 'That is not true at all.',
        },
      ],
      1,
    );
    expect(replies.map((one) => one.segment?.text)).toEqual(['That is not true at all.', 'That is not true at all.']);
  });

  it('reads a structural parent where nothing is quoted, and says nothing of posts that answer nobody', () => {
    expect(repliesOf([OPENER, { pieces: ['I disagree, frogs love the sun.'], parent: 0 }], 1)).toMatchObject([
      { quoteIndex: null, stance: 'disagree' },
    ]);
    expect(repliesOf([OPENER], 0)).toEqual([]);
  });

  it('abstains with no own words', () => {
    expect(repliesOf([OPENER, { pieces: [{ of: 0, text: 'Frogs need shade.' }] }], 1)).toMatchObject([
      { stance: 'neutral', abstained: true, segment: null },
    ]);
  });
});
