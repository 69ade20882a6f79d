import { renderBody } from '../model/body.js';
import type { Moment } from '../model/moment.js';
import {
  type PageAttachment,
  type PageAuthor,
  type PagePost,
  type PagePostKind,
  type Reaction,
  reactionOf,
} from '../model/page.js';
import { isKnown, readMoment } from './dates/read-moment.js';
import type { PageTimes } from './dates/shown-moment.js';
import type { Field } from './engine.js';
import { readField, readNumber, type Scope, selectIn, selectorOf } from './field.js';
import { betweenComments, type CommentPair } from './html/between-comments.js';
import type { PageElement } from './html/page-tree.js';
import { matches } from './html/select.js';
import { foldInline, textOf } from './html/text-of.js';
import { readBody } from './html-blocks/read-blocks.js';
import type { QuoteContext } from './html-blocks/read-quote.js';
import type { Resolve } from './page-url.js';
import { isDeletedNotice } from './placeholder-words.js';

export interface PostContext extends QuoteContext {
  readonly resolve: Resolve;
  /** The elements of all posts of the page. */
  readonly isPost: ReadonlySet<PageElement>;
  /** The page's own clock and zone. Citation lines do without: they may be as old as the post, in its writer's zone. */
  readonly times: PageTimes;
  /** The opener, where posts without a parent answer it; null on linear boards. */
  readonly opener: { readonly element: PageElement; readonly externalId: string | null } | null;
  /** Some post of the page links an account: then an author without a link is a guest. */
  readonly linksAccounts: boolean;
}

/** A post before its place on the page is known. */
export type UnplacedPost = Omit<PagePost, 'position'>;

/** Reads one post of the list. */
export function readPost(context: PostContext, scope: Scope): UnplacedPost {
  const fields = context.spec.post;
  const bodies = bodiesOf(context, scope);
  const body = readBody(context, bodies);
  const kind = kindOf(context, scope, bodies.length > 0);
  const posted = readMoment(scope, fields.posted, context.dayOrder, context.times);
  const edited = readMoment(scope, fields.edited, context.dayOrder, context.times);
  const { resolve } = context;
  return {
    externalId: readField(scope, fields.externalId),
    url: resolve(readField(scope, fields.url)),
    parentExternalId:
      readField(scope, fields.parentExternalId) ??
      context.spec.hooks.readParent?.(scope.element, scope.tree) ??
      parentAround(context, scope) ??
      openerOf(context, scope),
    kind,
    author: authorOf(context, scope),
    postedAt: posted,
    editedAt: isEdit(edited, posted) ? edited : null,
    blocks: kind === 'deleted' && isDeletedNotice(renderBody(body.blocks).text) ? [] : body.blocks,
    rawBody: null,
    reactions: reactionsOf(context, scope),
    attachments: [...body.attachments, ...listedFiles(scope, fields.attachments, fields.attachmentName)].map(
      (item) => ({
        ...item,
        url: resolve(item.url),
      }),
    ),
    images: body.images.map((item) => ({ ...item, url: resolve(item.url) })),
    links: body.links.map((item) => ({ ...item, url: resolve(item.url) ?? item.url })),
    signature: signatureOf(scope, fields.signature) ?? body.signature,
  };
}

/** Engines print the time of the last change on every post: the time of writing is no edit. */
function isEdit(edited: Moment, posted: Moment): boolean {
  return isKnown(edited) && (edited.at === null || edited.at !== posted.at);
}

/** Themes wrap a body in a body: what stands inside another is read with it, once. In document order, in one pass. */
function outermost(elements: readonly PageElement[]): readonly PageElement[] {
  let end = -1;
  return elements.filter((element) => {
    if (element.order <= end) return false;
    end = element.last;
    return true;
  });
}

/** The parts between two comments, where the spec says that only those are the body. */
function marked(bodies: readonly PageElement[], pair: CommentPair | null): readonly PageElement[] {
  return pair === null ? bodies : bodies.flatMap((body) => betweenComments(body, pair) ?? []);
}

/** Where the body is printed: inside the post, or beside it for an opener that stands apart. */
function bodiesOf(context: PostContext, scope: Scope): readonly PageElement[] {
  const fields = context.spec.post;
  const inside = marked(outermost(selectIn(scope, fields.body)), fields.between);
  if (inside.length > 0 || context.opener?.element !== scope.element) return inside;
  return selectIn({ tree: scope.tree, element: scope.tree.root, owners: null }, fields.openerBody);
}

