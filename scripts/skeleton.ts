/**
 * A saved page without what its people wrote: true markup, made-up words. It is where a fixture of our own begins; the
 * pages of other people do not go into the repository.
 */
import { findDateWords } from '../src/engines/generic/date-words.js';
import { isElement, type PageElement, type PageNode, type PageTree } from '../src/engines/html/page-tree.js';

/** Posts that are kept; more show nothing new. */
const MOST_POSTS = 4;

/** Parts that hold no facts of the markup. */
const LEFT_OUT: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'iframe', 'template', 'link-preview']);
const EMPTY: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Attributes whose values are names of the markup, not words of people. */
const NAMES =
  /^(?:class|id|rel|type|role|name|for|dir|lang|charset|property|itemprop|itemtype|itemscope|datetime|component|target|method|colspan|rowspan|align|width|height|data-(?:role|action|type|controller|page|pages|pid|uid|id|\w*id|time|timestamp))$/;
const ADDRESSES = /^(?:href|src|action|cite|data-(?:url|href|src|source))$/;

const WORDS =
  'amber birch cedar dune ember fern grove heath islet jetty kelp lark moss nettle otter plum quartz reed sedge thistle'.split(
    ' ',
  );

/** Prints a page as a skeleton; `posts` are the elements of each post. */
export function skeletonOf(tree: PageTree, posts: readonly (readonly PageElement[])[]): string {
  const dropped = new Set(posts.slice(MOST_POSTS).flat());
  const lines: string[] = ['<!doctype html>'];
  const print = (node: PageNode, depth: number): void => {
    const indent = '  '.repeat(Math.min(depth, 12));
    if (typeof node === 'string') {
      const words = wordsFor(node);
      if (words !== '') lines.push(`${indent}${words}`);
      return;
    }
    if (!isElement(node) || LEFT_OUT.has(node.tag) || dropped.has(node)) return;
    lines.push(`${indent}<${node.tag}${attributesOf(node)}>`);
    if (EMPTY.has(node.tag)) return;
    for (const child of node.children) print(child, depth + 1);
    lines.push(`${indent}</${node.tag}>`);
  };
  for (const child of tree.root.children) print(child, 0);
  return `${lines.join('\n')}\n`;
}

/** Made-up words in place of others; dates stay, since their form is a fact of the board, and so do lone numbers. */
function wordsFor(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded === '' || /^[\d\s.,:#»«·|/-]+$/.test(folded)) return escapeText(folded);
  const date = folded.length < 80 ? findDateWords(folded)?.words : undefined;
  if (date !== undefined) return escapeText(date);
  const count = Math.min(12, folded.split(' ').length);
  const from = folded.length % WORDS.length;
  return Array.from({ length: count }, (_, at) => WORDS[(from + at * 7) % WORDS.length] ?? '').join(' ');
}

function attributesOf(element: PageElement): string {
  return Object.entries(element.attributes)
    .flatMap(([name, value]) => {
      if (!/^[\w:.-]+$/.test(name) || name.startsWith('on') || name === 'style') return [];
      if (name === 'content') return [` content="${contentOf(element, value)}"`];
      if (ADDRESSES.test(name)) return [` ${name}="${addressOf(value)}"`];
      const said = NAMES.test(name) || /^[\d\s.:TZ+-]*$/.test(value) ? value : wordsFor(value);
      return [` ${name}="${said.slice(0, 200).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`];
    })
    .join('');
}

function contentOf(element: PageElement, value: string): string {
  if (/^https?:\/\//.test(value)) return addressOf(value);
  // What made the page is a fact of it.
  if (element.attributes.name === 'generator' || /^[\w;=\s.:+-]{0,30}\d[\w;=\s.:+-]{0,30}$/.test(value))
    return escapeText(value);
  return wordsFor(value);
}

/** Words of addresses that belong to boards, not to people or talk. */
const BOARD_WORDS = new Set(
  'forum forums board boards community thread threads topic topics discussion discussions post posts comment comments reply user users member members profile account people page pages p t u f c tag tags category categories question questions answers index viewtopic showthread showpost id pid tid uid start post-'.split(
    ' ',
  ),
);

/** An address with the board's own words and its numbers; names, titles and hosts are made up. */
function addressOf(value: string): string {
  const [, host, rest = ''] = /^(https?:\/\/[^/]+)?(.*)$/s.exec(value) ?? [];
  const path = rest.slice(0, 200).replace(/[\p{L}_%][\p{L}\p{N}_%.-]*/gu, (part, at: number, all: string) => {
    const [, word = '', number = ''] = /^(.*?)([._-]?\d{0,12})$/su.exec(part) ?? [];
    const isName = all[at + part.length] === '=' && part.length <= 12;
    return isName || BOARD_WORDS.has(word.toLowerCase().replace(/[-_]$/, '')) || /\.(?:php|html?|aspx?|cgi)$/.test(part)
      ? part
      : `made-up${number}`;
  });
  return escapeText(`${host === undefined ? '' : 'https://board.example.org'}${path}`);
}

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
