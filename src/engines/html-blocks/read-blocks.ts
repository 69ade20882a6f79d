import type { Block } from '../../model/body.js';
import type { Link, PageAttachment, PageImage } from '../../model/page.js';
import { selectIn } from '../field.js';
import { isElement, type PageElement } from '../html/page-tree.js';
import { textOf, UNSHOWN } from '../html/text-of.js';
import { InlineText } from './inline-text.js';
import { preformattedText } from './preformatted.js';
import { type QuoteContext, readQuote } from './read-quote.js';

/** A body read from markup, with what it lists beside its text. Lists hold what stands outside quotes. */
export interface ReadBody {
  readonly blocks: readonly Block[];
  readonly images: readonly PageImage[];
  readonly attachments: readonly PageAttachment[];
  readonly links: readonly Link[];
}

const BREAKING: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr legend main nav p section summary table tbody thead tfoot tr caption'
  ).split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const EMBEDS: ReadonlySet<string> = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

interface Lists {
  readonly images: PageImage[];
  readonly attachments: PageAttachment[];
  readonly links: Link[];
}

/** Reads the content of one or several elements, one after the other, into blocks. */
export function readBody(context: QuoteContext, bodies: readonly PageElement[]): ReadBody {
  const lists: Lists = { images: [], attachments: [], links: [] };
  const blocks = bodies.flatMap(
    (body) => context.spec.hooks.readBody?.(body, context.tree) ?? readInside(context, body, null, lists),
  );
  return { blocks, ...lists };
}

/** Blocks of an element's children; `skip` is a child that is not content (a citation line). */
function readInside(
  context: QuoteContext,
  element: PageElement,
  skip: PageElement | null,
  lists: Lists | null,
): Block[] {
  const blocks: Block[] = [];
  const text = new InlineText();
  new Walk(context, blocks, text, skip, lists).children(element);
  text.flush(blocks);
  return blocks;
}

/** One level of content. Depth is bounded by the tree, so walking may recurse. */
class Walk {
  constructor(
    private readonly context: QuoteContext,
    private readonly blocks: Block[],
    private readonly text: InlineText,
    private readonly skip: PageElement | null,
    private readonly lists: Lists | null,
  ) {}

  children(element: PageElement): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.text.add(child);
      else if (isElement(child)) this.element(child);
    }
  }

  private element(element: PageElement): void {
    if (element === this.skip || UNSHOWN.has(element.tag)) return;
    const role = this.context.roles.of.get(element.order);
    switch (role?.is) {
      case undefined:
        this.plain(element);
        break;
      case 'drop':
        this.text.endLine();
        break;
      case 'quote':
        this.emit(
          readQuote(this.context, element, role.fields, (inside, header) =>
            readInside(this.context, inside, header, null),
          ),
        );
        break;
      case 'spoiler':
        this.spoiler(element);
        break;
      case 'code':
        this.code(element);
        break;
      case 'attachment':
        this.attachment(element);
        break;
      case 'emoji':
        this.text.add(element.attributes.alt ?? element.attributes.title ?? textOf(element));
        break;
    }
  }

  private plain(element: PageElement): void {
    const tag = element.tag;
    if (tag === 'br') this.text.endLine();
    else if (tag === 'img') this.image(element);
    else if (tag === 'ul' || tag === 'ol') this.list(element);
    else if (tag === 'pre') this.code(element);
    else if (EMBEDS.has(tag)) this.embed(element);
    else this.running(element);
  }

  /** Text and what holds text: a block ends the line before and after it, the rest runs on. */
  private running(element: PageElement): void {
    if (element.tag === 'a') this.link(element);
    const breaking = BREAKING.has(element.tag);
    if (breaking) this.text.endLine();
    if (CELLS.has(element.tag)) this.text.add(' ');
    this.children(element);
    if (breaking) this.text.endLine();
  }

  private code(element: PageElement): void {
    this.emit({ type: 'code', text: preformattedText(element), language: languageOf(element) });
  }

  private emit(block: Block): void {
    this.text.flush(this.blocks);
    this.blocks.push(block);
  }

  private list(element: PageElement): void {
    const items: Block[][] = [];
    for (const child of element.children) {
      if (!isElement(child) || this.context.roles.of.get(child.order)?.is === 'drop') continue;
      const blocks = readInside(this.context, child, null, this.lists);
      if (blocks.length > 0) items.push(blocks);
    }
    if (items.length > 0) this.emit({ type: 'list', ordered: element.tag === 'ol', items });
  }

  private spoiler(element: PageElement): void {
    const { tree, spec } = this.context;
    const scope = { tree, element, owners: null };
    const fields = spec.body.spoiler;
    const header = selectIn(scope, fields.header)[0] ?? null;
    const contents = selectIn(scope, fields.contents)[0] ?? element;
    const label = header === null ? '' : textOf(header);
    const blocks = readInside(this.context, contents, header, this.lists);
    this.emit({ type: 'spoiler', label: label === '' ? null : label, blocks });
  }

  private image(element: PageElement): void {
    const { attributes } = element;
    // Lazy loading keeps the picture's address in data-src and a spacer in src.
    const url = attributes['data-src'] ?? attributes.src ?? null;
    const alt = attributes.alt === undefined || attributes.alt === '' ? null : attributes.alt;
    this.lists?.images.push({ url, alt });
    this.emit({ type: 'image', url, alt, printed: null });
  }

  private attachment(element: PageElement): void {
    const url = element.attributes.href ?? null;
    const name = textOf(element);
    this.lists?.attachments.push({ url, name: name === '' ? null : name });
    this.emit({ type: 'attachment', url, name: name === '' ? null : name, printed: null });
  }

  private embed(element: PageElement): void {
    const url = element.attributes.src ?? element.attributes['data-embed-src'] ?? element.attributes.data ?? null;
    if (url !== null) this.lists?.links.push({ url, text: '' });
    this.text.endLine();
  }

  private link(element: PageElement): void {
    const url = element.attributes.href;
    if (this.lists === null || url === undefined || url === '' || url.startsWith('#')) return;
    this.lists.links.push({ url, text: textOf(element) });
  }
}

function languageOf(element: PageElement): string | null {
  const inner = element.children.find(isElement);
  for (const name of [...element.classes, ...(inner?.tag === 'code' ? inner.classes : [])]) {
    const language = /^lang(?:uage)?-([\w+#-]{1,30})$/.exec(name)?.[1];
    if (language !== undefined) return language;
  }
  return null;
}
