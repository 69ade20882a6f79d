import { type Reaction, reactionOf } from '../../model/page.js';
import { foldPhrase, type TextLine } from './lines.js';
import { hasRole, type Matcher, type Sheet } from './sheet.js';
import { compileTemplate } from './template.js';

/** Where a body ends, and what stood below it. */
export interface Tail {
  /** First line after the body. */
  readonly end: number;
  readonly reactions: readonly Reaction[];
  /** Reactions under a name that no list of the engine holds. */
  readonly unlisted: readonly string[];
  /** Printed time of an "Edited … by …" line, or null. */
  readonly edited: string | null;
}

export interface TailReader {
  /** Reads the lines `[start, end)` of the page. */
  read(start: number, end: number): Tail;
  /** The reaction a line prints, or null. */
  reaction(at: number): Reaction | null;
}

/** An edit line may be followed by its reason; neither is longer than this many printed lines from the controls. */
const EDIT_REACH = 6;

/** A list item as flattened: indented, with a bullet. Bodies print lists so too, hence the capital and the bare count. */
const LIST_ITEM = /^[ \t\u00a0]+[•*·-] (?<name>\p{Lu}\S*(?: \S+){0,3}) (?<count>-?\d{1,7})$/u;
const PLAIN = /^(?:[•*·-] )?(?<name>\S.{0,39}?)(?: x| ×)? (?<count>-?\d{1,7})$/u;
const IMAGE_COUNT = /^(?:[•*-] {1,4})?!\[(?<alt>[^\]]{0,80})\]\((?<url>[^)\s]{0,300})\) (?<count>\d{1,7})$/u;

export function createTailReader(matcher: Matcher, sheet: Sheet): TailReader {
  const { spec } = matcher;
  const names = new Map(spec.reactions.flatMap((group) => group.names.map((name) => [name.toLowerCase(), name])));
  const likes = spec.likes.map((like) => ({ regex: compileTemplate(like.template, 'und'), reaction: like.reaction }));
  const alone = spec.layout === null ? 1 : 0;
  // A lone "… likes this" could be prose; two of them on a page are the software speaking.
  const likeLines = sheet.lines.reduce((n, line) => (likesOf(line, likes) === null ? n : n + 1), 0);
  return {
    reaction: (at) => {
      const line = sheet.lines[at];
      return line === undefined ? null : ((readReaction(line, names) ?? readLikes(line, likes))?.reaction ?? null);
    },
    read: (start, end) => {
      const reactions: Reaction[] = [];
      const unlisted: string[] = [];
      const trim = (from: number): number => {
        let stop = from;
        for (let at = from - 1; at >= start; at -= 1) {
          const line = sheet.lines[at];
          if (line === undefined || line.blank) continue;
          const reaction = readReaction(line, names) ?? (likeLines > alone ? readLikes(line, likes) : null);
          if (reaction !== null) {
            reactions.push(reaction.reaction);
            if (!reaction.listed) unlisted.push(reaction.reaction.name);
          } else if (!isControl(sheet, at, stop < from || hasRole(sheet, from, 'footer'))) break;
          stop = at;
        }
        return stop;
      };
      let stop = trim(end);
      let edited: string | null = null;
      for (let at = stop - 1, seen = 0; at >= start && seen < EDIT_REACH; at -= 1) {
        const line = sheet.lines[at];
        if (line === undefined || line.blank) continue;
        seen += 1;
        const when = matcher.edited(line);
        if (when === null) continue;
        edited = when;
        stop = trim(at);
        break;
      }
      // Read from the bottom up.
      return { end: stop, reactions: reactions.reverse(), unlisted: unlisted.reverse(), edited };
    },
  };
}

/** Controls close a post; a bare address is one when it stands under a control ("Link to comment"). */
function isControl(sheet: Sheet, at: number, closed: boolean): boolean {
  if (hasRole(sheet, at, 'tail')) return true;
  if (closed && hasRole(sheet, at, 'soft-footer', 'footer')) return true;
  const phrase = sheet.lines[at]?.phrase ?? '';
  if (closed && isPageNumber(sheet, at)) return true;
  if (!/^https?:\/\/\S+$/u.test(phrase)) return false;
  // The address stands in a menu: under its head or above its next entry.
  if (closed && sheet.hits[at + 1]?.some((hit) => hit.role === 'tail' && hit.specific) === true) return true;
  for (let above = at - 1; above >= 0 && above >= at - 3; above -= 1) {
    if (sheet.lines[above]?.blank === false) return hasRole(sheet, above, 'tail') && !isQuoteWord(sheet, above);
  }
  return false;
}

