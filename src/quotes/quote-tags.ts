import type { Block } from '../model/body.js';
import { recovered } from './marked-lines.js';

/** `[quote=…]` and `[/quote]` as boards print them when they do not understand them. */
const TAG = /\[quote(?<given>(?:[=\s][^\]\n]{0,200})?)\]|\[\/quote\]/giu;
/** Deeper tags stay text. */
const MAX_DEPTH = 60;

interface Level {
  readonly header: string;
  readonly given: string;
  readonly blocks: Block[];
}

/**
 * A text with printed quote tags as blocks: text and nested quotes. Tags without their partner stay text. Null where
 * no pair of tags is.
 *
 * @param plain what becomes of the text outside the tags.
 */
export function quoteTags(text: string, plain: (text: string) => readonly Block[]): Block[] | null {
  if (!/\[\/quote\]/iu.test(text)) return null;
  const tags = pairedTags(text);
  if (tags.length === 0) return null;
  const root: Block[] = [];
  const levels: Level[] = [];
  let at = 0;
  const take = (until: number): void => {
    const piece = text
      .slice(at, until)
      .trimEnd()
      .replace(/^\s*\n/u, '');
    if (piece.trim() === '') return;
    const level = levels.at(-1);
    if (level === undefined) for (const block of plain(piece)) root.push(block);
    else level.blocks.push({ type: 'text', text: piece.trim() });
  };
  for (const tag of tags) {
    take(tag.start);
    at = tag.end;
    if (tag.given !== null) {
      levels.push({ header: text.slice(tag.start, tag.end), given: tag.given, blocks: [] });
      continue;
    }
    const level = levels.pop();
    if (level === undefined) continue;
    const quote = recovered(level.header, authorOf(level.given), level.blocks, { method: 'markup', confidence: 0.9 });
    (levels.at(-1)?.blocks ?? root).push({ ...quote, sourceExternalId: idOf(level.given) });
  }
  take(text.length);
  return root;
}

interface Tag {
  readonly start: number;
  readonly end: number;
  /** What an opening tag says behind its name; null for a closing one. */
  readonly given: string | null;
}

function pairedTags(text: string): Tag[] {
  const open: Tag[] = [];
  const out: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const isOpening = match[0][1] !== '/';
    const given = isOpening ? (match.groups?.given ?? '') : null;
    const tag: Tag = { start: match.index, end: match.index + match[0].length, given };
    if (isOpening) open.push(tag);
    else {
      const partner = open.pop();
      if (partner !== undefined && open.length < MAX_DEPTH) out.push(partner, tag);
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** The name in `="Ann, post: 5"`, `=Ann;123`, ` name='Ann' post='5'`, ` author=Ann link=…`. */
function authorOf(given: string): string | null {
  const named = /(?:name|author)=\s*(?:"([^"]{1,80})"|'([^']{1,80})'|([^\s\]"'][^\]"']{0,80}?)(?=\s+\w+=|$))/iu.exec(
    given,
  );
  const direct = /^=\s*(?:"([^"]{1,120})"|'([^']{1,120})'|([^\]"']{1,120}))/u.exec(given);
  const [, double, single, bare] = named ?? direct ?? [];
  const name = (double ?? single ?? bare ?? '')
    .replace(/,\s*(?:post|member|date|timestamp):.*$/iu, '')
    .replace(/;\d{1,12}$/u, '')
    .replace(/\s(?:pid|post_id|time|user_id|dateline)=.*$/iu, '')
    .trim();
  return name === '' ? null : name;
}

/** The engine's id of the quoted post, where the tag prints it. */
function idOf(given: string): string | null {
  const id = /(?:post:\s?|post_id=|post=["']?|pid=["']?|;)(\d{1,12})(?!\d)/iu.exec(given)?.[1];
  return id ?? null;
}
