import type { DayOrder } from '../../dates/shown-moment.js';
import { defineEngine } from '../../define-engine.js';
import type { EngineSpec } from '../../engine.js';
import type { ReadBody } from '../../html-blocks/read-blocks.js';
import { SPECS } from '../../registry.js';
import { DISCOURSE_BODY } from '../../specs/discourse/body.js';
import { HACKER_NEWS_BODY } from '../../specs/hackernews/body.js';
import { readHtmlBody } from '../html-body.js';
import { readMarkdown } from '../markdown.js';

/** Bodies of engines that are described nowhere else: XMB's quotes are tables, anything else a `blockquote`. */
const PLAIN_BODY = defineEngine({
  engine: 'unknown',
  generation: 'body',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      {
        each: 'table.quote',
        contents: 'td.quotemessage',
        header: 'td.quote',
        author: [{ select: 'td.quote a', match: /^(?:\S{1,40}\s){0,3}?(?:by|av|von|de|par|przez)\s+(.{1,100})$/ }],
        sourceExternalId: [{ select: 'td.quote a[href*="pid="]', attr: 'href', match: /[?&;]pid=(\d{1,15})/ }],
        sourceUrl: [{ select: 'td.quote a[href]', attr: 'href' }],
      },
      { each: 'blockquote', opening: true },
    ],
    drop: 'font.subject',
    code: 'pre',
  },
});

/** Bodies of an engine that have a description of their own, apart from its pages. */
const OWN: ReadonlyMap<string, EngineSpec> = new Map([
  ['discourse', DISCOURSE_BODY],
  ['hackernews', HACKER_NEWS_BODY],
]);

/** What stands around a body on the page and its description asks for. */
const AROUND: ReadonlyMap<string, readonly [before: string, behind: string]> = new Map([
  ['vbulletin', ['<div id="post_message_0">', '</div>']],
]);

/** Bodies with quotes that are tried with every description: they are of one board, so a few tell. */
const TRIED = 12;
/** Longer bodies are not tried. */
const LONGEST_TRIED = 100_000;

/** How the bodies of one thread are read. */
export interface BodyReader {
  readonly read: (text: string) => ReadBody;
}

/**
 * Chooses how an engine's bodies are read when nothing says which generation of markup they are: the description that
 * finds most quotes, authors and ids in them, else the engine's newest.
 */
export function bodyReader(
  engine: string,
  bodies: readonly string[],
  settings: { readonly base: string | null; readonly ignoreIds: boolean; readonly dayOrder: DayOrder },
): BodyReader {
  const own = OWN.get(engine);
  const known = own === undefined ? SPECS.filter((spec) => spec.engine === engine) : [own];
  const specs = known.length === 0 ? [PLAIN_BODY] : known;
  const sample = bodies.filter((body) => body.length <= LONGEST_TRIED && /quot|cite/i.test(body)).slice(0, TRIED);
  const [before, behind] = AROUND.get(engine) ?? ['', ''];
  const around = (body: string): string => before + body + behind;
  let best = specs[0] ?? PLAIN_BODY;
  let most = 0;
  if (specs.length > 1)
    for (const spec of specs) {
      const found = sample.reduce(
        (sum, body) => sum + quotesIn(readHtmlBody(around(body), spec, { base: null, ignoreIds: false })),
        0,
      );
      if (found > most) [best, most] = [spec, found];
    }
  return { read: (text) => (isMarkup(text) ? readHtmlBody(around(text), best, settings) : readMarkdown(text)) };
}

function quotesIn({ blocks }: ReadBody): number {
  let found = 0;
  for (const block of blocks)
    if (block.type === 'quote')
      found += 1 + (block.author === null ? 0 : 1) + (block.sourceExternalId === null ? 0 : 1);
  return found;
}

const TAG = /<\/?[a-z][a-z0-9]{0,12}(?:\s[^<>]{0,5000})?\/?>/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i;

/** A text without tags over several lines was made of markup by the tool that wrote it (`--textify`). */
function isMarkup(text: string): boolean {
  return TAG.test(text) || (ENTITY.test(text) && !text.includes('\n'));
}
