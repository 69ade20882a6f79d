import type { Others } from '../../model/across.js';
import type { LinkedPost, LinkedThread, Repeat } from '../../model/thread.js';
import { originalOf } from '../original-text.js';
import { NOBODY } from '../source-rules.js';
import { stripPost } from '../strip.js';
import type { Vocabulary } from '../tokens.js';
import { MANY_ACCOUNTS, postsAlike } from './alike.js';
import { createCampaignFinder } from './campaigns.js';
import type { Other } from './candidates.js';
import { type Carrier, readCarriers } from './carriers.js';
import { asRepeats, type Marked, markedWords, type Provenance, withSpans } from './marked.js';
import type { SiteOrder } from './order.js';
import { createStretchFinder, tellingPart } from './stretches.js';

/** Kinds of repeats that were found by their words in a thread. */
const isWording = (kind: Repeat['kind']): boolean => kind === 'unmarked' || kind === 'self';

/**
 * A thread with the repeats that only other threads show: campaigns first, which take over what was found as a mere
 * repeat of somebody, then runs of words of earlier posts in what is left. What turns out to be a phrase of the whole
 * site is no repeat any more. Original texts follow.
 */
export function findAcross(
  thread: LinkedThread,
  known: readonly Other[],
  copies: Others['copies'],
  stock: ReadonlySet<number>,
  order: SiteOrder,
  vocabulary: Vocabulary,
  authorNumber: (name: string | null) => number,
): LinkedThread {
  const alike = postsAlike(thread);
  const phrases = new Set<number>();
  if (stock.size > 0)
    thread.posts.forEach((post, at) => {
      if (post.repeats.some(({ kind }) => isWording(kind))) phrases.add(at);
    });
  if (known.length === 0 && alike.accounts < MANY_ACCOUNTS && phrases.size === 0) return thread;
  const carriers = readCarriers(thread, known, { alike: alike.posts, phrases }, stock, order, vocabulary, authorNumber);
  const campaignOf = createCampaignFinder(carriers, new Map(copies.map((group) => [group.textHash, group])));
  const stretchesOf = createStretchFinder(carriers, order);
  let isChanged = false;
  const posts = thread.posts.map((post, at) => {
    const carrier = carriers.inThread.get(at);
    if (carrier === undefined || post.repeats.some(({ kind }) => kind === 'double_post')) return post;
    const repeats = repeatsOf(post, carrier);
    if (repeats === null) return post;
    isChanged = true;
    return {
      ...post,
      repeats,
      ...originalOf(post.body, stripPost(post.blocks, post.body), repeats, post.quotedSpans ?? []),
    };
  });
  return isChanged ? { ...thread, posts } : thread;

  /** A post's repeats where other threads add something to them, else null. */
  function repeatsOf(post: LinkedPost, carrier: Carrier): readonly Repeat[] | null {
    const { tokens } = carrier.text;
    const before = markedWords(post, tokens);
    const telling = before.filter((one) => !isPhrase(one, carrier));
    const campaign = campaignOf(carrier);
    const kept =
      campaign === null ? telling : withSpans(telling, campaign.spans, from(campaign.origin, carrier, 'campaign'));
    const closed = new Uint8Array(tokens.ids.length);
    for (const { start, end } of kept) closed.fill(1, start, end);
    const found = stretchesOf(carrier, (word) => closed[word] === 0).map(({ start, end, source }) => ({
      start,
      end,
      repeat: from(source, carrier, 'unmarked'),
      before: null,
    }));
    const isSame = found.length === 0 && kept === telling && telling.length === before.length;
    return isSame ? null : asRepeats(tokens, [...kept, ...found]);
  }

  /** A thread alone cannot tell a phrase of the whole site from somebody's words. */
  function isPhrase({ start, end, repeat: { kind } }: Marked, carrier: Carrier): boolean {
    return (
      stock.size > 0 && isWording(kind) && tellingPart(carrier.text, null, { start, end }, carriers.isNobodys) === null
    );
  }

  /** The author's own words are his wherever he said them first. */
  function from(source: Carrier, { author }: Carrier, kind: 'campaign' | 'unmarked'): Provenance {
    const { postId, threadId } = source.place;
    return {
      sourcePostId: postId,
      ...(threadId === thread.id ? {} : { sourceThreadId: threadId }),
      sourceDocumentId: null,
      kind: author !== NOBODY && source.author === author ? 'self' : kind,
    };
  }
}
