import type { PageElement } from '../html/page-tree.js';
import { elementChildren, type Facts, tokenOf } from './facts.js';

/** One would-be post: elements side by side (mostly one), without the items nested in them. */
export interface Item {
  readonly elements: readonly PageElement[];
  /** The stretch of the document it covers, both ends included. */
  readonly from: number;
  readonly to: number;
  /** The item it stands in, as an index of the group; -1 at the top. */
  readonly parent: number;
  /** Measures of its own part. */
  readonly text: number;
  readonly link: number;
  readonly dates: number;
  readonly authors: number;
}

/** Elements of a page that are alike. */
export interface Group {
  /** How they are alike, in words. */
  readonly key: string;
  readonly items: readonly Item[];
}

/** Elements that hold posts. Custom elements (with a hyphen) do too. */
const HOLDERS: ReadonlySet<string> = new Set(
  'div li article section tr td table tbody dl dd dt ul ol main fieldset aside form blockquote details center shreddit-comment'.split(
    ' ',
  ),
);
/** Groups larger than this are layout; pages hold a few hundred posts. */
const MOST_ITEMS = 5_000;
/** Kinds of rows tried as the first row of a post. */
const ROW_KINDS = 8;
const MARKED = /post|comment|msg|message|reply|answer|content-?id|node-id|pid|cid/;

/** Groups of elements that are alike: by class, by the form of their id, by what schema.org calls them, by parent. */
export function groupsOf(facts: Facts): readonly Group[] {
  const byKey = new Map<string, PageElement[]>();
  for (const element of facts.tree.elements) {
    if (!holds(element) || facts.hidden(element.order) || element.last === element.order) continue;
    if (facts.sum('text', element.order, element.last) < 3) continue;
    for (const key of keysOf(element, facts)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [element]);
      else list.push(element);
    }
  }
  const groups: Group[] = [];
  for (const [key, elements] of byKey) {
    if (elements.length < 2 || elements.length > MOST_ITEMS) continue;
    groups.push({
      key,
      items: itemsOf(
        elements.map((element) => [element]),
        facts,
      ),
    });
  }
  return [...groups, ...rowGroups(facts)];
}

export function holds(element: PageElement): boolean {
  return HOLDERS.has(element.tag) || element.tag.includes('-');
}

function keysOf(element: PageElement, facts: Facts): readonly string[] {
  const keys = new Set(facts.tokens(element).map((token) => `.${token}`));
  const { id, itemprop, itemtype } = element.attributes;
  if (id !== undefined && /\d/.test(id)) keys.add(`#${idPattern(id)}`);
  if (itemprop !== undefined && itemprop !== '') keys.add(`@${itemprop.toLowerCase()}`);
  if (itemtype !== undefined) keys.add(`@${/(\w+)\/?$/.exec(itemtype)?.[1]?.toLowerCase() ?? ''}`);
  for (const name in element.attributes) {
    if (name.startsWith('data-') && MARKED.test(name) && /\d/.test(element.attributes[name] ?? ''))
      keys.add(`[${name}]`);
  }
  if (element.parent !== null) keys.add(`${element.tag} in ${element.parent.order}`);
  return [...keys];
}

/** The form of an id: `post_12` -> `post-#`, `thing_t1_k3x9` -> `thing-t#-#`. */
export function idPattern(id: string): string {
  return tokenOf(id.replace(/(?<=[_-])(?=[a-z]*\d)[a-z0-9]{5,}$/i, '0').replace(/[0-9a-f]{8}-?[0-9a-f-]{8,}/gi, '0'));
}

