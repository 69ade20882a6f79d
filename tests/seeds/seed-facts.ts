import { z } from 'zod';
import { readShared } from '../support/shared.js';

const quote = z.object({
  attributed_author: z.string().nullable(),
  verbatim: z.boolean().nullable(),
  lines: z.tuple([z.number(), z.number()]),
});

const schema = z.object({
  file: z.string(),
  thread: z.object({ title: z.string(), post_count_on_page: z.number(), post_count_known: z.number() }),
  posts: z.array(
    z.object({
      index: z.number(),
      lines: z.tuple([z.number(), z.number()]),
      author: z.string().nullable(),
      own_text: z.string(),
      own_text_clean: z.string().optional(),
      quotes: z.array(quote),
      reactions: z.array(z.object({ name: z.string(), count: z.number() })),
    }),
  ),
  saving: z.object({
    bodies_total: z.object({ raw: z.number(), norm: z.number() }),
    after_stripping_repeated_quotes_keep_headers_and_unique_quote: z.object({ raw: z.number(), norm: z.number() }),
    replies_only: z.object({ bodies_norm: z.number(), own_norm: z.number() }),
  }),
  labels: z.object({
    posts: z.array(
      z.object({
        index: z.number(),
        sentiment: z.number(),
        stance_class: z.record(z.string(), z.string()),
        reported_stance: z.looseObject({ holder: z.string() }).optional(),
        quoted_stance: z.string().nullable(),
        incivility: z.number(),
      }),
    ),
    quoted_but_absent: z.array(z.object({ author: z.string(), stance_class: z.record(z.string(), z.string()) })),
  }),
});

export type SeedTruth = z.infer<typeof schema>;

export const readSeedTruth = (): SeedTruth => schema.parse(JSON.parse(readShared('truth/000.truth.json')));

/** A consistent change of names, made of the truth itself so that none of them stands here. */
export function renaming(truth: SeedTruth): (text: string) => string {
  const holder = truth.labels.posts.flatMap((post) => post.reported_stance?.holder ?? [])[0]?.split(' ') ?? [];
  const subjects = Object.keys(truth.labels.posts[0]?.stance_class ?? {}).filter((key) => key !== 'proposition');
  const authors = [...new Set(truth.posts.flatMap((post) => post.quotes.flatMap((q) => q.attributed_author ?? [])))];
  const swaps: [RegExp, string][] = [];
  const invented = ['Haldor', 'Kovan', 'Vossen', 'Pieter'];
  const stems = [
    ...subjects.map((name) => (name.length > 6 ? name.slice(0, 5) : name)),
    holder.at(-1) ?? '',
    holder[0] ?? '',
  ];
  stems.forEach((stem, i) => {
    const value = invented[i];
    if (stem !== '' && value !== undefined) swaps.push([new RegExp(`(?<!\\p{L})${stem}`, 'giu'), value]);
  });
  authors.forEach((author, i) => {
    swaps.push([new RegExp(`(?<=ago, )${author}(?= said:)`, 'gu'), i === 0 ? 'Night Desk, Mod' : 'quarry_9']);
  });
  // A stray first letter of a renamed word changes with it.
  const initials = new Map(stems.map((stem, i) => [stem.charAt(0).toUpperCase(), invented[i]?.charAt(0) ?? '']));
  return (text) =>
    swaps.reduce(
      (out, [pattern, value]) =>
        out.replace(pattern, (found) =>
          found === found.toUpperCase()
            ? value.toUpperCase()
            : found === found.toLowerCase()
              ? value.toLowerCase()
              : value,
        ),
      text.replace(/^\p{Lu}$/gmu, (letter) => initials.get(letter) ?? letter),
    );
}
