import type { Block } from '../../model/body.js';
import { renderBody } from '../../model/body.js';
import type { PageAuthor, PagePost, ThreadPage } from '../../model/page.js';
import type { StoredDocument } from '../../model/thread.js';
import { foldName, foldWords } from './fold.js';
import { redactBlocks } from './redact-blocks.js';
import { isForgottenName, redactJson, redactText, redactUrl, spareNames } from './redact-text.js';
import { type ForgetRules, markOf } from './rules.js';

/**
 * A page without what the rules of its site forget; pure, and the same page where nothing was found. In the place of a
 * forgotten post stands one of kind `deleted` without author and words, so that the order of the others, and the ids of
 * those that print none, stay as they were. Twice is as good as once.
 *
 * @param threadId the thread it belongs to: posts that were forgotten one by one are known inside their thread
 */
export function redactPage(page: ThreadPage, all: ForgetRules, threadId: string): ThreadPage {
  if (all.isEmpty) return page;
  const rules = { ...all, spare: spareNames(namesOn(page), all) };
  const posts = page.posts.map((post) =>
    isForgottenPost(post, rules, threadId) ? placeholder(post, rules) : redactPost(post, rules),
  );
  const thread = redactJson(page.thread, rules);
  const rest = redactJson({ detection: page.detection, polls: page.polls, problems: page.problems }, rules);
  const next: ThreadPage = { ...page, ...retyped(page, rest), thread: retyped(page.thread, thread), posts };
  const isSame =
    next.thread === page.thread &&
    next.detection === page.detection &&
    next.polls === page.polls &&
    next.problems === page.problems &&
    posts.every((post, i) => post === page.posts[i]);
  return isSame ? page : next;
}

/** Every name a page prints beside a post, a quote or a reaction. */
function* namesOn(page: ThreadPage): Generator<string | null> {
  for (const post of page.posts) {
    yield post.author.name;
    for (const { actors } of post.reactions) yield* actors;
    for (const { block } of renderBody(post.blocks).quotes) yield block.author;
  }
}

/** `redactJson` keeps the shape of what it is given; this says so to the compiler, field by field of the old value. */
function retyped<T extends object>(before: T, after: unknown): T {
  if (after === before || typeof after !== 'object' || after === null) return before;
  const out = { ...before };
  for (const key of Object.keys(after)) Reflect.set(out, key, Reflect.get(after, key));
  return out;
}

/** Whether a post is somebody's who is forgotten, or was forgotten by itself. */
export function isForgottenPost(post: PagePost, rules: ForgetRules, threadId: string): boolean {
  if (post.forgotten !== undefined) return false;
  return isByForgotten(post.author, rules) || rules.has('written', writtenMark(rules.key, post, threadId));
}

/** Whether an account is a forgotten one, by its name or its id. */
export function isByForgotten({ name, externalId, kind }: PageAuthor, rules: ForgetRules): boolean {
  if (isForgottenName(name, rules)) return true;
  return kind === 'member' && externalId !== null && rules.has('account', markOf(rules.key, 'account', externalId));
}

/** What one post is known by: its id in the thread, or author, date and words where it prints none. */
export function writtenMark(key: Uint8Array, post: PagePost, threadId: string): string {
  const { externalId, author, postedAt } = post;
  const text = externalId === null ? renderBody(post.blocks).ownText : '';
  return writtenMarkOf(key, threadId, { externalId, name: author.name, at: postedAt.at, local: postedAt.local, text });
}

/** The same of a post that was put together already. */
export function writtenMarkOf(
  key: Uint8Array,
  threadId: string,
  { externalId, name, at, local, text }: Written,
): string {
  if (externalId !== null) return markOf(key, 'written', threadId, externalId);
  const time = at === null ? Number.NaN : Date.parse(at);
  const date = Number.isNaN(time) ? local : new Date(time).toISOString();
  return markOf(key, 'written', threadId, name === null ? null : foldName(name), date, foldWords(text).form);
}

/** What tells a post from the others of its thread. */
export interface Written {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly at: string | null;
  readonly local: string | null;
  /** Own text. */
  readonly text: string;
}

/** The keyed hash of a post's own words. */
export const seenMark = (key: Uint8Array, post: PagePost): string =>
  markOf(key, 'seen', foldWords(renderBody(post.blocks).ownText).form);

const NOBODY: PageAuthor = { name: null, externalId: null, kind: 'deleted', inferred: false, evidence: null };

function placeholder(post: PagePost, rules: ForgetRules): PagePost {
  const { externalId, position, postedAt } = post;
  return {
    externalId,
    position,
    url: null,
    parentExternalId: null,
    kind: 'deleted',
    author: NOBODY,
    postedAt,
    editedAt: null,
    blocks: [],
    rawBody: null,
    reactions: [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
    forgotten: seenMark(rules.key, post),
  };
}

function redactPost(post: PagePost, rules: ForgetRules): PagePost {
  const blocks = redactBlocks(post.blocks, rules);
  const isRawSame =
    blocks === post.blocks && (post.rawBody === null || redactText(post.rawBody, rules) === post.rawBody);
  const url = post.url === null ? null : redactUrl(post.url, rules);
  const signature = post.signature === null ? null : redactText(post.signature, rules);
  const evidence = post.author.evidence === null ? null : redactText(post.author.evidence, rules);
  const reactions = post.reactions.map((reaction) => {
    const actors = reaction.actors.filter((actor) => !isForgottenName(actor, rules));
    return actors.length === reaction.actors.length
      ? reaction
      : { ...reaction, actors, complete: actors.length === 0 ? null : false };
  });
  const media = { attachments: post.attachments, images: post.images, links: post.links };
  const lists = retyped(media, redactJson(media, rules));
  const isSame =
    isRawSame &&
    url === post.url &&
    signature === post.signature &&
    evidence === post.author.evidence &&
    reactions.every((one, i) => one === post.reactions[i]) &&
    lists === media;
  if (isSame) return post;
  return {
    ...post,
    // Ranges in the printed body no longer fit once something was cut: it is rendered from the blocks then.
    blocks: isRawSame ? blocks : withoutRanges(blocks),
    rawBody: isRawSame ? post.rawBody : null,
    url,
    signature,
    author: evidence === post.author.evidence ? post.author : { ...post.author, evidence },
    reactions,
    ...lists,
  };
}

/** Quotes without their place in the printed body, which is gone. No recursion, as nothing else here. */
function withoutRanges(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  const stack: { readonly from: readonly Block[]; readonly to: Block[] }[] = [{ from: blocks, to: out }];
  for (let work = stack.pop(); work !== undefined; work = stack.pop()) {
    for (const block of work.from) {
      if (block.type === 'quote' || block.type === 'spoiler') {
        const inner: Block[] = [];
        work.to.push(
          block.type === 'quote' ? { ...block, rawRange: null, blocks: inner } : { ...block, blocks: inner },
        );
        stack.push({ from: block.blocks, to: inner });
      } else if (block.type === 'list') {
        const items = block.items.map((): Block[] => []);
        work.to.push({ ...block, items });
        stack.push(...block.items.map((from, i) => ({ from, to: items[i] ?? [] })));
      } else work.to.push(block);
    }
  }
  return out;
}

/** An article without names and sentences that are forgotten. */
export function redactDocument(document: StoredDocument, rules: ForgetRules): StoredDocument {
  const { id, ...rest } = document;
  const cleared = redactJson(rest, rules);
  if (cleared === rest) return document;
  const named = retyped(rest, cleared);
  return {
    id,
    ...named,
    authors: named.authors.filter((_, i) => !isForgottenName(document.authors[i] ?? null, rules)),
  };
}
