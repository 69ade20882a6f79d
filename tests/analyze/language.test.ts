import { beforeAll, describe, expect, it } from 'vitest';
import { detectLanguage, prepareLanguage } from '../../src/analyze/language.js';
import { labelledPosts, share } from './language/labelled.js';
import { OTHERS } from './language/posts-slavic.js';

beforeAll(prepareLanguage);

describe('language', () => {
  it.each([
    ['The committee will meet again next week to discuss the new bridge over the river.', 'en'],
    ['Der Ausschuss trifft sich nächste Woche wieder, um über die neue Brücke zu sprechen.', 'de'],
    ['Le comité se réunira la semaine prochaine pour discuter du nouveau pont.', 'fr'],
    ['Комитет соберётся на следующей неделе, чтобы обсудить новый мост.', 'ru'],
    ['委員会は来週、新しい橋について話し合います。', 'ja'],
  ])('%s → %s', (text, expected) => {
    expect(detectLanguage(text)).toMatchObject({ language: expected, reason: null });
  });

  it.each(['', '🙂🙂', 'ok', '123 456', 'https://example.org/some/long/path/of/words'])(
    '%j is unknown, with a reason',
    (text) => {
      const value = detectLanguage(text);
      expect(value.language).toBeNull();
      expect(value.reason).not.toBeNull();
    },
  );

  it.each(['tuned', 'aside'] as const)('is right on short posts in nine languages (%s half)', (half) => {
    const found = share(labelledPosts(half), (text) => detectLanguage(text).language);
    // Measured .965 and .979, none wrong; the rest are too short or not certain.
    expect(found.right).toBeGreaterThanOrEqual(0.95);
    expect(found.wrong).toBeLessThanOrEqual(0.007);
  });

  it('takes no language near to those served for one of them', () => {
    for (const [language, texts] of Object.entries(OTHERS))
      for (const text of texts) expect([language, null]).toContain(detectLanguage(text).language);
  });

  it('says the same of a text whatever came before it', () => {
    const posts = labelledPosts('tuned').map(({ text }) => text);
    const first = posts.map(detectLanguage);
    expect(posts.toReversed().map(detectLanguage).toReversed()).toEqual(first);
  });

  it('is not certain of sounds and letters in a row', () => {
    expect(detectLanguage('xqzt vbnm wrtk lkjh').language).toBeNull();
  });
});