/** The opener's id, for the posts below it on engines where they answer it. */
function openerOf({ opener }: PostContext, scope: Scope): string | null {
  return opener === null || opener.element === scope.element ? null : opener.externalId;
}

/** The id of the post this one stands in, on engines that nest replies. */
function parentAround(context: PostContext, scope: Scope): string | null {
  const owner = context.spec.post.nested ? scope.owners?.[scope.element.order] : undefined;
  const around = owner === undefined ? undefined : context.tree.elements[owner];
  return around === undefined ? null : readField({ ...scope, element: around }, context.spec.post.externalId);
}

/** A post whose body is not printed is a placeholder: deleted where it says so, else hidden. */
function kindOf(context: PostContext, scope: Scope, hasBody: boolean): PagePostKind {
  const fields = context.spec.post;
  if (is(context, scope, fields.deleted)) return 'deleted';
  if (is(context, scope, fields.hidden))
    return isDeletedNotice(hasBody ? '' : textOf(scope.element)) ? 'deleted' : 'hidden';
  if (hasBody || is(context, scope, fields.bodiless)) return 'post';
  return isDeletedNotice(textOf(scope.element)) ? 'deleted' : 'hidden';
}

/** Whether the scope's own element matches, or one inside it. */
function is(context: PostContext, scope: Scope, selector: string): boolean {
  if (selector === '') return false;
  if (matches(scope.tree, scope.element, selectorOf(selector))) return true;
  // A post that stands inside this one speaks for itself.
  return selectIn(scope, selector).some((element) => !context.isPost.has(element));
}

function authorOf(context: PostContext, scope: Scope): PageAuthor {
  const fields = context.spec.post.author;
  const name = readField(scope, fields.name);
  const kind = is(context, scope, fields.deleted)
    ? 'deleted'
    : is(context, scope, fields.member)
      ? 'member'
      : name !== null && (is(context, scope, fields.guest) || context.linksAccounts)
        ? 'guest'
        : 'unknown';
  const externalId = kind === 'guest' ? null : readField(scope, fields.externalId);
  // Editors carry account 0 for guests.
  return { name, externalId: externalId === '0' ? null : externalId, kind, inferred: false, evidence: null };
}

function reactionsOf(context: PostContext, scope: Scope): readonly Reaction[] {
  const read = context.spec.hooks.readReactions?.(scope.element, scope.tree) ?? [];
  const listed = context.spec.post.reactions.flatMap((fields) =>
    (fields.each === ':scope' ? [scope.element] : selectIn(scope, fields.each)).flatMap((element): Reaction[] => {
      const inside: Scope = { tree: scope.tree, element, owners: null };
      const name = readField(inside, fields.name);
      const actors = selectIn(inside, fields.actors)
        .map(textOf)
        .filter((actor) => actor !== '');
      return name === null ? [] : [reactionOf(name, readNumber(inside, fields.count), actors)];
    }),
  );
  // Boards print the same row for wide and narrow screens: a reaction counts once.
  const seen = new Set<string>();
  return [...read, ...listed].filter((reaction) => !seen.has(reaction.name) && seen.add(reaction.name));
}

/** Attached files listed outside the body: each link once, under its words (a picture's: its alternative text). */
function listedFiles(scope: Scope, selector: string, named: Field): readonly PageAttachment[] {
  const files = new Map<string | null, PageAttachment>();
  for (const element of selectIn(scope, selector)) {
    const inside: Scope = { tree: scope.tree, element, owners: null };
    const url = element.attributes.href ?? readField(inside, LINKED);
    const name = readField(inside, named.length > 0 ? named : FILE_NAME);
    if (name !== null || !files.has(url)) files.set(url, { url, name });
  }
  return [...files.values()];
}

/** Attached pictures are shown, not linked. */
const LINKED: Field = [{ select: 'a[href]', attr: 'href' }, { attr: 'src' }, { select: 'img[src]', attr: 'src' }];
const FILE_NAME: Field = [{}, { attr: 'title' }, { select: 'img', attr: 'alt' }];

function signatureOf(scope: Scope, selector: string): string | null {
  const element = selectIn(scope, selector)[0];
  // Old boards draw the rule above a signature with characters, or print the two dashes of mail.
  const text = element === undefined ? '' : foldInline(textOf(element)).replace(/^(?:_{10,}|-{10,}|--(?=\s))\s*/, '');
  return text === '' ? null : text;
}
