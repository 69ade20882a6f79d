import type { Moment } from '../../model/moment.js';
import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { PageImage, PageInput, PagePost, ParseOptions, ThreadPage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import { foldText } from '../../model/text.js';
import { buildBody, linksOf } from './blocks.js';
import { brandsOf } from './brands.js';
import { decideOrder, type FiguresUse } from './date-order.js';
import type { BodyLine, DraftPost, FoundQuote } from './draft.js';
import { readThread } from './heading.js';
import { inferAuthors } from './infer-author.js';
import { withLearnedLines } from './layout/learned-lines.js';
import { flatQuotes } from './layout/quote-tree.js';
import { titleCitations } from './layout/title-citations.js';
import { splitLines } from './lines.js';
import { type DateOrder, dayOf, momentOf, parsePrintedTime } from './printed-time.js';
import { type Claim, readerOf } from './reader.js';
import { whenMoment } from './reads-when.js';
import type { Region, Segmentation } from './segment.js';
import { type HeaderHit, hasRole, type Matcher, type Sheet } from './sheet.js';
import { withoutSharedEndings, withoutSignatures } from './signature.js';
import { TEXT_SPECS } from './specs/index.js';

const READERS = TEXT_SPECS.map(readerOf);

/** Ids of the text engines, `text:<engine>`. */
export const TEXT_ENGINES: readonly string[] = READERS.map(({ engine }) => engine);

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
  const brands = brandsOf(lines);
  let best: Claim | null = null;
  for (const reader of READERS) {
    if (wanted !== undefined && wanted !== reader.engine) continue;
    // A page that names its software is no other's.
    const foreign = brands.size > 0 && !brands.has(reader.engine) && reader.engine !== 'text:invision';
    if (wanted === undefined && (foreign || !reader.possible(lines))) continue;
    const claim = reader.claim(lines, brands);
    const taken = claim.claimed || wanted !== undefined;
    if (taken && (best === null || claim.strength > best.strength)) best = claim;
  }
  if (best === null) return null;
  const page = readPage(best, input.url);
  return page.posts.length === 0 && wanted === undefined ? null : page;
}

function readPage(claim: Claim, url: string | null): ThreadPage {
  const { sheet, matcher, detection } = claim;
  const segmentation = claim.segment();
  const { regions } = segmentation;
  const { layout } = matcher.spec;
  const titled = layout?.titleCitations === true ? titleCitations(sheet, segmentation) : new Map<number, HeaderHit>();
  const printed = regions.map((region) => draft(sheet, region, titled, layout?.quoteWordAbove === true));
  const bodies = layout === null ? printed : withLearnedLines(printed, layout.endMarks);
  const { drafts, signatures } =
    layout === null
      ? withoutSignatures(bodies)
      : !layout.signatures
        ? { drafts: bodies, signatures: [] }
        : withoutSharedEndings(
            bodies,
            regions.map(({ signature }) => signature),
          );
  const quotes = claim.quotes(drafts);
  const flat = quotes.map(flatQuotes);
  const decision = decideOrder(figureUses(regions, drafts, flat));
  const authors = inferAuthors(drafts, flat);
  const moment = layout === null ? momentOf : whenMoment;
  const posts = regions.map((region, n): PagePost => {
    const found = quotes[n] ?? [];
    const { blocks, rawBody } = buildBody(drafts[n]?.lines ?? [], found, (quote) => ({
      citedAt: citedAt(drafts[n], quote, decision.order, moment),
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
      postedAt: region.when === null ? UNKNOWN_MOMENT : moment(region.when, decision.order),
      editedAt: editedAt(region, decision.order, moment),
      blocks,
      rawBody,
      reactions: region.reactions,
      attachments: region.attachments.map((name) => ({ url: null, name })),
      images,
      links: linksOf(blocks),
      signature: region.signature ?? signatures[n] ?? null,
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

function draft(
  sheet: Sheet,
  region: Region,
  titled: ReadonlyMap<number, HeaderHit>,
  quoteWordAbove: boolean,
): DraftPost {
  const lines: BodyLine[] = [];
  let cites = false;
  for (let at = region.start; at < region.end; at += 1) {
    const line = sheet.lines[at];
    if (line === undefined) continue;
    cites = cites || sheet.headers.has(at);
    lines.push({
      line,
      key: line.blank ? '' : line.raw.length > FOLD_LIMIT ? line.raw.trim() : foldText(line.raw),
      header: sheet.headers.get(at) ?? titled.get(at) ?? null,
      label: hasRole(sheet, at, 'label'),
      endMark: cites && hasRole(sheet, at, 'end-mark'),
    });
  }
  return { lines: quoteWordAbove ? withoutQuoteWords(lines) : lines, author: region.author };
}

/** "Quote:" right above "Originally posted by X" is one citation, not two. */
function withoutQuoteWords(lines: readonly BodyLine[]): BodyLine[] {
  let below: BodyLine | undefined;
  const out = [...lines];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined || line.key === '') continue;
    if (line.header !== null && line.header.author === null && below?.header != null && below.header.author !== null) {
      out[at] = { ...line, header: null, label: true };
    }
    below = line;
  }
  return out;
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

type ReadMoment = (raw: string, order: DateOrder | null) => Moment;

function citedAt(
  post: DraftPost | undefined,
  quote: FoundQuote,
  order: DateOrder | null,
  read: ReadMoment,
): Moment | null {
  const when = quote.header === null ? null : (post?.lines[quote.header]?.header?.when ?? null);
  return when === null ? null : read(when, order);
}

function editedAt(region: Region, order: DateOrder | null, read: ReadMoment): Moment | null {
  if (region.edited !== null) return read(region.edited, order);
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
