import type { PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { findDateWords } from './date-words.js';
import type { Facts } from './facts.js';
import type { FoundPost } from './find-posts.js';
import type { FoundThread } from './find-thread.js';
import type { Marks, MovedHeader } from './mark.js';
import { findTypedQuotes } from './typed-quotes.js';
import { DELETED_NAME, GUEST_NAME } from './words.js';

/** Writes what was found as marks for the generic spec to read. */
export function marksOf(facts: Facts, posts: readonly FoundPost[], thread: FoundThread): Marks {
  const attributes = new Map<number, Record<string, string>>();
  const wraps = new Map<number, { elements: readonly PageElement[]; attributes: Record<string, string> }>();
  const headers = new Map<number, MovedHeader>();
  const mark = (element: PageElement, values: Readonly<Record<string, string | null>>): void => {
    const known = attributes.get(element.order) ?? {};
    for (const [name, value] of Object.entries(values)) if (value !== null) known[`generic-${name}`] = value;
    attributes.set(element.order, known);
  };
  // The writer of a story has an account where its commenters need none.
  const linked = posts.filter((post) => post.author?.linked === true).length > Math.max(1, 0.3 * posts.length);
  for (const post of posts) {
    const { item } = post.draft;
    const [first] = item.elements;
    if (first === undefined) continue;
    const values = Object.fromEntries(
      Object.entries(postMarks(post, posts)).flatMap(([name, value]) =>
        value === null ? [] : [[`generic-${name}`, value]],
      ),
    );
    wraps.set(first.order, { elements: item.elements, attributes: values });
    // On the body, because a nested post stands inside the outer one and would lend it its own.
    for (const body of post.body.elements) mark(body, { body: '', ...accountMarks(post, linked) });
    for (const body of post.body.elements) {
      for (const typed of findTypedQuotes(body)) {
        const [start] = typed.parts;
        if (start === undefined || typed.parts.some((part) => wraps.has(part.order))) continue;
        const values = {
          'generic-quote': '',
          ...(typed.author === null ? {} : { 'generic-quote-author': typed.author }),
          ...(typed.sourceId === null ? {} : { 'generic-quote-id': typed.sourceId }),
        };
        wraps.set(start.order, { elements: typed.parts, attributes: values });
      }
    }
    for (const part of post.body.drop) mark(part, { drop: '' });
    if (post.body.signature !== null) mark(post.body.signature, { signature: '' });
    for (const quote of post.quotes) {
      const { header } = quote;
      const line = header === null ? '' : header.is === 'element' ? textOf(header.element) : '';
      mark(quote.element, {
        quote: '',
        'quote-author': quote.author,
        'quote-id': quote.sourceId,
        'quote-url': quote.sourceUrl,
        'quote-time': line === '' ? null : (findDateWords(line)?.words ?? null),
      });
      if (header === null) continue;
      if (header.is === 'element' && header.inside) mark(header.element, { header: '' });
      else
        headers.set(quote.element.order, header.is === 'element' ? { element: header.element } : { run: header.run });
    }
  }
  const top = facts.tree.elements[1];
  if (top !== undefined) {
    mark(top, {
      title: thread.title,
      page: thread.page === null ? null : String(thread.page),
      pages: thread.pageCount === null ? null : String(thread.pageCount),
      next: thread.next,
      previous: thread.previous,
    });
  }
  for (const crumb of thread.crumbs) mark(crumb, { crumb: '' });
  for (const tag of thread.tags) mark(tag, { tag: '' });
  return { attributes, wraps, headers };
}

function postMarks(post: FoundPost, posts: readonly FoundPost[]): Readonly<Record<string, string | null>> {
  const name = post.author?.name ?? null;
  const parent = post.draft.parent < 0 ? null : (posts[post.draft.parent]?.id.id ?? null);
  return {
    post: '',
    id: post.id.id,
    url: post.id.url,
    parent,
    author: name,
    account: post.author?.account ?? null,
    machine: post.time?.machine ?? null,
    shown: post.time?.words ?? null,
    'edited-machine': post.edit?.time?.machine ?? null,
    edited: post.edit?.time?.words ?? null,
  };
}

/** What kind of account wrote: where posts link accounts, a name without a link is a guest's. */
function accountMarks({ author }: FoundPost, linked: boolean): Readonly<Record<string, string | null>> {
  if (author === null) return {};
  const deleted = DELETED_NAME.test(author.name);
  const guest = !deleted && (GUEST_NAME.test(author.name) || (linked && !author.linked));
  return { deleted: deleted ? '' : null, guest: guest ? '' : null, member: author.linked && !guest ? '' : null };
}
