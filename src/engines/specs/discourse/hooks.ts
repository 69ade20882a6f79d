import type { Citation } from '../../engine.js';
import { isElement, type PageElement } from '../../html/page-tree.js';

/** A topic's number in its address: "/t/slug/123", "/t/123". */
export const TOPIC_ID = /\/t\/(?:[^/?#]{1,400}\/)?(\d{1,12})(?:[/?#]|$)/;

/** Old boards print no data on quotes, only "name said:" or "name:" above them; a quote of another topic prints its title. */
export function readCitation(header: string): Citation | null {
  const author = /^([^\s:]{1,60})(?: [^\s:]{1,20})?:$/.exec(header.slice(0, 100))?.[1];
  return author === undefined ? null : { author, when: null };
}

/**
 * A quote may come from another topic, whose post numbers count on their own: such a number names no post here. Where
 * the page does not say its topic, the number is taken.
 */
export function isOfThisTopic(quote: PageElement): boolean {
  const from = quote.attributes['data-topic'];
  if (from === undefined) return true;
  let top = quote;
  for (; top.parent !== null; top = top.parent) {
    const here = top.attributes['data-topic-id'];
    if (here !== undefined) return here === from;
  }
  const here = topicOfPage(top);
  return here === null || here === from;
}

/** Asked for every quote: a page may hold thousands, and its head as many links. */
const topics = new WeakMap<PageElement, string | null>();

function topicOfPage(root: PageElement): string | null {
  const known = topics.get(root);
  if (known !== undefined) return known;
  const found = topicInHead(root);
  topics.set(root, found);
  return found;
}

/** The topic in the page's canonical address. */
function topicInHead(root: PageElement): string | null {
  const html = root.children.filter(isElement).find((child) => child.tag === 'html');
  const head = html?.children.filter(isElement).find((child) => child.tag === 'head');
  const canonical = head?.children
    .filter(isElement)
    .find((child) => child.tag === 'link' && child.attributes.rel === 'canonical');
  return TOPIC_ID.exec(canonical?.attributes.href ?? '')?.[1] ?? null;
}
