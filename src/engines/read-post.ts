import { type PageAuthor, type PagePost, type PagePostKind, type Reaction, reactionOf } from '../model/page.js';
import { isKnown, readMoment } from './dates/read-moment.js';
import { readField, readNumber, type Scope, selectIn, selectorOf } from './field.js';
import { matches } from './html/select.js';
import { foldInline, textOf } from './html/text-of.js';
import { readBody } from './html-blocks/read-blocks.js';
import type { QuoteContext } from './html-blocks/read-quote.js';
import type { Resolve } from './page-url.js';
import { isDeletedNotice } from './placeholder-words.js';

export interface PostContext extends QuoteContext {
  readonly resolve: Resolve;
  /** Some post of the page links an account: then an author without a link is a guest. */
  readonly linksAccounts: boolean;
}

/** A post before its place on the page is known. */
export type UnplacedPost = Omit<PagePost, 'position'>;

/** Reads one post of the list. */
export function readPost(context: PostContext, scope: Scope): UnplacedPost {
  const fields = context.spec.post;
  const bodies = selectIn(scope, fields.body);
  const body = readBody(context, bodies);
  const edited = readMoment(scope, fields.edited, context.dayOrder);
  const { resolve } = context;
  return {
    externalId: readField(scope, fields.externalId),
    url: resolve(readField(scope, fields.url)),
    parentExternalId: readField(scope, fields.parentExternalId) ?? parentAround(context, scope),
    kind: kindOf(context, scope, bodies.length > 0),
    author: authorOf(context, scope),
    postedAt: readMoment(scope, fields.posted, context.dayOrder),
    editedAt: isKnown(edited) ? edited : null,
    blocks: body.blocks,
    rawBody: null,
    reactions: reactionsOf(context, scope),
    attachments: body.attachments.map((item) => ({ ...item, url: resolve(item.url) })),
    images: body.images.map((item) => ({ ...item, url: resolve(item.url) })),
    links: body.links.map((item) => ({ ...item, url: resolve(item.url) ?? item.url })),
    signature: signatureOf(scope, fields.signature),
  };
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
  if (is(scope, fields.deleted)) return 'deleted';
  if (is(scope, fields.hidden)) return isDeletedNotice(hasBody ? '' : textOf(scope.element)) ? 'deleted' : 'hidden';
  if (hasBody) return 'post';
  return isDeletedNotice(textOf(scope.element)) ? 'deleted' : 'hidden';
}

/** Whether the scope's own element matches, or one inside it. */
function is(scope: Scope, selector: string): boolean {
  if (selector === '') return false;
  return matches(scope.tree, scope.element, selectorOf(selector)) || selectIn(scope, selector).length > 0;
}

function authorOf(context: PostContext, scope: Scope): PageAuthor {
  const fields = context.spec.post.author;
  const name = readField(scope, fields.name);
  const kind = is(scope, fields.deleted)
    ? 'deleted'
    : is(scope, fields.member)
      ? 'member'
      : name !== null && (is(scope, fields.guest) || context.linksAccounts)
        ? 'guest'
        : 'unknown';
  const externalId = kind === 'guest' ? null : readField(scope, fields.externalId);
  // Editors carry account 0 for guests.
  return { name, externalId: externalId === '0' ? null : externalId, kind, inferred: false, evidence: null };
}

function reactionsOf(context: PostContext, scope: Scope): readonly Reaction[] {
  const read = context.spec.hooks.readReactions?.(scope.element, scope.tree) ?? [];
  const listed = context.spec.post.reactions.flatMap((fields) =>
    selectIn(scope, fields.each).flatMap((element): Reaction[] => {
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

function signatureOf(scope: Scope, selector: string): string | null {
  const element = selectIn(scope, selector)[0];
  const text = element === undefined ? '' : foldInline(textOf(element));
  return text === '' ? null : text;
}
