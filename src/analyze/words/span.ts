import type { Span } from '../../model/annotation.js';
import { unitsToCodePoints } from '../../model/text.js';

/** Makes spans (code points) of one text from UTF-16 offsets; built once per text. */
export function spanMaker(text: string): (start: number, end: number) => Span {
  const points = unitsToCodePoints(text);
  return (start, end) => ({ start: points(start), end: points(end), text: text.slice(start, end) });
}
