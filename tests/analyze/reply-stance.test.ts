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
    ['Well, no.', 'disagree'],
    ['Oh I agree, and mine do too.', 'agree'],
    ['This.', 'agree'],
    ['This pond is deep.', 'neutral'],
    ['Yes, but only small ones, and only in summer.', 'neutral'],
    ['Good point, thank you for that!', 'agree'],
    ['Are you serious? Have you ever kept one?', 'disagree'],
    ['Quite true. They do all look good but mine are old.', 'agree'],
    ['How big is your pond, and what do you feed them?', 'neutral'],
    ["You don't know what you are talking about.", 'disagree'],
  ])('%s → %s', (reply, expected) => {
    expect(scoreReply(reply, 'Goldfish keep ponds clean.').stance).toBe(expected);
  });

  it.each([
    ['negated', 'Those were not goldfish, they were carp.', 'Those were goldfish, not carp.'],
    ['renamed', 'Your so-called "clean" water is green.', 'Your water is green.'],
    ['put in marks', 'It is a fine "clean" you have there.', 'It is a fine one there.'],
    ['turned round', 'Mine make it dirty.', 'Mine make it often.'],
    ['asked back', 'Clean? They eat in there.', 'Well. They eat in there.'],
  ])('reads quoted words that come back %s as contradiction', (_, contrary, plain) => {
    const parent = 'Goldfish keep ponds clean.';
    expect(scoreReply(contrary, parent).score).toBeLessThan(scoreReply(plain, parent).score);
    expect(scoreReply(contrary, parent).score).toBeLessThan(scoreReply(contrary, '').score);
  });

  it('shows the quoted word that was put in doubt', () => {
    const reply = 'Your so-called "plan" came too late.';
    const shown = scoreReply(reply, 'The plan came from the council.').evidence.map((one) =>
      reply.slice(one.start, one.end),
    );
    expect(shown).toContain('plan');
  });

  it('is less sure of irony, and does not take its praise for agreement', () => {
    const parent = 'Goldfish keep ponds clean.';
    expect(scoreReply('Great idea, I love it!', parent).stance).toBe('agree');
    expect(scoreReply('Oh great idea, how nice of you. 🙄', parent).stance).not.toBe('agree');
    const blunt = 'No, that is wrong.';
    expect(scoreReply(`${blunt} 🙄`, parent).confidence).toBeLessThan(scoreReply(blunt, parent).confidence);
  });

  it('takes "yes" and "no" after a question for its answer, not for a side', () => {
    const asked = scoreReply('No, mine are small.', 'Are your goldfish big?');
    const told = scoreReply('No, mine are small.', 'Your goldfish are big.');
    expect(told.stance).toBe('disagree');
    expect(asked.score).toBeGreaterThan(told.score);
  });

  it('abstains where manner alone leans to a side, and says what it would guess', () => {
    const parent = 'Goldfish keep ponds clean.';
    expect(scoreReply('Is the pond near your house then?', parent)).toMatchObject({
      stance: 'disagree',
      abstained: true,
    });
    expect(scoreReply('Nonsense. Is the pond near your house then?', parent)).toMatchObject({
      stance: 'disagree',
      abstained: false,
    });
  });

  it('does not count "you" of a saying as address', () => {
    expect(scoreReply('If you feed them you get green water.', '').score).toBeGreaterThan(
      scoreReply('You feed them and you get green water.', '').score,
    );
  });

  it('grows surer with the sum and never leaves 0..1', () => {
    const parent = 'Goldfish keep ponds clean.';
    const weak = scoreReply('But mine stay small.', parent);
    const strong = scoreReply("No, you're wrong. That makes no sense and you have no evidence.", parent);
    expect(strong.confidence).toBeGreaterThan(weak.confidence);
    for (const lean of [-50, -3, 0, 3, 50]) {
      const { confidence, score } = scoreReply('Mine stay small.', parent, lean);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(0.9);
      expect(Math.abs(score)).toBeLessThan(1);
    }
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
