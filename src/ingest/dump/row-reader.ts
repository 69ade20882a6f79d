import type { Columns } from '../../archive/dump/dump-row.js';
import type { BodyForm } from '../../engines/bodies/index.js';
import { isAddress } from '../../model/address.js';
import { InputError } from '../../model/errors.js';
import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import type { PageAuthor } from '../../model/page.js';
import type { ColumnQuote, DumpPost } from './dump-post.js';
import { anyOf, type ReadField, readField, readFields, readRaw } from './field.js';
import type { BodySpec, FieldSpec, MapSpec, TimeSpec } from './map-schema.js';
import { readReactions } from './reactions.js';
import { timeReader } from './read-time.js';
import { itemsOf, lookup, textOf } from './value-at.js';

/** A row as the map reads it, without what the file says of it. */
export type ReadRow = Omit<DumpPost, 'file' | 'row' | 'hash'>;

/**
 * What the map makes of a row; null for a row the map leaves out.
 *
 * @throws InputError `row-not-read` where it cannot be a post: no thread is named, or a site that is no host
 */
export type RowReader = (columns: Columns) => ReadRow | null;

const TEXTS = 100_000;

/** Compiles a map into a reader of rows. */
export function rowReader(map: MapSpec): RowReader {
  const { thread, post } = map;
  const leftOut = anyOf(map.leaveOut);
  const site = readField(map.site);
  const engine = readField(map.engine);
  const forum = readFields(map.forum);
  const tags = readFields(map.tags);
  const key = readField(thread.key);
  const [images, links, attachments] = [post.images, post.links, post.attachments].map(listReader);
  const [threadId, threadUrl, threadTitle] = [thread.id, thread.url, thread.title].map(readLine);
  const [id, parent, url, title] = [post.id, post.parent, post.url, post.title].map(readLine);
  const position = readField(post.position);
  const signature = readField(post.signature);
  const author = authorReader(post.author);
  const [posted, edited] = [post.posted, post.edited].map((time) => momentReader(time, map));
  const deleted = anyOf(post.deleted);
  const hidden = anyOf(post.hidden);
  const decides = new Set((post.deleted ?? []).flatMap(({ column }) => column ?? []));
  const body = bodyReader(map.body);
  const form = formReader(map.body);
  const quotes = quotesReader(map.quotes);
  const reactions = readReactions(map.reactions);
  return (columns) => {
    if (leftOut(columns)) return null;
    const where = {
      id: threadId?.(columns) ?? null,
      url: threadUrl?.(columns) ?? null,
      title: threadTitle?.(columns) ?? null,
    };
    const host = siteOf(site(columns));
    if (
      where.id === null &&
      (where.url === null || !isAddress(where.url)) &&
      where.title === null &&
      key(columns) === null
    )
      throw refused('it names no thread: `thread.id`, `thread.url` and `thread.title` are all empty');
    const gone = deleted(columns);
    const written = body(columns);
    return {
      site: host,
      engine: engine(columns)?.trim() ?? null,
      forum: forum(columns),
      tags: tags(columns),
      thread: where,
      key: key(columns),
      id: id?.(columns) ?? null,
      parent: parent?.(columns) ?? null,
      position: numberOf(position(columns)),
      url: url?.(columns) ?? null,
      title: title?.(columns) ?? null,
      author: author(columns),
      posted: posted?.(columns) ?? null,
      edited: edited?.(columns) ?? null,
      signature: signature(columns)?.trim().slice(0, TEXTS) ?? null,
      kind: gone ? 'deleted' : hidden(columns) ? 'hidden' : 'post',
      // "[deleted]" where the words stood is no word of theirs.
      body: gone && bodyDecides(map.body, decides) ? null : written,
      form: form(columns),
      quotes: quotes(columns),
      reactions: reactions(columns),
      images: images?.(columns)?.map(({ url, text }) => ({ url, alt: text })) ?? null,
      links: links?.(columns)?.flatMap(({ url, text }) => (url === null ? [] : [{ url, text: text ?? '' }])) ?? null,
      attachments: attachments?.(columns)?.map(({ url, text }) => ({ url, name: text })) ?? null,
    };
  };
}

const refused = (message: string): InputError => new InputError('row-not-read', message);

/** One line: ids, names, titles and addresses. */
function readLine(spec: FieldSpec | undefined): ReadField {
  const read = readField(spec);
  return (columns) => {
    const text = read(columns)?.replace(/\s+/g, ' ').trim().slice(0, 2_000) ?? '';
    return text === '' ? null : text;
  };
}

/** A host as it is printed; an address gives its host. */
function siteOf(text: string | null): string | null {
  const name = text?.trim().toLowerCase() ?? '';
  if (name === '') return null;
  const address = /^https?:\/\//.test(name) ? name : `https://${name}`;
  if (!isAddress(address) || /[\s/@]/.test(name.replace(/^https?:\/\/|\/$/g, '')))
    throw refused(`"${name.slice(0, 80)}" is no site: \`site\` is the host of the forum (forum.example.org)`);
  return new URL(address).host;
}

const AUTHOR_KINDS = ['member', 'guest', 'deleted', 'unknown'] as const;

