import type { Moment } from '../../model/moment.js';
import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { PageImage, PageInput, PagePost, ParseOptions, ThreadPage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import { foldText } from '../../model/text.js';
import { buildBody, linksOf } from './blocks.js';
import { decideOrder, type FiguresUse } from './date-order.js';
import type { BodyLine, DraftPost, FoundQuote } from './draft.js';
import { readThread } from './heading.js';
import { inferAuthors } from './infer-author.js';
import { splitLines } from './lines.js';
import { type DateOrder, dayOf, momentOf, parsePrintedTime } from './printed-time.js';
import { findQuotes } from './quotes.js';
import { type Region, type Segmentation, segment } from './segment.js';
import { createMatcher, hasRole, type Matcher, readSheet, type Sheet } from './sheet.js';
import { withoutSignatures } from './signature.js';
import { invision } from './specs/invision/index.js';
import { createUnfolder } from './unfold.js';
import { vote } from './vote.js';

const ENGINES = [invision].map((spec) => ({ matcher: createMatcher(spec), unfold: createUnfolder(spec) }));

/** Ids of the text engines, `text:<engine>`. */
export const TEXT_ENGINES: readonly string[] = ENGINES.map(({ matcher }) => matcher.spec.engine);

/**
 * Reads a thread from flattened text, as reader modes and crawls print it. Total: no text makes it throw; linear in the
 * length of the text.
 *
 * @returns null when no text engine claims the page by vote (vote.ts). With `options.engine` naming a text engine the
 *   vote is skipped, and a page without posts comes back with a problem.
 */
export function parseTextThread(input: PageInput, options: ParseOptions = {}): ThreadPage | null {
  const wanted = options.engine;
  if (input.format !== 'text' && wanted === undefined) return null;
  const lines = splitLines(input.text);
  const claims: { sheet: Sheet; matcher: Matcher; claimed: boolean; detection: ThreadPage['detection'] }[] = [];
  for (const { matcher, unfold } of ENGINES) {
    if (wanted !== undefined && wanted !== matcher.spec.engine) continue;
    const printed = readSheet(matcher, lines);
    const unfolded = printed.markers.size > 1 ? null : unfold(lines);
    const sheet = unfolded === null ? printed : readSheet(matcher, unfolded);
    claims.push({ sheet, matcher, ...vote(sheet) });
  }
  const best = claims.reduce<(typeof claims)[number] | null>(
    (top, claim) => (top === null || claim.detection.confidence > top.detection.confidence ? claim : top),
    null,
  );
  if (best === null || (!best.claimed && wanted === undefined)) return null;
  const page = readPage(best.sheet, best.matcher, best.detection, input.url);
  return page.posts.length === 0 && wanted === undefined ? null : page;
}

function readPage(sheet: Sheet, matcher: Matcher, detection: ThreadPage['detection'], url: string | null): ThreadPage {
  const segmentation = segment(sheet, matcher);
  const { regions, drafts, signatures } = withoutSignatures(
    segmentation.regions,
    segmentation.regions.map((region) => draft(sheet, region)),
  );
  const quotes = findQuotes(drafts);
  const decision = decideOrder(figureUses(regions, drafts, quotes));
  const authors = inferAuthors(drafts, quotes);
  const posts = regions.map((region, n): PagePost => {
    const found = quotes[n] ?? [];
    const { blocks, rawBody } = buildBody(drafts[n]?.lines ?? [], found, (quote) => ({
      citedAt: citedAt(drafts[n], quote, decision.order),
      sourcePosition: quote.source !== null && quote.own ? quote.source + 1 : null,
    }));
    const images = blocks.flatMap((block): PageImage[] =>
      block.type === 'image' ? [{ url: null, alt: block.alt }] : [],
    );
    return {
      externalId: null,
      position: n + 1,
      url: null,
      parentExternalId: null,
      kind: 'post',
      author: authors[n] ?? { name: null, externalId: null, kind: 'unknown', inferred: false, evidence: null },
      postedAt: region.when === null ? UNKNOWN_MOMENT : momentOf(region.when, decision.order),
      editedAt: editedAt(region, decision.order),
      blocks,
      rawBody,
      reactions: region.reactions,
      attachments: [],
      images,
      links: linksOf(blocks),
      signature: signatures[n] ?? null,
    };
  });
  const names = new Set(authors.flatMap(({ name }) => (name === null ? [] : [foldText(name)])));
  for (const { lines } of drafts)
    for (const { header } of lines) if (header?.author != null) names.add(foldText(header.author));
  return {
    type: 'thread',
    engine: matcher.spec.engine,
    engineVersion: null,
    detection,
    thread: readThread(sheet, matcher, { end: segmentation.headEnd, names }, url),
    posts,
    polls: [],
    expectedPosts: null,
    problems: problemsOf(matcher, segmentation, regions, decision.message),
  };
}

/** Longer lines are compared as printed: folding tens of megabytes costs seconds and finds nothing. */
const FOLD_LIMIT = 200_000;

function draft(sheet: Sheet, region: Region): DraftPost {
  const lines: BodyLine[] = [];
  let cites = false;
  for (let at = region.start; at < region.end; at += 1) {
    const line = sheet.lines[at];
    if (line === undefined) continue;
    cites = cites || sheet.headers.has(at);
    lines.push({
      line,
      key: line.blank ? '' : line.raw.length > FOLD_LIMIT ? line.raw.trim() : foldText(line.raw),
      header: sheet.headers.get(at) ?? null,
      label: hasRole(sheet, at, 'label'),
      endMark: cites && hasRole(sheet, at, 'end-mark'),
    });
  }
  return { lines, author: region.author };
}

function figureUses(
  regions: readonly Region[],
  drafts: readonly DraftPost[],
  quotes: readonly (readonly FoundQuote[])[],
): FiguresUse[] {
  const dayPrinted = (n: number | null): string | null => {
    const when = n === null ? null : (regions[n]?.when ?? null);
    return when === null ? null : dayOf(parsePrintedTime(when), null);
  };
  const uses: FiguresUse[] = regions.flatMap(({ when }) =>
    when === null ? [] : [{ raw: when, locale: 'en', sourceDay: null, replyDay: null }],
  );
  quotes.forEach((found, n) => {
    for (const quote of found) {
      const hit = quote.header === null ? null : drafts[n]?.lines[quote.header]?.header;
      if (hit?.when == null) continue;
      uses.push({ raw: hit.when, locale: hit.locale, sourceDay: dayPrinted(quote.source), replyDay: dayPrinted(n) });
    }
  });
  return uses;
}

function citedAt(post: DraftPost | undefined, quote: FoundQuote, order: DateOrder | null): Moment | null {
  const when = quote.header === null ? null : (post?.lines[quote.header]?.header?.when ?? null);
  return when === null ? null : momentOf(when, order);
}

function editedAt(region: Region, order: DateOrder | null): Moment | null {
  if (region.edited !== null) return momentOf(region.edited, order);
  return region.editedFlag ? UNKNOWN_MOMENT : null;
}

function problemsOf(
  matcher: Matcher,
  segmentation: Segmentation,
  regions: readonly Region[],
  order: string | null,
): Problem[] {
  const problems: Problem[] = [];
  if (regions.length === 0) {
    const message = `no post of ${matcher.spec.title} was found in this text: it has neither markers, a list heading nor controls`;
    problems.push({ code: 'no-posts', message, post: null });
  } else if (segmentation.by === 'nothing') {
    const message = 'nothing in this text tells posts apart: all of it below the list heading is read as one post';
    problems.push({ code: 'posts-not-separated', message, post: null });
  }
  if (order !== null) problems.push({ code: 'date-order', message: order, post: null });
  regions.forEach(({ unlisted }, n) => {
    if (unlisted.length === 0) return;
    const message = `read as reactions by their layout, though no list names them: ${unlisted.join(', ')}`;
    problems.push({ code: 'unlisted-reaction', message, post: n + 1 });
  });
  return problems;
}
