/** Guesses of a new engine's spec, made by looking at one saved page: what repeats, and how its parts are called. */
import type { EngineDraft } from '../src/engines/define-engine.js';
import type { Field, Read } from '../src/engines/engine.js';
import { factsOf } from '../src/engines/generic/facts.js';
import { type FoundPost, findPosts } from '../src/engines/generic/find-posts.js';
import type { PageElement, PageTree } from '../src/engines/html/page-tree.js';
import { select } from '../src/engines/html/select.js';
import { compileSelector } from '../src/engines/html/selector.js';

export interface Guess {
  readonly draft: EngineDraft;
  /** What was found and what was not, for whoever goes on. */
  readonly notes: readonly string[];
  readonly posts: readonly (readonly PageElement[])[];
}

/** A draft of the spec for the engine of a page; null when nothing on the page repeats like posts with words in them. */
export function guessSpec(tree: PageTree, engine: string, generation: string): Guess | null {
  const found = findPosts(factsOf(tree));
  if (found === null || found.posts.length === 0) return null;
  const { posts } = found;
  const scopes = posts.flatMap(({ draft }) => draft.item.elements.slice(0, 1));
  const list = commonSelector(tree, scopes, [tree.root]);
  if (list === null) return null;
  const notes = [`${posts.length} posts, found by ${found.key}`];
  const part = (name: string, of: (post: FoundPost) => PageElement | null | undefined): string | null => {
    const elements = posts.map((post) => of(post) ?? null);
    const seen = elements.flatMap((element) => element ?? []);
    const selector = seen.length === 0 ? null : commonSelector(tree, seen, scopes);
    notes.push(
      selector === null ? `${name}: not found` : `${name}: ${selector} (${seen.length} of ${posts.length} posts)`,
    );
    return selector;
  };
  const body = part('body', ({ body: { elements } }) => elements[0]);
  if (body === null) return null;
  const author = part('author', (post) => post.author?.element);
  const time = part('time', (post) => post.time?.element);
  const edited = part('edited', (post) => post.edit?.element);
  const signature = part('signature', (post) => post.body.signature);
  const quotes = posts.flatMap((post) => post.quotes.map((quote) => quote.element));
  const quote = quotes.length === 0 ? null : commonSelector(tree, quotes, scopes);
  notes.push(quote === null ? 'quotes: none on this page' : `quotes: ${quote} (${quotes.length})`);
  const id = idField(posts, scopes);
  notes.push(id === null ? 'post ids: not found' : 'post ids: found');
  const draft: EngineDraft = {
    engine,
    generation,
    detect: [
      { select: list, weight: 0.6, says: `posts are ${list}` },
      { select: `${list.split(',')[0] ?? list} ${body}`, weight: 0.4, says: `bodies in ${body}` },
    ],
    thread: threadFields(tree),
    post: {
      list,
      ...(posts.some(({ draft: { item } }) => item.elements.length > 1) ? { runs: true } : {}),
      ...(posts.some(({ draft: { parent } }) => parent >= 0) ? { nested: true } : {}),
      ...(id === null ? {} : { externalId: id }),
      author: {
        ...(author === null ? {} : { name: [{ select: author }] }),
        ...(author !== null && posts.some((post) => post.author?.linked === true)
          ? { member: linkIn(author, posts) }
          : {}),
      },
      ...(time === null ? {} : { posted: timeFields(time, posts) }),
      ...(edited === null ? {} : { edited: { shown: [{ select: edited }] } }),
      body,
      ...(signature === null ? {} : { signature }),
    },
    ...(quote === null ? {} : { body: { quotes: [{ each: quote }] } }),
  };
  return { draft, notes, posts: posts.map(({ draft: { item } }) => item.elements) };
}

/** Steps above an element that its selector may name. */
const ABOVE = 3;

/**
 * The selector that is, in most scopes, first matched by the wanted element. Of several, one that names a class or an
 * attribute is better than a tag below one, that better than a tag alone, and a short one better than a long one.
 */
function commonSelector(tree: PageTree, wanted: readonly PageElement[], scopes: readonly PageElement[]): string | null {
  const goal = new Set(wanted);
  const whole = scopes.length === 1 && scopes[0] === tree.root;
  const tried = [...new Set(wanted.slice(0, 5).flatMap(namesOf))].map((selector) => {
    const compiled = compileSelector(selector);
    // In a post the first match is what a field reads; on the page every match is a post.
    const matched = scopes.flatMap((scope) => select(tree, scope, compiled).slice(0, whole ? undefined : 1));
    const hits = matched.filter((element) => goal.has(element)).length;
    return { selector, hits, worth: 2 * hits - matched.length };
  });
  const [best] = tried
    .filter(({ hits }) => hits > 0)
    .sort(
      (a, b) =>
        b.worth - a.worth || plainness(a.selector) - plainness(b.selector) || a.selector.length - b.selector.length,
    );
  return best?.selector ?? null;
}

