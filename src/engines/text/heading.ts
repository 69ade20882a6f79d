import type { PageThread } from '../../model/page.js';
import { foldText } from '../../model/text.js';
import { REPLY_PREFIX } from './layout/pane-kinds.js';
import { foldPhrase, type TextLine } from './lines.js';
import { isWhen } from './reads-when.js';
import type { Matcher, Sheet } from './sheet.js';
import { compileTemplate } from './template.js';

/** Titles are phrases; a longer line above the list is a notice. */
const TITLE_WIDTH = 250;
const PAGE_OF =
  /^(?:page|pagina|página|seite|страница) (?<page>\d{1,6}) (?:of|sur|di|von|de|из) (?<count>\d{1,6})(?: .*)?$/iu;

/** Title, address and page numbers, as the lines around the posts print them. */
export function readThread(
  sheet: Sheet,
  matcher: Matcher,
  head: { readonly end: number; readonly names: ReadonlySet<string> },
  pageUrl: string | null,
): PageThread {
  const address = threadAddress(sheet, matcher, pageUrl);
  const [page, pageCount] = pageNumbers(sheet, head.end);
  return {
    externalId: address?.id ?? null,
    title: readTitle(sheet, matcher, head, address?.slug ?? null),
    url: address?.url ?? null,
    forumPath: [],
    tags: [],
    page,
    pageCount,
    nextUrl: null,
    prevUrl: null,
  };
}

interface Address {
  readonly url: string;
  readonly id: string;
  readonly slug: string | null;
}

/** The thread's own address: given with the page, else the one the share menus print most often. */
function threadAddress(sheet: Sheet, matcher: Matcher, pageUrl: string | null): Address | null {
  const given = pageUrl === null ? null : addressOf(pageUrl, matcher);
  if (given !== null) return given;
  const votes = new Map<string, { address: Address; count: number }>();
  for (const line of sheet.lines) {
    if (!/^https?:\/\/\S+$/u.test(line.phrase)) continue;
    const address = addressOf(line.phrase, matcher);
    if (address === null) continue;
    const known = votes.get(address.id);
    if (known === undefined) votes.set(address.id, { address, count: 1 });
    else known.count += 1;
  }
  const ranked = [...votes.values()].sort((a, b) => b.count - a.count);
  const [best, second] = ranked;
  // A lone link in a post to another thread is not this thread's address.
  return best !== undefined && best.count >= 2 && best.count > (second?.count ?? 0) ? best.address : null;
}

function addressOf(url: string, matcher: Matcher): Address | null {
  const found = matcher.spec.threadUrl.exec(url);
  const id = found?.groups?.id;
  if (found === null || id === undefined) return null;
  const slug = found.groups?.slug ?? null;
  return { url: url.slice(0, found.index + found[0].length).concat('/'), id, slug: slug === '' ? null : slug };
}

function pageNumbers(sheet: Sheet, headEnd: number): [number | null, number | null] {
  for (const line of [...sheet.lines.slice(0, headEnd), ...sheet.lines.slice(-400)]) {
    const found = line.phrase.length > 80 ? undefined : PAGE_OF.exec(line.phrase)?.groups;
    const [page, count] = [Number(found?.page), Number(found?.count)];
    if (found !== undefined && page >= 1 && page <= count) return [page, count];
  }
  return [null, null];
}

/**
 * The title among the lines above the posts: the one whose words the address repeats; else the one replies repeat
 * behind "Re:"; else the last piece of the forum's path; else the one above "By …"; else the one the first post or the
 * head prints again; else the one with most words that is nobody's name.
 */
function readTitle(
  sheet: Sheet,
  matcher: Matcher,
  head: { readonly end: number; readonly names: ReadonlySet<string> },
  slug: string | null,
): string | null {
  const candidates: Candidate[] = [];
  for (let at = 0; at < head.end; at += 1) {
    const line = sheet.lines[at];
    if (line !== undefined && isCandidate(line, sheet, at) && !head.names.has(foldText(line.phrase))) {
      candidates.push({ text: line.phrase.replace(/^[»›>] /u, ''), at });
    }
  }
  const wanted = slug === null ? null : slugWords(decode(slug));
  const named =
    wanted === null || wanted === '' ? undefined : candidates.findLast(({ text }) => slugWords(text) === wanted);
  if (named !== undefined) return named.text;
  const { layout } = matcher.spec;
  const structural = layout === null ? null : (answered(sheet, candidates) ?? endOfPath(candidates));
  if (structural !== null) return structural;
  const starters = matcher.spec.starter.map((template) => compileTemplate(template, 'en'));
  const starts = (phrase: string): boolean => phrase !== '' && starters.some((regex) => regex.test(foldPhrase(phrase)));
  const above = candidates.findLast(({ at }, n) => starts(candidates[n + 1]?.text ?? '') || starts(below(sheet, at)));
  if (above !== undefined) return above.text;
  if (layout !== null && layout.titleLine > 0 && candidates.length <= BARE_HEAD) {
    const fixed = candidates[layout.titleLine - 1];
    if (fixed !== undefined) return fixed.text;
  }
  const again = layout === null ? undefined : printedAgain(sheet, candidates, head.end);
  if (again !== undefined) return again.text;
  const near = candidates.slice(-3);
  const counts = new Map<string, number>();
  for (const { text } of candidates) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = near.findLast(({ text }) => (counts.get(text) ?? 0) > 1 && text.includes(' '));
  if (repeated !== undefined) return repeated.text;
  const size = ({ text }: { text: string }): number => text.split(' ').length;
  return (
    near.reduce<{ text: string } | null>((best, one) => (best === null || size(one) > size(best) ? one : best), null)
      ?.text ?? null
  );
}

