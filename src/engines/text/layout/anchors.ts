import { type Reaction, reactionOf } from '../../../model/page.js';
import { foldPhrase, type TextLine } from '../lines.js';
import { isWhen } from '../reads-when.js';
import { hasRole, type Sheet } from '../sheet.js';
import type { AnchorGroup, Layout } from '../spec.js';
import { compileTemplate } from '../template.js';

/** The lines that head (or close) a post, and what they print. Lines `[from, to)`. */
export interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly name: string | null;
  readonly when: string | null;
  readonly no: number | null;
  /** The anchor's line says that the post was changed. */
  readonly edited: boolean;
  /** The score printed beside the name. */
  readonly score: Reaction | null;
}

export interface Anchored {
  readonly group: AnchorGroup;
  readonly anchors: readonly Anchor[];
}

interface Piece {
  readonly regex: RegExp;
  readonly when: boolean;
  /** The name stands right before the time: where one ends and the other begins is tried at every word. */
  readonly adjacent: boolean;
  /** A number or a time stands in it: a longer line without a digit cannot match. */
  readonly digits: boolean;
  /** What the line must begin with, in small letters. */
  readonly head: string;
}

type Form = readonly Piece[];

/** A form's next line is sought this many filled lines on, with nothing but badges between. */
const REACH = 4;
/** What boards print behind a name: the thread's author, a moderator. */
const MARKS = /\[(?:S|M|A|S,M|M,S|S,A)\]$/u;
/** "a moment ago" is no longer than this. */
const WORDS_ONLY = 24;
/** Names are short. */
const NAME_WIDTH = 60;
const NAME_WORDS = 8;

/** Finds the posts' anchors: the group of forms that fits the page most often. Built once per spec. */
export function createAnchorFinder(layout: Layout): AnchorFinder {
  const groups = layout.anchors.map((group) => ({ group, forms: group.forms.map(compileForm) }));
  const first = groups.flatMap(({ forms }) => forms.flatMap((form) => form.slice(0, 1)));
  return {
    begins: ({ phrase }) =>
      phrase !== '' && first.some((piece) => matchPhrase(phrase.replace(/^[•*·-] /u, ''), piece) !== null),
    find: (sheet) => findBest(sheet, groups),
  };
}

export interface AnchorFinder {
  /** Whether a line could be the first of an anchor. */
  begins(line: TextLine): boolean;
  find(sheet: Sheet): Anchored | null;
}

function findBest(
  sheet: Sheet,
  groups: readonly { readonly group: AnchorGroup; readonly forms: readonly Form[] }[],
): Anchored | null {
  let best: Anchored | null = null;
  for (const { group, forms } of groups) {
    const all = findAll(sheet, forms);
    const anchors = group.scattered === true ? all : inSequence(all);
    const found = { group, anchors };
    if (anchors.length > 0 && (best === null || worth(found) > worth(best))) best = found;
  }
  return best;
}

/** Nothing but a time: such lines stand in bodies and panes too. */
export function isWeak(group: AnchorGroup): boolean {
  return group.forms.every((form) => form.length === 1 && form[0] === '{when}');
}

/** More posts are better; of two equally frequent ones the one that says more. */
function worth({ group, anchors }: Anchored): number {
  const numbered = anchors.some(({ no }) => no !== null) ? 0.3 : 0;
  if (isWeak(group)) return anchors.length < 2 ? 0 : 1.5;
  return anchors.length + (group.specific ? 0.4 : 0) + (group.name === 'slot' ? 0.2 : 0) + numbered;
}

function compileForm(templates: readonly string[]): Form {
  return templates.map((template) => ({
    regex: compileTemplate(template, 'und'),
    when: template.includes('{when}'),
    digits: /\{(?:when|no|n|score)\}/u.test(template),
    adjacent: /\{(?:who|name)\},? \{when\}/u.test(template),
    head: foldPhrase(template.slice(0, Math.max(0, template.indexOf('{'))))
      .trimEnd()
      .toLowerCase(),
  }));
}

function findAll(sheet: Sheet, forms: readonly Form[]): Anchor[] {
  const anchors: Anchor[] = [];
  for (let at = 0; at < sheet.lines.length; at += 1) {
    const phrase = sheet.lines[at]?.phrase ?? '';
    if (phrase === '' || phrase.length > 200) continue;
    for (const form of forms) {
      const anchor = matchForm(sheet, form, at);
      if (anchor === null) continue;
      anchors.push(anchor);
      at = anchor.to - 1;
      break;
    }
  }
  return anchors;
}

