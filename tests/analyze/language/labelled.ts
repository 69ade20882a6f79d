import { GERMANIC } from './posts-germanic.js';
import { ROMANCE } from './posts-romance.js';
import { SLAVIC } from './posts-slavic.js';

/** A post with the language it is written in. */
export interface LabelledPost {
  readonly language: string;
  readonly text: string;
}

/** The posts one may tune on, or those kept aside: every second one of each language. */
export function labelledPosts(half: 'tuned' | 'aside'): readonly LabelledPost[] {
  return Object.entries({ ...GERMANIC, ...ROMANCE, ...SLAVIC }).flatMap(([language, texts]) =>
    texts.filter((_, i) => i % 2 === (half === 'tuned' ? 0 : 1)).map((text) => ({ language, text })),
  );
}

/** Shares of the posts that are right, wrong and unknown (null). */
export interface Share {
  readonly posts: number;
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
}

export function share(posts: readonly LabelledPost[], detect: (text: string) => string | null): Share {
  const found = posts.map(({ language, text }) => ({ language, found: detect(text) }));
  const part = (count: number): number => Math.round((1000 * count) / posts.length) / 1000;
  const unknown = found.filter((one) => one.found === null).length;
  const right = found.filter((one) => one.found === one.language).length;
  return {
    posts: posts.length,
    right: part(right),
    wrong: part(posts.length - right - unknown),
    unknown: part(unknown),
  };
}