/** 0 for a class or attribute, 1 for a tag below one, 2 for a tag alone. */
function plainness(selector: string): number {
  return /^\w+$/.test(selector) ? 2 : selector.includes(' ') ? 1 : 0;
}

/** Ways to name an element: its classes, its telling attributes, and its tag below named elements. */
function namesOf(element: PageElement): readonly string[] {
  const own = ownNames(element);
  const above: string[] = [];
  let parent = element.parent;
  for (let step = 0; step < ABOVE && parent !== null; step += 1) {
    for (const name of ownNames(parent).slice(1)) above.push(`${name} ${element.tag}`);
    parent = parent.parent;
  }
  return [...own.slice(1), ...above, ...own.slice(0, 1)];
}

const SAFE = /^[A-Za-z_][\w-]*$/;

function ownNames(element: PageElement): readonly string[] {
  const { attributes, classes, tag } = element;
  const named = classes.filter((name) => SAFE.test(name) && !/\d{2,}/.test(name));
  const prefix = /^([A-Za-z][A-Za-z_-]{1,30}?)[_-]?\d+$/.exec(attributes.id ?? '')?.[1];
  return [
    tag,
    ...named.map((name) => `.${name}`),
    ...named.map((name) => `${tag}.${name}`),
    ...['itemprop', 'data-role', 'component'].flatMap((name) =>
      attributes[name] === undefined || !SAFE.test(attributes[name]) ? [] : [`[${name}="${attributes[name]}"]`],
    ),
    ...(prefix === undefined ? [] : [`${tag}[id^="${prefix}"]`]),
  ];
}

/** Where the number of a post stands: an attribute of its element, or of one in it. */
function idField(posts: readonly FoundPost[], scopes: readonly PageElement[]): Field | null {
  const tries = new Map<string, { read: Read; hits: number }>();
  posts.forEach(({ id: { id } }, at) => {
    const scope = scopes[at];
    if (id === null || scope === undefined) return;
    for (const [name, value] of Object.entries(scope.attributes)) {
      const place = value.indexOf(id);
      if (place < 0 || value.length - id.length > 40) continue;
      const [before, after] = [value.slice(0, place), value.slice(place + id.length)];
      const match = new RegExp(`^${escaped(before)}(\\d{1,15})${escaped(after)}$`);
      const key = `${name} ${match.source}`;
      const known = tries.get(key) ?? { read: { attr: name, match }, hits: 0 };
      tries.set(key, { ...known, hits: known.hits + 1 });
    }
  });
  const [best] = [...tries.values()].sort((a, b) => b.hits - a.hits);
  return best === undefined || best.hits * 2 < posts.length ? null : [best.read];
}

function timeFields(
  selector: string,
  posts: readonly FoundPost[],
): { readonly machine?: Field; readonly shown: Field } {
  const element = posts.find((post) => post.time !== null)?.time?.element;
  const attr = ['datetime', 'data-time', 'data-timestamp', 'title', 'content'].find(
    (name) => element?.attributes[name] !== undefined && /\d/.test(element.attributes[name]),
  );
  return { ...(attr === undefined ? {} : { machine: [{ select: selector, attr }] }), shown: [{ select: selector }] };
}

/** The link to an account: the author's element itself, one inside it, or one around it. */
function linkIn(author: string, posts: readonly FoundPost[]): string {
  const element = posts.find((post) => post.author?.linked === true)?.author?.element;
  return element?.tag === 'a' ? `${author}[href]` : `${author} a[href]`;
}

/** What most pages print of their thread: a number in its address, and links to the pages around. */
function threadFields(tree: PageTree): NonNullable<EngineDraft['thread']> {
  const canonical = (tree.byTag.get('link') ?? []).find((link) => link.attributes.rel === 'canonical');
  const number = /([/=.-])\d{1,12}(?!.*\d)/.exec(canonical?.attributes.href ?? '')?.[1];
  const next = (tree.byTag.get('a') ?? []).some((link) => link.attributes.rel === 'next');
  return {
    ...(number === undefined
      ? {}
      : {
          externalId: [
            {
              select: 'link[rel="canonical"]',
              attr: 'href',
              match: new RegExp(`${escaped(number)}(\\d{1,12})(?!.*\\d)`),
            },
          ],
        }),
    ...(next
      ? { nextUrl: [{ select: 'a[rel="next"]', attr: 'href' }], prevUrl: [{ select: 'a[rel="prev"]', attr: 'href' }] }
      : {}),
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
