import { Words } from '../../design/marked-words.js';
import { bodyPieces } from '../../read/thread-body.js';
import type { FullPost } from '../../read/thread-window.js';
import { marksWithin, ownMarks } from './marks.js';
import { QuoteFold } from './quote-fold.js';

const KINDS: Readonly<Record<string, string>> = {
  stub: 'This post is not stored. It is known only through those who quote it; these are the words they give.',
  deleted: 'The forum shows a placeholder here: the post was deleted.',
  hidden: 'The forum shows a placeholder here: the post is hidden.',
};

/** A post in reading order: own words as they are, quotes folded to a line each. */
export function PostBody({ full, open = false }: { full: FullPost; open?: boolean }) {
  const { post, quotes, values } = full;
  const marks = ownMarks(full);
  const pieces = bodyPieces(post, quotes);
  // Words that decided for a trained model are not always spans: then the whole of it is veiled.
  const hostile = values.incivility?.label === 'uncivil' && !marks.some(({ kind }) => kind === 'hostile');
  return (
    <div class="post-body">
      {KINDS[post.kind] !== undefined && <p class="placeholder">{KINDS[post.kind]}</p>}
      {pieces.map((piece) =>
        piece.kind === 'quote' ? (
          <QuoteFold group={piece} open={open} />
        ) : (
          <Words
            text={piece.text}
            marks={marksWithin(marks, piece.start, piece.end)}
            hostile={hostile}
            lang={post.language}
          />
        ),
      )}
      {pieces.length === 0 && post.kind === 'post' && (
        <p class="placeholder">No words: a picture, or nothing at all.</p>
      )}
    </div>
  );
}
