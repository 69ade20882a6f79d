import type { Moment } from '../../model/moment.js';
import { readMachineMoment } from '../dates/machine-moment.js';

/** What the argument of a quote's tag says of its source. */
export interface QuoteArgument {
  readonly author: string | null;
  readonly id: string | null;
  /** The number of the post in its thread (Discourse). */
  readonly position: number | null;
  readonly url: string | null;
  readonly at: Moment | null;
}

const ID_KEYS: ReadonlySet<string> = new Set(['post', 'pid', 'post_id', 'postid', 'msg', 'msg_id', 'cid', 'id', 'p']);
const TIME_KEYS: ReadonlySet<string> = new Set(['date', 'dateline', 'time', 'timestamp']);
const NAME_KEYS: ReadonlySet<string> = new Set(['author', 'name', 'username', 'user', 'member', 'cite']);

/** ` key=` in a row of attributes: values of SMF are not in quotation marks and hold spaces. */
const KEY = /(?:^|[\s,;])([a-z_]{2,12})\s?=\s?/gi;
/** ", post: 12" behind a name (Discourse, XenForo). */
const PAIR = /,\s{0,3}([a-z_]{2,12})\s{0,3}:\s{0,3}([^,\]]{1,60})/gi;
/** A post in an address of SMF, phpBB, MyBB, vBulletin, WoltLab, Invision. */
const POST_LINKS: readonly RegExp[] = [
  /(?:msg|#post-?|#p|#pid|#comment-?|postID=)(\d{1,15})/i,
  /[?&;](?:p|pid|post|comment)=(\d{1,15})/i,
];

/**
 * Reads the argument of a `[quote]` in the ways boards write it:
 * `="Ada, post: 3, topic: 12"` (Discourse: the post's number), `="Ada, post: 345, member: 7"` (XenForo: its id),
 * `=Ada;345` (vBulletin), `="Ada" post_id=345 time=…` (phpBB), `='Ada' pid='345' dateline='…'` (MyBB),
 * ` author=Ada link=topic=1.msg345#msg345 date=…` (SMF), ` name='Ada' post='345' timestamp='…'` (Invision 3),
 * `='Ada','https://…#post345'` (WoltLab), `="Ada"`, `=Ada`.
 *
 * @param argument what stands between the tag's name and its bracket
 */
export function readQuoteArgument(argument: string): QuoteArgument {
  const attributes = attributesOf(argument);
  const first = argument.startsWith('=') ? firstValue(argument) : '';
  const pairs = new Map([...first.matchAll(PAIR)].map(([, key = '', value = '']) => [key.toLowerCase(), value.trim()]));
  const plain = pairs.size > 0 ? first.slice(0, first.search(/,\s{0,3}[a-z_]{2,12}\s{0,3}:/i)) : first;
  const numbered = /^(.{1,200});\s?n?(\d{1,15})$/s.exec(plain);
  const url = addressOf(argument, attributes);
  const discourse = pairs.has('topic');
  const named = attributeOf(attributes, NAME_KEYS) ?? '';
  const author = (numbered?.[1] ?? plain) || named;
  const pairId = digits(pairs.get('post') ?? pairs.get('msg'));
  return {
    author: nameOf(author === '' ? (pairs.get('username') ?? '') : author),
    id: (discourse ? null : pairId) ?? numbered?.[2] ?? digits(attributeOf(attributes, ID_KEYS)) ?? idIn(url),
    position: discourse && pairId !== null ? Number(pairId) : null,
    url,
    at: timeOf(attributeOf(attributes, TIME_KEYS)),
  };
}

function attributesOf(argument: string): ReadonlyMap<string, string> {
  const found = [...argument.matchAll(KEY)];
  return new Map(
    found.map((key, at) => {
      const start = key.index + key[0].length;
      const end = found[at + 1]?.index ?? argument.length;
      return [(key[1] ?? '').toLowerCase(), unquoted(argument.slice(start, end).trim())];
    }),
  );
}

/** The value right behind the tag's name: in quotation marks, or up to the first attribute. */
function firstValue(argument: string): string {
  const rest = argument.slice(1).trimStart();
  const mark = rest[0] ?? '';
  if (mark === '"' || mark === "'") {
    const end = lastMark(rest, mark);
    if (end > 0) return rest.slice(1, end);
  }
  const next = /\s[a-z_]{2,12}\s?=/i.exec(rest);
  return unquoted((next === null ? rest : rest.slice(0, next.index)).trim());
}

/** The quotation mark that ends the first value: the first that an attribute, a comma or nothing follows. */
function lastMark(text: string, mark: string): number {
  for (let at = text.indexOf(mark, 1); at > 0; at = text.indexOf(mark, at + 1))
    if (/^\s{0,3}(?:$|[,;:]|[a-z_]{2,12}\s?=)/i.test(text.slice(at + 1, at + 20))) return at;
  return -1;
}

function addressOf(argument: string, attributes: ReadonlyMap<string, string>): string | null {
  const linked = attributes.get('link') ?? attributes.get('url') ?? null;
  if (linked !== null && linked !== '') return linked.slice(0, 500);
  return /https?:\/\/[^\s"'\]]{1,500}/i.exec(argument)?.[0] ?? null;
}

function idIn(url: string | null): string | null {
  if (url === null) return null;
  for (const pattern of POST_LINKS) {
    const id = pattern.exec(url)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

const attributeOf = (attributes: ReadonlyMap<string, string>, names: ReadonlySet<string>): string | null => {
  for (const [name, value] of attributes) if (names.has(name) && value !== '') return value;
  return null;
};

const digits = (text: string | null | undefined): string | null => /^n?(\d{1,15})$/.exec(text ?? '')?.[1] ?? null;

const unquoted = (text: string): string => /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;

function nameOf(text: string): string | null {
  const name = unquoted(text.replace(/^@/, '').trim()).trim().slice(0, 200);
  return name === '' || /^https?:/i.test(name) ? null : name;
}

/** Seconds since 1970 as boards keep them, or ISO 8601; the words of another time are kept as words. */
function timeOf(text: string | null): Moment | null {
  if (text === null) return null;
  return readMachineMoment(text, text) ?? { at: null, local: null, raw: text.slice(0, 100), precision: 'unknown' };
}
