import { z } from 'zod';
import { hasShared, readShared } from '../../support/shared.js';

const Ranges = z.array(z.tuple([z.number(), z.number()]));
const MainText = z.object({ line_ranges: Ranges, first_words: z.string(), last_words: z.string() });
const Truth = z.object({
  articles: z.array(
    z.object({
      file: z.string(),
      title: z.string().nullable(),
      author: z.array(z.string()).nullable(),
      date: z.string().nullable(),
      date_text: z.string().optional(),
      zone_stated: z.boolean().optional(),
      publisher: z.string().nullable(),
      publisher_evidence: z.string().optional(),
      agency: z.string().nullable(),
      main_text: MainText,
      full_text_with_generated: MainText.optional(),
      boilerplate: z.array(z.object({ lines: z.tuple([z.number(), z.number()]), type: z.string() })),
    }),
  ),
});

export type ArticleTruth = z.infer<typeof Truth>['articles'][number];

export interface Sample {
  readonly truth: ArticleTruth;
  readonly lines: readonly string[];
}

/** The articles with their truth; empty (with one printed line) where they are not present. */
export function readSamples(): readonly Sample[] {
  if (!hasShared('truth/articles.truth.json')) return [];
  return Truth.parse(JSON.parse(readShared('truth/articles.truth.json'))).articles.map((truth) => ({
    truth,
    lines: readShared(`seeds/${truth.file}`).split('\n'),
  }));
}

/** Whether the truth says that the text does not print the publisher's name. */
export function publisherUnprinted(truth: ArticleTruth): boolean {
  return /not printed/u.test(truth.publisher_evidence ?? '');
}

/** Lines of 1-based inclusive ranges. */
export function linesOf(lines: readonly string[], ranges: readonly (readonly [number, number])[]): string {
  return ranges.map(([from, to]) => lines.slice(from - 1, to).join('\n')).join('\n');
}

/** F1 of the words of two texts, as multisets. */
export function tokenF1(got: string, expected: string): number {
  const count = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [a, b] = [count(got), count(expected)];
  let shared = 0;
  for (const [word, n] of a) shared += Math.min(n, b.get(word) ?? 0);
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  return total(a) + total(b) === 0 ? 1 : (2 * shared) / (total(a) + total(b));
}
