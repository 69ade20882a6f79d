import { beforeAll, describe, expect, it } from 'vitest';
import { prepareAnalyzers, scoreText } from '../../src/analyze/index.js';
import { tagSigns } from '../../src/analyze/stance/tags.js';
import { sliceCodePoints } from '../../src/model/text.js';

beforeAll(prepareAnalyzers);

const score = (text: string, target: string, lang: string | undefined = 'en') =>
  scoreText('stance', { id: '1', text, target, ...(lang === undefined ? {} : { lang }) });

describe('stance of one text to a given target', () => {
  it.each([
    ['#VoteBrandvold because the docks deserve it', 'Tomas Brandvold', 'favor'],
    ['The whole town for him #BrandvoldForMayor', 'Tomas Brandvold', 'favor'],
    ['Four more years? #NeverBrandvold', 'Tomas Brandvold', 'against'],
    ['#LockHimUp #CrookedBrandvold', 'Tomas Brandvold', 'against'],
    ['@TomasBrandvold You are a liar and a disgrace, resign!', 'Tomas Brandvold', 'against'],
    ['@TomasBrandvold We are proud of you, thank you!', 'Tomas Brandvold', 'favor'],
    ['What a wonderful evening with #Brandvold, so much hope in one room!', 'Tomas Brandvold', 'favor'],
    ['Every life in the womb is sacred #prolife', 'Legalization of Abortion', 'against'],
    ['My body, my choice. Full stop.', 'Legalization of Abortion', 'favor'],
    ['Carbon emissions must fall, the planet burns #ActOnClimate', 'Climate policy', 'favor'],
    ['More alarmists at the town hall, what a scam #climategate', 'Climate policy', 'against'],
  ])('%s (%s: %s)', (text, target, expected) => {
    const row = score(text, target);
    expect(row.label).toBe(expected);
    expect(row.evidence?.length).toBeGreaterThan(0);
    for (const span of row.evidence ?? []) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
  });

  it('takes no side and abstains where the text does not speak of the target', () => {
    for (const text of ['The heron stood in the reeds all morning.', '', '🙂', 'What a horrible storm!'])
      expect(score(text, 'Tomas Brandvold')).toMatchObject({ label: 'none', abstained: true });
  });

  it('takes news of a place for no stance on it', () => {
    expect(score('A ship from Norway docked in Bergen on Tuesday.', 'Norway')).toMatchObject({
      label: 'none',
      abstained: true,
    });
  });

  it('takes the word of the rules over the tone of their words', () => {
    expect(score('Without Brandvold we would be lost.', 'Tomas Brandvold')).toMatchObject({
      label: 'favor',
      abstained: false,
    });
    expect(score('Anyone would be a better and more honest mayor than Brandvold.', 'Tomas Brandvold').label).toBe(
      'against',
    );
  });

  it('is the surer the more a text says', () => {
    const weak = score('Brandvold spoke at the docks, fine weather.', 'Tomas Brandvold').confidence ?? 0;
    const strong = score('I love Brandvold, he is honest and brave! #VoteBrandvold', 'Tomas Brandvold').confidence ?? 0;
    expect(strong).toBeGreaterThan(weak);
    expect(strong).toBeLessThanOrEqual(0.97);
  });

  it('gives no number in another language, and says why', () => {
    const row = score('Brandvold ist ein Lügner und eine Schande für die Stadt.', 'Tomas Brandvold', 'de');
    expect(row).toMatchObject({ label: 'none', confidence: 0, abstained: true });
    expect(row.reason).toMatch(/language/i);
  });

  it('reads hostile texts in bounded time', () => {
    const texts = [
      '#'.repeat(100_000),
      '#brandvold'.repeat(10_000),
      'Brandvold is better than '.repeat(4_000),
      'if Brandvold, '.repeat(7_000),
      '"'.repeat(100_000),
      'without Brandvold '.repeat(5_500),
      'Brandvold said Brandvold '.repeat(4_000),
    ];
    for (const text of texts) {
      const from = performance.now();
      expect(['favor', 'against', 'none']).toContain(score(text, 'Tomas Brandvold').label);
      expect(performance.now() - from).toBeLessThan(4_000);
    }
  });
});

describe('tags', () => {
  const of = (text: string): number =>
    tagSigns(text, ['tomasbrandvold', 'brandvold', 'tomas']).reduce((n, one) => n + one.value, 0);
  it.each([
    ['#VoteBrandvold', 1],
    ['#ImWithBrandvold', 1],
    ['#Brandvold2031', 0.5],
    ['#PresidentBrandvold', 1],
    ['#StopBrandvold', -1],
    ['#VoteBrandvoldOut', -1],
    ['#BrandvoldLies', -1],
    ['#NotReadyForBrandvold', -1],
    ['#CreepyTomasBrandvold', -1],
    ['#NotMyMayor', -1],
    ['#Brandvold', 0],
    ['#BrandvoldSupporters', 0],
    ['#ferries', 0],
    ['no tags, only Brandvold', 0],
  ])('%s: %d', (text, expected) => {
    expect(of(text)).toBe(expected);
  });
});
