/** A stretch of a text in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sentences that are read together because they fit the model together. */
export interface Window extends Stretch {
  readonly sentences: readonly Stretch[];
}

/** Windows of a text at most: the rest of a very long post is not read. */
const MOST = 64;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Cuts a stretch of a text into windows of whole sentences of at most `room` tokens; longer sentences are cut at words. */
export function windowsOf(
  text: string,
  { start, end }: Stretch,
  room: number,
  count: (text: string) => number,
): readonly Window[] {
  const windows: Window[] = [];
  let open: Stretch[] = [];
  let used = 0;
  const close = (): void => {
    const first = open[0];
    const last = open.at(-1);
    if (first !== undefined && last !== undefined) windows.push({ start: first.start, end: last.end, sentences: open });
    open = [];
    used = 0;
  };
  for (const sentence of sentencesOf(text.slice(start, end))) {
    for (const piece of pieces(text, { start: start + sentence.start, end: start + sentence.end }, room, count)) {
      if (windows.length >= MOST) return windows;
      // One more for the space between sentences, which some vocabularies count.
      const size = count(text.slice(piece.start, piece.end)) + 1;
      if (used + size > room) close();
      open.push(piece);
      used += size;
    }
  }
  close();
  return windows.slice(0, MOST);
}

/** Sentences, line by line, without the space around them. */
function sentencesOf(text: string): Stretch[] {
  const out: Stretch[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    for (const line of segment.matchAll(/[^\n]+/gu)) {
      const found = /\S(?:.*\S)?/u.exec(line[0]);
      if (found === null || !/[\p{L}\p{N}]/u.test(found[0])) continue;
      const start = index + line.index + found.index;
      out.push({ start, end: start + found[0].length });
    }
  }
  return out;
}

function pieces(text: string, whole: Stretch, room: number, count: (text: string) => number): readonly Stretch[] {
  const size = count(text.slice(whole.start, whole.end)) + 1;
  const length = whole.end - whole.start;
  if (size <= room || length < 2) return [whole];
  const parts = Math.ceil(size / Math.max(1, room));
  const step = Math.max(1, Math.floor(length / parts));
  const out: Stretch[] = [];
  let from = whole.start;
  while (from < whole.end) {
    let to = Math.min(whole.end, from + step);
    if (to < whole.end) {
      const space = text.lastIndexOf(' ', to);
      if (space > from) to = space;
      // Never between the halves of one character.
      else if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1;
    }
    const { length: lead } = /^\s*/u.exec(text.slice(from, to))?.[0] ?? '';
    if (from + lead < to) out.push({ start: from + lead, end: to });
    from = to;
  }
  return out;
}