/** A head of no more lines than board, title, categories and tags holds no menus. */
const BARE_HEAD = 8;

interface Candidate {
  readonly text: string;
  readonly at: number;
}

function below(sheet: Sheet, at: number): string {
  for (let line = at + 1; line < Math.min(sheet.lines.length, at + 4); line += 1)
    if (sheet.lines[line]?.blank === false) return sheet.lines[line]?.phrase ?? '';
  return '';
}

/** The candidate that most lines repeat behind "Re:". */
function answered(sheet: Sheet, candidates: readonly Candidate[]): string | null {
  const counts = new Map<string, number>();
  for (const { phrase } of sheet.lines) {
    if (phrase === '' || phrase.length > TITLE_WIDTH + 8) continue;
    const folded = foldText(phrase);
    const bare = folded.replace(REPLY_PREFIX, '');
    if (bare !== folded && bare !== '') counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const count = counts.get(foldText(candidate.text)) ?? 0;
    if (count > 0 && count >= most) [best, most] = [candidate, count];
  }
  return best?.text ?? null;
}

/** Candidates between the path and the title. */
const PATH_REACH = 2;

/** "Board » Forum » Title": the last piece, where it is a line of its own near the path. */
function endOfPath(candidates: readonly Candidate[]): string | null {
  for (const [n, { text }] of [...candidates.entries()].reverse()) {
    const near = candidates.slice(Math.max(0, n - PATH_REACH), n + PATH_REACH + 1);
    for (const mark of [' > ', ' → ', ' » ', ' › ']) {
      const pieces = text.split(mark);
      const last = pieces.at(-1)?.trim() ?? '';
      if (pieces.length > 1 && last !== '' && near.some((one) => one.text === last)) return last;
    }
  }
  return null;
}

/** Lines below the head in which the first post repeats the title. */
const AGAIN = 48;

/** The last candidate of some words that the first post or the head prints again. */
function printedAgain(sheet: Sheet, candidates: readonly Candidate[], headEnd: number): Candidate | undefined {
  const lines = new Set(sheet.lines.slice(headEnd, headEnd + AGAIN).map(({ phrase }) => phrase));
  const inPost = candidates.findLast(({ text }) => text.includes(' ') && lines.has(text));
  if (inPost !== undefined) return inPost;
  const counts = new Map<string, number>();
  for (const { text } of candidates) counts.set(text, (counts.get(text) ?? 0) + 1);
  return candidates.findLast(({ text }) => (counts.get(text) ?? 0) > 1 && text.split(' ').length >= 4);
}

function isCandidate(line: TextLine, sheet: Sheet, at: number): boolean {
  const { phrase } = line;
  if (phrase === '' || phrase.length > TITLE_WIDTH || (sheet.hits[at]?.length ?? 0) > 0) return false;
  if (sheet.markers.has(at) || sheet.headers.has(at) || /[.!?] +\S.{40}/u.test(phrase)) return false;
  if (isWhen(phrase, true) || PAGE_LINKS.test(phrase)) return false;
  return /\p{L}/u.test(phrase) && !/^https?:\/\//u.test(phrase);
}

/** "« Prev 1 … 3 4 5 Next »", "< 1 ← 2 3 → 242": page numbers in a row; "54 posts": a count. */
const PAGE_LINKS =
  /(?:^|\s)\d{1,5}(?: [.…←→]{1,3})? \d{1,5}(?: [.…←→]{1,3})? \d{1,5}(?:\s|$)|^\d[\d.,]{0,8} \p{L}{3,14}$/u;

function slugWords(text: string): string {
  const plain = foldText(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/'/gu, '');
  return [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).join('-');
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch (error) {
    // A cut percent sequence: the slug is compared as printed and simply fits no line.
    if (error instanceof URIError) return slug;
    throw error;
  }
}
