import { describe, expect, it } from 'vitest';
import { scoreText } from '../../src/analyze/index.js';
import { scoreSdqc } from '../../src/analyze/sdqc.js';
import { sliceCodePoints } from '../../src/model/text.js';

const CLAIM = 'The old bridge at Brandvold was closed this morning after cracks were found.';

describe('support, deny, query, comment', () => {
  it.each([
    ['“@harbour: The old bridge at Brandvold was closed this morning after cracks were found.”', CLAIM, 'support'],
    ['RT @harbour The old bridge at Brandvold was closed this morning after cracks were found', CLAIM, 'support'],
    ['I agree, I saw it myself.', CLAIM, 'support'],
    ['That is not true, stop spreading rumours.', CLAIM, 'deny'],
    ['Fake. There are no cracks.', CLAIM, 'deny'],
    ['Any source for this?', CLAIM, 'query'],
    ['Is that confirmed?', CLAIM, 'query'],
    ['🌧️ and it rains again, what a week for the town', CLAIM, 'comment'],
    [CLAIM, '', 'support'],
    ['Is it true that the bridge at Brandvold is closed?', '', 'query'],
  ])('%s', (text, parent, label) => {
    expect(scoreSdqc(text, parent).label).toBe(label);
  });

  it('does not take a claim that is passed on with words of its own, or with a question, for support', () => {
    expect(scoreSdqc(`${CLAIM} Is this real?`, CLAIM).label).not.toBe('support');
    expect(
      scoreSdqc(`${CLAIM} My aunt crosses it every day with her two dogs and never saw anything at all.`, CLAIM).label,
    ).not.toBe('support');
  });

  it('shows the words that decided, and abstains on the labels it is seldom right about', () => {
    const text = '🌧️ That is not true, stop spreading rumours.';
    const row = scoreText('sdqc', { id: '1', text, parent_text: CLAIM });
    expect(row.evidence.map((one) => one.text)).toContain('That is not true');
    for (const span of row.evidence) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
    expect(row).toMatchObject({ label: 'deny', abstained: true });
    expect(scoreText('sdqc', { id: '2', text: CLAIM })).toMatchObject({ label: 'support', abstained: false });
  });
});
