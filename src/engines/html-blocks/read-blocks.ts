import { type Block, renderBody } from '../../model/body.js';
import type { Link, PageAttachment, PageImage } from '../../model/page.js';
import type { Field, QuoteFields } from '../engine.js';
import { readField, selectIn } from '../field.js';
import { isElement, type PageElement, parseTree } from '../html/page-tree.js';
import { foldInline, textOf, UNSHOWN } from '../html/text-of.js';
import { InlineText } from './inline-text.js';
import { preformattedText } from './preformatted.js';
import { type QuoteContext, readQuote } from './read-quote.js';
import { assignRoles } from './roles.js';
import { smileyText } from './smilies.js';
import { withoutIds } from './without-ids.js';

/** A body read from markup, with what it lists beside its text. Lists hold what stands outside quotes. */
export interface ReadBody {
  readonly blocks: readonly Block[];
  readonly images: readonly PageImage[];
  readonly attachments: readonly PageAttachment[];
  readonly links: readonly Link[];
  /** A signature that stood inside the body and was told apart there; null otherwise. */
  readonly signature: string | null;
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
  const signatures: string[] = [];
  const blocks = bodies.flatMap((body) => {
    const written = context.spec.hooks.readBody?.(body, context.tree) ?? null;
    if (written === null) return readMarked(context, body, lists, signatures);
    if (written.signature !== null) signatures.push(written.signature);
    lists.links.push(...linksIn(context, body));
    return context.ignoreIds ? withoutIds(written.blocks) : written.blocks;
  });
  return { blocks, ...lists, signature: signatures.join('\n') || null };
}

/** Reads a body; what stands behind the mark of a signature goes there, and its pictures and links are not the post's. */
function readMarked(context: QuoteContext, body: PageElement, lists: Lists, signatures: string[]): readonly Block[] {
  const signature: Block[] = [];
  const blocks = readInside(context, body, null, lists, signature);
  if (signature.length > 0) signatures.push(foldInline(renderBody(signature).text));
  return blocks;
}

/** Links of a body that a hook read as text; mail addresses are none. */
function linksIn({ tree }: QuoteContext, body: PageElement): readonly Link[] {
  return selectIn({ tree, element: body, owners: null }, 'a[href]').flatMap((element) => {
    const url = element.attributes.href ?? '';
    return /^https?:/i.test(url) ? [{ url, text: textOf(element) }] : [];
  });
}

/** Blocks of an element's children; `skip` is a child that is not content (a citation line). */
function readInside(
  context: QuoteContext,
  element: PageElement,
  skip: PageElement | null,
  lists: Lists | null,
  signature: Block[] | null = null,
): Block[] {
  const blocks: Block[] = [];
  new Walk(context, blocks, new InlineText(), skip, lists, signature).all(element);
  return blocks;
}

/** One level of content. Depth is bounded by the tree, so walking may recurse. */
class Walk {
  constructor(
    private readonly context: QuoteContext,
    private blocks: Block[],
    private readonly text: InlineText,
    private readonly skip: PageElement | null,
    private lists: Lists | null,
    /** Where a signature goes that stands inside the body; null where none is looked for. */
    private readonly signature: Block[] | null,
  ) {}

  all(element: PageElement): void {
    this.children(element);
    this.text.flush(this.blocks);
  }

  children(element: PageElement): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.words(child);
      else if (isElement(child)) this.element(child);
    }
  }

  private words(text: string): void {
    const mark = this.signature === null ? undefined : this.context.spec.body.signatureMark;
    if (this.signature === null || mark === undefined || !mark.test(text.trim())) this.text.add(text);
    else {
      this.text.flush(this.blocks);
      this.blocks = this.signature;
      this.lists = null;
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
      case 'card':
        this.card(element);
        break;
      case 'quote':
        this.quote(element, role.fields);
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
      case 'smiley':
        // Boards leave `alt` empty and name the face in `title`.
        this.text.add(smileyText(element.attributes.alt || (element.attributes.title ?? '')));
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

  private quote(element: PageElement, fields: QuoteFields): void {
    const quote = readQuote(
      this.context,
      element,
      fields,
      (inside, header) => this.carried(element, fields.carried) ?? readInside(this.context, inside, header, null),
    );
    const only = quote.blocks.length === 1 ? quote.blocks[0] : undefined;
    this.emit(fields.hollow === true && only?.type === 'quote' ? only : quote);
  }

  /** Quoted content that stands in an attribute; what it embeds in turn is smaller, so this ends. */
  private carried(element: PageElement, field: Field | undefined): Block[] | null {
    const markup = field === undefined ? null : readField({ tree: this.context.tree, element, owners: null }, field);
    if (markup === null) return null;
    const tree = parseTree(markup);
    return readInside(
      { ...this.context, tree, roles: assignRoles(tree, this.context.spec.body) },
      tree.root,
      null,
      null,
    );
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
    // Lazy loading keeps the picture's address in data-src (Discuz! in zoomfile or file) and a spacer in src.
    const url = attributes['data-src'] ?? attributes.zoomfile ?? attributes.file ?? attributes.src ?? null;
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

  /** The box of a linked page: its address, under the words of the first link that has any. */
  private card(element: PageElement): void {
    this.text.endLine();
    const links = selectIn({ tree: this.context.tree, element, owners: null }, 'a[href]');
    const link = links.find((candidate) => textOf(candidate) !== '') ?? links[0];
    const url = element.attributes['data-url'] ?? link?.attributes.href;
    if (url !== undefined && url !== '') this.lists?.links.push({ url, text: link === undefined ? '' : textOf(link) });
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
