import type { PageElement, PageTree } from './html/page-tree.js';
import { textOf } from './html/text-of.js';
import type { StructuredPost, StructuredThread } from './structured-thread.js';

const POST_TYPE = /schema\.org\/(?:DiscussionForumPosting|SocialMediaPosting|Question|Answer|Comment|UserComments)\/?$/;
/** Elements of one post that are looked at: names and times stand near its head. */
const MOST_LOOKED_AT = 400;
/** Posts read of one page. */
const MOST_POSTS = 5_000;

/**
 * Finds posts in the page's microdata (`itemscope` of schema.org types). Boards mark up part of their posts only, so
 * such a list says who wrote and when, not how many there are. Null where there are fewer than two.
 */
export function readMicrodata(tree: PageTree): StructuredThread | null {
  const scopes = (tree.byAttribute.get('itemtype') ?? [])
    .filter((element) => POST_TYPE.test(element.attributes.itemtype ?? ''))
    .slice(0, MOST_POSTS);
  const [opener, ...replies] = scopes.map((scope) => postOf(tree, scope));
  if (opener === undefined || replies.length === 0) return null;
  return { opener, replies, replyCount: null, complete: false };
}

function postOf(tree: PageTree, scope: PageElement): StructuredPost {
  let url: string | null = scope.attributes.itemid ?? null;
  let author: string | null = null;
  let created: string | null = null;
  const end = Math.min(scope.last, scope.order + MOST_LOOKED_AT);
  for (let order = scope.order + 1; order <= end; order += 1) {
    const element = tree.elements[order];
    if (element === undefined) break;
    // Another post inside this one (an answer, a comment) has its own.
    if (POST_TYPE.test(element.attributes.itemtype ?? '')) {
      order = element.last;
      continue;
    }
    const names = (element.attributes.itemprop ?? '').split(/\s+/);
    if (author === null && (names.includes('author') || names.includes('creator'))) {
      author = nameOf(tree, element);
      order = element.last;
    } else if (created === null && (names.includes('dateCreated') || names.includes('datePublished')))
      created = element.attributes.content ?? element.attributes.datetime ?? null;
    else if (url === null && names.includes('url')) url = element.attributes.content ?? element.attributes.href ?? null;
  }
  return { url, author, created };
}

/** A person's name: a `name` inside, else the words or the content of the element itself. */
function nameOf(tree: PageTree, person: PageElement): string | null {
  for (let order = person.order + 1; order <= person.last && order <= person.order + 40; order += 1) {
    const element = tree.elements[order];
    if (element?.attributes.itemprop?.split(/\s+/).includes('name') === true)
      return filled(element.attributes.content ?? textOf(element));
  }
  if (person.attributes.itemscope !== undefined) return null;
  return filled(person.attributes.content ?? textOf(person));
}

function filled(text: string): string | null {
  const name = text.trim();
  return name === '' || name.length > 100 ? null : name;
}
