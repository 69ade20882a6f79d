import type { WordMark } from '../../design/marked-words.js';
import { ownOffsets } from '../../read/own-offsets.js';
import type { ShownRepeat } from '../../read/thread-copies.js';
import type { FullPost } from '../../read/thread-window.js';

const REPEATS: Readonly<Record<string, string>> = {
  unmarked: 'words of another member, without a quote mark',
  self: 'the author wrote this before',
  article: 'stands in an article',
  double_post: 'the same post again',
  campaign: 'several accounts post this text',
};

/** What an unmarked repeat is, in words. */
export const repeatWords = (repeat: Pick<ShownRepeat, 'kind'>): string => REPEATS[repeat.kind] ?? repeat.kind;

/** What is marked in the own words of a post, by their offsets: hostile words where the post counts as uncivil, repeats. */
export function ownMarks({ post, values, extras }: Pick<FullPost, 'post' | 'values' | 'extras'>): readonly WordMark[] {
  const place = ownOffsets(post.ownText, post.analysisText);
  const evidence = values.incivility?.label === 'uncivil' ? values.incivility.evidence : [];
  return [
    ...evidence.flatMap(({ start, end, kind }): WordMark[] => {
      const at = place(start, end);
      return at === null ? [] : [{ start: at[0], end: at[1], kind: 'hostile', label: kind.replaceAll('-', ' ') }];
    }),
    ...extras.repeats.map(
      (repeat): WordMark => ({ start: repeat.start, end: repeat.end, kind: 'repeat', label: repeatWords(repeat) }),
    ),
  ];
}

/** The marks of a stretch of a text, counted from its beginning. */
export const marksWithin = (marks: readonly WordMark[], start: number, end: number): readonly WordMark[] =>
  marks
    .filter((mark) => mark.end > start && mark.start < end)
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }));
