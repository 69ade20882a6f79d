import type { DiffCell } from './section.js';

/** Words kept on each side of a change; the rest of an equal run is left out. */
const CONTEXT_WORDS = 6;

export interface DiffPiece {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly text: string;
}

/** A diff for reading: long equal runs shortened to the words beside a change. */
export function readableDiff(cell: DiffCell): DiffPiece[] {
  const last = cell.diff.length - 1;
  return cell.diff.flatMap((step, i): DiffPiece[] => {
    const text = step.text.replace(/\s+/gu, ' ');
    if (step.op !== 'equal') return text.trim() === '' ? [] : [{ op: step.op, text: text.trim() }];
    const words = text.trim().split(' ');
    const before = i > 0 ? CONTEXT_WORDS : 0;
    const after = i < last ? CONTEXT_WORDS : 0;
    if (words.length <= before + after + 1) return [{ op: 'equal', text: text.trim() }];
    const head = words.slice(0, before).join(' ');
    const tail = after === 0 ? '' : words.slice(-after).join(' ');
    return [{ op: 'equal', text: [head, '…', tail].filter((part) => part !== '').join(' ') }];
  });
}

/** `winter on [-pride-] {+anger+}`: out between brackets, in between braces, as git shows word diffs. */
export function diffAsText(cell: DiffCell): string {
  return readableDiff(cell)
    .map(({ op, text }) => (op === 'delete' ? `[-${text}-]` : op === 'insert' ? `{+${text}+}` : text))
    .filter((part) => part !== '')
    .join(' ');
}