/** Page links ("1", "2", "…") between other controls; a lone number under prose is somebody's answer. */
function isPageNumber(sheet: Sheet, at: number): boolean {
  const isNumber = (line: number): boolean => /^(?:\d{1,5}|…|\.\.\.)$/u.test(sheet.lines[line]?.phrase ?? '');
  if (!isNumber(at)) return false;
  for (let above = at - 1, seen = 0; above >= 0 && seen < 12; above -= 1) {
    if (sheet.lines[above]?.blank !== false) continue;
    seen += 1;
    if (!isNumber(above)) return hasRole(sheet, above, 'soft-footer', 'badge', 'tail');
  }
  return false;
}

/** A common one-word control ("Quote") may head an anonymous quote, so it vouches for nothing below it. */
function isQuoteWord(sheet: Sheet, at: number): boolean {
  return sheet.hits[at]?.every((hit) => !hit.specific) === true;
}

interface FoundReaction {
  readonly reaction: Reaction;
  readonly listed: boolean;
}

function readReaction(line: TextLine, names: ReadonlyMap<string, string>): FoundReaction | null {
  const phrase = line.phrase;
  if (phrase === '' || phrase.length > 200) return null;
  const image = IMAGE_COUNT.exec(phrase)?.groups;
  if (image !== undefined) {
    const name = reactionOfImage(image.alt ?? '', image.url ?? '');
    return name === null ? null : { reaction: reactionOf(name, Number(image.count)), listed: true };
  }
  const plain = PLAIN.exec(phrase)?.groups;
  if (plain?.name !== undefined && names.has(plain.name.toLowerCase())) {
    return { reaction: reactionOf(plain.name, Number(plain.count)), listed: true };
  }
  const item = LIST_ITEM.exec(line.raw.trimEnd())?.groups;
  if (item?.name === undefined) return null;
  return { reaction: reactionOf(item.name, Number(item.count)), listed: false };
}

/** "…/reactions/react_love-it.png" names its reaction where no text does. */
function reactionOfImage(alt: string, url: string): string | null {
  if (alt.trim() !== '') return alt.trim();
  const word = /\/(?:react(?:ion)?_)([a-z_-]{2,40})\.\w{3,4}$/iu.exec(url)?.[1];
  if (word === undefined) return null;
  return word.replace(/[_-]+/gu, ' ').replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function readLikes(line: TextLine, likes: readonly LikeForm[]): FoundReaction | null {
  const reaction = likesOf(line, likes);
  return reaction === null ? null : { reaction, listed: true };
}

interface LikeForm {
  readonly regex: RegExp;
  readonly reaction: string;
}

/** Between the last two names of a list, and what stands for names left out ("and 3 others"). */
const LAST_NAME = /^(?<last>.{1,60}?) (?:and|und|et|y|e|и|i|en|og|och|a|és|ve) (?<more>.{1,60})$/iu;
const OTHERS = /^\D{0,20}(?<count>\d{1,7})\D{0,24}$/u;

function likesOf(line: TextLine, likes: readonly LikeForm[]): Reaction | null {
  if (line.phrase === '') return null;
  for (const { regex, reaction } of likes) {
    const groups = regex.exec(foldPhrase(line.phrase))?.groups;
    if (groups === undefined) continue;
    if (groups.count !== undefined) return reactionOf(reaction, Number(groups.count.replace(/[^\d-]/gu, '')));
    if (groups.names === undefined) continue;
    const listed = groups.names.split(', ');
    const tail = LAST_NAME.exec(listed.at(-1) ?? '')?.groups;
    if (tail?.last !== undefined && tail.more !== undefined) listed.splice(-1, 1, tail.last, tail.more);
    const others = listed.length < 2 ? undefined : OTHERS.exec(listed.at(-1) ?? '')?.groups?.count;
    return others === undefined
      ? reactionOf(reaction, listed.length, listed)
      : reactionOf(reaction, listed.length - 1 + Number(others), listed.slice(0, -1));
  }
  return null;
}
