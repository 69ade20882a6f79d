import type { PageElement } from '../html/page-tree.js';
import { type Group, holds, itemsOf } from './candidates.js';
import { elementChildren, type Facts } from './facts.js';

/** Names that leave the opener out; "post" and "message" are said of all. */
const REPLIES = /comment|repl(?:y|ies)|answer/;
/** Parts looked at before the first post, on each level around it. */
const BEFORE = 12;
/** Less text than this opens no thread. */
const OPENER_TEXT = 40;

/**
 * The opening post where it is built differently from the replies: the nearest part before them, on the level of the
 * first reply or of something around it, that has a name, a time and words.
 */
export function withOpener(facts: Facts, group: Group): Group {
  if (!REPLIES.test(group.key)) return group;
  const [first] = group.items;
  const [start] = first?.elements ?? [];
  if (first === undefined || start === undefined) return group;
  for (let here = start; here.parent !== null && here.tag !== 'body'; here = here.parent) {
    const before = elementChildren(here.parent)
      .filter((element) => element.last < here.order && !facts.hidden(element.order))
      .slice(-BEFORE);
    const run = openerAmong(facts, before);
    if (run === null) continue;
    return { ...group, items: itemsOf([run, ...group.items.map((item) => item.elements)], facts) };
  }
  return group;
}

function openerAmong(facts: Facts, before: readonly PageElement[]): readonly PageElement[] | null {
  const sum = (what: 'text' | 'link' | 'date' | 'author', from: PageElement, to: PageElement): number =>
    facts.sum(what, from.order, to.last);
  const words = (element: PageElement): number => sum('text', element, element) - sum('link', element, element);
  const main = before
    .filter((element) => holds(element) && !CHROME.test(element.tag) && words(element) >= OPENER_TEXT)
    .sort((a, b) => words(b) - words(a))[0];
  if (main === undefined) return null;
  if (sum('date', main, main) > 0 && sum('author', main, main) > 0) return [innermost(facts, main)];
  // Heading, line of name and time, and words may stand side by side.
  const end = before.indexOf(main);
  for (let from = end - 1; from >= 0 && from >= end - 4; from -= 1) {
    const head = before[from];
    if (head === undefined || words(head) > 400) break;
    if (sum('date', head, main) > 0 && sum('author', head, main) > 0 && sum('date', head, main) <= 4)
      return before.slice(from, end + 1);
  }
  return null;
}

const CHROME = /^(?:nav|header|footer|form|ul|ol)$/;

/** The smallest part of a would-be opener that still has its name, its time and nearly all of its words. */
function innermost(facts: Facts, outer: PageElement): PageElement {
  let here = outer;
  for (;;) {
    const text = facts.sum('text', here.order, here.last) - facts.sum('link', here.order, here.last);
    const inner = elementChildren(here).find(
      (child) =>
        holds(child) &&
        facts.sum('date', child.order, child.last) > 0 &&
        facts.sum('author', child.order, child.last) > 0 &&
        facts.sum('text', child.order, child.last) - facts.sum('link', child.order, child.last) >= 0.75 * text,
    );
    if (inner === undefined) return here;
    here = inner;
  }
}
