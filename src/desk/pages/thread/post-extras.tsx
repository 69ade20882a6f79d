import { Badge, StanceBadge } from '../../design/badge.js';
import { ForumLink } from '../../design/links.js';
import { percent } from '../../design/words.js';
import type { ShownRepeat, ShownSource } from '../../read/thread-copies.js';
import type { PostImage } from '../../read/thread-posts.js';
import type { ShownStance } from '../../read/thread-values.js';
import type { FullPost } from '../../read/thread-window.js';
import { numberOfPost, postInThread } from './links.js';
import { repeatWords } from './marks.js';

/** Targets shown at a post; the rest stands on the post's own page. */
const TARGETS = 4;

/** The poster's own decided stances first, then what is undecided; reported views stay on the post's page. */
export function shownStances(stances: readonly ShownStance[], most: number): readonly ShownStance[] {
  const own = stances.filter(({ holder }) => holder === null);
  return [...own]
    .sort(
      (a, b) =>
        Number(a.abstained || a.stance === 'none') - Number(b.abstained || b.stance === 'none') ||
        b.confidence - a.confidence,
    )
    .slice(0, most);
}

export const Stances = ({ stances }: { stances: readonly ShownStance[] }) => (
  <>
    {shownStances(stances, TARGETS)
      .filter(({ stance, abstained }) => stance !== 'none' && !abstained)
      .map(({ stance, target, abstained, confidence }) => (
        <StanceBadge stance={stance} target={target} abstained={abstained} confidence={confidence} />
      ))}
  </>
);

/** How many of what; names of those who reacted stand on the post's page. */
export const Reactions = ({ reactions }: { reactions: FullPost['extras']['reactions'] }) =>
  reactions.length === 0 ? null : (
    <span class="reactions">
      {reactions.map(({ name, count }) => (
        <Badge tone="soft">
          <bdi>{name}</bdi>
          {count === null ? '' : ` ${count}`}
        </Badge>
      ))}
    </span>
  );

/** Words that stand elsewhere, and articles that are carried. */
export function Copies({ threadId, extras }: { threadId: string; extras: FullPost['extras'] }) {
  const sources = extras.sources.filter(({ relation }) => relation !== 'same_event');
  if (extras.repeats.length === 0 && sources.length === 0) return null;
  return (
    <ul class="copies">
      {grouped(extras.repeats).map((repeat) => (
        <li>
          <Badge tone={repeat.kind === 'campaign' ? 'warn' : 'soft'} icon="swap">
            {repeatWords(repeat)}
          </Badge>{' '}
          <RepeatFrom threadId={threadId} repeat={repeat} />
        </li>
      ))}
      {sources.map((source) => (
        <li>
          <SourceWords source={source} />
        </li>
      ))}
    </ul>
  );
}

/** One line for each source, however many stretches come from it. */
function grouped(repeats: readonly ShownRepeat[]): readonly ShownRepeat[] {
  const keyOf = ({ kind, from }: ShownRepeat): string => `${kind} ${from?.postId ?? from?.documentId ?? ''}`;
  return [...new Map(repeats.map((repeat) => [keyOf(repeat), repeat])).values()];
}

/** Where repeated words stood before. */
export function RepeatFrom({ threadId, repeat }: { threadId: string; repeat: ShownRepeat }) {
  const { from } = repeat;
  if (from === null) return null;
  if (from.documentId !== null)
    return (
      <span>
        from <a href={`/source/${encodeURIComponent(from.documentId)}`}>{from.title ?? 'an article without a title'}</a>
      </span>
    );
  if (from.threadId === null || from.postId === null) return <span>from a post that is not stored</span>;
  return (
    <span>
      from{' '}
      <a href={postInThread(from.threadId, from.postId)}>
        {numberOfPost(from.position, 'post')} by <bdi>{from.author ?? 'no name'}</bdi>
      </a>
      {from.threadId !== threadId && (
        <>
          {' in '}
          <bdi>{from.title ?? 'another thread'}</bdi>
        </>
      )}
    </span>
  );
}

/** An article and how much of it the post is. */
export const SourceWords = ({ source }: { source: ShownSource }) => (
  <>
    <Badge tone={source.declared === null ? 'warn' : 'info'} icon="link">
      {source.pastedShare > 0 ? `${percent(source.pastedShare)} from an article` : 'carries words of an article'}
    </Badge>{' '}
    <a href={`/source/${encodeURIComponent(source.documentId)}`}>{source.title ?? 'without a title'}</a>
    <span>
      {source.declared === null ? ' – not named as its source' : ` – named as its source: ${source.declared}`}
    </span>
  </>
);

/** Where the pictures of a page come from: null where none are loaded. */
export type ImageAddress = ((url: string) => string) | null;

/** What else the post holds. Pictures are loaded only by those who asked for it, through the desk. */
export function Attached({ full, imageAddress }: { full: FullPost; imageAddress: ImageAddress }) {
  const { images, attachments } = full.post;
  if (images.length === 0 && attachments.length === 0) return null;
  return (
    <ul class="attached">
      {images.map((image) => (
        <li>
          <Picture image={image} imageAddress={imageAddress} />
        </li>
      ))}
      {attachments.map(({ url, name }) => (
        <li>
          Attachment: <ForumLink url={url}>{name ?? 'without a name'}</ForumLink>
        </li>
      ))}
    </ul>
  );
}

function Picture({ image, imageAddress }: { image: PostImage; imageAddress: ImageAddress }) {
  const words = image.alt === null || image.alt.trim() === '' ? 'no description' : image.alt;
  if (imageAddress === null || image.url === null || !/^https?:/i.test(image.url))
    return (
      <span>
        Picture, not loaded: <ForumLink url={image.url}>{words}</ForumLink>
      </span>
    );
  return <img class="post-image" src={imageAddress(image.url)} alt={words} loading="lazy" />;
}