/** Posts that are several rows side by side (a row of names, a row of words): each kind of row may be the first. */
function rowGroups(facts: Facts): readonly Group[] {
  const groups: Group[] = [];
  for (const parent of facts.tree.elements) {
    if (parent.children.length < 4 || facts.hidden(parent.order)) continue;
    if (facts.sum('date', parent.order, parent.last) < 2 && facts.sum('author', parent.order, parent.last) < 2)
      continue;
    const rows = elementChildren(parent).filter((row) => !facts.hidden(row.order));
    if (rows.length < 4 || rows.length > MOST_ITEMS) continue;
    const tried = new Set<string>();
    for (const kindIn of ROW_NAMES) {
      const kinds = new Map<string, number>();
      const kindOf = rows.map((row) => kindIn(row, facts));
      for (const kind of kindOf) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const likely = [...kinds].filter(([, count]) => count >= 2 && count <= rows.length / 2 + 1).slice(0, ROW_KINDS);
      for (const [kind] of likely) {
        const parts: PageElement[][] = [];
        rows.forEach((row, i) => {
          if (kindOf[i] === kind) parts.push([...anchorsBehind(parts.at(-1), facts), row]);
          else parts.at(-1)?.push(row);
        });
        const starts = parts.map(([first]) => first?.order ?? 0).join(' ');
        if (tried.has(starts)) continue;
        tried.add(starts);
        groups.push({ key: `rows from ${kind} in ${parent.order}`, items: itemsOf(parts, facts) });
      }
    }
  }
  return groups;
}

/** Takes empty anchors from the end of a part: they mark the post that follows. */
function anchorsBehind(part: PageElement[] | undefined, facts: Facts): PageElement[] {
  const taken: PageElement[] = [];
  for (let last = part?.at(-1); part !== undefined && part.length > 1 && last !== undefined; last = part.at(-1)) {
    const { id, name } = last.attributes;
    if (last.tag !== 'a' || (id ?? name) === undefined || facts.sum('text', last.order, last.last) > 0) break;
    taken.unshift(last);
    part.pop();
  }
  return taken;
}

/**
 * What tells the first row of a post from its others: its own classes to the letter (boards number kinds of rows), or
 * those of its cells; without figures where posts alternate between two colours.
 */
const ROW_NAMES: readonly ((row: PageElement, facts: Facts) => string)[] = [
  (row) => `${row.tag}.${row.classes.join('.')}`,
  (row) =>
    `${row.tag}>${elementChildren(row)
      .map((cell) => cell.classes.join('.'))
      .join('|')}`,
  (row, facts) =>
    `${row.tag}.${facts.tokens(row).join('.')}>${elementChildren(row)
      .map((cell) => facts.tokens(cell).join('.'))
      .join('|')}`,
];

/** Items in document order with their own measures: what stands in a nested item is not the outer one's. */
export function itemsOf(parts: readonly (readonly PageElement[])[], facts: Facts): readonly Item[] {
  const drafts = parts
    .flatMap((elements) => {
      const [first, last] = [elements[0], elements.at(-1)];
      return first === undefined || last === undefined
        ? []
        : [{ elements, from: first.order, to: last.last, parent: -1 }];
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const measures = drafts.map(({ from, to }) => measure(facts, from, to));
  const own = measures.map((one) => ({ ...one }));
  const open: number[] = [];
  drafts.forEach((draft, i) => {
    while (open.length > 0 && (drafts[open.at(-1) ?? 0]?.to ?? -1) < draft.from) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) {
      draft.parent = parent;
      const outer = own[parent];
      const inner = measures[i];
      if (outer !== undefined && inner !== undefined) {
        outer.text -= inner.text;
        outer.link -= inner.link;
        outer.dates -= inner.dates;
        outer.authors -= inner.authors;
      }
    }
    open.push(i);
  });
  return drafts.map((draft, i) => ({ ...draft, ...(own[i] ?? { text: 0, link: 0, dates: 0, authors: 0 }) }));
}

function measure(
  facts: Facts,
  from: number,
  to: number,
): { text: number; link: number; dates: number; authors: number } {
  return {
    text: facts.sum('text', from, to),
    link: facts.sum('link', from, to),
    dates: facts.sum('date', from, to),
    authors: facts.sum('author', from, to),
  };
}
