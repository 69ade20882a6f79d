import type { Detection } from '../../../model/page.js';
import { foldText } from '../../../model/text.js';
import { PANE_LABEL } from '../pane-words.js';
import type { Sheet } from '../sheet.js';
import { type Anchored, isWeak } from './anchors.js';

/** How much one signal alone speaks for the engine; seeing it again proves little more (vote.ts). */
const WEIGHT = {
  brand: 0.75,
  anchors: 0.5,
  ownAnchors: 0.65,
  header: 0.5,
  citation: 0.2,
  label: 0.25,
  furniture: 0.5,
  common: 0.1,
} as const;

/** Below this no engine claims a page. */
const CLAIM = 0.7;
/** Furniture beyond this many phrases adds nothing. */
const MOST_PHRASES = 4;

export interface Vote {
  readonly claimed: boolean;
  /** For comparing engines: the negative logarithm of the doubt left. */
  readonly strength: number;
  readonly detection: Detection;
}

/**
 * The vote of an engine whose posts have anchors: an anchor and a second signal are needed, and one that other software
 * does not print. A page that names other software and not this one is not claimed.
 */
export function voteByAnchors(
  sheet: Sheet,
  anchored: Anchored | null,
  brands: ReadonlySet<string>,
  engine: string,
  crumbs = false,
): Vote {
  const seen = new Map<string, number>();
  let specific = false;
  if (brands.has(engine)) {
    specific = true;
    seen.set('the software names itself', WEIGHT.brand);
  }
  const posts = anchored?.anchors.length ?? 0;
  if (anchored !== null && posts > 0) {
    const own = anchored.group.specific;
    specific = specific || own;
    const form = anchored.group.forms[0]?.join(' / ') ?? '';
    const weight = own ? WEIGHT.ownAnchors : WEIGHT.anchors;
    seen.set(`${posts} × "${form}"`, posts > 1 || own ? weight : weight - 0.15);
    const labelled = anchored.anchors.some((anchor) => nearLabel(sheet, anchor.from));
    if (labelled) seen.set("labels of an author's pane", WEIGHT.label);
    if (anchored.anchors.some((anchor) => underTitle(sheet, anchor.from)))
      seen.set('the title again above a post', WEIGHT.label);
  }
  for (const { dated, template } of sheet.headers.values()) {
    seen.set(`quote header "${template}"`, dated ? WEIGHT.header : WEIGHT.citation);
    if (dated) specific = true;
  }
  const archived = crumbs && anchored !== null && hasCrumbs(sheet, anchored.anchors[0]?.from ?? 0);
  if (archived) {
    specific = true;
    seen.set("the forum's path above and below the posts", WEIGHT.furniture);
  }
  let phrases = 0;
  for (const hits of sheet.hits) {
    for (const hit of hits) {
      if (!hit.specific) seen.set('controls', WEIGHT.common);
      else if (!seen.has(`furniture "${hit.text}"`) && phrases < MOST_PHRASES) {
        specific = true;
        phrases += 1;
        seen.set(`furniture "${hit.text}"`, WEIGHT.furniture);
      }
    }
  }
  const strength = [...seen.values()].reduce((sum, weight) => sum - Math.log(1 - weight), 0);
  const confidence = Math.round((1 - Math.exp(-strength)) * 1000) / 1000;
  const foreign = brands.size > 0 && !brands.has(engine);
  const cited = [...sheet.headers.values()].some(({ dated }) => dated);
  const weak = anchored !== null && isWeak(anchored.group) && !brands.has(engine) && !cited && !archived && phrases < 2;
  return {
    claimed: posts > 0 && specific && !foreign && !weak && seen.size >= 2 && confidence >= CLAIM,
    // Of two engines that fit, the one whose posts have heads of their own.
    strength: anchored !== null && isWeak(anchored.group) ? strength - 1.5 : strength,
    detection: { confidence, evidence: [...seen.keys()] },
  };
}

/** A path ("Board > Forum > Title") above the title and the posts, and the same line below them. */
function hasCrumbs(sheet: Sheet, first: number): boolean {
  for (let at = Math.max(0, first - CRUMB_REACH); at < first; at += 1) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    const pieces = phrase.split(' > ');
    const title = pieces.at(-1) ?? '';
    if (pieces.length < 3 || title === '') continue;
    const below = sheet.lines.slice(at + 1, first).find(({ blank }) => !blank);
    if (below?.phrase !== title) continue;
    if (sheet.lines.slice(first).some((line) => line.phrase === phrase)) return true;
  }
  return false;
}

/** Lines above the first post's time in which an archive prints path, title and name. */
const CRUMB_REACH = 12;

/** Filled lines around an anchor where its pane stands. */
const PANE_REACH = 8;

function nearLabel(sheet: Sheet, anchor: number): boolean {
  for (let at = Math.max(0, anchor - PANE_REACH); at < anchor + PANE_REACH; at += 1) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase !== '' && phrase.length < 90 && PANE_LABEL.test(foldText(phrase))) return true;
  }
  return false;
}

/** Whether one of the two filled lines above an anchor stands higher up too. */
function underTitle(sheet: Sheet, anchor: number): boolean {
  for (let at = anchor - 1, seen = 0; at >= 0 && seen < 2; at -= 1) {
    const line = sheet.lines[at];
    if (line === undefined || line.blank) continue;
    seen += 1;
    const from = Math.max(0, at - 200);
    if (line.phrase.length > 6 && sheet.lines.slice(from, at).some(({ phrase }) => phrase === line.phrase)) return true;
  }
  return false;
}
