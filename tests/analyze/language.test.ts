import { beforeAll, describe, expect, it } from 'vitest';
import { detectLanguage, prepareLanguage } from '../../src/analyze/language.js';

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
});
