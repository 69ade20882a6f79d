import type { WrittenBody } from '../../engine.js';
import { selectorOf } from '../../field.js';
import { isElement, type PageElement, type PageTree } from '../../html/page-tree.js';
import { select, selectFirst } from '../../html/select.js';
import { parentsByLevel } from '../../parents-by-level.js';
import { quotedMarkup } from '../../prefix-quotes/quoted-markup.js';
import { readMail } from '../../prefix-quotes/read-mail.js';

/** Since version 1.3.4 quotes are block quotes, before they were div.quoted-text; their `>` signs are gone in both. */
export function readBody(body: PageElement): WrittenBody {
  const isPgp = (element: PageElement): boolean =>
    element.classes.includes('pgp') ||
    (element.previous?.children.some(
      (node) => typeof node !== 'string' && isElement(node) && node.classes.includes('pgp'),
    ) ??
      false);
  const text = quotedMarkup(body, {
    isQuote: (element) => element.tag === 'blockquote' || element.classes.includes('quoted-text'),
    skip: (element) =>
      element.classes.includes('quoted-switch') || (element.classes.includes('quoted-text') && isPgp(element)),
    verbatim: true,
  });
  return readMail(text, null);
}

/** Answers are drawn no deeper than this, however deep they are. */
const DEEPEST = 5;

const known = new WeakMap<PageTree, ReadonlyMap<PageElement, string | null>>();

/** Replies sorted by thread are only indented; sorted by date nothing tells what they answer. */
export function readParent(post: PageElement, tree: PageTree): string | null {
  const parents = known.get(tree) ?? parentsOf(tree);
  known.set(tree, parents);
  return parents.get(post) ?? null;
}

function parentsOf(tree: PageTree): ReadonlyMap<PageElement, string | null> {
  const byDate = selectFirst(tree, tree.root, selectorOf('.sort-mode a[href*="sort=thread"]')) !== null;
  const opener = selectFirst(tree, tree.root, selectorOf('#thread-content > .email'));
  const replies = byDate ? [] : select(tree, tree.root, selectorOf('.replies .email'));
  const parents = parentsByLevel(replies, levelOf);
  return new Map(
    replies.map((reply, at) => {
      const before = replies[at - 1];
      const unsure = levelOf(reply) === DEEPEST && before !== undefined && levelOf(before) === DEEPEST;
      const parent = parents.get(reply) ?? opener;
      return [reply, unsure || parent === null ? null : idOf(parent, tree)];
    }),
  );
}

function idOf(email: PageElement, tree: PageTree): string | null {
  return selectFirst(tree, email, selectorOf('.email-header[id]'))?.attributes.id ?? null;
}

function levelOf(email: PageElement): number {
  const printed = email.parent?.classes.find((name) => /^reply-level-\d{1,2}$/.test(name));
  return printed === undefined ? 0 : Number(printed.slice('reply-level-'.length));
}
