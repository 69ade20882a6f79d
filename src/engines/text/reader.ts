import type { DraftPost } from './draft.js';
import { createAnchorFinder } from './layout/anchors.js';
import { prepareLines, unbroken } from './layout/prepare.js';
import type { QuoteNode } from './layout/quote-search.js';
import { findQuoteTrees } from './layout/quote-tree.js';
import { segmentPosts } from './layout/segment-posts.js';
import { type Vote, voteByAnchors } from './layout/vote-anchors.js';
import type { TextLine } from './lines.js';
import { findQuotes } from './quotes.js';
import { type Segmentation, segment } from './segment.js';
import { createMatcher, type Matcher, readSheet, type Sheet } from './sheet.js';
import type { Layout, TextSpec } from './spec.js';
import { createUnfolder } from './unfold.js';
import { vote } from './vote.js';

/** What an engine makes of a page: how sure it is, and how it reads it. */
export interface Claim extends Vote {
  readonly sheet: Sheet;
  readonly matcher: Matcher;
  segment(): Segmentation;
  quotes(posts: readonly DraftPost[]): QuoteNode[][];
}

export interface Reader {
  readonly engine: string;
  /** @param brands engines whose software the page names */
  claim(lines: readonly TextLine[], brands: ReadonlySet<string>): Claim;
  /** Whether any line could head a post: a cheap look before the page is read line by line. */
  possible(lines: readonly TextLine[]): boolean;
}

export function readerOf(spec: TextSpec): Reader {
  const matcher = createMatcher(spec);
  return spec.layout === null ? byMarkers(spec, matcher) : byAnchors(spec, matcher, spec.layout);
}

function byMarkers(spec: TextSpec, matcher: Matcher): Reader {
  const unfold = createUnfolder(spec);
  return {
    engine: spec.engine,
    possible: () => true,
    claim: (broken) => {
      const lines = unbroken(broken);
      const printed = readSheet(matcher, lines);
      const unfolded = printed.markers.size > 1 ? null : unfold(lines);
      const sheet = unfolded === null ? printed : readSheet(matcher, unfolded);
      return {
        ...vote(sheet),
        sheet,
        matcher,
        segment: () => segment(sheet, matcher),
        quotes: (posts) => findQuotes(posts).map((found) => found.map((quote) => ({ ...quote, children: [] }))),
      };
    },
  };
}

function byAnchors(spec: TextSpec, matcher: Matcher, layout: Layout): Reader {
  const find = createAnchorFinder(layout);
  return {
    engine: spec.engine,
    possible: (lines) => {
      const seen = new Set<string>();
      return lines.some((line) => {
        if (seen.has(line.phrase)) return false;
        seen.add(line.phrase);
        return find.begins(line);
      });
    },
    claim: (lines, brands) => {
      const sheet = readSheet(matcher, prepareLines(lines, layout));
      const anchored = find.find(sheet);
      return {
        ...voteByAnchors(sheet, anchored, brands, spec.engine, layout.crumbs),
        sheet,
        matcher,
        segment: () =>
          anchored === null
            ? { regions: [], headEnd: 0, end: sheet.lines.length, by: 'nothing' }
            : segmentPosts(sheet, matcher, layout, anchored),
        quotes: (posts) => findQuoteTrees(posts, layout.endMarks),
      };
    },
  };
}