function matchForm(sheet: Sheet, form: Form, from: number): Anchor | null {
  let at = from;
  let name: string | null = null;
  let when: string | null = null;
  let no: number | null = null;
  let edited = false;
  let score: Reaction | null = null;
  for (const [n, piece] of form.entries()) {
    const found = n === 0 ? matchPiece(sheet, piece, at) : matchBelow(sheet, piece, at);
    if (found === null) return null;
    at = found.at + 1;
    const { groups } = found;
    if (groups.name !== undefined) name = groups.name.trim().replace(MARKS, '');
    if (groups.when !== undefined) when = groups.when.trim();
    if (groups.no !== undefined) no = Number(groups.no.replace(/\D/gu, ''));
    if (groups.edited !== undefined) edited = true;
    if (groups.score !== undefined) score = reactionOf('Score', Number(groups.score.replace(/[^\d-]/gu, '')));
  }
  return { from, to: at, name, when, no, edited, score };
}

function matchBelow(sheet: Sheet, piece: Piece, from: number): Found | null {
  for (let at = from, seen = 0; at < sheet.lines.length && seen < REACH; at += 1) {
    if (sheet.lines[at]?.blank !== false) continue;
    seen += 1;
    const found = matchPiece(sheet, piece, at);
    if (found !== null) return found;
    if (!hasRole(sheet, at, 'badge')) return null;
  }
  return null;
}

interface Found {
  readonly at: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

function matchPiece(sheet: Sheet, piece: Piece, at: number): Found | null {
  const groups = matchPhrase(sheet.lines[at]?.phrase ?? '', piece);
  return groups === null ? null : { at, groups };
}

function matchPhrase(phrase: string, piece: Piece): Groups | null {
  if (phrase === '' || phrase.length > 200) return null;
  if (piece.digits && phrase.length > WORDS_ONLY && !/\d/u.test(phrase)) return null;
  if (piece.head !== '' && !phrase.toLowerCase().startsWith(piece.head)) return null;
  const groups = piece.regex.exec(foldPhrase(phrase))?.groups;
  if (groups === undefined) return null;
  const read = piece.when ? withTime(groups, piece.adjacent) : groups;
  const name = read?.name;
  if (read === null || (name !== undefined && (name.length > NAME_WIDTH || name.trim().split(' ').length > NAME_WORDS)))
    return null;
  return read;
}

type Groups = Found['groups'];

/** The groups with a readable time; words before it go to the name that stands there. */
function withTime(groups: Groups, adjacent: boolean): Groups | null {
  const { name, when } = groups;
  if (when === undefined) return null;
  if (isWhen(when, true)) return groups;
  if (!adjacent || name === undefined) return null;
  const words = when.split(' ');
  for (let n = 1; n < Math.min(words.length, NAME_WORDS); n += 1) {
    const rest = words.slice(n).join(' ');
    if (isWhen(rest, true))
      return { ...groups, name: `${name} ${words.slice(0, n).join(' ')}`.replace(/,$/u, ''), when: rest };
  }
  return null;
}

/**
 * Numbers of posts rise down a page, so of numbered anchors the longest rising chain is kept: a "#2" inside a body
 * falls out. In time n log n.
 */
function inSequence(anchors: readonly Anchor[]): Anchor[] {
  const numbered = anchors.filter(({ no }) => no !== null);
  if (numbered.length < 2 || numbered.length * 2 < anchors.length) return [...anchors];
  const tails: number[] = [];
  const before: number[] = [];
  numbered.forEach(({ no }, n) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbered[tails[middle] ?? 0]?.no ?? 0) < (no ?? 0)) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = n;
  });
  const kept = new Set<Anchor>();
  for (let n = tails.at(-1) ?? -1; n >= 0; n = before[n] ?? -1) {
    const anchor = numbered[n];
    if (anchor !== undefined) kept.add(anchor);
  }
  // Newest-first pages count down.
  if (kept.size * 2 < numbered.length) return [...anchors];
  return anchors.filter((anchor) => anchor.no === null || kept.has(anchor));
}
