import { renderBody } from '../model/body.js';
import { codePointsToUnits } from '../model/text.js';
import type {
  LinkedPost,
  LinkedThread,
  QuoteLink,
  Repeat,
  StoredDocument,
  Thread,
  ThreadPost,
} from '../model/thread.js';
import type { TimeBounds } from './bounds.js';
import { boundTimes } from './bounds.js';
import { replyEdges } from './edges.js';
import { linkQuotes } from './link.js';
import type { PreparedPost, PreparedThread } from './prepare.js';
import { prepareThread } from './prepare.js';
import type { RepeatSource } from './repeats.js';
import { findRepeats } from './repeats.js';
import { ownSegments } from './segments.js';
import { measure } from './sizes.js';
import { SOURCE_SETTINGS, type SourceSettings, traceSources } from './sources.js';
import { cut, originalShare, stripPost } from './strip.js';
import { tokenize } from './tokens.js';

/**
 * Ties every quote of a thread to the post it came from and checks it, makes stubs for posts known only through
 * quotes, takes out of every post what its author did not write, finds unmarked repeats and articles it was taken
 * from, bounds unknown times and draws the reply edges. Pure and total; linear in the thread's text.
 *
 * @param documents ingested articles a post may come from.
 * @param settings thresholds of that comparison.
 */
export function linkThread(
  thread: Thread,
  documents: readonly StoredDocument[],
  settings: SourceSettings = SOURCE_SETTINGS,
): LinkedThread {
  const prepared = prepareThread(thread);
  const { quotes, stubs, problems } = linkQuotes(thread.id, prepared);
  const drafts = prepared.posts.flatMap((post, at) => [
    ...(stubs.before.get(at) ?? []).map((stub) => draftStub(stub, prepared)),
    draftPost(post, quotes[at] ?? []),
  ]);
  const repeats = findRepeats(drafts);
  const isTree = thread.posts.some((post) => post.parentExternalId !== null);
  const isOrdered = !thread.problems.some((problem) => problem.code === 'unknown-page-order');
  const bounds = boundTimes(
    drafts.map((draft) => ({ ...timed(draft), inOrder: draft.post.kind !== 'stub' && !isTree && isOrdered })),
  );
  const absentIds = new Set(
    drafts
      .filter(({ post, body }) => post.kind !== 'post' && (post.kind === 'stub' || body.ownText === ''))
      .map(({ id }) => id),
  );
  const posts = drafts.map((draft, at) =>
    finishPost(draft, repeats[at] ?? [], bounds[at], absentIds, documents, settings),
  );
  return { ...thread, problems: [...thread.problems, ...problems], posts, edges: replyEdges(posts) };
}

/** A post or stub on its way to being linked. */
interface Draft extends RepeatSource {
  readonly post: ThreadPost;
  readonly body: LinkedPost['body'];
  readonly quotes: readonly QuoteLink[];
}

const draftPost = (prepared: PreparedPost, quotes: readonly QuoteLink[]): Draft => ({
  id: prepared.post.id,
  author: prepared.author,
  own: prepared.own,
  post: prepared.post,
  body: prepared.body,
  quotes,
});

function draftStub(stub: ThreadPost, { authorNumber, vocabulary }: PreparedThread): Draft {
  const body = renderBody(stub.blocks);
  return {
    id: stub.id,
    author: authorNumber(stub.author.name),
    own: tokenize(body.ownText, vocabulary),
    post: stub,
    body,
    quotes: [],
  };
}

const timed = ({ post, quotes }: Draft) => ({
  id: post.id,
  postedAt: post.postedAt,
  citations: quotes.flatMap(({ parentIndex, sourcePostId, citedAt, header }) =>
    parentIndex !== null || sourcePostId === null ? [] : [{ sourceId: sourcePostId, citedAt, header }],
  ),
});

function finishPost(
  { post, body, quotes }: Draft,
  inThread: readonly Repeat[],
  bounds: TimeBounds | undefined,
  absentIds: ReadonlySet<string>,
  documents: readonly StoredDocument[],
  settings: SourceSettings,
): LinkedPost {
  const { attribution, analysisText, furniture } = stripPost(post.blocks, body);
  const trace =
    documents.length === 0 || body.ownText === ''
      ? { sources: [], repeats: [], quoted: [] }
      : traceSources({ id: post.id, ownText: body.ownText, attribution, postedAt: post.postedAt }, documents, settings);
  const repeats = [...inThread, ...trace.repeats].sort((a, b) => a.start - b.start || a.end - b.end);
  const foreign = repeats
    .filter(({ kind }) => kind === 'unmarked' || kind === 'article')
    .map(({ start, end }) => [start, end] as const);
  const units = codePointsToUnits(body.ownText);
  const taken = [...foreign, ...trace.quoted].map(([start, end]) => [units(start), units(end)] as const);
  const originalText = taken.length === 0 ? analysisText : cut(body.ownText, [...furniture, ...taken]);
  const atHand = (index: number): boolean => {
    const source = quotes[index]?.sourcePostId ?? null;
    return source !== null && !absentIds.has(source);
  };
  return {
    ...post,
    body,
    quotes,
    analysisText,
    originalText,
    originalShare: originalShare(body, originalText),
    attribution,
    repeats,
    sources: trace.sources,
    sizes: measure(post, body, atHand),
    segments: ownSegments(body),
    postedAfter: bounds?.postedAfter ?? null,
    postedBefore: bounds?.postedBefore ?? null,
  };
}
