import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/engines/article/index.js';
import { foldSpace } from '../../src/model/text.js';
import { expectedDate, printsDate, random, redate, rename, shuffleFurniture } from './support/mutate.js';
import { linesOf, publisherUnprinted, readSamples, type Sample, tokenF1 } from './support/shared.js';

const samples = readSamples();
/** Changed copies of each article and kind of change. */
const COPIES = 12;

describe.skipIf(samples.length === 0)('the articles and their truth', () => {
  it.each(samples.map((sample) => [sample.truth.file, sample] as const))('%s', (_, sample) => {
    check(sample);
    const { document } = parse(sample);
    expect(foldSpace(document.text).startsWith(foldSpace(sample.truth.main_text.first_words))).toBe(true);
    const ends = [sample.truth.main_text, sample.truth.full_text_with_generated].flatMap(
      (main) => main?.last_words ?? [],
    );
    expect(ends.some((words) => foldSpace(document.text).endsWith(foldSpace(words)))).toBe(true);
  });

  it.each(samples.map((sample) => [sample.truth.file, sample] as const))('%s: boilerplate stays out', (_, sample) => {
    const printed = new Set(parse(sample).document.text.split('\n'));
    for (const { lines, type } of sample.truth.boilerplate) {
      for (const line of sample.lines.slice(lines[0] - 1, lines[1])) {
        if (foldSpace(line) !== '') expect(printed.has(foldSpace(line)), `${type}: ${line}`).toBe(false);
      }
    }
  });

  const changes: readonly (readonly [string, (sample: Sample, next: () => number) => Sample])[] = [
    ['other names', rename],
    ['other dates and zones', redate],
    ['other furniture', shuffleFurniture],
    ['all at once', (sample, next) => rename(redate(shuffleFurniture(sample, next), next), next)],
  ];
  describe.each(changes)('copies with %s', (_, change) => {
    it.each(samples.map((sample) => [sample.truth.file, sample] as const))('%s', (file, sample) => {
      for (let seed = 1; seed <= COPIES; seed += 1) {
        const copy = change(sample, random(seed * 7919 + file.length));
        expect(printsDate(copy)).toBe(true);
        check(copy, `copy ${seed}`);
      }
    });
  });
});

function parse(sample: Sample) {
  const page = parseArticle({ text: sample.lines.join('\n'), format: 'text', url: null });
  if (page === null) throw new Error(`not taken for an article: ${sample.truth.file}`);
  return page;
}

function check(sample: Sample, where = 'as it is'): void {
  const { truth, lines } = sample;
  const { document } = parse(sample);
  expect(document.title, where).toBe(truth.title);
  expect(document.authors, where).toEqual(truth.author ?? []);
  const { at, local } = expectedDate(truth);
  expect({ at: document.published.at, local: document.published.local }, where).toEqual({ at, local });
  if (truth.publisher === null || publisherUnprinted(truth)) expect(document.publisher, where).toBeNull();
  else expect(truth.publisher, where).toContain(document.publisher ?? 'no publisher');
  expect(document.agency, where).toBe(truth.agency);
  const variants = [truth.main_text, truth.full_text_with_generated].flatMap((main) =>
    main === undefined ? [] : [main],
  );
  const best = Math.max(...variants.map((main) => tokenF1(document.text, linesOf(lines, main.line_ranges))));
  expect(best, where).toBeGreaterThanOrEqual(0.97);
}
