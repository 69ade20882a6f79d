import type { Block } from '../model/body.js';
import { renderBody } from '../model/body.js';
import { canonicalJson, sha256 } from '../model/ids.js';
import type { Moment } from '../model/moment.js';
import type { PagePost, ThreadPage } from '../model/page.js';
import { foldSpace, foldText } from '../model/text.js';

/** One post as one snapshot shows it, with what is needed to recognise it again. */
export interface Version {
  readonly post: PagePost;
  readonly snapshot: Snapshot;
  /** Own text folded: what makes two printings the same post. */
  readonly folded: string;
  /** Body words without placeholders; another wording is a revision. */
  readonly wording: string;
  readonly author: string | null;
  /** Printed date in a form that does not change with the viewer's zone; null where none is certain. */
  readonly date: string | null;
  readonly digest: string;
}

/** One saved page, with the measures that tell which of two saves is the newer. */
export interface Snapshot {
  readonly page: ThreadPage;
  readonly versions: readonly Version[];
  readonly latest: number;
  readonly reactions: number;
  readonly digest: string;
}

/** Reads a page into a snapshot; linear, no recursion (hostile pages nest quotes thousands deep). */
export function takeSnapshot(page: ThreadPage): Snapshot {
  const versions: Version[] = [];
  const posts = [...page.posts].sort((a, b) => a.position - b.position);
  let latest = Number.NEGATIVE_INFINITY;
  let reactions = 0;
  for (const post of posts) {
    latest = Math.max(latest, instantOf(post.postedAt), instantOf(post.editedAt));
    for (const reaction of post.reactions) reactions += reaction.count ?? 1;
  }
  const digests = posts.map(digestPost);
  const { thread } = page;
  const polls = page.polls.map(({ question, options, voters }) => [
    question,
    options.map(({ text, votes }) => [text, votes]),
    voters,
  ]);
  const head = [page.engine, page.engineVersion, page.detection.confidence, thread, page.expectedPosts, polls];
  const digest = sha256(`${canonicalJson(head)}\n${digests.join('\n')}`);
  const snapshot: Snapshot = { page, versions, latest, reactions, digest };
  const shown = new Map<string, string>();
  posts.forEach((post, at) => {
    const wording = post.forgotten ?? wordingOf(post.blocks);
    if (post.externalId !== null) {
      // The same post twice on one page (pinned on top, say) is one post; with other words it is kept and reported.
      if (shown.get(post.externalId) === wording) return;
      if (!shown.has(post.externalId)) shown.set(post.externalId, wording);
    }
    versions.push({
      post,
      snapshot,
      folded: post.forgotten ?? foldText(renderBody(post.blocks).ownText),
      wording,
      author: printedAuthor(post),
      date: stableDate(post.postedAt),
      digest: digests[at] ?? '',
    });
  });
  return snapshot;
}

/** The key of a post without a printed id: author and date as printed and its folded own text. */
export const textKey = (version: Version): string =>
  `${version.author ?? '\u0000'}\u0001${version.date ?? '\u0000'}\u0001${version.folded}`;

/**
 * Order of age, oldest first: a later edit, a later last date, a higher count of its own, more posts, more reactions;
 * finally the hash, so that the answer never depends on the order the pages came in.
 */
export function compareAge(a: Snapshot, b: Snapshot): number {
  return (
    compareNumbers(a.latest, b.latest) ||
    compareNumbers(a.page.expectedPosts ?? 0, b.page.expectedPosts ?? 0) ||
    compareNumbers(a.page.posts.length, b.page.posts.length) ||
    compareNumbers(a.reactions, b.reactions) ||
    compareText(a.digest, b.digest)
  );
}

/** Order of age of two wordings of one post, oldest first. */
export function compareVersions(a: Version, b: Version): number {
  return (
    compareNumbers(instantOf(a.post.editedAt), instantOf(b.post.editedAt)) ||
    compareAge(a.snapshot, b.snapshot) ||
    compareText(a.digest, b.digest)
  );
}

/** Milliseconds of a moment, for ordering alone: a wall clock without zone counts as UTC; unknown is -Infinity. */
export function instantOf(moment: Moment | null): number {
  const text =
    moment?.at ?? (moment?.local ? `${moment.local.length === 10 ? `${moment.local}T00:00` : moment.local}Z` : null);
  const value = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}

export const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function printedAuthor(post: PagePost): string | null {
  const { name, inferred } = post.author;
  if (name === null || inferred) return null;
  const folded = foldText(name);
  return folded === '' ? null : folded;
}

function stableDate(moment: Moment): string | null {
  if (moment.at !== null) {
    const at = Date.parse(moment.at);
    if (!Number.isNaN(at)) return new Date(at).toISOString();
  }
  return moment.local;
}

/** Lists, not objects: equal posts print equally whatever order their fields were set in. */
function digestPost(post: PagePost): string {
  const { author, postedAt, editedAt } = post;
  const fields = [
    [post.externalId, post.position, post.url, post.parentExternalId, post.kind, post.rawBody, post.signature],
    [author.name, author.externalId, author.kind, author.inferred, author.evidence],
    [postedAt.at, postedAt.local, postedAt.raw, postedAt.precision],
    editedAt === null ? null : [editedAt.at, editedAt.local, editedAt.raw, editedAt.precision],
    post.reactions.map(({ name, count, actors, complete }) => [name, count, actors, complete]),
    post.attachments.map(({ url, name }) => [url, name]),
    post.images.map(({ url, alt }) => [url, alt]),
    post.links.map(({ url, text }) => [url, text]),
    ...(post.forgotten === undefined ? [] : [post.forgotten]),
  ];
  return sha256(`${JSON.stringify(fields)}\n${printBlocks(post.blocks)}`);
}

/** Every block as one line of tokens, in document order: equal trees print equally. */
function printBlocks(blocks: readonly Block[]): string {
  const out: string[] = [];
  const stack: (Block | ')')[] = [...blocks].reverse();
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block === ')') {
      out.push(')');
      continue;
    }
    switch (block.type) {
      case 'quote': {
        const { blocks: inner, ...rest } = block;
        out.push('(', canonicalJson(rest));
        stack.push(')');
        pushReversed(stack, inner);
        break;
      }
      case 'spoiler':
        out.push('(s', block.label ?? '');
        stack.push(')');
        pushReversed(stack, block.blocks);
        break;
      case 'list':
        out.push(`(l${block.ordered}`);
        stack.push(')');
        for (let i = block.items.length - 1; i >= 0; i -= 1) {
          stack.push(')');
          pushReversed(stack, block.items[i] ?? []);
        }
        break;
      default:
        out.push(block.type === 'text' ? `t${block.text}` : canonicalJson(block));
    }
  }
  return out.join('\u0001');
}

/** The body's words, all levels, without image and attachment placeholders, which one format prints and another not. */
function wordingOf(blocks: readonly Block[]): string {
  const out: string[] = [];
  const stack: Block[] = [...blocks].reverse();
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    switch (block.type) {
      case 'text':
      case 'code':
        out.push(block.text);
        break;
      case 'quote':
        out.push('\u0002');
        pushReversed(stack, block.blocks);
        break;
      case 'spoiler':
        pushReversed(stack, block.blocks);
        break;
      case 'list':
        for (let i = block.items.length - 1; i >= 0; i -= 1) pushReversed(stack, block.items[i] ?? []);
        break;
      default:
        break;
    }
  }
  return foldSpace(out.join('\n'));
}

function pushReversed(stack: (Block | ')')[], blocks: readonly Block[]): void {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (block !== undefined) stack.push(block);
  }
}
