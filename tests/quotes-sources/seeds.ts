import { z } from 'zod';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { Attribution, LinkedThread, StoredDocument } from '../../src/model/thread.js';
import { traceSources } from '../../src/quotes/sources.js';
import { readShared } from '../support/shared.js';
import { article, post, thread } from './made-up.js';

/** The shared inputs cut by the line ranges of their truth, as texts: what the parsers will hand over. */
export interface Seeds {
  readonly documents: readonly StoredDocument[];
  readonly posts: readonly string[];
  readonly credit: { readonly line: string; readonly agency: string; readonly date: string };
  readonly rows: readonly TruthRow[];
  /** The document the credit belongs to. */
  readonly sourceFile: string;
}

const ROWS = z.array(
  z.object({
    family: z.string(),
    ref_source: z.string(),
    ref: z.string(),
    source: z.string(),
    text: z.string(),
    lcs_ratio: z.number(),
    note: z.string(),
    expect: z.enum(['same', 'altered', 'truncated', 'undetectable']),
  }),
);
export type TruthRow = z.infer<typeof ROWS>[number];

const ARTICLES = z.object({
  articles: z.array(
    z.object({
      file: z.string(),
      title_line: z.number().optional(),
      date: z.string().nullable(),
      zone_stated: z.boolean().optional(),
      agency: z.string().nullable(),
      publisher: z.string().nullable(),
      main_text: z.object({ line_ranges: z.array(z.tuple([z.number(), z.number()])) }),
    }),
  ),
});

const THREAD = z.object({
  file: z.string(),
  posts: z.array(
    z.object({ lines: z.tuple([z.number(), z.number()]), own_text: z.string(), quotes: z.array(z.unknown()) }),
  ),
  source_attribution: z.object({ text: z.string(), agency: z.string(), date: z.string(), matched_article: z.string() }),
});

export function readSeeds(): Seeds {
  const truth = THREAD.parse(JSON.parse(readShared('truth/000.truth.json')));
  const { articles } = ARTICLES.parse(JSON.parse(readShared('truth/articles.truth.json')));
  const documents = articles.map((item) => {
    const title = item.title_line === undefined ? null : cut(item.file, [[item.title_line, item.title_line]]);
    return article(item.file, cut(item.file, item.main_text.line_ranges), {
      title,
      agency: item.agency,
      publisher: item.publisher,
      published: momentOf(item.date, item.zone_stated === true),
    });
  });
  const posts = truth.posts.map(({ lines, quotes, own_text }) =>
    quotes.length === 0 ? cut(truth.file, [[lines[0] + 1, lines[1]]]) : fold(own_text),
  );
  const { text, agency, date, matched_article } = truth.source_attribution;
  return {
    documents,
    posts,
    credit: { line: fold(text), agency, date },
    rows: ROWS.parse(JSON.parse(readShared('truth/altered_quotes.json'))),
    sourceFile: matched_article,
  };
}

function momentOf(date: string | null, zone: boolean): StoredDocument['published'] {
  if (date === null) return UNKNOWN_MOMENT;
  const precision = date.length === 10 ? 'day' : 'minute';
  return { at: zone ? date : null, local: date.slice(0, 16), raw: date, precision };
}

function cut(file: string, ranges: readonly (readonly [number, number])[]): string {
  const lines = readShared(`seeds/${file}`).split('\n');
  return fold(ranges.flatMap(([from, to]) => lines.slice(from - 1, to)).join('\n'));
}

function fold(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function creditOf(seeds: Seeds, text: string): Attribution | null {
  const at = text.indexOf(seeds.credit.line);
  if (at < 0) return null;
  const start = [...text.slice(0, at)].length;
  const { line, agency, date } = seeds.credit;
  return { text: line, agency, date, start, end: start + [...line].length };
}

/** The thread with its sources traced, as linkThread hands it over. */
export function seedThread(seeds: Seeds): LinkedThread {
  const posts = seeds.posts.map((text, i) => {
    const attribution = creditOf(seeds, text);
    const id = `post-${i + 1}`;
    const trace = traceSources({ id, ownText: text, attribution, postedAt: UNKNOWN_MOMENT }, seeds.documents);
    return post(id, text, { attribution, sources: trace.sources, repeats: trace.repeats });
  });
  return thread('thread', posts);
}
