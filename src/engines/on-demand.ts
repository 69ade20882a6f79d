import { createRequire } from 'node:module';

/*
 * Packages that take long to load and that few pages need: the first page that does loads them. They were 0.8 s of the
 * 1.9 s in which the program started (cheerio brings an HTTP client along, chrono-node the words of ten languages).
 */

const require = createRequire(import.meta.url);

let cheerioModule: typeof import('cheerio') | null = null;
let chronoModule: typeof import('chrono-node') | null = null;
let linkedomModule: typeof import('linkedom') | null = null;

/** cheerio, for pages our own tree builder refuses. */
export function cheerio(): typeof import('cheerio') {
  cheerioModule ??= loaded<typeof import('cheerio')>(require('cheerio'));
  return cheerioModule;
}

/** chrono-node, for dates in words that our own tables do not know. */
export function chrono(): typeof import('chrono-node') {
  chronoModule ??= loaded<typeof import('chrono-node')>(require('chrono-node'));
  return chronoModule;
}

/** linkedom, for articles. */
export function linkedom(): typeof import('linkedom') {
  linkedomModule ??= loaded<typeof import('linkedom')>(require('linkedom'));
  return linkedomModule;
}

/** A module under the type its package declares. */
function loaded<T>(module: T): T {
  return module;
}
