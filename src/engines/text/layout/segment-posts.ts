import { foldText } from '../../../model/text.js';
import { PANE_LABEL } from '../pane-words.js';
import type { Region, Segmentation } from '../segment.js';
import { hasRole, type Matcher, type Sheet } from '../sheet.js';
import type { Layout } from '../spec.js';
import { createTailReader } from '../tail.js';
import type { Anchor, Anchored } from './anchors.js';
import { namesOnPage } from './name-hints.js';
import { type FoundPane, panesAbove, windowAbove } from './pane-above.js';
import { paneBelow } from './pane-below.js';
import { createPaneReader, type PaneReader, REPLY_PREFIX } from './pane-kinds.js';
import { bodyEnd, learnTails, threadEnd } from './post-end.js';

/** One post before its end is read: lines `[start, next)`, its body from `body` on. */
interface Plot {
  readonly anchor: Anchor;
  readonly start: number;
  readonly body: number;
  readonly name: string | null;
}

/** Tells posts apart by their anchors (anchors.ts), finds who wrote them, and where their bodies begin and end. */
export function segmentPosts(sheet: Sheet, matcher: Matcher, layout: Layout, found: Anchored): Segmentation {
  const plain = !found.group.specific && found.group.name === 'above';
  const anchored = plain ? { ...found, anchors: underLabels(sheet, found.anchors) } : found;
  const { anchors, group } = anchored;
  const first = anchors[0]?.from ?? 0;
  const tailReader = createTailReader(matcher, sheet);
  const closes = (at: number): boolean => {
    const line = sheet.lines[at];
    return line !== undefined && (tailReader.reaction(at) !== null || matcher.edited(line) !== null);
  };
  const reader = createPaneReader(sheet, layout.paneLines, titlesOf(sheet, first, nextPane(sheet, anchored)), closes);
  const names = namesOnPage(sheet, anchors);
  const plots =
    group.foot === true ? footPlots(sheet, anchors, reader, closes) : headPlots(sheet, anchored, reader, names);
  const head = plots[0]?.start ?? first;
  const bodies = plots.map(({ body }) => body);
  const ends = plots.map(({ anchor }, k) => {
    const next = plots[k + 1]?.start;
    if (group.foot === true) return anchor.from;
    return next ?? threadEnd(sheet, bodies[k] ?? 0, head);
  });
  const tails = learnTails(sheet, bodies, ends.slice(0, -1));
  const reading = { sheet, matcher, layout, tails, reader: tailReader };
  const regions = plots.map(({ anchor, body, name }, k): Region => {
    const below = group.foot === true ? (plots[k + 1]?.start ?? threadEnd(sheet, anchor.to, head)) : null;
    const last = k === plots.length - 1 && group.foot !== true;
    const found = bodyEnd(reading, { start: body, end: ends[k] ?? body, name, last });
    const under = below === null ? null : reading.reader.read(anchor.to, below);
    const score = anchor.score === null ? [] : [anchor.score];
    return {
      start: found.start,
      end: found.end,
      author: name,
      when: anchor.when,
      editedFlag: anchor.edited,
      edited: found.edited,
      reactions: [...score, ...found.reactions, ...(under?.reactions ?? [])],
      unlisted: [],
      signature: found.signature,
      attachments: found.attachments,
    };
  });
  return { regions, headEnd: head, end: ends.at(-1) ?? sheet.lines.length, by: 'markers' };
}

/** Filled lines between a pane's last label and the time below it. */
const LABEL_REACH = 8;

/** Of anchors that are only a time those under labels of a pane, if a good part of all anchors stands so. */
function underLabels(sheet: Sheet, anchors: readonly Anchor[]): readonly Anchor[] {
  const labelled = new Set(
    anchors.filter((anchor) =>
      windowAbove(sheet, anchor.from, 0, LABEL_REACH).some((at) =>
        PANE_LABEL.test(foldText(sheet.lines[at]?.phrase ?? '')),
      ),
    ),
  );
  if (labelled.size < 2 || labelled.size * 3 < anchors.length) return anchors;
  return anchors.filter((anchor) => anchor.no !== null || labelled.has(anchor) || isUnderReply(sheet, anchor));
}

/** A deleted account's pane has no labels, but the title with its prefix stands above the time. */
function isUnderReply(sheet: Sheet, anchor: Anchor): boolean {
  const [above] = windowAbove(sheet, anchor.from, 0, 1);
  return above !== undefined && /^re: /iu.test(sheet.lines[above]?.phrase ?? '');
}

function headPlots(sheet: Sheet, { anchors, group }: Anchored, reader: PaneReader, names: ReadonlySet<string>): Plot[] {
  const floors = anchors.map((_anchor, k) => anchors[k - 1]?.to ?? 0);
  const above: readonly FoundPane[] =
    group.name === 'above'
      ? panesAbove(sheet, anchors, floors, reader, names)
      : anchors.map((anchor, k) => paneOf(sheet, anchor, floors[k] ?? 0, reader, group.pane));
  return anchors.map((anchor, k) => {
    const pane = above[k] ?? { start: anchor.from, name: null };
    // Where panes stand above too, the next one's labels are no part of this post's pane.
    const ceiling = above[k + 1]?.start ?? Math.min(sheet.lines.length, anchor.to + 60);
    const under = group.pane === 'below' || group.pane === 'around' || group.name === 'below';
    const below = under ? paneBelow(sheet, anchor.to, ceiling, reader, group.name === 'below') : null;
    const name = group.name === 'above' ? pane.name : group.name === 'slot' ? anchor.name : (below?.name ?? null);
    return { anchor, start: pane.start, body: skipHeading(sheet, below?.end ?? anchor.to, ceiling, reader), name };
  });
}

