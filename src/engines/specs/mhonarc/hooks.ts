import type { ThreadPage } from '../../../model/page.js';
import { readShownMoment } from '../../dates/shown-moment.js';
import type { Citation, WrittenBody } from '../../engine.js';
import { readField, selectIn, selectorOf } from '../../field.js';
import { betweenComments } from '../../html/between-comments.js';
import { isElement, type PageElement, type PageTree, parseTree } from '../../html/page-tree.js';
import { select, selectFirst } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';
import { draftPage, NOBODY } from '../../json/draft.js';
import { personOf, readAttribution } from '../../prefix-quotes/attribution.js';
import { quotedMarkup } from '../../prefix-quotes/quoted-markup.js';
import { readMail } from '../../prefix-quotes/read-mail.js';

/** Links of the archive to one of its messages. */
export const MESSAGE = /(?:^|\/)(?:msg)?(\d{4,7})\.html?$/;

/** Mail in plain text; null for a mail in HTML, which is read as markup. */
export function readBody(body: PageElement): WrittenBody | null {
  const children = body.children.filter(isElement);
  const plain = children.some(({ tag }) => tag === 'pre');
  if (!plain && children.some(({ tag, attributes }) => RICH.has(tag) && attributes.style === undefined)) return null;
  const text = quotedMarkup(body, {
    isQuote: ({ tag }) => tag === 'blockquote',
    skip: isAttachment,
    verbatim: false,
  });
  return readMail(text, null);
}

const RICH: ReadonlySet<string> = new Set(['p', 'div', 'table', 'span', 'font', 'center', 'ul', 'ol']);

/** "Attachment: name", with a description: what the archive prints in place of a part. */
function isAttachment({ tag, children }: PageElement): boolean {
  const strong = tag === 'p' ? children.find(isElement) : undefined;
  const link = strong?.tag === 'strong' ? strong.children.find(isElement) : undefined;
  return link?.tag === 'a' && link.children.some((node) => isElement(node) && node.tag === 'tt');
}

export function readCitation(header: string): Citation | null {
  return readAttribution(header);
}

/** The message answered: the link in the header "In-Reply-To", else the last of the references below the message. */
export function readParent(_post: PageElement, tree: PageTree): string | null {
  const header = select(tree, tree.root, selectorOf('li, tr')).slice(0, 200);
  const line = header.find((element) => /^in-reply-to\s*:/i.test(textOf(element)));
  const link = line === undefined ? null : selectFirst(tree, line, selectorOf('a[href]'));
  const named = MESSAGE.exec(link?.attributes.href ?? '')?.[1];
  if (named !== undefined) return named;
  const references = betweenComments(tree.root, { from: /^X-References$/, to: /^X-References-End$/ });
  if (references === null) return null;
  const links = selectIn({ tree, element: references, owners: null }, 'a[href]');
  return links.flatMap(({ attributes }) => MESSAGE.exec(attributes.href ?? '')?.[1] ?? []).at(-1) ?? null;
}

/**
 * What the archive keeps of the mail in comments above the page, whatever the page looks like: subject, sender (its
 * letters shifted, against harvesters of addresses) and date.
 */
export function readData(tree: PageTree): ThreadPage | null {
  const fact = (name: string): string | null => {
    const read = readField({ tree, element: tree.root, owners: null }, [
      { comment: true, match: new RegExp(`^X-${name}:\\s?(.{1,500})$`) },
    ]);
    return read === null ? null : unescaped(read);
  };
  const from = fact('From-R13');
  const date = fact('Date');
  const title = fact('Subject');
  if (from === null && date === null && title === null) return null;
  return draftPage({
    engine: 'mhonarc',
    detection: { confidence: 1, evidence: [] },
    thread: { title },
    posts: [
      {
        externalId: numberOf(tree),
        author: { ...NOBODY, name: from === null ? null : personOf(shifted(from)) },
        ...(date === null ? {} : { postedAt: readShownMoment(date, null) }),
      },
    ],
  });
}

/** The message's own number: the fragment of its place in the indexes. */
function numberOf(tree: PageTree): string | null {
  return readField({ tree, element: tree.root, owners: null }, NUMBER);
}

export const NUMBER = [{ select: 'a[href*="html#"], a[href*="htm#"]', attr: 'href', match: /\.html?#(\d{4,7})$/ }];

/** `-`, `<` and other signs stand as character references, so that they do not end the comment. */
function unescaped(text: string): string {
  return textOf(parseTree(`<p>${text.replaceAll('<', '&lt;')}</p>`).root);
}

/** ROT-13 over 26 small letters and over `@A…Z[`. */
function shifted(text: string): string {
  return text.replace(/[a-z]/g, (sign) => turn(sign, 'a', 26)).replace(/[@A-Z[]/g, (sign) => turn(sign, '@', 28));
}

function turn(sign: string, first: string, size: number): string {
  const base = first.charCodeAt(0);
  return String.fromCharCode(base + ((sign.charCodeAt(0) - base + size / 2) % size));
}