function authorReader(spec: MapSpec['post']['author']): (columns: Columns) => PageAuthor {
  const name = readLine(spec?.name);
  const id = readLine(spec?.id);
  const guest = anyOf(spec?.guest);
  const deleted = anyOf(spec?.deleted);
  const inferred = anyOf(spec?.inferred);
  const evidence = readField(spec?.evidence);
  const kindOf = readField(spec?.kind);
  return (columns) => {
    const [printed, externalId] = [name(columns), id(columns)];
    const said = AUTHOR_KINDS.find((one) => one === kindOf(columns)?.trim().toLowerCase());
    const printedKind = deleted(columns)
      ? 'deleted'
      : guest(columns)
        ? 'guest'
        : externalId !== null
          ? 'member'
          : 'unknown';
    const isInferred = inferred(columns);
    return {
      name: printed,
      externalId,
      kind: said ?? printedKind,
      inferred: isInferred,
      evidence: isInferred ? evidence(columns) : null,
    };
  };
}

function momentReader(spec: TimeSpec | undefined, map: MapSpec): (columns: Columns) => Moment | null {
  if (spec === undefined) return () => null;
  const { format = 'auto', zone, local, words, precision, ...field } = spec;
  const value = readField(field);
  const read = timeReader({ format, zone, dayOrder: map.dayOrder ?? null, language: map.language ?? null });
  const [clock, raw, exact] = [local, words, precision].map(readField);
  return (columns) => {
    const text = value(columns);
    const printed = raw?.(columns) ?? null;
    const shown = clock?.(columns) ?? null;
    const moment = text ?? shown ?? printed;
    if (moment === null) return null;
    const made = text === null && shown === null ? { ...UNKNOWN_MOMENT, raw: printed } : read(moment);
    const said = PRECISIONS.find((one) => one === exact?.(columns));
    return {
      ...made,
      local: shown ?? made.local,
      raw: words === undefined ? made.raw : printed,
      precision: said ?? made.precision,
    };
  };
}

const PRECISIONS = ['second', 'minute', 'day', 'unknown'] as const;

/** Addresses in a column: a JSON list of texts or of objects, or texts that are split; null where it holds nothing. */
function listReader(
  spec: FieldSpec | undefined,
): (columns: Columns) => readonly { readonly url: string | null; readonly text: string | null }[] | null {
  if (spec === undefined) return () => null;
  const raw = readRaw(spec);
  return (columns) => {
    const items = itemsOf(raw(columns)).flatMap((item) =>
      typeof item === 'string' && spec.split !== undefined ? item.split(spec.split) : [item],
    );
    if (items.length === 0) return null;
    return items.slice(0, MOST_LISTED).map((item) => {
      const member = (names: readonly string[]): string | null =>
        typeof item !== 'object' || item === null
          ? null
          : textOf(names.map((one) => Reflect.get(item, one)).find((one) => one !== undefined));
      const url = typeof item === 'string' ? (textOf(item)?.trim() ?? null) : member(['url', 'href', 'src']);
      return { url, text: member(['alt', 'text', 'name', 'title']) };
    });
  };
}

const MOST_LISTED = 500;

/** The body's text; with `join: all`, the texts of all its columns, a blank line between them. */
function bodyReader(spec: BodySpec): ReadField {
  const { form: _form, join, ...field } = spec;
  if (join !== 'all') return readField(field);
  const readers = (field.any ?? [field]).map(readField);
  return (columns) => {
    const texts = readers.flatMap((read) => read(columns) ?? []);
    return texts.length === 0 ? null : texts.join('\n\n');
  };
}

function bodyDecides(spec: BodySpec, decides: ReadonlySet<string>): boolean {
  const columns = [spec, ...(spec.any ?? [])].flatMap(({ column }) => column ?? []);
  return columns.some((column) => decides.has(column));
}

function formReader({ form }: BodySpec): (columns: Columns) => BodyForm {
  if (form === undefined || typeof form === 'string') return () => form ?? 'text';
  const value = lookup(form.column);
  const known = new Map(Object.entries(form.values));
  return (columns) => known.get(textOf(value(columns)) ?? '') ?? form.default;
}

function quotesReader(spec: MapSpec['quotes']): (columns: Columns) => readonly ColumnQuote[] {
  if (spec === undefined) return () => [];
  const many = (field: FieldSpec | undefined) => readFields(field === undefined ? undefined : [field]);
  const [posts, authors] = [many(spec.post), many(spec.author)];
  const text = readField(spec.text);
  return (columns) => {
    const [ids, names, words] = [posts(columns), authors(columns), text(columns)];
    const count = Math.max(ids.length, names.length, words === null ? 0 : 1);
    return Array.from({ length: Math.min(count, 100) }, (_, at) => ({
      post: ids[at] ?? null,
      author: names[at] ?? null,
      text: at === 0 ? words : null,
    }));
  };
}

/** A position: a number, also one with decimals. */
function numberOf(text: string | null): number | null {
  if (text === null) return null;
  const number = Number(text.trim());
  return Number.isFinite(number) ? number : null;
}