/** Where the anchor itself names the author: the pane above begins with the same name, or there is none. */
function paneOf(sheet: Sheet, anchor: Anchor, floor: number, reader: PaneReader, pane: string): FoundPane {
  const name = anchor.name === null ? null : foldText(anchor.name);
  let start = anchor.from;
  if (pane === 'above' || pane === 'around') {
    for (const at of windowAbove(sheet, anchor.from, floor, 24)) {
      const kind = reader.kind(at);
      if (kind === 'closer') break;
      const key = reader.key(at);
      if (name !== null && (key === name || key.startsWith(`${name} `))) start = at;
      else if (start < anchor.from && kind !== 'badge') break;
    }
  }
  for (const at of windowAbove(sheet, start, floor, 6)) {
    const kind = reader.kind(at);
    if (kind !== 'badge' && kind !== 'title') break;
    start = at;
  }
  return { start, name: anchor.name };
}

/** The title again and badges between anchor and body. */
function skipHeading(sheet: Sheet, from: number, to: number, reader: PaneReader): number {
  let at = from;
  for (let i = from; i < to; i += 1) {
    if (sheet.lines[i]?.blank !== false) continue;
    const kind = reader.kind(i);
    if (kind !== 'title' && kind !== 'badge') break;
    at = i + 1;
  }
  return at;
}

/** Filled lines between one anchor and the next post's head: numbers, reactions and controls. */
const HEAD_REACH = 14;

/** Anchors below their posts: the post begins under the anchor before, with a line that opens with the author's name. */
function footPlots(
  sheet: Sheet,
  anchors: readonly Anchor[],
  reader: PaneReader,
  closes: (at: number) => boolean,
): Plot[] {
  return anchors.map((anchor, k) => {
    const floor = anchors[k - 1]?.to ?? 0;
    const name = anchor.name === null ? null : foldText(anchor.name);
    const isHead = (at: number): boolean => {
      const key = reader.key(at);
      return name !== null && !sheet.headers.has(at) && (key === name || key.startsWith(`${name} `));
    };
    const window = windowAbove(sheet, anchor.from, floor, 4000).reverse();
    const under = window.slice(0, HEAD_REACH);
    // Above the first post the whole page's furniture stands: its head is the nearest line with the name.
    const head = k === 0 ? nearestHead(sheet, window.filter(isHead).reverse(), reader) : under.find(isHead);
    const start = head ?? under.find((at) => !closes(at) && reader.kind(at) !== 'closer') ?? anchor.from;
    const pane = paneBelow(sheet, head === undefined ? start : head + 1, anchor.from, reader, false);
    const body = skipHeading(sheet, Math.max(pane.end, head === undefined ? start : head + 1), anchor.from, reader);
    return { anchor, start, body, name: anchor.name };
  });
}

/** The nearest one with a label below it, else the nearest. */
function nearestHead(sheet: Sheet, heads: readonly number[], reader: PaneReader): number | undefined {
  const labelled = heads.find((at) => {
    for (let below = at + 1, seen = 0; below < sheet.lines.length && seen < 2; below += 1) {
      if (sheet.lines[below]?.blank !== false) continue;
      seen += 1;
      if (reader.kind(below) === 'label') return true;
    }
    return false;
  });
  return labelled ?? heads[0];
}

/** Filled lines of a pane above an anchor. */
const PANE_LINES = 12;

/** Where the second post's pane may begin: a line of the first one that stands there again is no title. */
function nextPane(sheet: Sheet, { anchors, group }: Anchored): number {
  const second = anchors[1];
  if (second === undefined) return sheet.lines.length;
  const above = group.pane === 'above' || group.pane === 'around' || group.name === 'above';
  if (!above) return second.from;
  return windowAbove(sheet, second.from, anchors[0]?.to ?? 0, PANE_LINES).at(-1) ?? second.from;
}

/** Folded titles: what replies repeat behind "Re:", and lines above the posts that appear again below. */
function titlesOf(sheet: Sheet, headEnd: number, nextPane: number): Set<string> {
  const heads = new Set<string>();
  for (let at = 0; at < headEnd; at += 1) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    const heading = phrase.length > 3 && phrase.length <= 160 && !/[^.][.!,;:]$/u.test(phrase);
    if (heading && !hasRole(sheet, at, 'badge', 'tail')) heads.add(foldText(phrase).replace(/^[»›>] ?/u, ''));
  }
  const counts = new Map<string, number>();
  for (let at = headEnd; at < sheet.lines.length; at += 1) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase === '' || phrase.length > 250) continue;
    const folded = foldText(phrase);
    const bare = folded.replace(REPLY_PREFIX, '');
    if (bare === folded || bare === '') continue;
    counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  const titles = new Set<string>();
  // The title again above the first post's body.
  for (let at = headEnd; at < Math.min(sheet.lines.length, nextPane, headEnd + 48); at += 1) {
    const folded = foldText(sheet.lines[at]?.phrase ?? '');
    if (folded.length >= 8 && heads.has(folded) && folded.includes(' ')) titles.add(folded);
  }
  for (const [bare, count] of counts) if (heads.has(bare) || count >= 3) titles.add(bare);
  return titles;
}
