import { createHash } from 'node:crypto';
import sanitize from 'sanitize-html';

/** Elements that hold words and their order; scripts, forms, frames, media and styles are none of them. */
const TAGS = [
  ...[
    'address',
    'article',
    'aside',
    'footer',
    'header',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hgroup',
    'main',
    'nav',
    'section',
  ],
  ...['blockquote', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure', 'hr', 'li', 'ol', 'p', 'pre', 'ul', 'center'],
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'br',
    'cite',
    'code',
    'del',
    'dfn',
    'em',
    'i',
    'ins',
    'kbd',
    'mark',
    'q',
    's',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'time',
    'tt',
    'u',
    'var',
  ],
  ...['caption', 'col', 'colgroup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'details', 'summary'],
];

/** Levels of elements kept; hostile pages go thousands deep. */
const DEEPEST = 200;

/** The only styles of the page: none of its own are kept. */
const STYLE =
  ':root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:1rem;max-width:60rem;overflow-wrap:anywhere}' +
  'table{border-collapse:collapse}td,th{vertical-align:top;padding:.2rem .5rem;border:1px solid #8886}' +
  'blockquote{margin:.5rem 0;padding:.3rem .8rem;border-inline-start:3px solid #8888}pre{white-space:pre-wrap}' +
  'a[title]{text-decoration:underline dotted}:target{outline:3px solid #c60}.picture{opacity:.7}';

/**
 * What an archived page may do: nothing. It runs in a box of its own, without scripts, forms, styles but the one above,
 * and loads from nowhere.
 */
export const ARCHIVE_POLICY = `sandbox; default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/**
 * A saved page as static markup: its words and their order, links and pictures as words. Ids are kept, so that a post can
 * be jumped to.
 */
export function staticMarkup(text: string, format: 'html' | 'text' | 'json', title: string): string {
  const body = format === 'html' ? sanitize(withoutSections(text), OPTIONS) : `<pre>${escaped(text)}</pre>`;
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

/** The parser below takes all that follows a CDATA section for its text; browsers take it for a comment. */
const withoutSections = (html: string): string => html.replaceAll(/<!\[CDATA\[/gi, '');

const OPTIONS: sanitize.IOptions = {
  allowedTags: [...TAGS, 'span'],
  allowedAttributes: {
    '*': ['id', 'dir', 'lang', 'title'],
    a: ['name'],
    span: ['class'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start', 'reversed'],
    li: ['value'],
    time: ['datetime'],
  },
  allowedClasses: { span: ['picture'] },
  allowedSchemes: [],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'template', 'iframe', 'object', 'svg', 'math', 'title'],
  nestingLimit: DEEPEST,
  transformTags: {
    a: (tagName, { href, id, name }) => ({
      tagName,
      attribs: {
        ...(href === undefined ? {} : { title: href }),
        ...(id === undefined ? {} : { id }),
        ...(name === undefined ? {} : { name }),
      },
    }),
    img: (_tag, { alt }) => ({
      tagName: 'span',
      attribs: { class: 'picture' },
      text: `[picture${alt === undefined || alt.trim() === '' ? '' : `: ${alt}`}]`,
    }),
  },
};
